import Ambient
import BookWire
import Glibc

/// The program from its arguments to its exit code: 0 done, 1 the work failed, 2 wrong use.
enum Program {
  static let version = "0.1.0"

  static func main() -> Never {
    let console = Console()
    let surroundings = SystemSurroundings()
    let invocation: Invocation
    do {
      invocation = try Invocation(CommandLine.arguments, console: console, surroundings: surroundings)
    } catch {
      exit(report(error, console))
    }
    // Before the first thread starts, so that all of them leave the signals to the one that waits for them.
    if invocation.command.takesSignals { SignalThread.blockSignals() }
    let ending = Ending()
    Task.detached { ending.finish(await run(invocation)) }
    exit(ending.wait())
  }

  private static func run(_ invocation: Invocation) async -> Int32 {
    do {
      try await invocation.command.run(invocation)
      invocation.console.flush()
      return 0
    } catch {
      return report(error, invocation.console)
    }
  }

  private static func report(_ failure: CommandFailure, _ console: Console) -> Int32 {
    console.flush()
    if !failure.text.isEmpty { console.complain("bursar: \(failure.text)") }
    return failure.exitCode
  }
}

/// Why a command did not do its work.
struct CommandFailure: Error {
  var exitCode: Int32
  /// For people; empty when all has been said.
  var text: String
  /// What the book API said, when it refused.
  var fault: BookFault?

  /// The work failed.
  static func failed(_ text: String) -> CommandFailure { CommandFailure(exitCode: 1, text: text) }
  /// The command was not used as it is meant.
  static func misused(_ text: String) -> CommandFailure { CommandFailure(exitCode: 2, text: text) }
}
