/// Base64 with the standard alphabet and padding (RFC 4648 section 4).
public enum Base64 {
  /// The text of `bytes`, padded to a multiple of four characters, in one line.
  public static func encode(_ bytes: some Collection<UInt8>) -> String {
    Base64Alphabet.standard.encode(bytes, padding: true)
  }

  /// The bytes of a padded text; nil for any foreign character, missing padding, or bits set beyond the last byte, so
  /// that one value has one text.
  public static func decode(_ text: String) -> [UInt8]? {
    Base64Alphabet.standard.decode(text, padding: true)
  }

  /// The bytes of a padded text given by its own bytes.
  public static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    Base64Alphabet.standard.decode(text, padding: true)
  }
}

/// Base64 with the alphabet for addresses and file names, without padding (RFC 4648 section 5; tokens, PKCE).
public enum Base64URL {
  /// The text of `bytes`, without padding.
  public static func encode(_ bytes: some Collection<UInt8>) -> String {
    Base64Alphabet.address.encode(bytes, padding: false)
  }

  /// The bytes of a text without padding; nil for padding, any foreign character, or bits set beyond the last byte.
  public static func decode(_ text: String) -> [UInt8]? {
    Base64Alphabet.address.decode(text, padding: false)
  }
}

/// Both directions of one alphabet.
struct Base64Alphabet: Sendable {
  private static let common = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
  static let standard = Base64Alphabet(common + "+/")
  static let address = Base64Alphabet(common + "-_")
  private static let pad = UInt8(ascii: "=")
  private static let foreign: UInt8 = 0xFF

  private let characters: [UInt8]
  private let values: [UInt8]

  private init(_ text: String) {
    characters = Array(text.utf8)
    var values = [UInt8](repeating: Self.foreign, count: 256)
    for (value, character) in characters.enumerated() { values[Int(character)] = UInt8(value) }
    self.values = values
  }

  func encode(_ bytes: some Collection<UInt8>, padding: Bool) -> String {
    String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { output in
      var length = 0
      var bits: UInt32 = 0
      var bitCount = 0
      for byte in bytes {
        bits = bits << 8 | UInt32(byte)
        bitCount += 8
        while bitCount >= 6 {
          bitCount -= 6
          output[length] = characters[Int(bits >> UInt32(bitCount) & 63)]
          length += 1
        }
      }
      if bitCount > 0 {
        output[length] = characters[Int(bits << UInt32(6 - bitCount) & 63)]
        length += 1
      }
      while padding, length % 4 != 0 {
        output[length] = Self.pad
        length += 1
      }
      return length
    }
  }

  func decode(_ text: String, padding: Bool) -> [UInt8]? {
    var text = text
    return text.withUTF8 { decode($0, padding: padding) }
  }

  func decode(_ characters: UnsafeBufferPointer<UInt8>, padding: Bool) -> [UInt8]? {
    var count = characters.count
    if padding {
      guard count % 4 == 0 else { return nil }
      if count > 0, characters[count - 1] == Self.pad { count -= 1 }
      if count > 0, characters[count - 1] == Self.pad { count -= 1 }
    }
    guard count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * 3 / 4)
    var bits: UInt32 = 0
    var bitCount = 0
    for index in 0..<count {
      let value = values[Int(characters[index])]
      guard value != Self.foreign else { return nil }
      bits = bits << 6 | UInt32(value)
      bitCount += 6
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
      }
    }
    // A text that says more than its bytes would let one value have several texts.
    guard bits & (1 << UInt32(bitCount) - 1) == 0 else { return nil }
    return bytes
  }
}
