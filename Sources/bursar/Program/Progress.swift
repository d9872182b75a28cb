import Ambient
import BookAPI
import Glibc
import Synchronization

/// Tells on the error output how far long work has come, once it has taken a second: to a terminal in one line that is
/// written over and over, elsewhere only when it was asked for, a line a second.
final class Progress: Sendable {
  private enum Form {
    case none
    case line
    case lines
  }

  private struct State {
    var last: UInt64
    var isShown = false
  }

  private let console: Console
  private let surroundings: any Surroundings
  private let what: String
  private let form: Form
  private let state: Mutex<State>

  private static let interval: UInt64 = 1_000_000_000
  /// Takes a terminal's line back: the cursor to its start, and everything behind it away.
  private static let takenBack = "\r\u{1B}[K"

  /// - Parameter what: whose progress it is: a file's name.
  init(_ what: String, _ call: Invocation) {
    self.what = what
    console = call.console
    surroundings = call.surroundings
    form = call.has(Command.progress.name) ? .lines : isatty(2) == 1 ? .line : .none
    state = Mutex(State(last: surroundings.monotonicNanoseconds()))
  }

  /// Work of that name has come so far.
  func reached(_ done: Int, of total: Int, _ word: String) {
    guard form != .none, total > 0 else { return }
    state.withLock { state in
      let now = surroundings.monotonicNanoseconds()
      guard now - state.last >= Self.interval else { return }
      state.last = now
      let text = "\(what): \(word) \(done * 100 / total) %"
      if form == .lines { return console.complain(text) }
      console.mutter(Self.takenBack + text)
      state.isShown = true
    }
  }

  func reached(_ progress: ImportProgress) {
    let word =
      switch progress.phase {
      case .reading: "read"
      case .trying: "tried"
      case .taking: "taken"
      }
    reached(progress.done, of: progress.total, word)
  }

  /// The work is at its end: the terminal's line goes.
  func finish() {
    state.withLock { state in
      if state.isShown { console.mutter(Self.takenBack) }
      state.isShown = false
    }
  }
}
