public import CivilTime
public import Money

/// The right that an option gives.
public enum OptionType: String, Sendable, Hashable, CaseIterable {
  case call, put
}

/// An option symbol in the 21 characters of the Options Clearing Corporation: root padded to 6, date `YYMMDD`,
/// `C` or `P`, strike in thousandths with 8 digits. `AAPL  261218C00240000` is the AAPL call at 240 of 18 Dec 2026.
public struct OCCSymbol: Sendable, Hashable, CustomStringConvertible {
  /// The root, without padding: one to six capitals or digits, such as `AAPL` or `SPXW`.
  public let root: String
  /// The last day; the two digits of the year stand for 2000–2099.
  public let expiration: CivilDate
  /// Call or put.
  public let type: OptionType
  /// The strike price; exact, at most three decimals.
  public let strike: ExactDecimal

  /// The length of every symbol.
  public static let length = 21
  private static let rootLength = 6

  /// Reads the 21 characters; nil when any of them is out of place.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == Self.length else { return nil }
    self.init(root: bytes[..<Self.rootLength], rest: bytes[Self.rootLength...])
  }

  /// Reads a symbol whose root may be padded or not (`AAPL261218C00240000`, `AAPL 261218C00240000`).
  public init?(compact text: String) {
    let bytes = Array(text.utf8)
    guard (Self.length - Self.rootLength + 1)...Self.length ~= bytes.count else { return nil }
    let split = bytes.count - (Self.length - Self.rootLength)
    self.init(root: bytes[..<split], rest: bytes[split...])
  }

  /// A symbol from its parts.
  /// - Throws: `badSymbol` when the root, year or strike does not fit the 21 characters.
  public init(
    root: String, expiration: CivilDate, type: OptionType, strike: ExactDecimal
  ) throws(MarketError) {
    guard 1...Self.rootLength ~= root.utf8.count, root.utf8.allSatisfy(Self.isRootByte) else {
      throw MarketError(code: .badSymbol, text: "\(root) is not an option root of 1 to 6 capitals or digits")
    }
    guard 2000...2099 ~= expiration.year else {
      throw MarketError(code: .badSymbol, text: "\(expiration) does not fit the two-digit year of an option symbol")
    }
    guard Self.thousandths(strike) != nil else {
      throw MarketError(code: .badSymbol, text: "\(strike) is not a strike from 0.001 to 99999.999 in thousandths")
    }
    self.root = root
    self.expiration = expiration
    self.type = type
    self.strike = strike.trimmed()
  }

  private init?(root: ArraySlice<UInt8>, rest: ArraySlice<UInt8>) {
    let name = root.prefix { $0 != UInt8(ascii: " ") }
    guard !name.isEmpty, name.allSatisfy(Self.isRootByte),
      root.dropFirst(name.count).allSatisfy({ $0 == UInt8(ascii: " ") })
    else { return nil }
    let start = rest.startIndex
    guard let year = Self.number(rest[start..<start + 2]), let month = Self.number(rest[start + 2..<start + 4]),
      let day = Self.number(rest[start + 4..<start + 6]), let thousandths = Self.number(rest[(start + 7)...]),
      let date = CivilDate(year: 2000 + year, month: month, day: day), thousandths > 0
    else { return nil }
    switch rest[start + 6] {
    case UInt8(ascii: "C"): type = .call
    case UInt8(ascii: "P"): type = .put
    default: return nil
    }
    guard let price = try? ExactDecimal(coefficient: Int128(thousandths), scale: 3) else { return nil }
    self.root = String(decoding: name, as: UTF8.self)
    expiration = date
    strike = price.trimmed()
  }

  /// The 21 characters.
  public var description: String {
    var text = root + String(repeating: " ", count: Self.rootLength - root.utf8.count)
    text += Self.digits(expiration.year % 100, 2) + Self.digits(expiration.month, 2) + Self.digits(expiration.day, 2)
    text += type == .call ? "C" : "P"
    return text + Self.digits(Self.thousandths(strike) ?? 0, 8)
  }

  /// A capital or a digit.
  public static func isRootByte(_ byte: UInt8) -> Bool {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  private static func digits(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  /// The strike in thousandths; nil when it is not a whole number of them within eight digits.
  private static func thousandths(_ strike: ExactDecimal) -> Int? {
    let exact = strike.trimmed()
    guard exact.isPositive, exact.scale <= 3 else { return nil }
    var value = exact.coefficient
    for _ in exact.scale..<3 { value *= 10 }
    return value <= 99_999_999 ? Int(value) : nil
  }
}
