public import CivilTime

/// Which orders a list asks for.
public enum SnapTradeOrderState: String, Sendable, Hashable, CaseIterable {
  case all
  /// Those that may still be executed.
  case open
  case executed

  /// Whether an order in this state belongs to the list.
  public func includes(_ status: SnapTradeOrderStatus) -> Bool {
    switch self {
    case .all: true
    case .open: status.isOpen
    case .executed: status == .executed || status == .partiallyExecuted || status == .partiallyCancelled
    }
  }
}

/// The checks of query parameters and form members; each fault names its field and never repeats its value.
public enum SnapTradeField {
  /// The most entries that a comma list may have.
  public static let longestList = 1_000
  /// The most rows that a page of activities may have, and how many it has unless asked otherwise.
  public static let largestPage = 1_000
  /// How many days back orders reach at most.
  public static let mostDays = 90
  /// How many days back orders reach unless asked otherwise.
  public static let usualDays = 30

  /// An identifier in its usual form, eight, four, four, four and twelve hexadecimal digits; answered in lower case.
  public static func uuid(_ field: String, _ text: String) throws(SnapTradeWireError) -> String {
    guard isUUID(text) else {
      throw SnapTradeWireError(.malformed, "a UUID was expected", path: field)
    }
    return text.lowercased()
  }

  /// Whether a text has the form of a UUID.
  public static func isUUID(_ text: String) -> Bool {
    guard text.utf8.count == 36 else { return false }
    return text.utf8.enumerated().allSatisfy { index, byte in
      switch index {
      case 8, 13, 18, 23: byte == UInt8(ascii: "-")
      default:
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
          UInt8(ascii: "A")...UInt8(ascii: "F"):
          true
        default: false
        }
      }
    }
  }

  /// A word of a closed list.
  public static func word<Word>(_ field: String, _ text: String) throws(SnapTradeWireError) -> Word
  where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
    guard let word = Word(rawValue: text) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw SnapTradeWireError(.notAllowed, "one of \(words) was expected", path: field)
    }
    return word
  }

  /// A date, `YYYY-MM-DD`; `nil` when the parameter is missing or empty.
  public static func date(_ field: String, _ text: String?) throws(SnapTradeWireError) -> CivilDate? {
    guard let text, !text.isEmpty else { return nil }
    guard let date = CivilDate(text) else {
      throw SnapTradeWireError(.malformed, "a date, YYYY-MM-DD, was expected", path: field)
    }
    return date
  }

  /// A switch: `true` or `false` in any case, or 1 or 0.
  public static func flag(_ field: String, _ text: String?, default usual: Bool) throws(SnapTradeWireError) -> Bool {
    switch text?.lowercased() {
    case nil, "": return usual
    case "true", "1": return true
    case "false", "0": return false
    default: throw SnapTradeWireError(.malformed, "true or false was expected", path: field)
    }
  }

  /// Days back for orders: one at least, ninety at most; more is cut to ninety.
  public static func days(_ text: String?) throws(SnapTradeWireError) -> Int {
    guard let text, !text.isEmpty else { return usualDays }
    return min(try whole("days", text, from: 1), mostDays)
  }

  /// State of orders; all unless asked otherwise.
  public static func state(_ text: String?) throws(SnapTradeWireError) -> SnapTradeOrderState {
    guard let text, !text.isEmpty else { return .all }
    return try word("state", text)
  }

  /// First row and number of rows of a page of activities; more rows than a page may have are cut.
  public static func page(
    offset: String?, limit: String?
  ) throws(SnapTradeWireError) -> (offset: Int, limit: Int) {
    var page = (offset: 0, limit: largestPage)
    if let offset, !offset.isEmpty { page.offset = try whole("offset", offset, from: 0) }
    if let limit, !limit.isEmpty { page.limit = min(try whole("limit", limit, from: 1), largestPage) }
    return page
  }

  /// The entries of a comma list without blanks around them; `nil` when the parameter is missing or empty.
  public static func list(_ field: String, _ text: String?) throws(SnapTradeWireError) -> [String]? {
    guard let text, !text.isEmpty else { return nil }
    let entries = text.split(separator: ",").map { entry in
      String(entry.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    guard entries.count <= longestList else {
      throw SnapTradeWireError(.notAllowed, "\(longestList) entries at most were expected", path: field)
    }
    return entries.filter { !$0.isEmpty }
  }

  /// The asked time frames of rates of return; all of them unless asked otherwise.
  public static func timeframes(_ text: String?) throws(SnapTradeWireError) -> [SnapTradeTimeframe] {
    guard let names = try list("timeframes", text) else { return SnapTradeTimeframe.allCases }
    var frames: [SnapTradeTimeframe] = []
    for name in names { frames.append(try word("timeframes", name)) }
    return frames
  }

  /// A whole number with a lower bound, of at most nine digits.
  private static func whole(
    _ field: String, _ text: String, from least: Int
  ) throws(SnapTradeWireError) -> Int {
    guard text.utf8.count <= 9, let number = Int(text), number >= least else {
      throw SnapTradeWireError(.malformed, "a whole number from \(least) on was expected", path: field)
    }
    return number
  }
}
