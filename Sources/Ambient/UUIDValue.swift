import Crypto

/// A universally unique identifier (RFC 9562), written in lower case.
public struct UUIDValue: Sendable, Hashable, Comparable {
  /// The first eight bytes, in network order.
  public let high: UInt64
  /// The last eight bytes, in network order.
  public let low: UInt64

  /// An identifier from its two halves.
  @inlinable
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// An identifier from its 16 bytes; nil for any other number of bytes.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    self.init(
      high: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
      low: bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) })
  }

  /// The 16 bytes in network order.
  public var bytes: [UInt8] {
    [high, low].flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
    }
  }

  /// The version, 0...15; 4 for random, 5 for named.
  public var version: Int { Int(high >> 12 & 0xF) }

  /// A random identifier (version 4).
  public static func random(_ surroundings: some Surroundings) -> UUIDValue {
    make(from: surroundings.randomBytes(16), version: 4)
  }

  /// The identifier that a name always has within a namespace (version 5, SHA-1): same name, same identifier.
  public static func named(_ name: String, namespace: UUIDValue) -> UUIDValue {
    make(from: SHA1.digest(namespace.bytes + Array(name.utf8)), version: 5)
  }

  /// The namespace of fully qualified domain names.
  public static let domainNames = UUIDValue(high: 0x6BA7_B810_9DAD_11D1, low: 0x80B4_00C0_4FD4_30C8)
  /// The namespace of URLs.
  public static let urls = UUIDValue(high: 0x6BA7_B811_9DAD_11D1, low: 0x80B4_00C0_4FD4_30C8)

  @inlinable
  public static func == (left: UUIDValue, right: UUIDValue) -> Bool { left.high == right.high && left.low == right.low }

  @inlinable
  public func hash(into hasher: inout Hasher) {
    hasher.combine(high)
    hasher.combine(low)
  }

  @inlinable
  public static func < (left: UUIDValue, right: UUIDValue) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }

  private static func make(from bytes: [UInt8], version: UInt64) -> UUIDValue {
    guard let raw = UUIDValue(bytes: bytes.prefix(16)) else { preconditionFailure("an identifier needs 16 bytes") }
    return UUIDValue(
      high: raw.high & 0xFFFF_FFFF_FFFF_0FFF | version << 12,
      low: raw.low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
  }
}
