/// What `bursar help` prints.
enum HelpText {
  static var overview: String {
    let width = Command.all.map(\.name.count).max() ?? 0
    let rows = Command.all.map { "  \(padded($0.name, width))  \($0.summary)" }
    return """
      Bursar keeps brokerage accounts and tells what is in them.

      Usage: bursar COMMAND [OPTION...]

      \(rows.joined(separator: "\n"))

      `bursar help COMMAND` explains each. Exit codes: 0 done, 1 the work failed, 2 wrong use.
      """
  }

  static func of(_ command: Command) -> String {
    var text = "Usage: bursar \(command.name) \(command.usage)\n\n\(command.summary)"
    if !command.details.isEmpty { text += "\n\n\(command.details)" }
    let labels = command.options.map { "--\($0.name)" + ($0.value.map { " \($0)" } ?? "") }
    let width = labels.map(\.count).max() ?? 0
    if !labels.isEmpty { text += "\n" }
    for (label, option) in zip(labels, command.options) {
      text += "\n  \(padded(label, width))  \(option.sentence)"
    }
    return text
  }

  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
