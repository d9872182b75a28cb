import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// What must hold after every event of any life.
@Suite struct BalanceProperties {
  static let singleCurrency = RandomLife.Options(
    currencies: false, statements: true, unknownBasis: false, interest: true, accruals: true)

  /// Double entry, cash and lots, summed up here once more from the postings alone.
  @Test(arguments: 1...10) func postingsBalanceAndAddUp(seed: UInt64) throws {
    let life = try RandomLife.shared(
      seed: seed, kind: seed % 2 == 0 ? .cash : .margin, steps: 150,
      options: RandomLife.Options(splits: false, statements: seed % 5 == 0, interest: seed % 3 == 0))
    var cash: [Currency: ExactDecimal] = [:]
    var units: [InstrumentID: ExactDecimal] = [:]
    var faults: [String] = []
    _ = try life.book.replay(
      through: life.now, in: MarketView(life.world),
      onEvent: { recorded, postings, state in
        var sums: [Commodity: ExactDecimal] = [:]
        for posting in postings {
          sums[posting.commodity] = try! sums[posting.commodity, default: .zero] + posting.amount
          switch (posting.account, posting.commodity) {
          case (.cash, .currency(let currency)): cash[currency] = try! cash[currency, default: .zero] + posting.amount
          case (.securities, .instrument(let id)): units[id] = try! units[id, default: .zero] + posting.amount
          default: break
          }
        }
        if sums.values.contains(where: { !$0.isZero }) { faults.append("event \(recorded.position) is out of balance") }
        for (currency, amount) in cash where try! state.cash[currency] != amount + Self.interest(state, currency) {
          faults.append("\(currency) after event \(recorded.position)")
        }
        for (id, amount) in units where (state.position(of: id)?.quantity ?? .zero) != amount {
          faults.append("units of \(id) after event \(recorded.position)")
        }
        faults += Self.lotFaults(state).map { "\($0) after event \(recorded.position)" }
      })
    #expect(faults.isEmpty)
  }

  /// What the book posted by itself.
  private static func interest(_ state: AccountState, _ currency: Currency) throws -> ExactDecimal {
    try (state.interest?.postings ?? []).filter { $0.currency == currency }.reduce(.zero) { try $0 + $1.amount }
  }

  private static func lotFaults(_ state: AccountState) -> [String] {
    var faults: [String] = []
    for position in state.positions {
      var quantity = ExactDecimal.zero
      var cost: ExactDecimal? = .zero
      for index in 0..<position.lots.count {
        let lot = position.lots[index]
        quantity = try! quantity + lot.quantity
        cost = cost.flatMap { sum in lot.cost.map { try! sum + $0 } }
        if lot.quantity.isZero || lot.quantity.isNegative != position.quantity.isNegative {
          faults.append("a lot of \(lot.quantity)")
        }
      }
      if quantity != position.quantity { faults.append("lots of \(quantity) for \(position.quantity)") }
      if cost != position.lots.cost { faults.append("lots that cost \(cost?.description ?? "nil")") }
    }
    return faults
  }

  /// E now − E at the start of the day = realised + change of unrealised + income − fees + flows + adjustments + change
  /// of what is accrued, to the last digit, after every event and at every close.
  @Test(arguments: 1...10) func dayAddsUp(seed: UInt64) throws {
    let kind: AccountProfile.Kind = seed % 2 == 0 ? .cash : .margin
    try checkDays(RandomLife.shared(seed: seed, kind: kind, steps: 120, options: Self.singleCurrency))
  }

  /// The same in two currencies, with the effect of rates: gains of the lots count at the rates of now.
  @Test(arguments: 1...10) func dayAddsUpAcrossCurrencies(seed: UInt64) throws {
    let options = RandomLife.Options(statements: seed % 3 == 0, unknownBasis: false)
    try checkDays(
      try RandomLife.shared(seed: seed, kind: seed % 4 == 0 ? .cash : .margin, steps: 120, options: options))
  }

  /// In futures and currency pairs: gains of open contracts and pledged securities are what is held in a currency.
  @Test(arguments: 1...8) func dayAddsUpInContracts(seed: UInt64) throws {
    try checkDays(ContractProperties.life(seed))
  }

  private func checkDays(_ life: RandomLife) throws {
    var moments: [Instant] = life.events.map(\.event.at)
    for day in 0..<60 {
      moments.append(BookFixture.at("2026-01-05T16:00").advanced(bySeconds: Int64(day) * 86_400))
    }
    var checked = 0
    for moment in moments where moment <= life.now && moment >= RandomLife.start {
      guard let state = try life.state(at: moment) else { continue }
      let sheet = BalanceSheet(of: state, at: moment, in: MarketView(life.world))
      guard let equity = sheet[.equity], let unrealised = sheet[.unrealizedPL]
      else { continue }
      let unrealisedThen = state.startOfDay.map { $0[.unrealizedPL] } ?? .zero
      guard let then = sheet[.startOfDayEquity], let unrealisedThen else { continue }
      checked += 1
      let moved = try equity - then
      let accruedThen = state.startOfDay.map { $0[.accrualsInEquity]! } ?? .zero
      let accrued = try sheet[.accrualsInEquity]! - accruedThen
      let explained =
        try sheet[.realizedPLToday]! + (unrealised - unrealisedThen) + sheet[.incomeToday]! - sheet[.feesToday]!
        + sheet[.flowsToday]! + sheet[.adjustmentsToday]! + accrued
      guard life.options.currencies else {
        #expect(moved == explained, "at \(moment.rfc3339())")
        #expect(sheet[.fxEffectToday] == .zero)
        continue
      }
      var effect = try #require(sheet[.fxEffectToday])
      for held in state.startOfDay?.foreign ?? [] {
        let rate = try #require(MarketView(life.world).rate(from: held.currency, to: .usd, at: moment))
        effect = try effect - held.unrealised * (rate - held.rate)
      }
      let balances = state.currencyBalances(at: moment, in: MarketView(life.world))
      let split = try balances.reduce(ExactDecimal.zero) { try $0 + ($1.fxEffectToday ?? 0) }
      // A statement may bring positions in a currency of which there is no cash.
      #expect(
        try life.options.statements || life.dealsInContracts
          || (split - sheet[.fxEffectToday]!).magnitude < BookFixture.decimal("0.0000000001"))
      #expect(
        try (moved - explained - effect).magnitude < BookFixture.decimal("0.0000000001"), "at \(moment.rfc3339())")
    }
    #expect(checked > 40)
  }

  /// C = Cs + unsettled credits − unsettled debits, and the parts of equity.
  @Test(arguments: 1...6) func identitiesHold(seed: UInt64) throws {
    let life = try RandomLife.shared(seed: seed, kind: .margin, steps: 80, options: Self.singleCurrency)
    for event in life.events {
      let sheet = try life.sheet(at: event.event.at)
      guard let equity = sheet[.equity], let cash = sheet[.cash] else { continue }
      #expect(
        equity
          == (try cash + sheet[.longMarketValue]! - sheet[.shortMarketValue]! + sheet[.optionValue]!
            + sheet[.accrualsInEquity]! + sheet[.accruedDividends]!))
      #expect(cash == (try sheet[.settledCash]! + sheet[.unsettledCredits]! - sheet[.unsettledDebits]!))
      if let line = sheet[.creditLine] {
        #expect(line == (try sheet[.debit]! + sheet[.reservedByOrders]! + sheet[.creditRemaining]!))
      }
    }
  }
}
