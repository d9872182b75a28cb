/// SHA-256 (FIPS 180-4): `SHA256.digest` for bytes at hand, a value of this type for bytes that come in pieces.
public struct SHA256: ~Copyable {
  /// Length of a digest in bytes.
  public static let length = 32

  private let context: DigestContext

  /// Starts a digest of nothing.
  public init() { context = DigestContext(.sha256) }

  /// Adds bytes at the end.
  public mutating func update(_ bytes: some Collection<UInt8>) {
    withContiguousBytes(bytes) { context.update($0) }
  }

  /// Adds bytes at the end.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) { context.update(bytes) }

  /// The digest of all bytes added; ends the value.
  public consuming func finish() -> [UInt8] {
    makeBytes(Self.length) { context.finish(into: $0) }
  }

  /// The 32 bytes of the digest of `bytes`.
  @inlinable
  public static func digest(_ bytes: some Collection<UInt8>) -> [UInt8] {
    withContiguousBytes(bytes) { digest($0) }
  }

  /// The 32 bytes of the digest of `bytes`.
  public static func digest(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    DigestAlgorithm.sha256.digest(bytes)
  }
}
