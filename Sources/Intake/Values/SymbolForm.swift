import CivilTime
import Market
import Money

/// How a broker's symbols become Bursar's.
public struct SymbolForm: Sendable, Equatable {
  /// How options are written, apart from the 21 characters, which are always known.
  public enum Options: String, Sendable, CaseIterable {
    /// None.
    case plain
    /// `-AAPL261218C240` or `AAPL261218C240.5`.
    case compact
    /// `AAPL 12/18/2026 240.00 C`.
    case spelled
  }

  public struct Replacement: Sendable, Equatable {
    public var from: String
    public var to: String

    public init(from: String, to: String) {
      self.from = from
      self.to = to
    }
  }

  /// Whole symbols, as the file has them, with what they are in the book.
  public var map: [Replacement] = []
  /// Parts that are replaced, such as the slash of `BRK/B`.
  public var replace: [Replacement] = []
  /// Texts that stand for no symbol, besides nothing.
  public var none: [String] = ["--"]
  /// Symbols that are the account's cash: no position is made of them.
  public var cash: [String] = []
  /// What an instrument of that price currency has behind its symbol, such as `.L` for `GBX`.
  public var suffixes: [Replacement] = []
  public var options = Options.plain

  public init() {}

  /// The book's symbol; nil for none.
  func symbol(_ field: String, priceCurrency: String? = nil) throws(IntakeError) -> String? {
    let text = field.trimmed
    if text.isEmpty || none.contains(text) { return nil }
    if let known = map.first(where: { $0.from == text }) { return known.to }
    if let option = option(text) { return option.description }
    var symbol = text.hasSuffix("**") ? text.dropLast(2).trimmed : text
    for part in replace { symbol = symbol.replacing(part.from, with: part.to) }
    if let priceCurrency, let suffix = suffixes.first(where: { $0.from == priceCurrency })?.to,
      !symbol.hasSuffix(suffix)
    {
      symbol += suffix
    }
    guard 1...Instrument.symbolLimit ~= symbol.utf8.count,
      !symbol.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw IntakeError(.badValue, "no symbol: \(DecimalForm.shown(field))") }
    return symbol
  }

  func isCash(_ field: String) -> Bool {
    let text = field.trimmed
    return cash.contains(text) || (text.hasSuffix("**") && cash.contains(text.dropLast(2).trimmed))
  }

  private func option(_ text: String) -> OCCSymbol? {
    if let occ = OCCSymbol(text) ?? OCCSymbol(compact: text) { return occ }
    switch options {
    case .plain: return nil
    case .compact: return Self.compact(text)
    case .spelled: return Self.spelled(text)
    }
  }

  /// Root, `YYMMDD`, `C` or `P`, and a strike with a point.
  private static func compact(_ text: String) -> OCCSymbol? {
    let body = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard let place = body.lastIndex(where: { $0 == "C" || $0 == "P" }), body[..<place].count > 6 else { return nil }
    let digits = body[..<place].suffix(6)
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(digits) else { return nil }
    return made(
      root: body[..<place].dropLast(6), year: 2000 + number / 10_000, month: number / 100 % 100, day: number % 100,
      isCall: body[place] == "C", strike: body[body.index(after: place)...])
  }

  /// Root, `MM/DD/YYYY`, strike, `C` or `P`.
  private static func spelled(_ text: String) -> OCCSymbol? {
    let parts = text.split(separator: " ")
    guard parts.count == 4, parts[3] == "C" || parts[3] == "P" else { return nil }
    let day = parts[1].split(separator: "/").compactMap { Int($0) }
    guard day.count == 3 else { return nil }
    return made(
      root: parts[0], year: day[2], month: day[0], day: day[1], isCall: parts[3] == "C", strike: parts[2])
  }

  private static func made(
    root: Substring, year: Int, month: Int, day: Int, isCall: Bool, strike: Substring
  ) -> OCCSymbol? {
    guard let date = CivilDate(year: year, month: month, day: day), let price = ExactDecimal(String(strike)) else {
      return nil
    }
    return try? OCCSymbol(root: String(root), expiration: date, type: isCall ? .call : .put, strike: price)
  }
}
