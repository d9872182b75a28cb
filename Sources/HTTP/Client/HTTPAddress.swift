import Glibc

/// The address that a client is about to connect to.
public struct HTTPAddress: Sendable, Hashable {
  /// Four bytes (also for an IPv4 address written as IPv6) or sixteen.
  public let bytes: [UInt8]
  public let port: Int

  public init(bytes: [UInt8], port: Int) {
    let mapped = bytes.count == 16 && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
    self.bytes = mapped ? Array(bytes[12...]) : bytes
    self.port = port
  }

  init?(_ address: UnsafePointer<sockaddr>) {
    let raw = UnsafeRawPointer(address)
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
      let value = raw.loadUnaligned(as: sockaddr_in.self)
      self.init(bytes: withUnsafeBytes(of: value.sin_addr) { Array($0) }, port: Int(UInt16(bigEndian: value.sin_port)))
    case AF_INET6:
      let value = raw.loadUnaligned(as: sockaddr_in6.self)
      self.init(
        bytes: withUnsafeBytes(of: value.sin6_addr) { Array($0) }, port: Int(UInt16(bigEndian: value.sin6_port)))
    default: return nil
    }
  }

  /// This machine itself.
  public var isLoopback: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes.count == 16 && bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
  }

  /// An address of the public internet: not of this machine, a private network, a link, a test range, a group, and
  /// none that a gateway turns into another.
  public var isPublic: Bool { bytes.count == 4 ? isPublic4 : isPublic6 }

  private var isPublic4: Bool {
    switch (bytes[0], bytes[1], bytes[2]) {
    case (0, _, _), (10, _, _), (127, _, _), (100, 64...127, _), (169, 254, _), (172, 16...31, _): false
    case (192, 168, _), (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 18...19, _), (198, 51, 100): false
    case (203, 0, 113), (224..., _, _): false
    default: true
    }
  }

  /// Of the global unicast range, without the documentation, benchmark, Teredo and 6to4 blocks.
  private var isPublic6: Bool {
    guard bytes.count == 16, bytes[0] & 0xE0 == 0x20 else { return false }
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0x20, 0x01, 0x0D, 0xB8), (0x20, 0x02, _, _), (0x20, 0x01, 0...1, _), (0x3F, 0xFF, 0...0x0F, _): return false
    default: return true
    }
  }
}
