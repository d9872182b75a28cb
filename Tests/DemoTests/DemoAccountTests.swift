import Book
import CivilTime
import Demo
import Ledger
import Market
import Money
import Testing

/// What each account of the world is there to show, on whatever day the world ends.
@Suite struct DemoAccountTests {
  /// Calls, uncovered and covered options, a spread, and calls that end more than nine months ahead.
  @Test func theOptionsAccountHoldsEveryKindOfPosition() throws {
    let filled = try FilledBook.friday.get()
    let state = try filled.state("demo-options")
    let today = MarketZone.newYork.date(of: filled.now)
    var contracts: [(underlying: String, type: OptionType, quantity: ExactDecimal, days: Int)] = []
    for position in state.positions {
      guard let contract = filled.world.instruments[position.instrument].option else { continue }
      contracts.append(
        (contract.underlying, contract.type, position.quantity, today.days(until: contract.expiration)))
    }
    func holds(_ underlying: String, _ type: OptionType, _ quantity: ExactDecimal) -> Bool {
      contracts.contains { $0.underlying == underlying && $0.type == type && $0.quantity == quantity }
    }
    #expect(holds("AAPL", .call, 10) && holds("SPY", .put, -50) && holds("MSFT", .call, -2))
    #expect(holds("AAPL", .put, 5) && holds("AAPL", .put, -5))
    #expect(contracts.contains { $0.type == .call && $0.quantity == 5 && $0.days > 270 })
    let stock = try #require(filled.world.instruments.id("MSFT"))
    #expect(state.position(of: stock)?.quantity == 200)
    let id = try #require(filled.world.instruments.id("SPY"))
    let fund = try #require(state.position(of: id))
    #expect(fund.quantity == ExactDecimal("12.5"))
    #expect(fund.lots.count == 2)
    let sheet = try filled.sheet("demo-options")
    #expect(try #require(sheet[.optionRequirement]) > 100_000)
    #expect(try #require(sheet[.houseExcess]).isPositive)
  }

  /// A call that is owed, money on hold, an account that is frozen.
  @Test(arguments: ["2026-11-20", "2026-12-14", "2027-01-19"]) func troublesLastWhateverDayTheWorldEnds(_ day: String)
    throws
  {
    let moment = DemoFixture.moment(day + "T08:00:00-05:00")
    let filled = moment == DemoFixture.friday ? try FilledBook.friday.get() : try FilledBook(at: moment)
    let stretched = try filled.sheet("demo-call")
    #expect(try #require(stretched[.maintenanceCall]) > 10_000)
    #expect(try #require(stretched[.equity]).isPositive)

    let held = try filled.sheet("demo-hold")
    #expect(try #require(held[.unclearedDeposits]).isPositive)
    #expect(try #require(held[.releasedDeposits]).isPositive)
    #expect(try #require(held[.manualHolds]) == 1250)
    #expect(try #require(held[.withdrawable]) < #require(held[.cash]))

    let violations = try Violations(of: filled.book("demo-restricted"), through: filled.now, in: filled.market)
    let restriction = try #require(violations.restriction)
    #expect(restriction.kind == .freeRiding)
    #expect(violations.list.allSatisfy { $0.kind == .freeRiding && $0.counts })
  }
}
