/// A currency by its code of three letters (ISO 4217). Any three capital letters are accepted, so that a code newer
/// than the table can be kept; only codes in the table have a name of their own.
public struct Currency: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The three letters, the first in the highest byte, so that numbers sort as codes do.
  @usableFromInline let packed: UInt32

  @inlinable
  init(packed: UInt32) { self.packed = packed }

  /// A currency by its code; nil unless it is three letters A...Z.
  public init?(_ code: String) {
    guard code.utf8.count == 3 else { return nil }
    var packed: UInt32 = 0
    for letter in code.utf8 {
      guard UInt8(ascii: "A")...UInt8(ascii: "Z") ~= letter else { return nil }
      packed = packed << 8 | UInt32(letter)
    }
    self.packed = packed
  }

  /// The code: `USD`.
  public var code: String {
    String(unsafeUninitializedCapacity: 3) { buffer in
      buffer[0] = UInt8(truncatingIfNeeded: packed >> 16)
      buffer[1] = UInt8(truncatingIfNeeded: packed >> 8)
      buffer[2] = UInt8(truncatingIfNeeded: packed)
      return 3
    }
  }

  /// The code.
  public var description: String { code }

  /// The decimals of the smallest unit: 2 for USD, 0 for JPY, 3 for KWD; 2 for codes outside the table.
  public var minorUnits: Int {
    // Nearly every amount is of one of these.
    if self == .usd || self == .cad || self == .eur { return 2 }
    return Self.entry(self)?.minorUnits ?? 2
  }

  /// The English name: `US Dollar`; the code itself for codes outside the table.
  public var name: String { Self.entry(self)?.name ?? code }

  /// Whether the code stands in the table.
  public var isKnown: Bool { Self.entry(self) != nil }

  @inlinable
  public static func < (left: Currency, right: Currency) -> Bool { left.packed < right.packed }
}
