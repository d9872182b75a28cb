import Book
import Ledger
import Market
import Money
import Testing

/// European options that settle in cash, in a cash account: it keeps what they can lose together (balances.md §4.5).
@Suite struct CashSpreadTests {
  private static func series(_ type: String, _ strike: Int, _ month: String = "06") -> String {
    "IDX   26\(month)19\(type)00\(strike)000"
  }

  private static func account(cash: String) throws -> BookFixture {
    var fixture = try BookFixture.account(.cash, cash: cash, symbols: ["IDX"])
    try fixture.price("2026-01-05T09:31", "IDX", "105")
    for month in ["06", "08"] {
      for strike in [100, 105, 110, 120] {
        for type in ["C", "P"] {
          var instrument = try Instrument.defaults(symbol: series(type, strike, month))
          instrument.option?.style = .european
          let definition = InstrumentDefinition(instrument: instrument)
          try fixture.record("2026-01-05T09:00", account: nil, .instrument(definition))
        }
      }
    }
    return fixture
  }

  private static func expect(
    _ fixture: BookFixture, _ at: String, _ figures: [Figure: String], location: SourceLocation = #_sourceLocation
  ) throws {
    try fixture.expect(at, figures, location: location)
    for figure in figures.keys {
      let tree = try fixture.explain(figure, at)
      #expect(try ExplanationEvaluator.value(tree) == fixture.sheet(at)[figure], sourceLocation: location)
    }
  }

  /// The width of a spread, of a condor that of its wider side, of what is written alone the strike.
  @Test func widths() throws {
    var fixture = try Self.account(cash: "20000")
    try fixture.trade("2026-01-05T10:00", .sellShort, "1", Self.series("P", 105), "5")
    try Self.expect(fixture, "2026-01-05T10:00", [.optionReserves: "10500", .availableToTrade: "10000"])
    try fixture.trade("2026-01-05T10:01", .buy, "1", Self.series("P", 100), "3")
    try Self.expect(fixture, "2026-01-05T10:01", [.optionReserves: "500", .availableToTrade: "19700"])
    try fixture.trade("2026-01-05T10:02", .buy, "1", Self.series("C", 120), "1")
    try fixture.trade("2026-01-05T10:03", .sellShort, "1", Self.series("C", 110), "2")
    try Self.expect(fixture, "2026-01-05T10:03", [.optionReserves: "1000", .cash: "20300", .withdrawable: "18600"])
  }

  /// A call is written only against one that lives as long; one that ends before it is of no help.
  @Test func callsNeedCalls() throws {
    var fixture = try Self.account(cash: "20000")
    #expect(throws: LedgerError.self) {
      try fixture.trade("2026-01-05T10:00", .sellShort, "1", Self.series("C", 110), "2")
    }
    try fixture.trade("2026-01-05T10:01", .buy, "1", Self.series("C", 120), "1")
    #expect(throws: LedgerError.self) {
      try fixture.trade("2026-01-05T10:02", .sellShort, "1", Self.series("C", 110, "08"), "2")
    }
    #expect(throws: LedgerError.self) {
      try fixture.trade("2026-01-05T10:03", .sellShort, "2", Self.series("C", 110), "2")
    }
    try fixture.trade("2026-01-05T10:04", .buy, "1", Self.series("C", 120, "08"), "2")
    try fixture.trade("2026-01-05T10:05", .sellShort, "2", Self.series("C", 110), "2")
    try Self.expect(fixture, "2026-01-05T10:05", [.optionReserves: "2000"])
  }

  /// An order of two legs takes the width less what it brings; alone the written put takes its strike.
  @Test func orders() throws {
    var fixture = try Self.account(cash: "20000")
    try fixture.place("2026-01-05T10:00", "o1", .sell, "2", "IDX", limit: "1.50") { placement in
      placement.legs = [
        Order.Leg(symbol: Self.series("P", 105), side: .sellToOpen),
        Order.Leg(symbol: Self.series("P", 100), side: .buyToOpen),
      ]
    }
    try Self.expect(fixture, "2026-01-05T10:00", [.reservedCash: "700", .availableToTrade: "19300"])
    try fixture.cancel("2026-01-05T10:01", "o1")
    try fixture.trade("2026-01-05T10:02", .buy, "1", Self.series("P", 100), "3")
    try fixture.place("2026-01-05T10:03", "o2", .sellToOpen, "2", Self.series("P", 105), limit: "5")
    // One against the put that is held, the other against its strike, less what both bring.
    try Self.expect(fixture, "2026-01-05T10:03", [.reservedCash: "10000"])
  }
}
