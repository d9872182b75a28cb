/// The classes of bytes that HTTP speaks of.
enum HTTPBytes {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let hash: UInt8 = 0x23
  static let percent: UInt8 = 0x25
  static let colon: UInt8 = 0x3A
  static let slash: UInt8 = 0x2F
  static let question: UInt8 = 0x3F

  /// `!#$%&'*+-.^_`|~`, digits and letters, one bit a byte.
  private static let tokensLow: UInt64 = 0x03FF_6CFA_0000_0000
  private static let tokensHigh: UInt64 = 0x57FF_FFFF_C7FF_FFFE

  /// Whether the byte may stand in a method or a field name.
  static func isToken(_ byte: UInt8) -> Bool {
    if byte < 64 { return tokensLow >> UInt64(byte) & 1 == 1 }
    return byte < 128 && tokensHigh >> UInt64(byte - 64) & 1 == 1
  }

  /// Whether the byte may stand in a field value: no control character but the tab.
  static func isFieldContent(_ byte: UInt8) -> Bool {
    byte >= space && byte != 0x7F || byte == tab
  }

  /// Whether the byte may stand in a request target: visible ASCII; a fragment is never sent.
  static func isTarget(_ byte: UInt8) -> Bool {
    byte > space && byte < 0x7F && byte != hash
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  static func sameLetter(_ left: UInt8, _ right: UInt8) -> Bool { lowercased(left) == lowercased(right) }

  /// The value of a hexadecimal digit, nil for any other byte.
  static func hexValue(_ byte: UInt8) -> UInt8? {
    if isDigit(byte) { return byte - 0x30 }
    let letter = byte | 0x20
    return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : nil
  }

  /// The lower-case hexadecimal digit of a value below 16.
  static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x61 + value - 10 }
}
