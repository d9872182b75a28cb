import Foundation
import JSON
import Money

/// The files of `Books`: lives told as events, published answers, and figures that a script worked out.
enum Books {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Books")

  /// Events, one a line.
  static func events(_ name: String) throws -> String { try text(name + ".jsonl") }

  /// An answer as its document prints it, without the spaces.
  static func published(_ name: String) throws -> String {
    try text(name + ".published.json").trimmingCharacters(in: .newlines)
  }

  /// What `expected.py` makes of the events, by member.
  static func computed(_ name: String) throws -> [(name: String, value: ExactDecimal)] {
    let object = try JSONValue(parsing: text(name + ".computed.json")).objectValue
    return (object?.members ?? []).compactMap { member in member.value.decimalValue.map { (member.name, $0) } }
  }

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }
}
