import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// The worked examples of balances.md §4.3–4.5 and the packages of §4.5, told as trades: what they ask for and what
/// they take out of the option buying power.
@Suite struct OptionExamples {
  struct Leg: Sendable {
    var side: Trade.Side
    var contracts: String
    /// Root, day, type, strike in thousandths.
    var series: String
    var price: String
  }

  struct Row: Sendable, CustomStringConvertible {
    var name: String
    var kind = AccountProfile.Kind.margin
    var root = "XYZ"
    var price: String
    var legs: [Leg]
    var requirement: String
    /// What the option buying power falls by.
    var effect: String
    var description: String { name }
  }

  static func sell(_ contracts: Int, _ type: String, _ strike: Int, _ price: String, _ day: String = "260918") -> Leg {
    Leg(side: .sellShort, contracts: "\(contracts)", series: series(type, strike, day), price: price)
  }

  static func buy(_ contracts: Int, _ type: String, _ strike: Int, _ price: String, _ day: String = "260918") -> Leg {
    Leg(side: .buy, contracts: "\(contracts)", series: series(type, strike, day), price: price)
  }

  private static func series(_ type: String, _ strike: Int, _ day: String) -> String {
    let digits = String(strike * 1000)
    return day + type + String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }

  static let rows: [Row] = [
    Row(
      name: "uncovered put", price: "47.50", legs: [sell(1, "P", 45, "0.50")], requirement: "750", effect: "700"),
    Row(
      name: "uncovered index call", root: "SPX", price: "6000", legs: [sell(1, "C", 6300, "20")],
      requirement: "62000", effect: "60000"),
    Row(
      name: "uncovered index put", root: "SPX", price: "6000", legs: [sell(1, "P", 5600, "18")],
      requirement: "57800", effect: "56000"),
    Row(
      name: "uncovered calls", price: "100", legs: [sell(2, "C", 130, "0.40")], requirement: "2080", effect: "2000"),
    Row(
      name: "strangle", price: "45", legs: [sell(1, "C", 47, "2.10"), sell(1, "P", 43, "1.20")], requirement: "1030",
      effect: "700"),
    Row(
      name: "cash-secured puts", kind: .cash, price: "12", legs: [sell(6, "P", 11, "0.75")], requirement: "6600",
      effect: "6150"),
    Row(
      name: "credit vertical", price: "95", legs: [sell(1, "C", 100, "1.40"), buy(1, "C", 101, "1.05")],
      requirement: "100", effect: "65"),
    Row(
      name: "debit vertical", price: "95", legs: [buy(1, "C", 95, "4"), sell(1, "C", 100, "1.40")], requirement: "0",
      effect: "260"),
    Row(
      name: "iron condor", price: "60",
      legs: [
        buy(2, "P", 50, "0.80"), sell(2, "P", 53, "1.25"), sell(2, "C", 67, "2.00"), buy(2, "C", 70, "0.75"),
      ], requirement: "600", effect: "260"),
    Row(
      name: "short butterfly", price: "100",
      legs: [sell(1, "C", 95, "7"), buy(2, "C", 100, "4"), sell(1, "C", 105, "2")], requirement: "500", effect: "400"),
    Row(
      name: "long butterfly", price: "100",
      legs: [buy(1, "C", 95, "7"), sell(2, "C", 100, "4"), buy(1, "C", 105, "2")], requirement: "0", effect: "100"),
    Row(
      name: "long calendar", price: "100", legs: [buy(1, "C", 100, "6", "261218"), sell(1, "C", 100, "4")],
      requirement: "0", effect: "200"),
    Row(
      name: "short calendar: the long one ends first", price: "100",
      legs: [buy(1, "C", 100, "4"), sell(1, "C", 100, "6", "261218")], requirement: "2600", effect: "2400"),
    Row(
      name: "short box", price: "100",
      legs: [
        sell(1, "C", 95, "7"), buy(1, "C", 105, "2"), sell(1, "P", 105, "7"), buy(1, "P", 95, "2"),
      ], requirement: "1000", effect: "0"),
    Row(
      name: "ratio", price: "100", legs: [buy(1, "C", 95, "7"), sell(2, "C", 105, "2")], requirement: "1700",
      effect: "2000"),
    Row(
      name: "long call", price: "100", legs: [buy(1, "C", 100, "5")], requirement: "0", effect: "500"),
  ]

  static func told(_ row: Row, house: OptionHouse? = nil) throws -> BookFixture {
    var fixture = try BookFixture.account(row.kind, cash: "100000", symbols: [row.root])
    if let house {
      var change = AccountChange()
      change.house = HouseParameters()
      change.house?.options = house
      try fixture.record("2026-01-05T09:31", .accountChanged(change))
    }
    try fixture.price("2026-01-05T09:31", row.root, row.price)
    for (index, leg) in row.legs.enumerated() {
      let symbol = row.root + "   " + leg.series
      let instrument = try Instrument.defaults(symbol: symbol)
      try fixture.record("2026-01-05T09:32", account: nil, .instrument(InstrumentDefinition(instrument: instrument)))
      try fixture.trade("2026-01-05T10:0\(index)", leg.side, leg.contracts, symbol, leg.price)
    }
    return fixture
  }

  @Test(arguments: rows) func example(_ row: Row) throws {
    let fixture = try Self.told(row)
    let sheet = try fixture.sheet("2026-01-05T10:30")
    let asked = row.kind == .cash ? sheet[.optionReserves] : sheet[.optionRequirement]
    #expect(asked == BookFixture.decimal(row.requirement))
    let power = row.kind == .cash ? sheet[.availableToTrade] : sheet[.optionBuyingPower]
    #expect(try power.map { try 100_000 - $0 } == BookFixture.decimal(row.effect))
    for figure in [Figure.optionRequirement, .optionBuyingPower, .maintenanceRequirement, .optionReserves] {
      let tree = try Explanation(
        of: figure, book: fixture.book!, at: BookFixture.at("2026-01-05T10:30"), in: MarketView(fixture.world))
      #expect(try ExplanationEvaluator.value(tree) == sheet[figure], "\(figure.name)")
    }
  }

  /// The same trades in any order ask for the same, and any option more that is held never asks for more.
  @Test(arguments: 1...8) func orderAndHedges(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    for _ in 0..<3 {
      let legs = (0..<(2 + dice.roll(4))).map { _ in
        let strike = 80 + 5 * dice.roll(9)
        let type = dice.pick(["C", "P"])
        let day = dice.pick(["260918", "261218"])
        return dice.roll(3) == 0
          ? Self.buy(1 + dice.roll(2), type, strike, "3", day) : Self.sell(1 + dice.roll(2), type, strike, "2", day)
      }
      // A trade against what is held or written would close it.
      guard Set(legs.map(\.series)).count == legs.count else { continue }
      let plain = Row(name: "", price: "100", legs: legs, requirement: "0", effect: "0")
      var mixed = plain
      mixed.legs = dice.mixed(legs)
      var hedged = plain
      hedged.legs.append(Self.buy(1, dice.pick(["C", "P"]), 82 + 5 * dice.roll(8), "1", "261218"))
      let asked = try #require(try Self.told(plain).sheet("2026-01-05T10:30")[.optionRequirement])
      #expect(!asked.isNegative)
      #expect(try Self.told(mixed).sheet("2026-01-05T10:30")[.optionRequirement] == asked)
      #expect(try #require(try Self.told(hedged).sheet("2026-01-05T10:30")[.optionRequirement]) <= asked)
    }
  }

  struct Choice: Sendable, CustomStringConvertible {
    var name: String
    var house: OptionHouse
    var row: Row
    var requirement: String
    var description: String { name }
  }

  static let wide = Row(
    name: "unequal condor", price: "60",
    legs: [buy(1, "P", 50, "0.80"), sell(1, "P", 53, "1.25"), sell(1, "C", 65, "2"), buy(1, "C", 70, "0.75")],
    requirement: "500", effect: "330")

  static let choices: [Choice] = [
    Choice(name: "worse side", house: OptionHouse(), row: wide, requirement: "500"),
    Choice(
      name: "both sides when unequal", house: OptionHouse(bothSides: .whenUnequal), row: wide, requirement: "800"),
    Choice(
      name: "equal sides once", house: OptionHouse(bothSides: .whenUnequal), row: rows[8], requirement: "600"),
    Choice(name: "always both", house: OptionHouse(bothSides: .always), row: rows[8], requirement: "1200"),
    Choice(
      name: "floor per unit", house: OptionHouse(leastPerUnit: BookFixture.decimal("15")), row: rows[3],
      requirement: "3000"),
    Choice(
      name: "debit side of a short butterfly", house: OptionHouse(chargesDebitSide: true), row: rows[9],
      requirement: "700"),
    Choice(
      name: "no debit side elsewhere", house: OptionHouse(chargesDebitSide: true), row: rows[10], requirement: "0"),
  ]

  @Test(arguments: choices) func houseChoice(_ choice: Choice) throws {
    let fixture = try Self.told(choice.row, house: choice.house)
    let sheet = try fixture.sheet("2026-01-05T10:30")
    #expect(sheet[.optionRequirement] == BookFixture.decimal(choice.requirement))
    try fixture.check("2026-01-05T10:30")
  }

  /// Five calls at 12.40 with fourteen months to go: 4,650 asked for, 1,550 lent, until nine months are left.
  @Test func longDated() throws {
    let row = Row(
      name: "long-dated", price: "100", legs: [buy0("270319")], requirement: "0", effect: "4650")
    let off = try Self.told(row)
    try off.expect("2026-01-05T10:30", [.lendableOptionValue: "0", .optionBuyingPower: "93800"])
    var fixture = try Self.told(row, house: OptionHouse(longDated: BookFixture.decimal("0.75")))
    try fixture.expect(
      "2026-01-05T10:30",
      [
        .cash: "93800", .lendableOptionValue: "6200", .marginEquity: "100000", .initialRequirement: "4650",
        .maintenanceRequirement: "4650", .regTExcess: "95350", .sma: "95350", .optionBuyingPower: "95350",
      ])
    try fixture.check("2026-01-05T10:30")
    try fixture.price("2026-06-18T10:00", "XYZ   270319C00110000", "10")
    try fixture.expect("2026-06-18T10:01", [.lendableOptionValue: "5000", .maintenanceRequirement: "3750"])
    try fixture.expect("2026-06-19T10:01", [.lendableOptionValue: "0", .maintenanceRequirement: "0"])
    // Written against, it covers and is paid in full.
    let symbol = "XYZ   260918C00120000"
    let instrument = try Instrument.defaults(symbol: symbol)
    try fixture.record("2026-01-05T09:32", account: nil, .instrument(InstrumentDefinition(instrument: instrument)))
    try fixture.trade("2026-01-06T10:00", .sellShort, "2", symbol, "3")
    try fixture.expect("2026-01-06T10:01", [.lendableOptionValue: "3720", .optionRequirement: "0"])
    try fixture.check("2026-01-06T10:01")
  }

  private func buy0(_ day: String) -> Leg { Self.buy(5, "C", 110, "12.40", day) }
}
