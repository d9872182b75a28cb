/// Equality, order and hash are numeric: the scale does not count.
extension ExactDecimal: Hashable, Comparable {
  @inlinable
  public static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.packed == right.packed { return true }
    return left.scale == right.scale ? false : left.equals(right)
  }

  @inlinable
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    left.scale == right.scale ? left.packed < right.packed : left.precedes(right)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(trimmed().packed) }

  @usableFromInline
  func equals(_ other: ExactDecimal) -> Bool {
    if scale > other.scale { return other.equals(self) }
    let raised = raised(by: Int(other.scale - scale))
    return raised == other.coefficient
  }

  @usableFromInline
  func precedes(_ other: ExactDecimal) -> Bool {
    if other.isZero { return isNegative }
    if isZero { return other.isPositive }
    if scale < other.scale {
      guard let raised = raised(by: Int(other.scale - scale)) else { return isNegative }
      return raised < other.coefficient
    }
    guard let raised = other.raised(by: Int(scale - other.scale)) else { return !other.isNegative }
    return coefficient < raised
  }

  /// The coefficient with `digits` more decimals; nil when that is beyond 128 bits, and so beyond any coefficient.
  private func raised(by digits: Int) -> Int128? {
    if digits <= 18, fitsWord { return raisedWord(digits) }
    let (product, overflow) = coefficient.multipliedReportingOverflow(by: Int128(PowersOfTen.wide(digits)))
    return overflow ? nil : product
  }
}
