extension ExactDecimal {
  /// Reads plain decimal text: an optional minus, digits, and perhaps a point with digits after it (`-12.50`).
  ///
  /// Decimals beyond what 28 places and 96 bits hold are rounded half-even, as .NET does. Nil for anything else: a
  /// plus, blanks, separators, an exponent, a bare point, an integer part that does not fit.
  public init?(_ text: String) {
    var text = text
    let parsed = text.withUTF8 { Self.parse($0, exponentAllowed: false) }
    guard let parsed else { return nil }
    self = parsed
  }

  /// Reads the bytes of plain decimal text or of a JSON number, whose exponent moves the point: `1e-7` is `0.0000001`,
  /// `1.50e1` is `15.0`, `2e3` is `2000`.
  ///
  /// Rounds and refuses like `init(_:)`.
  @inlinable
  public init?(utf8 bytes: some Sequence<UInt8>) {
    let parsed =
      bytes.withContiguousStorageIfAvailable { Self.parse($0, exponentAllowed: true) }
      ?? Array(bytes).withUnsafeBufferPointer { Self.parse($0, exponentAllowed: true) }
    guard let parsed else { return nil }
    self = parsed
  }

  /// The digits are gathered in 128 bits; what comes after 37 significant digits only counts for rounding.
  @usableFromInline
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>, exponentAllowed: Bool) -> ExactDecimal? {
    var scanner = DecimalScanner(bytes: bytes)
    guard scanner.readMantissa() else { return nil }
    if scanner.position < bytes.count {
      guard exponentAllowed, scanner.readExponent(), scanner.position == bytes.count else { return nil }
    }
    return scanner.value()
  }
}

/// One pass over the text of a number.
struct DecimalScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  var negative = false
  /// The significant digits that were kept.
  private var digits: UInt128 = 0
  /// Digits after the point that were kept, less the digits before the point that were not.
  private var decimals = 0
  /// Digits left out so far.
  private var dropped = 0
  /// Whether a digit that is not zero was left out.
  private var more = false

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Beyond 10^37 one more digit would not fit 128 bits with certainty.
  private static let full = PowersOfTen.wide(37)
  /// Exponents are read up to here; beyond, the result is the same.
  private static let largestExponent = 1_000_000_000_000

  mutating func readMantissa() -> Bool {
    if position < bytes.count, bytes[position] == UInt8(ascii: "-") {
      negative = true
      position += 1
    }
    guard readDigits(afterPoint: false) else { return false }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      return readDigits(afterPoint: true)
    }
    return true
  }

  mutating func readExponent() -> Bool {
    guard bytes[position] | 0x20 == UInt8(ascii: "e") else { return false }
    position += 1
    var below = false
    if position < bytes.count, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") {
      below = bytes[position] == UInt8(ascii: "-")
      position += 1
    }
    let start = position
    var exponent = 0
    while position < bytes.count, case let digit = bytes[position] &- UInt8(ascii: "0"), digit <= 9 {
      if exponent < Self.largestExponent { exponent = exponent * 10 + Int(digit) }
      position += 1
    }
    decimals += below ? exponent : -exponent
    return position > start
  }

  /// Reads a run of digits; false when there is none.
  private mutating func readDigits(afterPoint: Bool) -> Bool {
    let start = position
    // Up to 18 digits at a time go through a 64-bit word.
    while position < bytes.count {
      var word: UInt64 = 0
      var count = 0
      while count < 18, position < bytes.count, case let digit = bytes[position] &- UInt8(ascii: "0"), digit <= 9 {
        word = word &* 10 &+ UInt64(digit)
        count += 1
        position += 1
      }
      if count == 0 { break }
      take(word, count: count, afterPoint: afterPoint)
    }
    return position > start
  }

  private mutating func take(_ word: UInt64, count: Int, afterPoint: Bool) {
    if digits == 0 {
      digits = UInt128(word)
      if afterPoint { decimals += count }
      return
    }
    let power = PowersOfTen.word(count)
    if digits <= UInt128(UInt64.max), dropped == 0 {
      // Two words: below 2^64 × 10^18, so within 128 bits.
      digits = UInt128(UInt64(truncatingIfNeeded: digits)) &* UInt128(power) &+ UInt128(word)
      if afterPoint { decimals += count }
    } else {
      takeSingly(word, power: power, count: count, afterPoint: afterPoint)
    }
  }

  /// Near the end of the room: digit by digit, then only whether anything but zeros follows.
  private mutating func takeSingly(_ word: UInt64, power: UInt64, count: Int, afterPoint: Bool) {
    var rest = word
    var place = power
    for _ in 0..<count {
      place /= 10
      let digit = rest / place
      rest %= place
      if dropped == 0 && digits < Self.full {
        digits = digits * 10 + UInt128(digit)
        if afterPoint { decimals += 1 }
      } else {
        dropped += 1
        if digit != 0 { more = true }
        if !afterPoint { decimals -= 1 }
      }
    }
  }

  /// The number; nil when its integer part does not fit.
  func value() -> ExactDecimal? {
    if digits == 0 { return ExactDecimal(fitting: 0, scale: min(max(decimals, 0), ExactDecimal.largestScale)) }
    if decimals >= 0 {
      return ExactDecimal.fit(WideMagnitude(low: digits), scale: decimals, negative: negative, more: more)
    }
    guard decimals >= -28 else { return nil }
    let (raised, overflow) = digits.multipliedReportingOverflow(by: PowersOfTen.wide(-decimals))
    guard !overflow, !more else { return nil }
    return ExactDecimal.fit(WideMagnitude(low: raised), scale: 0, negative: negative)
  }
}
