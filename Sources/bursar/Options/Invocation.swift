import Ambient
import CivilTime

/// A command with what it was called with.
struct Invocation: Sendable {
  let command: Command
  let operands: [String]
  let console: Console
  let surroundings: any Surroundings
  private let values: [String: [String]]

  init(_ arguments: [String], console: Console, surroundings: any Surroundings) throws(CommandFailure) {
    self.console = console
    self.surroundings = surroundings
    var rest = Array(arguments.dropFirst())
    let word = rest.isEmpty ? nil : rest.removeFirst()
    switch word {
    case nil:
      throw .misused("a command is missing; `bursar help` lists them")
    case "--help", "-h":
      (command, operands, values) = (.help, [], [:])
      return
    case "--version":
      (command, operands, values) = (.version, [], [:])
      return
    default: break
    }
    guard let name = word, let named = Command.named(name) else {
      throw .misused("there is no command \(word ?? ""); `bursar help` lists them")
    }
    let read: ReadOptions
    do throws(CommandFailure) {
      read = try ReadOptions(rest, named.options + [.help])
    } catch {
      throw .misused("\(name): \(error.text); see `bursar help \(name)`")
    }
    if read.values["help"] != nil {
      (command, operands, values) = (.help, [name], [:])
      return
    }
    guard named.operands.contains(read.operands.count) else {
      let problem = read.operands.count < named.operands.lowerBound ? "something is missing" : "that is too much"
      throw .misused("\(name): \(problem); usage: bursar \(name) \(named.usage)")
    }
    (command, operands, values) = (named, read.operands, read.values)
  }

  /// The value of an option; nil when it is not given.
  func value(_ option: String) -> String? { values[option]?.first }

  func all(_ option: String) -> [String] { values[option] ?? [] }

  func has(_ option: String) -> Bool { values[option] != nil }

  /// The value of an option without which the command cannot work.
  func required(_ option: String) throws(CommandFailure) -> String {
    guard let value = value(option), !value.isEmpty else { throw misused("--\(option) is missing") }
    return value
  }

  func misused(_ text: String) -> CommandFailure {
    .misused("\(command.name): \(text); usage: bursar \(command.name) \(command.usage)")
  }

  /// The directory of the book.
  func data() throws(CommandFailure) -> DataDirectory { DataDirectory(path: try required("data")) }

  /// The query of a moment, with texts that are known to be good.
  func moments() throws(CommandFailure) -> [(name: String, value: String)] {
    var items: [(name: String, value: String)] = []
    for (option, name) in [("as-of", "as_of"), ("known-at", "known_at")] {
      guard let text = value(option) else { continue }
      guard CivilDate(text) != nil || Instant(rfc3339: text) != nil else {
        throw misused("--\(option) takes a time such as 2026-01-05T09:30:00-05:00, or a day such as 2026-01-05")
      }
      items.append((name, text))
    }
    return items
  }

  /// The query of a span of days.
  func days() throws(CommandFailure) -> [(name: String, value: String)] {
    var items: [(name: String, value: String)] = []
    for option in ["from", "to"] {
      guard let text = value(option) else { continue }
      guard CivilDate(text) != nil else { throw misused("--\(option) takes a day such as 2026-01-05") }
      items.append((option, text))
    }
    return items
  }
}
