/// A key for HMAC-SHA256 (RFC 2104). The key schedule (both pads) is digested once, so that authenticating a short text
/// costs two copies and two blocks. Safe to share between threads. Says nothing about itself when printed.
public final class HMACKey: Sendable, CustomStringConvertible, CustomReflectable {
  /// Length of an authentication code in bytes.
  public static let length = SHA256.length
  private static let blockLength = 64

  private let pads: Pads

  /// Takes a key of any length; longer than 64 bytes it is digested first, as the standard says.
  public init(_ key: some Collection<UInt8>) {
    let short = key.count > Self.blockLength ? SHA256.digest(key) : Array(key)
    pads = Pads(inner: Self.pad(short, 0x36), outer: Self.pad(short, 0x5C))
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
    let context = DigestContext(copying: pads.inner)
    context.update(bytes)
    return makeBytes(Self.length) { output in
      context.finish(into: output)
      context.become(copyOf: pads.outer)
      context.update(UnsafeRawBufferPointer(start: output, count: Self.length))
      context.finish(into: output)
    }
  }

  /// Whether `code` is the code of `bytes`, compared in constant time.
  public func isAuthentic(_ code: [UInt8], for bytes: some Collection<UInt8>) -> Bool {
    constantTimeEqual(code, authenticate(bytes))
  }

  public var description: String { "HMACKey(hidden)" }
  public var customMirror: Mirror { Mirror(self, children: []) }

  private static func pad(_ key: [UInt8], _ mask: UInt8) -> [UInt8] {
    var block = [UInt8](repeating: mask, count: blockLength)
    for index in key.indices { block[index] = key[index] ^ mask }
    return block
  }
}

/// Both pads, digested. Written once by the initialiser, afterwards only copied from: OpenSSL reads a source context
/// without changing it, hence the sharing between threads.
private final class Pads: @unchecked Sendable {
  let inner: DigestContext
  let outer: DigestContext

  init(inner: [UInt8], outer: [UInt8]) {
    self.inner = DigestContext(.sha256)
    self.outer = DigestContext(.sha256)
    inner.withUnsafeBytes { self.inner.update($0) }
    outer.withUnsafeBytes { self.outer.update($0) }
  }
}
