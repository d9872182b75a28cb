import CivilTime
import Crypto
import JSON
import Market
import Money

// The values that members may have.
extension EventReader {
  /// A text within the limit for texts.
  mutating func string() throws(EventError) -> String { try string(atMost: limits.text) }

  mutating func string(atMost limit: Int, canBeEmpty: Bool = true) throws(EventError) -> String {
    let text = try read { (json) throws(JSONError) in try json.readString() }
    guard text.utf8.count <= limit else { throw refusal(.tooLarge, "The text is longer than \(limit) bytes.") }
    guard canBeEmpty || !text.isEmpty else { throw refusal(.badValue, "The text is empty.") }
    return text
  }

  mutating func symbol() throws(EventError) -> String {
    try string(atMost: Instrument.symbolLimit, canBeEmpty: false)
  }

  mutating func identifier() throws(EventError) -> String {
    try string(atMost: limits.identifier, canBeEmpty: false)
  }

  mutating func accountIdentifier() throws(EventError) -> String {
    let text = try string(atMost: limits.account, canBeEmpty: false)
    guard text.utf8.allSatisfy(Self.isAccountByte) else {
      throw refusal(.badValue, "An account id consists of letters, digits, points, hyphens and underscores.")
    }
    return text
  }

  private static func isAccountByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// A decimal as a string of plain decimal text, or as a JSON number; its scale is kept.
  mutating func decimal() throws(EventError) -> ExactDecimal {
    let isText = try read { (json) throws(JSONError) in try json.peekKind() } == .string
    let value = try read { (json) throws(JSONError) in
      isText
        ? try json.withString { Self.exactDecimal($0, exponentAllowed: false) }
        : try json.withNumberText { Self.exactDecimal($0, exponentAllowed: true) }
    }
    guard let value else {
      throw refusal(.badValue, "A plain decimal number of at most 28 decimals and 96 bits is due, such as \"12.50\".")
    }
    return value
  }

  /// A decimal that loses nothing: the number type rounds what does not fit, an event must not.
  private static func exactDecimal(_ text: UnsafeBufferPointer<UInt8>, exponentAllowed: Bool) -> ExactDecimal? {
    guard let value = ExactDecimal(utf8: text) else { return nil }
    let exponent = text.firstIndex { $0 | 0x20 == UInt8(ascii: "e") }
    guard exponent == nil || exponentAllowed else { return nil }
    // Below this length nothing can have been rounded, unless an exponent moved the point.
    if text.count <= ExactDecimal.largestScale, exponent == nil { return value }
    guard let exponent else { return decimals(of: text[...]) == Int(value.scale) ? value : nil }
    guard let power = Int(String(decoding: text[(exponent + 1)...], as: UTF8.self)) else { return nil }
    return max(decimals(of: text[..<exponent]) - power, 0) == Int(value.scale) ? value : nil
  }

  private static func decimals(of text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    guard let point = text.firstIndex(of: UInt8(ascii: ".")) else { return 0 }
    return text.endIndex - point - 1
  }

  mutating func instant() throws(EventError) -> Instant {
    let value = try read { (json) throws(JSONError) in
      try json.withString { Instant(rfc3339UTF8: $0) }
    }
    guard let value else {
      throw refusal(.badValue, "A time with its offset is due, such as \"2026-01-05T09:30:00-05:00\".")
    }
    return value
  }

  mutating func date() throws(EventError) -> CivilDate {
    guard let value = CivilDate(try string()) else {
      throw refusal(.badValue, "A day is due, such as \"2026-01-05\".")
    }
    return value
  }

  mutating func currency() throws(EventError) -> Currency {
    guard let value = Currency(try string()) else {
      throw refusal(.badValue, "A currency of three capital letters is due, such as \"USD\".")
    }
    return value
  }

  mutating func pair() throws(EventError) -> CurrencyPair {
    guard let value = CurrencyPair(try string()) else {
      throw refusal(.badValue, "A pair of currencies is due, such as \"USDCAD\".")
    }
    return value
  }

  mutating func bool() throws(EventError) -> Bool {
    try read { (json) throws(JSONError) in try json.readBool() }
  }

  mutating func integer() throws(EventError) -> Int {
    try read { (json) throws(JSONError) in try json.readInt() }
  }

  /// A place in a sequence, from 1.
  mutating func count() throws(EventError) -> Int64 {
    let value = try integer()
    guard value > 0 else { throw refusal(.badValue, "A number above zero is due.") }
    return Int64(value)
  }

  /// A SHA-256 in hexadecimal digits.
  mutating func hash() throws(EventError) -> [UInt8] {
    guard let bytes = Hex.decode(try string()), bytes.count == SHA256.length else {
      throw refusal(.badValue, "A hash of \(2 * SHA256.length) hexadecimal digits is due.")
    }
    return bytes
  }

  /// One of the words of a type.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(_: Word.Type) throws(EventError) -> Word {
    guard let word = Word(rawValue: try string()) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw refusal(.badValue, "One of these words is due: \(words).")
    }
    return word
  }
}
