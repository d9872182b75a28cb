import COpenSSL

/// SHA-256 (FIPS 180-4): `SHA256.digest` for bytes at hand, a value of this type for bytes that come in pieces. A copy
/// goes on where the original stands.
public struct SHA256: Sendable {
  /// Length of a digest in bytes.
  public static let length = 32

  private var context = SHA256_CTX()

  /// Starts a digest of nothing.
  public init() { mustSucceed(bursar_sha256_begin(&context), "start a digest") }

  /// Adds bytes at the end.
  public mutating func update(_ bytes: some Collection<UInt8>) {
    withContiguousBytes(bytes) { update($0) }
  }

  /// Adds bytes at the end.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    mustSucceed(bursar_sha256_update(&context, bytes.baseAddress, bytes.count), "digest")
  }

  /// The digest of all bytes added; ends the value.
  public consuming func finish() -> [UInt8] {
    var digest = self
    return makeBytes(Self.length) { digest.finish(into: $0) }
  }

  /// Writes the digest of all bytes added; what is added afterwards has no meaning.
  mutating func finish(into output: UnsafeMutablePointer<UInt8>) {
    mustSucceed(bursar_sha256_finish(&context, output), "finish a digest")
  }

  /// The 32 bytes of the digest of `bytes`.
  @inlinable
  public static func digest(_ bytes: some Collection<UInt8>) -> [UInt8] {
    withContiguousBytes(bytes) { digest($0) }
  }

  /// The 32 bytes of the digest of `bytes`.
  public static func digest(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var digest = SHA256()
    digest.update(bytes)
    return digest.finish()
  }

  /// Whether `expected` is the digest of `bytes`, compared in constant time.
  public static func isDigest(_ expected: [UInt8], of bytes: UnsafeRawBufferPointer) -> Bool {
    var digest = SHA256()
    digest.update(bytes)
    return digest.isEnded(with: expected)
  }

  /// Ends the digest and says whether it is the expected one, in constant time.
  mutating func isEnded(with expected: [UInt8]) -> Bool {
    guard expected.count == Self.length else { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.length) { output in
      guard let start = output.baseAddress else { return false }
      finish(into: start)
      return CRYPTO_memcmp(start, expected, Self.length) == 0
    }
  }
}
