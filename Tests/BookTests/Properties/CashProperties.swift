import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// What must hold of the cash of any life after every event (balances.md §0): in two currencies, with deposits that
/// clear later and come back, holds, exchanges and interest.
@Suite struct CashProperties {
  static let options = RandomLife.Options(interest: true)

  @Test(arguments: 1...8) func identitiesHold(seed: UInt64) throws {
    let life = try RandomLife.shared(
      seed: seed, kind: seed % 2 == 0 ? .cash : .margin, steps: 120, options: Self.options)
    var checked = 0
    for moment in life.events.map(\.event.at) + [life.now.advanced(bySeconds: 40 * 86_400)] {
      let state = try #require(try life.state(at: moment))
      let sheet = BalanceSheet(of: state, at: moment, in: MarketView(life.world))
      // C = Σ ledger, currency by currency, and what settles leads from the settled to the whole.
      let schedule = try SettlementSchedule(of: state, at: moment)
      var last = schedule.settled
      for day in schedule.days { try last.add(day.settled - last[day.currency], day.currency) }
      for entry in state.cash.entries {
        #expect(state.trialBalance.amount(.cash, entry.currency) == entry.amount)
        #expect(last[entry.currency] == entry.amount)
      }
      if let uncleared = sheet[.unclearedDeposits], let held = sheet[.heldBack] {
        #expect(
          try held == uncleared - sheet[.releasedDeposits]! + sheet[.pendingWithdrawals]! + sheet[.manualHolds]!
            + sheet[.optionReserves]!)
      }
      guard let cash = sheet[.cash], let equity = sheet[.equity] else { continue }
      checked += 1
      // Currency by currency it is exact, above; at the rates of the moment sums are cut at 28 digits.
      let unsettled = try sheet[.unsettledCredits]! - sheet[.unsettledDebits]!
      #expect(try (cash - sheet[.settledCash]! - unsettled).rounded(toScale: 15, .halfEven).isZero)
      #expect(
        try equity == cash
          + (sheet[.longMarketValue]! + sheet[.longOptionValue]! - sheet[.shortMarketValue]!
            - sheet[.shortOptionValue]!))
      #expect(sheet[.unclearedDeposits]! <= sheet[.unclearedForWithdrawal]!)
      if let line = sheet[.creditLine] {
        #expect(try line == sheet[.debit]! + sheet[.reservedByOrders]! + sheet[.creditRemaining]!)
      }
    }
    #expect(checked > 60)
  }

  /// Interest added up night by night, from nothing but what has settled by each close.
  @Test(arguments: 1...6) func interestNightByNight(seed: UInt64) throws {
    var fixture = try InterestExamples.account(cash: "5000", debit: "0.0825", credit: "0.01", posts: seed % 2 == 0)
    var dice = Dice(seed: seed)
    var minute = 60
    for _ in 0..<60 {
      minute += 1 + dice.roll(3000)
      let at = BookFixture.at("2026-01-05T09:30").advanced(bySeconds: Int64(minute) * 60)
      let amount = CashAmount(amount: dice.decimal(1, 900_000, scale: 2), currency: .usd)
      let trade = Trade(
        symbol: "XYZ", side: .buy, quantity: dice.decimal(1, 90), price: dice.decimal(100, 9000, scale: 2))
      let payload = dice.pick([
        Event.Payload.trade(trade), .withdrawal(amount),
        .deposit(Deposit(amount: amount.amount, currency: .usd)),
      ])
      try fixture.record(at, account: "T1", payload)
    }
    let market = MarketView(fixture.world)
    let book = try #require(fixture.book)
    let end = BookFixture.at("2026-04-20T12:00")
    let state = try #require(try book.state(asOf: end, in: market))
    var expected = ExactDecimal.zero
    var day = try #require(CivilDate("2026-01-05"))
    while day < (try #require(CivilDate("2026-04-20"))) {
      let next = TradingCalendar.newYork.nextTradingDay(after: day)
      let close = try #require(TradingCalendar.newYork.session(on: day)).close
      let balance = try SettlementSchedule(of: try #require(try book.state(asOf: close, in: market)), at: close)
        .settled[.usd]
      let rate = BookFixture.decimal(balance.isNegative ? "0.0825" : "0.01")
      expected = try expected + balance * rate * ExactDecimal(Int(next.dayNumber - day.dayNumber))
      day = next
    }
    let interest = try #require(state.interest)
    var accrued = ExactDecimal.zero
    for accrual in interest.postings.flatMap(\.accruals) + interest.accruals {
      accrued = try accrued + accrual.balance * accrual.rate * ExactDecimal(accrual.nights)
    }
    #expect(accrued == expected)
    #expect(interest.postings.isEmpty == (seed % 2 == 1))
  }
}
