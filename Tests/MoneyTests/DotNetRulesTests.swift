import Money
import Testing

func number(_ text: String) throws -> ExactDecimal { try #require(ExactDecimal(text)) }

/// Results of .NET's `decimal`, worked out by hand.
@Suite struct DotNetRulesTests {
  private static let largest = "79228162514264337593543950335"

  @Test(arguments: [
    ("1.10", "1.1", "2.20"),
    ("0.00", "0", "0.00"),
    (largest, "0.4", largest),
    (largest, "-0.5", "79228162514264337593543950334"),
    ("79228162514264337593543950334", "0.5", "79228162514264337593543950334"),
    ("79228162514264337593543950334", "0.50000000000000000000000001", largest),
    // A tie that would round up to 2^96 gives one decimal more away, and is then no tie.
    ("7922816251426433759354395033.5", "0.05", "7922816251426433759354395034"),
    ("-1.5", "1.5", "0.0"),
    ("-0.001", "0.001", "0.000"),
    ("0.0000000000000000000000000001", "1", "1.0000000000000000000000000001"),
    ("0.0000000000000000000000000001", "10", "10.000000000000000000000000000"),
    ("-79228162514264337593543950335", "79228162514264337593543950335", "0"),
  ])
  func sums(left: String, right: String, sum: String) throws {
    #expect(try (number(left) + number(right)).description == sum)
    #expect(try (number(right) + number(left)).description == sum)
    #expect(try (number(left) - -number(right)).description == sum)
    var inPlace = try number(left)
    try inPlace += number(right)
    try inPlace -= 0
    #expect(inPlace.description == sum)
  }

  @Test(arguments: [
    ("0.0095697442964323993262900015", "-188750", "-1806.2892359516153728372377831"),
    (largest, "0.1", "7922816251426433759354395033.5"),
    (largest, "0.01", "792281625142643375935439503.35"),
    (largest, "1.0", largest),
    ("7922816251426433759354395033.5", "10", "79228162514264337593543950335"),
    ("7922816251426433759354395033.5", "10.0", "79228162514264337593543950335"),
    ("39614081257132168796771975168", "1.5", "59421121885698253195157962752"),
    ("0.0000000000000000000000000001", "0.5", "0.0000000000000000000000000000"),
    ("0.0000000000000000000000000003", "0.5", "0.0000000000000000000000000002"),
    ("0.0000000000000000000000000001", "0.50000000001", "0.0000000000000000000000000001"),
    ("0.00000000000001", "0.000000000000001", "0.0000000000000000000000000000"),
    ("1.10", "1.1", "1.210"),
    ("-3", "0.00", "0.00"),
    ("1.0000000000000000000000000000", "1.0000000000000000000000000000", "1.0000000000000000000000000000"),
    ("4294967296", "4294967296.00", "18446744073709551616.00"),
    ("-9223372036854775808", "-922337203.6854775808", "8507059173023461586584365186"),
  ])
  func products(left: String, right: String, product: String) throws {
    let expected = try number(product)
    #expect(try (number(left) * number(right)).description == product)
    #expect(try (number(right) * number(left)).description == product)
    #expect(try (-number(left) * number(right)).description == (-expected).description)
  }

  /// A TradeStation position: last price and point value of scale 10, and a quantity.
  @Test func naturalScalesOfAPosition() throws {
    let (price, pointValue) = try (number("9819.0727259328"), number("1.0000000000"))
    #expect(try (price * pointValue * 2).description == "19638.14545186560000000000")
    #expect(try (price * 2 * pointValue).description == "19638.14545186560000000000")
  }

  @Test(arguments: [
    (largest, "+", "1"), (largest, "+", "0.5"), ("-79228162514264337593543950335", "-", "1"), (largest, "*", "2"),
    (largest, "*", "-1.1"), ("79228162514264337593543950335", "/", "0.1"),
    ("9903520314283042199192993792", "*", "8"), ("0.5", "+", largest),
  ])
  func overflowNamesTheOperands(left: String, sign: String, right: String) throws {
    let (first, second) = try (number(left), number(right))
    let error = #expect(throws: MoneyError.self) {
      switch sign {
      case "+": _ = try first + second
      case "-": _ = try first - second
      case "*": _ = try first * second
      default: _ = try first.divided(by: second, scale: 0)
      }
    }
    #expect(error?.code == .overflow)
    #expect(error?.text.contains(left) == true && error?.text.contains(right) == true)
  }

  @Test(arguments: [
    ("1", "3", 4, Rounding.halfEven, "0.3333"), ("2", "3", 4, .halfEven, "0.6667"), ("2", "3", 4, .down, "0.6666"),
    ("-2", "3", 2, .floor, "-0.67"), ("-2", "3", 2, .ceiling, "-0.66"), ("1", "8", 2, .halfEven, "0.12"),
    ("1", "8", 2, .halfAwayFromZero, "0.13"), ("-1", "8", 2, .up, "-0.13"), ("10", "4", 4, .halfEven, "2.5000"),
    ("0", "7", 2, .up, "0.00"), ("-0.001", "1", 2, .halfEven, "0.00"),
    ("1", "0.0000000000000000000000000001", 2, .halfEven, "10000000000000000000000000000"),
    (largest, largest, 28, .halfEven, "1.0000000000000000000000000000"),
    ("0.0000000000000000000000000001", largest, 28, .up, "0.0000000000000000000000000001"),
  ])
  func quotients(left: String, right: String, scale: Int, mode: Rounding, quotient: String) throws {
    #expect(try number(left).divided(by: number(right), scale: scale, rounding: mode).description == quotient)
  }

  @Test func divisionByZero() throws {
    let error = #expect(throws: MoneyError.self) { try number("12.50").divided(by: number("0.00"), scale: 2) }
    #expect(error?.code == .divisionByZero)
    #expect(error?.text.contains("12.50") == true)
  }
}
