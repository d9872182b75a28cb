/// SHA-1 (FIPS 180-4). Broken for signatures; here only because version 5 UUIDs and the WebSocket handshake are defined
/// by it.
public enum SHA1 {
  /// Length of a digest in bytes.
  public static let length = 20

  /// The 20 bytes of the digest of `bytes`.
  @inlinable
  public static func digest(_ bytes: some Collection<UInt8>) -> [UInt8] {
    withContiguousBytes(bytes) { digest($0) }
  }

  /// The 20 bytes of the digest of `bytes`.
  public static func digest(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    DigestAlgorithm.sha1.digest(bytes)
  }
}
