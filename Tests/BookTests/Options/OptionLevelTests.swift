import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// What each option level lets an account open (balances.md §4.1).
@Suite struct OptionLevelTests {
  struct Row: Sendable, CustomStringConvertible {
    var name: String
    var kind = AccountProfile.Kind.margin
    /// Units held, or sold short.
    var units = 0
    /// Trades before that nobody refuses, the one that is looked at behind them.
    var legs: [OptionExamples.Leg]
    var root = "XYZ"
    var level: Int
    var description: String { name }
  }

  static let rows: [Row] = [
    Row(name: "covered call", units: 100, legs: [OptionExamples.sell(1, "C", 110, "2")], level: 1),
    Row(name: "protective put", units: 100, legs: [OptionExamples.buy(1, "P", 95, "2")], level: 1),
    Row(name: "long call", legs: [OptionExamples.buy(1, "C", 110, "2")], level: 2),
    Row(name: "long put", legs: [OptionExamples.buy(1, "P", 110, "2")], level: 2),
    Row(name: "covered put", units: -100, legs: [OptionExamples.sell(1, "P", 95, "2")], level: 2),
    Row(name: "cash-secured put", kind: .cash, legs: [OptionExamples.sell(1, "P", 95, "2")], level: 2),
    Row(
      name: "call spread", legs: [OptionExamples.buy(1, "C", 120, "1"), OptionExamples.sell(1, "C", 110, "2")],
      level: 3),
    Row(
      name: "put spread", legs: [OptionExamples.buy(1, "P", 90, "1"), OptionExamples.sell(1, "P", 95, "2")],
      level: 3),
    Row(name: "uncovered put", legs: [OptionExamples.sell(1, "P", 95, "2")], level: 4),
    Row(
      name: "ratio of puts", legs: [OptionExamples.buy(1, "P", 90, "1"), OptionExamples.sell(2, "P", 95, "2")],
      level: 4),
    Row(name: "uncovered call", legs: [OptionExamples.sell(1, "C", 110, "2")], level: 5),
    Row(name: "half covered call", units: 100, legs: [OptionExamples.sell(2, "C", 110, "2")], level: 5),
    Row(name: "uncovered index put", legs: [OptionExamples.sell(1, "P", 95, "2")], root: "SPX", level: 5),
    Row(
      name: "the long one ends first",
      legs: [OptionExamples.buy(1, "C", 110, "1"), OptionExamples.sell(1, "C", 110, "2", "261218")], level: 5),
  ]

  @Test(arguments: rows) func neededLevel(_ row: Row) throws {
    for level in 0...5 {
      var fixture = try BookFixture.account(row.kind, cash: "100000", symbols: ["XYZ", "SPX"])
      try fixture.price("2026-01-05T09:31", row.root, "100")
      if row.units != 0 {
        try fixture.trade(
          "2026-01-05T09:59", row.units > 0 ? .buy : .sellShort, "\(abs(row.units))", "XYZ", "100")
      }
      for (index, leg) in row.legs.enumerated() {
        let symbol = row.root + "   " + leg.series
        let instrument = try Instrument.defaults(symbol: symbol)
        try fixture.record(
          "2026-01-05T09:32", account: nil, .instrument(InstrumentDefinition(instrument: instrument)))
        if index + 1 == row.legs.count { try fixture.setLevel("2026-01-05T10:0\(2 * index)", level) }
        let at = "2026-01-05T10:0\(2 * index + 1)"
        guard index + 1 == row.legs.count, level < row.level else {
          try fixture.trade(at, leg.side, leg.contracts, symbol, leg.price)
          continue
        }
        do {
          try fixture.trade(at, leg.side, leg.contracts, symbol, leg.price)
          Issue.record("\(row.name) was taken at level \(level)")
        } catch let error as LedgerError {
          #expect(error.code == .optionLevel && error.field == "symbol", "\(error)")
          #expect(error.text.contains("option level \(row.level)"))
        }
      }
    }
  }

  /// Closing is always allowed, and an account that tells no level opens what it likes.
  @Test func closingAndUntold() throws {
    var fixture = try OptionEndTests.account(.margin, cash: "50000")
    let symbol = OptionEndTests.series("C", 110)
    try fixture.trade("2026-01-05T10:00", .sellShort, "2", symbol, "2")
    try fixture.setLevel("2026-01-05T10:01", 0)
    try fixture.trade("2026-01-05T10:02", .buyToCover, "1", symbol, "1")
    try fixture.trade("2026-01-05T10:03", .buy, "1", symbol, "1")
    #expect(throws: LedgerError.self) { try fixture.trade("2026-01-05T10:04", .buy, "1", symbol, "1") }
    #expect(AccountProfile(kind: .margin, currency: .usd).optionLevel == 0)
  }
}

extension BookFixture {
  fileprivate mutating func setLevel(_ at: String, _ level: Int) throws {
    var change = AccountChange()
    change.optionLevel = level
    try record(at, .accountChanged(change))
  }
}
