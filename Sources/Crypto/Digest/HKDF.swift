/// HKDF with SHA-256 (RFC 5869): makes keys for separate purposes from one secret.
public enum HKDF {
  /// Longest output in bytes: 255 blocks.
  public static let longestOutput = 255 * SHA256.length

  /// `count` bytes derived from `secret`; `salt` may be empty, `info` names the purpose of the key.
  public static func derive(
    from secret: [UInt8], salt: [UInt8] = [], info: [UInt8], count: Int
  ) throws(CryptoError) -> [UInt8] {
    guard count >= 0, count <= longestOutput else {
      throw CryptoError(.outputLength, "HKDF gives at most \(longestOutput) bytes; asked for \(count).")
    }
    // The standard's empty salt is a block of zeros, which is what HMAC pads an empty key to.
    let key = HMACKey(HMACKey(salt).authenticate(secret))
    var output: [UInt8] = []
    var block: [UInt8] = []
    var counter: UInt8 = 1
    while output.count < count {
      block = key.authenticate(block + info + [counter])
      output += block
      counter &+= 1
    }
    return Array(output.prefix(count))
  }
}
