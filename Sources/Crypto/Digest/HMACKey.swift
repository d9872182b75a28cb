/// A key for HMAC-SHA256 (RFC 2104). The key schedule (both pads) is digested once, so that authenticating a short text
/// costs two copies and two blocks, and no allocation. Safe to share between threads. Says nothing about itself when
/// printed.
public final class HMACKey: Sendable, CustomStringConvertible, CustomReflectable {
  /// Length of an authentication code in bytes.
  public static let length = SHA256.length
  private static let blockLength = 64

  // Both pads, digested; copied by whoever authenticates.
  fileprivate let inner: SHA256
  fileprivate let outer: SHA256

  /// Takes a key of any length; longer than 64 bytes it is digested first, as the standard says.
  public init(_ key: some Collection<UInt8>) {
    let short = key.count > Self.blockLength ? SHA256.digest(key) : Array(key)
    inner = Self.padded(short, 0x36)
    outer = Self.padded(short, 0x5C)
  }

  /// Takes the UTF-8 bytes of a text as key.
  public convenience init(_ key: String) { self.init(Array(key.utf8)) }

  /// The 32 bytes of HMAC-SHA256 over `bytes`.
  @inlinable
  public func authenticate(_ bytes: some Collection<UInt8>) -> [UInt8] {
    withContiguousBytes(bytes) { authenticate($0) }
  }

  /// The 32 bytes of HMAC-SHA256 over `bytes`.
  public func authenticate(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var authentication = Authentication(self)
    authentication.update(bytes)
    return authentication.finish()
  }

  /// Whether `code` is the code of `bytes`, compared in constant time.
  @inlinable
  public func isAuthentic(_ code: [UInt8], for bytes: some Collection<UInt8>) -> Bool {
    var authentication = Authentication(self)
    withContiguousBytes(bytes) { authentication.update($0) }
    return authentication.isAuthentic(code)
  }

  public var description: String { "HMACKey(hidden)" }
  public var customMirror: Mirror { Mirror(self, children: []) }

  private static func padded(_ key: [UInt8], _ mask: UInt8) -> SHA256 {
    var block = [UInt8](repeating: mask, count: blockLength)
    for index in key.indices { block[index] = key[index] ^ mask }
    var digest = SHA256()
    digest.update(block)
    return digest
  }
}

extension HMACKey {
  /// An authentication of bytes that come in pieces, which need not be put together for it.
  public struct Authentication: Sendable {
    private var digest: SHA256
    private let outer: SHA256

    public init(_ key: HMACKey) {
      digest = key.inner
      outer = key.outer
    }

    /// Adds bytes at the end.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) { digest.update(bytes) }

    /// The code of all bytes added; ends the value.
    public consuming func finish() -> [UInt8] {
      var last = sealed()
      return makeBytes(HMACKey.length) { last.finish(into: $0) }
    }

    /// Whether `code` is the code of all bytes added, compared in constant time; ends the value.
    public consuming func isAuthentic(_ code: [UInt8]) -> Bool {
      var last = sealed()
      return last.isEnded(with: code)
    }

    private consuming func sealed() -> SHA256 {
      var digest = digest
      var last = outer
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: HMACKey.length) { output in
        guard let start = output.baseAddress else { return }
        digest.finish(into: start)
        last.update(UnsafeRawBufferPointer(output))
      }
      return last
    }
  }
}
