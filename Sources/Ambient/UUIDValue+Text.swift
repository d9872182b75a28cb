extension UUIDValue: CustomStringConvertible {
  private static let length = 36

  private static func isHyphen(_ position: Int) -> Bool {
    position == 8 || position == 13 || position == 18 || position == 23
  }

  /// Reads the text form, `8-4-4-4-12` hexadecimal digits in either case; nil for anything else, braces and prefixes
  /// included.
  public init?(_ text: String) {
    var text = text
    guard let found = text.withUTF8({ Self.read($0) }) else { return nil }
    self = found
  }

  private static func read(_ text: UnsafeBufferPointer<UInt8>) -> UUIDValue? {
    guard text.count == length else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for position in 0..<length {
      let byte = text[position]
      if isHyphen(position) {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard let digit = hexadecimal(byte) else { return nil }
      high = high << 4 | low >> 60
      low = low << 4 | UInt64(digit)
    }
    return UUIDValue(high: high, low: low)
  }

  /// The text form in lower case: `6ba7b810-9dad-11d1-80b4-00c04fd430c8`.
  public var description: String {
    String(unsafeUninitializedCapacity: Self.length) { buffer in
      var shift = 124
      for position in 0..<Self.length {
        if Self.isHyphen(position) {
          buffer[position] = UInt8(ascii: "-")
          continue
        }
        let word = shift >= 64 ? high >> UInt64(shift - 64) : low >> UInt64(shift)
        let digit = UInt8(truncatingIfNeeded: word & 0xF)
        buffer[position] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
        shift -= 4
      }
      return Self.length
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
