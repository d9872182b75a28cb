extension ExactDecimal {
  /// The quotient with `scale` decimals, rounded once from the exact value.
  ///
  /// When that many decimals do not fit 96 bits, as many as fit are kept.
  /// - Throws: `divisionByZero`, or `overflow` when the integer part does not fit.
  public func divided(
    by divisor: ExactDecimal, scale: Int, rounding: Rounding = .halfEven
  ) throws(MoneyError) -> ExactDecimal {
    precondition(0...Self.largestScale ~= scale, "a quotient has 0...28 decimals")
    let denominator = divisor.coefficient.magnitude
    guard denominator != 0 else {
      throw MoneyError(code: .divisionByZero, text: "\(self) / \(divisor): division by zero")
    }
    let negative = isNegative != divisor.isNegative
    var decimals = scale
    while decimals >= 0 {
      // self / divisor = a/b × 10^(divisor.scale − self.scale); `shift` more zeros give `decimals` decimals.
      let shift = decimals + Int(divisor.scale) - Int(self.scale)
      if let quotient = Self.quotient(coefficient.magnitude, denominator, shift: shift, negative, rounding) {
        return ExactDecimal(fitting: negative ? -Int128(quotient) : Int128(quotient), scale: decimals)
      }
      decimals -= 1
    }
    throw .overflow(self, "/", divisor)
  }

  /// The rounded quotient of `numerator × 10^shift` and `denominator`; nil when it does not fit a coefficient.
  private static func quotient(
    _ numerator: UInt128, _ denominator: UInt128, shift: Int, _ negative: Bool, _ rounding: Rounding
  ) -> UInt128? {
    if let short = shortQuotient(numerator, denominator, shift: shift, negative, rounding) { return short }
    var divisor = WideMagnitude(low: denominator)
    var dividend = WideMagnitude(low: numerator)
    if shift < 0 {
      divisor = WideMagnitude(denominator, times: PowersOfTen.wide(-shift))
    } else {
      // Beyond 2^193 no quotient by less than 2^96 fits: refuse before the product leaves 256 bits.
      guard numerator == 0 || shift * 3 + 127 - numerator.leadingZeroBitCount <= 193 else { return nil }
      dividend = WideMagnitude(numerator, timesPowerOfTen: shift)
    }
    let (kept, rest) = dividend.divided(by: divisor)
    guard kept.high == 0, kept.low <= largestCoefficient else { return nil }
    let cut: CutPart
    if rest == WideMagnitude(low: 0) {
      cut = .nothing
    } else {
      let missing = divisor - rest
      cut = rest < missing ? .belowHalf : rest == missing ? .half : .aboveHalf
    }
    let odd = kept.low & 1 == 1
    let rounded = kept.low + (rounding.increments(after: cut, lastDigitIsOdd: odd, negative: negative) ? 1 : 0)
    return rounded <= largestCoefficient ? rounded : nil
  }

  /// The same where all fits machine words; nil when it does not.
  private static func shortQuotient(
    _ numerator: UInt128, _ denominator: UInt128, shift: Int, _ negative: Bool, _ rounding: Rounding
  ) -> UInt128? {
    guard 0...PowersOfTen.largestWord ~= shift, numerator._high | denominator._high == 0 else { return nil }
    let divisor = denominator._low
    let dividend = numerator._low.multipliedFullWidth(by: PowersOfTen.word(shift))
    guard dividend.high < divisor else { return nil }
    let (quotient, remainder) = divisor.dividingFullWidth(dividend)
    let cut = CutPart(remainder: remainder, of: divisor, more: false)
    let odd = quotient & 1 == 1
    return UInt128(quotient) + (rounding.increments(after: cut, lastDigitIsOdd: odd, negative: negative) ? 1 : 0)
  }
}

extension WideMagnitude {
  /// `value × 10^exponent` for results below 2^256; the exponent is at most 56.
  init(_ value: UInt128, timesPowerOfTen exponent: Int) {
    guard exponent > 28 else {
      self.init(value, times: PowersOfTen.wide(exponent))
      return
    }
    let first = WideMagnitude(value, times: PowersOfTen.wide(28))
    let factor = PowersOfTen.wide(exponent - 28)
    let low = WideMagnitude(first.low, times: factor)
    self.init(high: first.high * factor + low.high, low: low.low)
  }

  /// Quotient and remainder; the divisor is not zero.
  func divided(by divisor: WideMagnitude) -> (quotient: WideMagnitude, remainder: WideMagnitude) {
    if self < divisor { return (WideMagnitude(low: 0), self) }
    // A divisor of more than 128 bits only meets dividends below 2^96, which the line above has answered.
    precondition(divisor.high == 0, "the divisor of a larger dividend has at most 128 bits")
    if divisor.low._high == 0 {
      var quotient = self
      let remainder = quotient.divide(by: divisor.low._low)
      return (quotient, WideMagnitude(low: UInt128(_low: remainder, _high: 0)))
    }
    if high == 0 {
      let (quotient, remainder) = low.quotientAndRemainder(dividingBy: divisor.low)
      return (WideMagnitude(low: quotient), WideMagnitude(low: remainder))
    }
    let top = high.quotientAndRemainder(dividingBy: divisor.low)
    let rest = divisor.low.dividingFullWidth((top.remainder, low))
    return (WideMagnitude(high: top.quotient, low: rest.quotient), WideMagnitude(low: rest.remainder))
  }
}
