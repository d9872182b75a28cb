import CivilTime
import Margin
import Market
import Money
import Testing

/// Published and worked examples of short options and spreads, per contract of 100.
@Suite struct PairingExamples {
  private static let soon = CivilDate(year: 2026, month: 12, day: 18) ?? CivilDate(dayNumber: 0)
  private static let later = CivilDate(year: 2027, month: 3, day: 19) ?? CivilDate(dayNumber: 0)

  static func decimal(_ text: String) -> ExactDecimal {
    guard let value = ExactDecimal(text) else { preconditionFailure("\(text) is not a decimal") }
    return value
  }

  private static func call(_ contracts: Int, _ strike: String, _ price: String, later isLater: Bool = false)
    -> OptionLeg
  {
    OptionLeg(
      type: .call, strike: decimal(strike), expiration: isLater ? later : soon, contracts: contracts,
      price: decimal(price))
  }

  private static func put(_ contracts: Int, _ strike: String, _ price: String, later isLater: Bool = false) -> OptionLeg
  {
    OptionLeg(
      type: .put, strike: decimal(strike), expiration: isLater ? later : soon, contracts: contracts,
      price: decimal(price))
  }

  private static func pairing(
    _ price: String, _ legs: [OptionLeg], shares: Int = 0, _ rules: OptionRules = .equity
  ) throws -> OptionPairing {
    try rules.pairing(
      of: OptionHoldings(underlyingPrice: decimal(price), shares: ExactDecimal(shares), legs: legs))
  }

  @Test func uncoveredPut() throws {
    #expect(try Self.pairing("47.50", [Self.put(-1, "45", "0.50")]).requirement == 750)
  }

  @Test func uncoveredBroadIndex() throws {
    #expect(try Self.pairing("6000", [Self.call(-1, "6300", "20.00")], .broadIndex).requirement == 62000)
    #expect(try Self.pairing("6000", [Self.put(-1, "5600", "18.00")], .broadIndex).requirement == 57800)
  }

  @Test func uncoveredCalls() throws {
    #expect(try Self.pairing("100", [Self.call(-2, "130", "0.40")]).requirement == 2080)
  }

  /// The larger side in full, the other's market value.
  @Test func strangle() throws {
    let found = try Self.pairing("45", [Self.call(-1, "47", "2.10"), Self.put(-1, "43", "1.20")])
    #expect(found.requirement == 1030)
    #expect(found.strangles.map { [$0.call, $0.put, $0.contracts] } == [[0, 1, 1]])
    #expect(found.uncovered.isEmpty)
  }

  @Test func creditVertical() throws {
    let found = try Self.pairing("99", [Self.call(-1, "100", "1.40"), Self.call(1, "101", "1.05")])
    #expect(found.requirement == 100)
    #expect(found.packages.map(\.worstPrices) == [[101]])
  }

  @Test func debitVerticalAndLongButterfly() throws {
    #expect(try Self.pairing("99", [Self.call(1, "100", "1.40"), Self.call(-1, "101", "1.05")]).requirement == 0)
    let butterfly = [Self.call(1, "95", "6"), Self.call(-2, "100", "3"), Self.call(1, "105", "1")]
    #expect(try Self.pairing("99", butterfly).requirement == 0)
  }

  /// The width of the credit side.
  @Test func shortButterfly() throws {
    let butterfly = [Self.call(-1, "95", "6"), Self.call(2, "100", "3"), Self.call(-1, "105", "1")]
    #expect(try Self.pairing("99", butterfly).requirement == 500)
  }

  @Test func ironCondor() throws {
    let condor = [
      Self.put(2, "50", "0.80"), Self.put(-2, "53", "1.25"), Self.call(-2, "67", "2.00"), Self.call(2, "70", "0.75"),
    ]
    #expect(try Self.pairing("60", condor).requirement == 600)
    var rules = OptionRules.equity
    rules.bothSides = .whenUnequal
    #expect(try Self.pairing("60", condor, rules).requirement == 600)
    rules.bothSides = .always
    #expect(try Self.pairing("60", condor, rules).requirement == 1200)
  }

  @Test func unequalCondor() throws {
    let condor = [
      Self.put(1, "48", "0.80"), Self.put(-1, "53", "1.25"), Self.call(-1, "67", "2.00"), Self.call(1, "70", "0.75"),
    ]
    #expect(try Self.pairing("60", condor).requirement == 500)
    var rules = OptionRules.equity
    rules.bothSides = .whenUnequal
    #expect(try Self.pairing("60", condor, rules).requirement == 800)
  }

  @Test func calendars() throws {
    let long = [Self.call(-1, "100", "2"), Self.call(1, "100", "4", later: true)]
    #expect(try Self.pairing("100", long).requirement == 0)
    let short = [Self.call(1, "100", "2"), Self.call(-1, "100", "4", later: true)]
    #expect(try Self.pairing("100", short).requirement == 2400)
  }

  @Test func boxes() throws {
    let long = [Self.call(1, "95", "6"), Self.call(-1, "105", "1"), Self.put(1, "105", "6"), Self.put(-1, "95", "1")]
    #expect(try Self.pairing("100", long).requirement == 0)
    let short = [Self.call(-1, "95", "6"), Self.call(1, "105", "1"), Self.put(-1, "105", "6"), Self.put(1, "95", "1")]
    #expect(try Self.pairing("100", short).requirement == 1000)
  }

  /// One long covers one short, the other short stands alone.
  @Test func ratio() throws {
    let found = try Self.pairing("100", [Self.call(1, "105", "2"), Self.call(-2, "110", "1")])
    #expect(found.packages.map(\.requirement) == [0])
    #expect(found.uncovered.map(\.requirement) == [1100])
  }

  @Test func coveredCall() throws {
    let found = try Self.pairing("60", [Self.call(-1, "50", "11")], shares: 100)
    #expect(found.requirement == 0)
    #expect(found.covers.map(\.kind) == [.coveredCall])
    #expect(found.covers.map(\.cap) == [1000])
  }

  /// Only whole contracts are covered.
  @Test func stockForOneOfTwoCalls() throws {
    let found = try Self.pairing("100", [Self.call(-2, "110", "1")], shares: 199)
    #expect(found.covers.map(\.contracts) == [1])
    #expect(found.uncovered.map(\.requirement) == [1100])
  }

  @Test(arguments: [
    (OptionPairing.Cover.Kind.protectivePut, "60", [put(1, "55", "1")], 100, "1050"),
    (.protectiveCall, "60", [call(1, "65", "1")], -100, "1150"),
    (.conversion, "60", [put(1, "60", "2"), call(-1, "60", "2")], 100, "600"),
    (.collar, "60", [put(1, "55", "1"), call(-1, "65", "1")], 100, "1050"),
    (.reverseConversion, "60", [call(1, "65", "1"), put(-1, "65", "6")], -100, "1150"),
  ])
  func stockWithOptions(
    kind: OptionPairing.Cover.Kind, price: String, legs: [OptionLeg], shares: Int, requirement: String
  ) throws {
    let found = try Self.pairing(price, legs, shares: shares)
    #expect(found.covers.map(\.kind) == [kind])
    #expect(found.covers.map(\.stockRequirement) == [Self.decimal(requirement)])
    #expect(found.requirement == 0)
  }

  /// What does not fit is refused, never wrapped round or counted one by one.
  @Test(arguments: [
    call(Int.min, "100", "1"), call(-1_000_000_001, "100", "1"), put(-1, "1000000000000000000000000000", "1"),
    call(-1, "100", "0.0000000000000000000000000001"),
  ])
  func whatDoesNotFit(leg: OptionLeg) {
    #expect(throws: MoneyError.self) { try Self.pairing("100", [leg]) }
  }

  /// Many contracts are put together as fast as few.
  @Test(.timeLimit(.minutes(1))) func manyContracts() throws {
    let most = 400_000_000
    let found = try Self.pairing(
      "99", [Self.call(-most, "100", "1.40"), Self.call(most, "101", "1.05")], shares: 7)
    #expect(found.requirement == ExactDecimal(100 * most))
    #expect(found.packages.map { $0.parts.map(\.contracts) } == [[most, most]])
  }
}
