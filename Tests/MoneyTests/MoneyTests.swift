import Money
import Testing

/// Results of .NET's `decimal`, worked out by hand.
@Suite struct DotNetRules {
  @Test(arguments: [
    ("1.10", "1.1", "2.20"),
    ("79228162514264337593543950335", "0.4", "79228162514264337593543950335"),
    ("79228162514264337593543950334", "0.5", "79228162514264337593543950334"),
    ("7922816251426433759354395033.5", "0.05", "7922816251426433759354395034"),
    ("-1.5", "1.5", "0.0"),
    ("0.0000000000000000000000000001", "1", "1.0000000000000000000000000001"),
  ])
  func sums(left: String, right: String, sum: String) throws {
    #expect(try (number(left) + number(right)).description == sum)
    #expect(try (number(right) + number(left)).description == sum)
    #expect(try (number(left) - -number(right)).description == sum)
  }

  @Test(arguments: [
    ("0.0095697442964323993262900015", "-188750", "-1806.2892359516153728372377831"),
    ("79228162514264337593543950335", "0.1", "7922816251426433759354395033.5"),
    ("79228162514264337593543950335", "0.01", "792281625142643375935439503.35"),
    ("0.0000000000000000000000000001", "0.5", "0.0000000000000000000000000000"),
    ("0.0000000000000000000000000003", "0.5", "0.0000000000000000000000000002"),
    ("1.10", "1.1", "1.210"),
    ("-3", "0.00", "0.00"),
  ])
  func products(left: String, right: String, product: String) throws {
    #expect(try (number(left) * number(right)).description == product)
    #expect(try (number(right) * number(left)).description == product)
  }
}

func number(_ text: String) throws -> ExactDecimal { try #require(ExactDecimal(text)) }
