import HTTP

/// The part of OData's `$filter` that the API documents: `Symbol eq 'AAPL' or Symbol eq 'IBM'`.
struct SymbolFilter {
  /// Nil takes every symbol.
  private var symbols: Set<String>?

  /// Most symbols in one filter.
  static let limit = 100

  init(_ query: QueryItems) throws {
    guard let text = query["$filter"] else { return }
    symbols = try Self.symbols(in: text)
  }

  func takes(_ symbol: String) -> Bool { symbols?.contains(symbol) ?? true }

  private static func symbols(in text: String) throws -> Set<String> {
    // Quotes cut the text in turn into what stands outside and inside of them.
    let parts = text.split(separator: "'", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1, parts.count >= 3, parts.count <= 2 * limit + 1 else { throw malformed }
    var found: Set<String> = []
    for (index, part) in parts.enumerated() {
      if index % 2 == 1 {
        guard !part.isEmpty else { throw malformed }
        found.insert(String(part))
      } else {
        let words = part.split(separator: " ").map { $0.lowercased() }
        let isLast = index == parts.count - 1
        guard words == (isLast ? [] : index == 0 ? ["symbol", "eq"] : ["or", "symbol", "eq"]) else { throw malformed }
      }
    }
    return found
  }

  private static let malformed = TradeStationFailure.invalid(
    "$filter", "Symbol eq 'A' or Symbol eq 'B' with at most \(limit) symbols is understood.")
}
