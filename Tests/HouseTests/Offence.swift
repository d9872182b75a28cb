/// One breach of a house rule, with the place where it stands.
struct Offence: Hashable, CustomStringConvertible {
  var file: String
  var line: Int
  var what: String

  var description: String { "\(file):\(line): \(what)" }
}

extension Collection where Element == Offence {
  /// All breaches, one a line, for the failure message.
  var report: String { map(\.description).joined(separator: "\n") }
}
