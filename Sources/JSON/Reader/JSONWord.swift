/// Eight characters of a string at a time.
enum JSONWord {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// Non-zero if any of eight characters is a quote, a backslash, a control character or not ASCII; the lowest set bit
  /// lies in the first such character (higher ones may be false alarms).
  @inline(__always)
  static func special(_ characters: UInt64) -> UInt64 {
    let word = UInt64(littleEndian: characters)
    let quotes = word ^ ones &* 0x22
    let backslashes = word ^ ones &* 0x5C
    let found =
      (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes | (word &- ones &* 0x20) & ~word | word
    return found & tops
  }

  /// Whether a character stands for itself in a string.
  @inline(__always)
  static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  @inline(__always)
  static func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}

/// Well-formed UTF-8 (Unicode, table 3-7).
enum UTF8Check {
  /// The bytes of the scalar at `position`; 0 when it is not well-formed or cut.
  static func length(_ base: UnsafeRawPointer, _ position: Int, _ count: Int) -> Int {
    func byte(_ offset: Int) -> UInt8 {
      position + offset < count ? base.load(fromByteOffset: position + offset, as: UInt8.self) : 0
    }
    func isTail(_ offset: Int) -> Bool { byte(offset) & 0xC0 == 0x80 }
    let second = byte(1)
    switch byte(0) {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return isTail(1) ? 2 : 0
    case 0xE0: return second >= 0xA0 && second <= 0xBF && isTail(2) ? 3 : 0
    case 0xED: return second >= 0x80 && second <= 0x9F && isTail(2) ? 3 : 0
    case 0xE1...0xEF: return isTail(1) && isTail(2) ? 3 : 0
    case 0xF0: return second >= 0x90 && second <= 0xBF && isTail(2) && isTail(3) ? 4 : 0
    case 0xF4: return second >= 0x80 && second <= 0x8F && isTail(2) && isTail(3) ? 4 : 0
    case 0xF1...0xF3: return isTail(1) && isTail(2) && isTail(3) ? 4 : 0
    default: return 0
    }
  }
}
