import Foundation

/// `docs/documents.md`, row by row.
struct DocumentTable {
  struct Row {
    let section: String
    /// The first cell as it stands.
    let subject: String
    /// Paths of the fields that the first cell names.
    let fields: [String]
    /// `target/suite.function`, as many as the last cell names.
    let tests: [String]
  }

  /// Rows of the tables that name tests.
  let rows: [Row]

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
    self.init(text: try String(contentsOf: root.appending(path: "docs/documents.md"), encoding: .utf8))
  }

  init(text: String) {
    var rows: [Row] = []
    var section = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") { section = String(line.dropFirst(3)) }
      let cells = line.split(separator: "|", omittingEmptySubsequences: true)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard line.hasPrefix("| "), cells.count == 3, cells[2] != "Tests", !cells[2].hasPrefix("---") else { continue }
      rows.append(
        Row(
          section: section, subject: cells[0], fields: Self.fields(Self.spans(cells[0])), tests: Self.spans(cells[2])))
    }
    self.rows = rows
  }

  /// Names that end in a point go before each of the others.
  private static func fields(_ spans: [String]) -> [String] {
    let prefixes = spans.filter { $0.hasSuffix(".") }
    let names = spans.filter { !$0.hasSuffix(".") }
    return prefixes.isEmpty ? names : prefixes.flatMap { prefix in names.map { prefix + $0 } }
  }

  private static func spans(_ cell: String) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .compactMap { $0.offset % 2 == 1 ? String($0.element) : nil }
  }
}
