import Ambient

/// Tells on the error output how far long work has come: at most a line a second, and none for short work.
struct Progress {
  private let console: Console
  private let surroundings: any Surroundings
  private let what: String
  private let total: Int
  private var last: UInt64

  private static let interval: UInt64 = 1_000_000_000

  init(_ what: String, total: Int, _ invocation: Invocation) {
    self.what = what
    self.total = total
    console = invocation.console
    surroundings = invocation.surroundings
    last = surroundings.monotonicNanoseconds()
  }

  mutating func reached(_ done: Int) {
    let now = surroundings.monotonicNanoseconds()
    guard now - last >= Self.interval, total > 0 else { return }
    last = now
    console.complain("\(what): \(done * 100 / total) %")
  }
}
