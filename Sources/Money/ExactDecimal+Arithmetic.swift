extension ExactDecimal {
  /// The sum; its scale is the larger of the two.
  ///
  /// - Throws: `MoneyError.Code.overflow` when the integer part does not fit 96 bits.
  @inlinable
  @inline(__always)
  public static func + (left: ExactDecimal, right: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    if left.scale == right.scale {
      let sum = left.packed &+ (right.packed &- (right.packed & 0xFF))
      if fits(packed: sum) { return ExactDecimal(packed: sum) }
    }
    return try left.adding(right, negated: false)
  }

  /// The difference; its scale is the larger of the two.
  ///
  /// - Throws: `MoneyError.Code.overflow` when the integer part does not fit 96 bits.
  @inlinable
  @inline(__always)
  public static func - (left: ExactDecimal, right: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    if left.scale == right.scale {
      let difference = left.packed &- (right.packed &- (right.packed & 0xFF))
      if fits(packed: difference) { return ExactDecimal(packed: difference) }
    }
    return try left.adding(right, negated: true)
  }

  /// The product; its scale is the sum of the two, at most 28.
  ///
  /// - Throws: `MoneyError.Code.overflow` when the integer part does not fit 96 bits.
  @inlinable
  @inline(__always)
  public static func * (left: ExactDecimal, right: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    let scale = (left.packed & 0xFF) &+ (right.packed & 0xFF)
    if left.fitsWord, right.fitsWord, scale <= 28 {
      let product = left.word.multipliedFullWidth(by: right.word)
      // A product of two words is below 2^127, so the shift must not come before the check.
      if product.high < 0x1_0000_0000 && product.high > -0x1_0000_0000 {
        return ExactDecimal(packed: Int128(_low: product.low, _high: product.high) &<< 8 | scale)
      }
    }
    return try left.multiplied(by: right)
  }

  /// Adds in place.
  @inlinable
  public static func += (left: inout ExactDecimal, right: ExactDecimal) throws(MoneyError) {
    left = try left + right
  }

  /// Subtracts in place.
  @inlinable
  public static func -= (left: inout ExactDecimal, right: ExactDecimal) throws(MoneyError) {
    left = try left - right
  }

  /// Whether the coefficient fits a signed word of 64 bits.
  @inlinable
  @inline(__always)
  var fitsWord: Bool { packed._high < 128 && packed._high >= -128 }

  /// The lowest 64 bits of the coefficient, which are all of it where it fits.
  @inlinable
  @inline(__always)
  var word: Int64 { Int64(bitPattern: coefficient._low) }

  /// Whether a packed sum surely lies in range. The very lowest coefficients are left to the slow path, so that one
  /// comparison of the high word is enough.
  @inlinable
  @inline(__always)
  static func fits(packed: Int128) -> Bool {
    packed._high < 0x100_0000_0000 && packed._high > -0x100_0000_0000
  }

  /// The general sum or difference: raise both to the larger scale, then fit.
  @usableFromInline
  @inline(never)
  func adding(_ other: ExactDecimal, negated: Bool) throws(MoneyError) -> ExactDecimal {
    // Nothing with fewer decimals: many figures are zero.
    if other.isZero, other.scale <= self.scale { return self }
    let right = negated ? -other : other
    if isZero, self.scale <= right.scale { return right }
    let scale = max(self.scale, right.scale)
    if let sum = Self.shortSum(self, right, scale: scale) { return sum }
    let leftWide = raisedMagnitude(to: scale)
    let rightWide = right.raisedMagnitude(to: scale)
    let sum: WideMagnitude
    let negative: Bool
    if isNegative == right.isNegative {
      (sum, negative) = (leftWide + rightWide, isNegative)
    } else if leftWide < rightWide {
      (sum, negative) = (rightWide - leftWide, right.isNegative)
    } else {
      (sum, negative) = (leftWide - rightWide, isNegative)
    }
    guard let result = Self.fit(sum, scale: Int(scale), negative: negative) else {
      throw .overflow(self, negated ? "-" : "+", other)
    }
    return result
  }

  /// The sum of two numbers of different scale within 128 bits; nil when the wide way is needed.
  private static func shortSum(_ left: ExactDecimal, _ right: ExactDecimal, scale: UInt8) -> ExactDecimal? {
    let leftDigits = Int(scale - left.scale)
    let rightDigits = Int(scale - right.scale)
    let raised: Int128
    let kept: Int128
    if leftDigits > 0 {
      guard leftDigits <= 18, left.fitsWord else { return nil }
      (raised, kept) = (left.raisedWord(leftDigits), right.coefficient)
    } else {
      guard rightDigits <= 18, right.fitsWord else { return nil }
      (raised, kept) = (right.raisedWord(rightDigits), left.coefficient)
    }
    let sum = raised &+ kept
    return sum.magnitude <= largestCoefficient ? ExactDecimal(fitting: sum, scale: Int(scale)) : nil
  }

  /// A coefficient that fits a word with so many more decimals, 18 at most.
  @inline(__always)
  func raisedWord(_ digits: Int) -> Int128 {
    let product = word.multipliedFullWidth(by: Int64(bitPattern: PowersOfTen.word(digits)))
    return Int128(_low: product.low, _high: product.high)
  }

  private func raisedMagnitude(to target: UInt8) -> WideMagnitude {
    WideMagnitude(coefficient.magnitude, times: PowersOfTen.wide(Int(target - scale)))
  }

  /// The general product through 256 bits.
  @usableFromInline
  @inline(never)
  func multiplied(by other: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    let product = WideMagnitude(coefficient.magnitude, times: other.coefficient.magnitude)
    let negative = isNegative != other.isNegative
    guard let result = Self.fit(product, scale: Int(scale) + Int(other.scale), negative: negative) else {
      throw .overflow(self, "×", other)
    }
    return result
  }

  /// Brings a magnitude into 96 bits and 28 decimals with as few digits lost as possible and a single rounding.
  ///
  /// - Parameters:
  ///   - scale: decimals of the magnitude; may exceed 28.
  ///   - more: digits below the magnitude's last place that are not zero have been cut already.
  /// - Returns: nil when the integer part does not fit.
  static func fit(
    _ magnitude: WideMagnitude, scale: Int, negative: Bool, more: Bool = false, rounding: Rounding = .halfEven
  ) -> ExactDecimal? {
    if scale <= largestScale, magnitude.high == 0, magnitude.low <= largestCoefficient, !more {
      let coefficient = Int128(magnitude.low)
      return ExactDecimal(fitting: negative ? -coefficient : coefficient, scale: scale)
    }
    var digits = max(0, scale - largestScale)
    let excess = magnitude.bitLength - 97
    // 1233 / 4096 is just below log10(2): a lower bound of the digits that must go.
    if excess > 0 { digits = max(digits, excess * 1233 >> 12) }
    while digits <= scale {
      let (kept, cut) = magnitude.cutting(digits: digits, more: more)
      if kept.high == 0 {
        let odd = kept.low & 1 == 1
        let grows = rounding.increments(after: cut, lastDigitIsOdd: odd, negative: negative)
        let rounded = kept.low + (grows ? 1 : 0)
        if rounded <= largestCoefficient {
          let coefficient = Int128(rounded)
          return ExactDecimal(fitting: negative ? -coefficient : coefficient, scale: scale - digits)
        }
      }
      digits += 1
    }
    return nil
  }
}
