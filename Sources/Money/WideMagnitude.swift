/// An unsigned number of 256 bits: room for the product of two coefficients, and for a sum after both sides were
/// brought to the same scale. Only the slow paths come here.
struct WideMagnitude: Equatable {
  var high: UInt128
  var low: UInt128

  init(high: UInt128 = 0, low: UInt128) {
    self.high = high
    self.low = low
  }

  /// The full product, word by word. The library's own multiplication of 128 bits is generic: a hundred times dearer
  /// wherever it is not specialised, as in the builds that tests run.
  init(_ left: UInt128, times right: UInt128) {
    let low = Self.product(left._low, right._low)
    if left._high | right._high == 0 {
      self.init(low: low)
      return
    }
    // The middle words: two products and the carry of the low ones, which may pass 128 bits once.
    let first = Self.product(left._high, right._low)
    let (middle, carry) = first.addingReportingOverflow(Self.product(left._low, right._high))
    let (middleLow, lowCarry) = low._high.addingReportingOverflow(middle._low)
    let top = UInt128(_low: middle._high, _high: carry ? 1 : 0) &+ UInt128(_low: lowCarry ? 1 : 0, _high: 0)
    self.init(
      high: Self.product(left._high, right._high) &+ top, low: UInt128(_low: low._low, _high: middleLow))
  }

  private static func product(_ left: UInt64, _ right: UInt64) -> UInt128 {
    let product = left.multipliedFullWidth(by: right)
    return UInt128(_low: product.low, _high: product.high)
  }

  var bitLength: Int { high == 0 ? 128 - low.leadingZeroBitCount : 256 - high.leadingZeroBitCount }

  static func < (left: WideMagnitude, right: WideMagnitude) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }

  /// Sums and differences of the slow paths stay below 2^191, so the high half never overflows.
  static func + (left: WideMagnitude, right: WideMagnitude) -> WideMagnitude {
    let (low, carry) = left.low.addingReportingOverflow(right.low)
    return WideMagnitude(high: left.high + right.high + (carry ? 1 : 0), low: low)
  }

  /// The difference; the left side is not smaller than the right one.
  static func - (left: WideMagnitude, right: WideMagnitude) -> WideMagnitude {
    let (low, borrow) = left.low.subtractingReportingOverflow(right.low)
    return WideMagnitude(high: left.high - right.high - (borrow ? 1 : 0), low: low)
  }

  /// Divides in place by a 64-bit word and returns the remainder.
  mutating func divide(by divisor: UInt64) -> UInt64 {
    var remainder: UInt64 = 0
    if high != 0 { high = Self.divide(high, by: divisor, carrying: &remainder) }
    low = Self.divide(low, by: divisor, carrying: &remainder)
    return remainder
  }

  private static func divide(_ half: UInt128, by divisor: UInt64, carrying remainder: inout UInt64) -> UInt128 {
    let first = divisor.dividingFullWidth((remainder, half._high))
    let second = divisor.dividingFullWidth((first.remainder, half._low))
    remainder = second.remainder
    return UInt128(_low: second.quotient, _high: first.quotient)
  }

  /// The magnitude without its last `digits` decimal digits, and how much they were; `more` says that something not
  /// zero had been cut before.
  func cutting(digits: Int, more: Bool) -> (kept: WideMagnitude, cut: CutPart) {
    var kept = self
    var left = digits
    var sticky = more
    while left > PowersOfTen.largestWord && kept != WideMagnitude(low: 0) {
      if kept.divide(by: PowersOfTen.word(PowersOfTen.largestWord)) != 0 { sticky = true }
      left -= PowersOfTen.largestWord
    }
    if left == 0 || left > PowersOfTen.largestWord { return (kept, sticky ? .belowHalf : .nothing) }
    let divisor = PowersOfTen.word(left)
    let remainder = kept.divide(by: divisor)
    return (kept, CutPart(remainder: remainder, of: divisor, more: sticky))
  }
}
