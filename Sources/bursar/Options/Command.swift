/// One command of the program.
struct Command: Sendable {
  typealias Run = @Sendable (Invocation) async throws(CommandFailure) -> Void

  var name: String
  /// Operands and options as in a line of usage.
  var usage: String
  /// One line.
  var summary: String
  /// Further text of the command's own help.
  var details = ""
  var options: [CommandOption]
  /// How many operands there are.
  var operands: ClosedRange<Int>
  /// The command ends by a signal in good order.
  var takesSignals = false
  var run: Run

  /// Every command, in the order of the help.
  static let all: [Command] = [
    serve, importing, prices, exporting, figures, explain, history, verify, hub, token, docs, help, version,
  ]

  static func named(_ name: String) -> Command? { all.first { $0.name == name } }
}
