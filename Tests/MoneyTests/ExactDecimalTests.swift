import Money
import Testing

@Suite struct ExactDecimalTests {
  @Test(arguments: [
    ("0", 0, 0), ("0.00", 0, 2), ("1.10", 110, 2), ("-0.005", -5, 3),
    ("12345678901234567890.5", 123_456_789_012_345_678_905, 1),
    ("007.50", 750, 2), ("-0", 0, 0), ("-0.0", 0, 1), ("79228162514264337593543950335", (1 as Int128) << 96 - 1, 0),
  ])
  func textHasCoefficientAndScale(text: String, coefficient: Int128, scale: Int) throws {
    let value = try number(text)
    #expect(value.coefficient == coefficient)
    #expect(Int(value.scale) == scale)
    #expect(try value.isIdentical(to: ExactDecimal(coefficient: coefficient, scale: scale)))
  }

  @Test(arguments: [
    "", "-", "+1", " 1", "1 ", "1.", ".5", "-.5", "1..2", "1.2.3", "1,000", "1e5", "0x10", "--1", "1-", "NaN",
    "Infinity",
    "１", "79228162514264337593543950336", "-79228162514264337593543950335.5", "1_000", "1\u{0}",
  ])
  func textThatIsNoNumber(text: String) { #expect(ExactDecimal(text) == nil) }

  @Test(arguments: [
    ("1e-7", "0.0000001"), ("1.50e1", "15.0"), ("2E3", "2000"), ("2E+3", "2000"), ("-1.5e-3", "-0.0015"),
    ("1.5e0", "1.5"),
    ("0e99999999999999999999", "0"), ("0.0e-99999999999999999999", "0.0000000000000000000000000000"),
    ("1e-29", "0.0000000000000000000000000000"), ("6e-29", "0.0000000000000000000000000001"), ("1e28", "1" + zeros(28)),
    ("100000000000000000000000000000000000000000e-40", "10.000000000000000000000000000"),
    ("5e-99999999999999999999", "0.0000000000000000000000000000"),
  ])
  func exponentsMoveThePoint(literal: String, text: String) {
    #expect(ExactDecimal(utf8: literal.utf8)?.description == text)
  }

  @Test(arguments: ["1e", "1e+", "e5", "1e5.0", "1e29", "1e99999999999999999999", "1ee5", "1e 5", "1.e5", "1f5"])
  func literalsThatAreNoNumber(literal: String) { #expect(ExactDecimal(utf8: literal.utf8) == nil) }

  @Test func aMillionDigitsAreReadOnce() {
    let long = "0." + String(repeating: "0", count: 1_000_000) + "7e1000001"
    #expect(ExactDecimal(utf8: long.utf8)?.description == "7")
    #expect(ExactDecimal("1." + String(repeating: "9", count: 100_000))?.description == "2." + Self.zeros(28))
  }

  @Test func coefficientsAndScalesOutOfRange() {
    let tooLarge = (1 as Int128) << 96
    for (coefficient, scale) in [(tooLarge, 0), (-tooLarge, 0), (1, 29), (1, -1), (.min, 0)] {
      let error = #expect(throws: MoneyError.self) { try ExactDecimal(coefficient: coefficient, scale: scale) }
      #expect(error?.code == .notRepresentable)
    }
  }

  @Test func equalityIsNumericAndIdentityIsNot() throws {
    let (short, long) = try (number("1.1"), number("1.10"))
    #expect(short == long && short.hashValue == long.hashValue && !(short < long) && !(long < short))
    #expect(!short.isIdentical(to: long))
    #expect(try Set([number("0"), number("0.00"), number("-0.000"), 0]).count == 1)
    #expect(try number("-0.0").isIdentical(to: number("0.0")))
    #expect(try number("0.0000000000000000000000000001") < number("79228162514264337593543950335"))
    #expect(try number("-79228162514264337593543950335") < number("0.0000000000000000000000000001"))
  }

  @Test func zeroHasNoSign() throws {
    let zeros = try [
      -number("0.00"), number("-1.5") + number("1.5"), number("-0.4").rounded(toScale: 0),
      number("-0.00000000000000000000000000004"), number("-3") * 0, (-number("0")).magnitude,
    ]
    for zero in zeros {
      #expect(zero.isZero && !zero.isNegative && !zero.isPositive)
      #expect(!zero.description.hasPrefix("-"))
    }
  }

  @Test(arguments: [
    ("1.10", 4, "1.1000"), ("1.10", 1, "1.10"), ("0", 28, "0." + zeros(28)), ("-5", 2, "-5.00"),
    ("1", 99, "1." + zeros(28)),
    ("7922816251426433759354395033", 4, "7922816251426433759354395033.0"),
    ("79228162514264337593543950335", 4, "79228162514264337593543950335"),
  ])
  func padding(text: String, scale: Int, padded: String) throws {
    let value = try number(text)
    #expect(value.padded(toScale: scale).description == padded)
    #expect(value.padded(toScale: scale) == value)
  }

  @Test(arguments: [
    ("1.1000", 0, "1.1"), ("1.1000", 2, "1.10"), ("1.1000", 5, "1.1000"), ("100", 0, "100"), ("100.00", 0, "100"),
    ("0.000", 0, "0"), ("0.000", 2, "0.00"), ("-2.50", 1, "-2.5"),
    ("19638.14545186560000000000", 2, "19638.1454518656"),
    ("79228162514264337593543950.330", 0, "79228162514264337593543950.33"), ("1." + zeros(28), 0, "1"),
  ])
  func trimming(text: String, scale: Int, trimmed: String) throws {
    let value = try number(text)
    #expect(value.trimmed(toScale: scale).description == trimmed)
    #expect(value.trimmed(toScale: scale) == value)
  }

  @Test func wholeNumbers() throws {
    #expect(try number("100.00").wholeNumber == 100)
    #expect(try number("-9223372036854775808").wholeNumber == .min)
    #expect(try number("9223372036854775808").wholeNumber == nil)
    #expect(try number("0.5").wholeNumber == nil)
    #expect(ExactDecimal(Int.min).description == "-9223372036854775808")
    #expect(ExactDecimal.one == 1 && ExactDecimal.zero.description == "0")
  }

  @Test func bytesAreThoseOfTheText() throws {
    for text in [
      "0", "-0.005", "1.10", "79228162514264337593543950335", "-7.9228162514264337593543950335", "0." + Self.zeros(28),
    ] {
      var bytes: [UInt8] = [91]
      try number(text).appendUTF8(to: &bytes)
      #expect(bytes == [91] + Array(text.utf8))
    }
  }

  @Test func sixteenBytes() { #expect(MemoryLayout<ExactDecimal>.size == 16) }

  private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

  @Test(arguments: [
    ("0", true), ("-1.5", true), ("35184372088831.99999999999999", true), ("35184372088832", false),
    ("-35184372088832.00", false), ("0.00000000000001", true), ("0.000000000000010", false),
    ("79228162514264337593543950335", false),
  ]) func shortNumbers(text: String, isShort: Bool) throws {
    #expect(try #require(ExactDecimal(text)).isShort == isShort)
  }

  @Test(arguments: ["0", "0.00", "1.50", "-3", "79228162514264337593543950335", "-0.0000000000000000000000000001"])
  func nothingAddedIsTheSameAtTheLargerScale(text: String) throws {
    let value = try #require(ExactDecimal(text))
    for zero in [ExactDecimal.zero, try ExactDecimal(coefficient: 0, scale: 2)] {
      for sum in [try value + zero, try zero + value, try value - zero, -(try zero - value)] {
        #expect(sum == value && (sum.scale == max(value.scale, zero.scale) || value.magnitude > 1_000_000))
      }
      #expect((value < zero) == value.isNegative && (zero < value) == value.isPositive)
    }
  }
}
