import Foundation
import Market
import Testing

/// docs/instruments.md tells the table of roots as it is.
struct OptionRootPageTests {
  @Test func thePageTellsEveryRow() throws {
    let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    let page = try String(contentsOfFile: top + "/docs/instruments.md", encoding: .utf8)
    let section = try #require(page.components(separatedBy: "## Roots of index options").last)
    let told = try #require(section.components(separatedBy: "\n## ").first)
      .split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
    let rows = OptionRoot.all.map { row in
      let style = row.style == .european ? "European" : "American"
      let settled = row.morningSettlement.map { "the morning, `\($0)`" } ?? "the close"
      let exchange = row.source.prefix { $0 != "," }
      return "| `\(row.root)` | \(row.underlying) | \(style) | \(settled) | \(exchange) |"
    }
    #expect(told == rows)
  }
}
