public import Money
extension JSONReader {
  /// Reads a decimal from a number (an exponent is resolved) or from a string of plain decimal text, whose scale is
  /// kept.
  public mutating func readDecimal() throws(JSONError) -> ExactDecimal {
    let isText = try nextByte() == UInt8(ascii: "\"")
    let value = isText ? try withString(Self.plainDecimal) : try withNumberText { ExactDecimal(utf8: $0) }
    guard let value else { throw refusal("A decimal number of at most 28 decimals and 96 bits is due.") }
    return value
  }

  /// A decimal without exponent: in strings there is no use for one, and brokers write none.
  private static func plainDecimal(_ text: UnsafeBufferPointer<UInt8>) -> ExactDecimal? {
    let hasExponent = text.contains { $0 | 0x20 == UInt8(ascii: "e") }
    return hasExponent ? nil : ExactDecimal(utf8: text)
  }
}
