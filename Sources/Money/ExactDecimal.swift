/// A decimal number that says exactly what was written: an integer coefficient and the number of digits after the
/// point. Money, prices, quantities and rates are of this type everywhere.
///
/// The rules are those of .NET's `System.Decimal`, because the numbers of TradeStation are that. The scale is kept
/// (`1.10` stays `1.10`), sums take the larger scale, products add the scales. A result with more than 28 decimals or
/// 96 bits is rounded half-even until it fits; only an integer part that does not fit is an error. Zero has no sign.
///
/// Sixteen bytes: the scale sits in the low byte, the coefficient above it, so that two numbers of the same scale add
/// and compare as plain integers. Shifts are masked ones and words are taken by name throughout: the general forms are
/// generic, which costs tests most of their time where nothing is specialised, and compile to the same elsewhere.
public struct ExactDecimal: Sendable {
  /// `coefficient << 8 | scale`.
  @usableFromInline let packed: Int128

  @inlinable
  @inline(__always)
  init(packed: Int128) { self.packed = packed }

  /// For callers who know that the coefficient is below 2^96 and the scale in 0...28.
  @inlinable
  @inline(__always)
  init(fitting coefficient: Int128, scale: Int) {
    assert(coefficient.magnitude <= ExactDecimal.largestCoefficient && 0...28 ~= scale)
    self.packed = coefficient &<< 8 | Int128(scale)
  }

  /// The largest number of digits after the point.
  public static let largestScale = 28

  /// The largest magnitude of a coefficient: 2^96 − 1.
  @inlinable
  public static var largestCoefficient: UInt128 { UInt128(_low: .max, _high: 0xFFFF_FFFF) }

  /// Zero without decimals.
  @inlinable
  public static var zero: ExactDecimal { ExactDecimal(packed: 0) }

  /// One without decimals.
  @inlinable
  public static var one: ExactDecimal { ExactDecimal(packed: 256) }

  /// The digits as a signed integer; below 2^96 in magnitude.
  @inlinable
  public var coefficient: Int128 { packed &>> 8 }

  /// The number of digits after the point, 0...28.
  @inlinable
  public var scale: UInt8 { UInt8(truncatingIfNeeded: packed._low) }

  /// The number `coefficient × 10^−scale`; refuses coefficients from 2^96 on and scales outside 0...28.
  public init(coefficient: Int128, scale: Int) throws(MoneyError) {
    guard coefficient.magnitude <= Self.largestCoefficient, 0...Self.largestScale ~= scale else {
      throw MoneyError(
        code: .notRepresentable, text: "\(coefficient) with \(scale) decimals is not a decimal number of 96 bits")
    }
    self.init(fitting: coefficient, scale: scale)
  }

  /// A whole number.
  @inlinable
  public init(_ integer: Int) { self.init(packed: Int128(integer) &<< 8) }

  /// Whether the value is zero, whatever the scale.
  @inlinable
  public var isZero: Bool { packed &>> 8 == 0 }

  /// Whether the value is below zero.
  @inlinable
  public var isNegative: Bool { packed < 0 }

  /// Whether the value is above zero.
  @inlinable
  public var isPositive: Bool { packed &>> 8 > 0 }

  /// The value without its sign; same scale.
  @inlinable
  public var magnitude: ExactDecimal { isNegative ? -self : self }

  /// The value as an `Int`, if it is whole and fits.
  public var wholeNumber: Int? {
    let trimmed = trimmed()
    return trimmed.scale == 0 ? Int(exactly: trimmed.coefficient) : nil
  }

  /// Whether both have the same value **and** the same scale: `1.10` is not identical to `1.1`.
  @inlinable
  public func isIdentical(to other: ExactDecimal) -> Bool { packed == other.packed }

  /// The opposite value; same scale. The range is symmetric, so this never fails, and zero stays zero.
  @inlinable
  public static prefix func - (value: ExactDecimal) -> ExactDecimal {
    let scale = value.packed & 0xFF
    return ExactDecimal(packed: (scale &- value.packed) &+ scale)
  }
}

extension ExactDecimal: ExpressibleByIntegerLiteral {
  /// A whole number.
  @inlinable
  public init(integerLiteral value: Int) { self.init(value) }
}
