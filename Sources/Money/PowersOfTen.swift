/// Powers of ten as code instead of a table: the compiler turns the switch into a constant lookup, without the
/// once-only initialisation of a global.
@usableFromInline
enum PowersOfTen {
  /// The largest power that fits 64 bits.
  @usableFromInline static let largestWord = 19

  /// 10^exponent for exponents 0...19.
  @inlinable
  @inline(__always)
  static func word(_ exponent: Int) -> UInt64 {
    switch exponent {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1_000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    case 8: 100_000_000
    case 9: 1_000_000_000
    case 10: 10_000_000_000
    case 11: 100_000_000_000
    case 12: 1_000_000_000_000
    case 13: 10_000_000_000_000
    case 14: 100_000_000_000_000
    case 15: 1_000_000_000_000_000
    case 16: 10_000_000_000_000_000
    case 17: 100_000_000_000_000_000
    case 18: 1_000_000_000_000_000_000
    case 19: 10_000_000_000_000_000_000
    default: preconditionFailure("power of ten outside 0...19")
    }
  }

  /// 10^exponent for exponents 0...38.
  static func wide(_ exponent: Int) -> UInt128 {
    if exponent <= largestWord { return UInt128(_low: word(exponent), _high: 0) }
    let product = word(largestWord).multipliedFullWidth(by: word(exponent - largestWord))
    return UInt128(_low: product.low, _high: product.high)
  }
}
