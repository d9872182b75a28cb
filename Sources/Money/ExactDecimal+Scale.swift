extension ExactDecimal {
  /// At most 14 decimals and a magnitude below 2^45 (35 trillion): such numbers add up without rounding, in any
  /// order, as long as the sum stays within the same bounds.
  @inlinable
  public var isShort: Bool {
    scale <= 14 && coefficient.magnitude &>> 45 < UInt128(PowersOfTen.word(Int(scale)))
  }

  /// The value with at most `scale` decimals. The scale is only lowered, never padded.
  public func rounded(toScale target: Int, _ rounding: Rounding = .halfEven) -> ExactDecimal {
    precondition(target >= 0, "a number of decimals is not negative")
    let digits = Int(scale) - target
    if digits <= 0 { return self }
    let magnitude = coefficient.magnitude
    if digits <= PowersOfTen.largestWord, let word = UInt64(exactly: magnitude) {
      let divisor = PowersOfTen.word(digits)
      let (quotient, remainder) = word.quotientAndRemainder(dividingBy: divisor)
      let cut = CutPart(remainder: remainder, of: divisor, more: false)
      let grows = rounding.increments(after: cut, lastDigitIsOdd: quotient & 1 == 1, negative: isNegative)
      return signed(UInt128(quotient) + (grows ? 1 : 0), scale: target)
    }
    let (kept, cut) = WideMagnitude(low: magnitude).cutting(digits: digits, more: false)
    let grows = rounding.increments(after: cut, lastDigitIsOdd: kept.low & 1 == 1, negative: isNegative)
    return signed(kept.low + (grows ? 1 : 0), scale: target)
  }

  /// The same value with at least `scale` decimals, as far as 96 bits and 28 decimals allow.
  public func padded(toScale target: Int) -> ExactDecimal {
    var digits = min(target, Self.largestScale) - Int(scale)
    if digits <= 0 { return self }
    if isZero { return ExactDecimal(packed: Int128(Int(scale) + digits)) }
    let magnitude = coefficient.magnitude
    while digits > 0 {
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: PowersOfTen.wide(digits))
      if !overflow && product <= Self.largestCoefficient { return signed(product, scale: Int(scale) + digits) }
      digits -= 1
    }
    return self
  }

  /// The same value without zeros at the end of its decimals, but with no fewer than `scale` decimals where it has
  /// them.
  public func trimmed(toScale target: Int = 0) -> ExactDecimal {
    precondition(target >= 0, "a number of decimals is not negative")
    var digits = Int(scale) - target
    // An odd coefficient does not end in zero.
    if digits <= 0 || packed & 0x100 != 0 { return self }
    if isZero { return ExactDecimal(packed: Int128(target)) }
    var magnitude = coefficient.magnitude
    while digits > 0 && magnitude > UInt128(UInt64.max) {
      var wide = WideMagnitude(low: magnitude)
      guard wide.divide(by: 10) == 0 else { return signed(magnitude, scale: target + digits) }
      magnitude = wide.low
      digits -= 1
    }
    guard var word = UInt64(exactly: magnitude) else { return signed(magnitude, scale: target + digits) }
    while digits > 0 {
      let (quotient, remainder) = word.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { break }
      word = quotient
      digits -= 1
    }
    return signed(UInt128(word), scale: target + digits)
  }

  private func signed(_ magnitude: UInt128, scale: Int) -> ExactDecimal {
    ExactDecimal(fitting: isNegative ? -Int128(magnitude) : Int128(magnitude), scale: scale)
  }
}
