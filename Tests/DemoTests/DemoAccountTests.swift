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

  /// Contracts change within a session, eight days before the old ones end; so something is open to gain or lose.
  @Test(arguments: ["2026-11-20", "2026-12-11", "2026-12-14"]) func contractsMoveToTheNextQuarter(_ day: String) throws
  {
    let filled = try Self.book(day)
    let state = try filled.state("demo-futures")
    let held = state.positions.map { (filled.world.instruments[$0.instrument].symbol, $0.quantity) }
    let names = day < "2026-12-12" ? ["ESZ26", "NIYZ26"] : ["ESH27", "NIYH27"]
    #expect(held.map(\.0).sorted() == names)
    #expect(held.map(\.1).sorted() == [-3, 2])
    let orders = state.orders.filter(\.status.isOpen)
    #expect(orders.map(\.type) == ["stop"] && orders[0].symbol == names[0])

    let sheet = try filled.sheet("demo-futures")
    let (cash, open) = (try #require(sheet[.cash]), try #require(sheet[.openTradeEquity]))
    let pledged = try #require(sheet[.securitiesOnDeposit])
    #expect(!open.isZero && pledged > 25_000)
    #expect(try sheet[.equity] == cash + open + pledged)
    // Two contracts at 16,500 and three at 1,100,000 yen.
    let rate = try #require(filled.market.rate(from: .jpy, to: .usd, at: filled.now))
    #expect(sheet[.initialRequirement] == (try 33_000 + 3_300_000 * rate))
    #expect(state.cash.entries.map(\.currency) == [.jpy, .usd])
  }

  @Test(arguments: ["2026-11-20", "2026-12-14"]) func currenciesGainAndRollOver(_ day: String) throws {
    let filled = try Self.book(day)
    let state = try filled.state("demo-forex")
    #expect(state.positions.map(\.quantity).sorted() == [-20_000, 50_000])
    let sheet = try filled.sheet("demo-forex")
    let (cash, open) = (try #require(sheet[.cash]), try #require(sheet[.openTradeEquity]))
    #expect(!open.isZero)
    #expect(try sheet[.equity] == cash + open)
    #expect(try sheet[.availableToTrade] == cash + open - #require(sheet[.initialRequirement]))
    let rolls = try AccountActivities(of: filled.book("demo-forex"), through: filled.now, in: filled.market)
      .rows.filter { $0.type == .interest }
    #expect(rolls.count > 120)
  }

  /// Flagged by four day trades in a row and called after a larger one; later the intraday rule's deficits, each met the
  /// next session.
  @Test func theDayTraderLivesUnderBothRules() throws {
    let filled = try FilledBook.friday.get()
    let book = try filled.book("demo-daytrader")
    func sheet(_ moment: Instant) throws -> BalanceSheet {
      BalanceSheet(of: try #require(try book.state(asOf: moment, in: filled.market)), at: moment, in: filled.market)
    }
    let trades = try DemoWorld(upTo: DemoFixture.friday).events().of("demo-daytrader").compactMap { event in
      if case .trade(let trade) = event.payload { (at: event.at, quantity: trade.quantity) } else { nil }
    }
    // The last of the four, and the large ones.
    let flagged = try sheet(trades[7].at)
    #expect(flagged[.dayTrades] == 4 && flagged[.patternDayTrader] == 1 && flagged[.intradayMarginRule] == 0)
    let large = trades.filter { $0.quantity == 420 }.map(\.at)
    #expect(try #require(try sheet(large[1])[.dayTradeCall]).isPositive)
    #expect(try sheet(large[1].advanced(bySeconds: 2 * 86_400))[.dayTradeCall] == 0)
    #expect(large.count > 8)
    for moment in large.dropFirst(2) {
      let within = try sheet(moment)
      #expect(within[.intradayMarginRule] == 1)
      #expect(try #require(within[.intradayMarginDeficit]).isPositive)
    }
    let now = try filled.sheet("demo-daytrader")
    #expect(now[.openIntradayDeficits] == 0 && now[.intradayMarginFreeze] == 0)
  }

  private static func book(_ day: String) throws -> FilledBook {
    let moment = DemoFixture.moment(day + "T08:00:00-05:00")
    return moment == DemoFixture.friday ? try FilledBook.friday.get() : try FilledBook(at: moment)
  }

  /// A call that is owed, money on hold, an account that is frozen.
  @Test(arguments: ["2026-11-20", "2026-12-14", "2027-01-19"]) func troublesLastWhateverDayTheWorldEnds(_ day: String)
    throws
  {
    let filled = try Self.book(day)
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
