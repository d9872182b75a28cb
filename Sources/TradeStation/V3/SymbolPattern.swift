import TradeStationWire

/// The symbols that a request of the newer API asks for: a comma list in which `*` stands for any characters, such as
/// `MSFT *` or `* 2303*C*`.
struct SymbolPattern {
  /// Nil takes every symbol.
  private let patterns: [[UInt8]]?

  /// Most patterns of one request, and most characters of each.
  static let limit = 100
  static let longest = 64

  init(_ text: String?) throws {
    guard let text else {
      patterns = nil
      return
    }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= Self.limit, parts.allSatisfy({ (1...Self.longest).contains($0.utf8.count) }) else {
      throw TradeStationFailure(
        400, "symbol: A list of at most \(Self.limit) symbols of at most \(Self.longest) characters is expected.")
    }
    patterns = parts.map { Array($0.uppercased().utf8) }
  }

  func takes(_ symbol: String) -> Bool {
    guard let patterns else { return true }
    let symbol = Array(symbol.uppercased().utf8)
    return patterns.contains { Self.matches($0[...], symbol[...]) }
  }

  /// Greedy with one way back, so that the time grows with the product of the lengths at most.
  private static func matches(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
    let any = UInt8(ascii: "*")
    var (place, at) = (pattern.startIndex, text.startIndex)
    var retry: (place: Int, at: Int)?
    while at < text.endIndex {
      if place < pattern.endIndex, pattern[place] == any {
        retry = (place + 1, at)
        place += 1
      } else if place < pattern.endIndex, pattern[place] == text[at] {
        place += 1
        at += 1
      } else if let last = retry {
        retry = (last.place, last.at + 1)
        (place, at) = (last.place, last.at + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == any }
  }
}
