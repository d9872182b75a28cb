import Book
import Ledger
import Market
import Money
import Testing

/// Options in accounts, told as events: what they ask for, what they keep, and why.
@Suite struct OptionBookTests {
  /// 21 characters: expiring on 18 Sep 2026, strike in dollars.
  static func series(_ type: String, _ strike: Int) -> String { "XYZ   260918\(type)00\(strike)000" }

  static func account(_ kind: AccountProfile.Kind, cash: String, price: String) throws -> BookFixture {
    var fixture = try BookFixture.account(kind, cash: cash)
    try fixture.price("2026-01-05T09:31", "XYZ", price)
    for strike in [100, 105, 110, 120, 130, 140] {
      for type in ["C", "P"] {
        let instrument = try Instrument.defaults(symbol: series(type, strike))
        try fixture.record("2026-01-05T09:00", account: nil, .instrument(InstrumentDefinition(instrument: instrument)))
      }
    }
    return fixture
  }

  /// The published sample of stock and options in one account: premium is counted once.
  @Test func premiumIsCountedOnce() throws {
    var fixture = try Self.account(.margin, cash: "10000", price: "100")
    try fixture.trade("2026-01-05T10:00", .sellShort, "2", Self.series("C", 130), "0.40")
    try fixture.expect(
      "2026-01-05T10:01",
      [
        .cash: "10080", .shortOptionValue: "80", .equity: "10000", .marginEquity: "10080",
        .optionRequirement: "2080", .initialRequirement: "2080", .maintenanceRequirement: "2080",
        .regTExcess: "8000", .sma: "8000", .optionBuyingPower: "8000",
      ])
  }

  /// The worse side once, and what it leaves.
  @Test func ironCondor() throws {
    var fixture = try Self.account(.margin, cash: "5000", price: "115")
    try fixture.trade("2026-01-05T10:00", .buy, "2", Self.series("P", 100), "0.80")
    try fixture.trade("2026-01-05T10:01", .sellShort, "2", Self.series("P", 105), "1.25")
    try fixture.trade("2026-01-05T10:02", .buy, "2", Self.series("C", 130), "0.75")
    try fixture.trade("2026-01-05T10:03", .sellShort, "2", Self.series("C", 120), "2.00")
    // Credit (1.25 − 0.80 + 2.00 − 0.75) × 200, the call side ten wide.
    try fixture.expect(
      "2026-01-05T10:04",
      [
        .cash: "5340", .optionRequirement: "2000", .marginEquity: "5340", .regTExcess: "3340",
        .optionBuyingPower: "3340",
      ])
    let tree = try fixture.explain(.optionRequirement, "2026-01-05T10:04")
    #expect(try ExplanationEvaluator.value(tree) == 2000)
    #expect(tree.contains { $0.label == "worst_price" && $0.value == 130 })
  }

  /// Stock under a short call counts at most the strike, in equity and in its requirements.
  @Test func coveredCall() throws {
    var fixture = try Self.account(.margin, cash: "20000", price: "120")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "120")
    try fixture.trade("2026-01-05T10:01", .sellShort, "1", Self.series("C", 100), "22")
    try fixture.expect(
      "2026-01-05T10:02",
      [
        .cash: "10200", .cappedByOptions: "2000", .marginEquity: "20200", .initialRequirement: "5000",
        .maintenanceRequirement: "2500", .optionRequirement: "0",
      ])
    for figure in [Figure.cappedByOptions, .initialRequirement, .maintenanceRequirement, .houseRequirement, .sma] {
      let tree = try fixture.explain(figure, "2026-01-05T10:02")
      #expect(try ExplanationEvaluator.value(tree) == fixture.sheet("2026-01-05T10:02")[figure], "\(figure.name)")
    }
  }

  /// A written put keeps its strike in cash; only calls on units that are held may be written.
  @Test func cashAccount() throws {
    var fixture = try Self.account(.cash, cash: "14000", price: "112")
    try fixture.trade("2026-01-05T10:00", .sellShort, "1", Self.series("P", 110), "0.75")
    try fixture.expect(
      "2026-01-05T10:01", [.cash: "14075", .optionReserves: "11000", .heldBack: "11000", .availableToTrade: "3075"])
    #expect(throws: LedgerError.self) {
      try fixture.trade("2026-01-05T10:02", .sellShort, "1", Self.series("C", 120), "1")
    }
    let tree = try fixture.explain(.optionReserves, "2026-01-05T10:01")
    #expect(try ExplanationEvaluator.value(tree) == 11000)
  }

  /// Without a price of the underlying nothing is claimed.
  @Test func unknownUnderlying() throws {
    var fixture = try BookFixture.account(.margin, cash: "10000", symbols: [])
    let instrument = try Instrument.defaults(symbol: Self.series("C", 130))
    try fixture.record("2026-01-05T09:00", account: nil, .instrument(InstrumentDefinition(instrument: instrument)))
    try fixture.trade("2026-01-05T10:00", .sellShort, "1", Self.series("C", 130), "1")
    let sheet = try fixture.sheet("2026-01-05T10:01")
    #expect(sheet[.initialRequirement] == nil)
    #expect(sheet[.equity] == 10000)
  }
}

extension BookFixture {
  func explain(_ figure: Figure, _ at: String) throws -> Explanation {
    try Explanation(of: figure, book: book!, at: Self.at(at), in: MarketView(world))
  }
}

extension Explanation {
  /// Some node of the tree is like that.
  func contains(_ predicate: (Explanation) -> Bool) -> Bool {
    predicate(self) || operands.contains { $0.contains(predicate) }
  }
}
