import COptions
import Glibc

/// An option that a command knows.
struct CommandOption: Sendable {
  var name: String
  /// What its value is called in the help; nil: it takes none.
  var value: String?
  var sentence: String
  var mayRepeat = false

  static let data = CommandOption(name: "data", value: "DIR", sentence: "The directory of the book.")
  static let json = CommandOption(name: "json", value: nil, sentence: "Prints JSON.")
  static let help = CommandOption(name: "help", value: nil, sentence: "Explains the command.")
  static let asOf = CommandOption(
    name: "as-of", value: "T", sentence: "As it stood then: a time with its offset, or a day for its end.")
  static let knownAt = CommandOption(
    name: "known-at", value: "T", sentence: "As it was known then: later records are not seen.")
}

/// The arguments behind a command's name, sorted.
struct ReadOptions: Sendable {
  /// By name; an option without a value has an empty one.
  var values: [String: [String]] = [:]
  var operands: [String] = []

  /// Reads with `getopt_long`: options and operands in any order, `--name value` and `--name=value`, `--` ends options.
  init(_ arguments: [String], _ options: [CommandOption]) throws(CommandFailure) {
    precondition(options.count <= COPTIONS_LIMIT, "a command of too many options")
    var names: [UnsafeMutablePointer<CChar>?] = options.map { strdup($0.name) }
    // The first argument is skipped: it stands for the program's name.
    var vector: [UnsafeMutablePointer<CChar>?] = ([""] + arguments).map { strdup($0) } + [nil]
    defer {
      for name in names { free(name) }
      for argument in vector { free(argument) }
      names = []
      vector = []
    }
    let table = zip(names, options).map { coptions_option(name: $0, takes_value: $1.value != nil) }
    var isFirst = true
    while true {
      let count = Int32(vector.count - 1)
      let step = vector.withUnsafeMutableBufferPointer { vector in
        coptions_next(count, vector.baseAddress!, table, Int32(table.count), isFirst)
      }
      isFirst = false
      let text = step.text.map { String(cString: $0) }
      switch step.outcome {
      case coptions_found:
        let option = options[Int(step.option)]
        if values[option.name] != nil, !option.mayRepeat {
          throw .misused("--\(option.name) is given twice")
        }
        values[option.name, default: []].append(text ?? "")
      case coptions_end:
        operands = vector[Int(step.first_operand)..<Int(count)].map { String(cString: $0!) }
        return
      case coptions_value_missing: throw .misused("\(text ?? "the last option") needs a value")
      default: throw .misused("\(text ?? "") is no option of this command")
      }
    }
  }
}
