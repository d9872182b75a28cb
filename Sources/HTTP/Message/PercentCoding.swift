/// Percent-encoding of paths and queries.
public enum PercentCoding {
  /// Decodes once; nil when an escape is broken, the result is no UTF-8 or holds a NUL.
  public static func decoded(_ text: some Collection<UInt8>, plusIsBlank: Bool = false) -> String? {
    if !text.contains(where: { $0 == HTTPBytes.percent || $0 == 0 || plusIsBlank && $0 == 0x2B }) {
      return String(validating: text, as: UTF8.self)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var index = text.startIndex
    while index != text.endIndex {
      var byte = text[index]
      text.formIndex(after: &index)
      if byte == HTTPBytes.percent {
        guard index != text.endIndex, let high = HTTPBytes.hexValue(text[index]) else { return nil }
        text.formIndex(after: &index)
        guard index != text.endIndex, let low = HTTPBytes.hexValue(text[index]) else { return nil }
        text.formIndex(after: &index)
        byte = high << 4 | low
      } else if plusIsBlank && byte == 0x2B {
        byte = HTTPBytes.space
      }
      if byte == 0 { return nil }
      bytes.append(byte)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The same; a text without escapes, as nearly all are, is taken as it stands.
  static func decoded(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    for byte in text where byte == HTTPBytes.percent || byte == 0 || byte >= 0x80 {
      return decoded(text, plusIsBlank: false)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Encodes everything but letters, digits and `-._~`, as one path segment or query value.
  public static func encoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      let letter = byte | 0x20
      if HTTPBytes.isDigit(byte) || letter >= 0x61 && letter <= 0x7A && byte < 0x80
        || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x7E
      {
        bytes.append(byte)
      } else {
        bytes.append(HTTPBytes.percent)
        bytes.append(upper(byte >> 4))
        bytes.append(upper(byte & 0xF))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func upper(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x41 + value - 10 }
}
