import CivilTime
import Ledger
import Market
import Money

/// A futures account in dollars and yen, told by a statement every session: two contracts long, three short, a day
/// trade, and the move to the next contract every quarter.
struct FuturesAccount: DemoAccount {
  let account = "demo-futures"

  /// One product: its root, contracts held and prices.
  private struct Leg {
    let root: String
    let contracts: Int
    var instrument: Instrument?
    var entry: ExactDecimal = .zero
    var price: ExactDecimal = .zero

    /// Contracts × (`to` − `from`) × multiplier.
    func gain(from: ExactDecimal, to: ExactDecimal, contracts: Int) throws -> ExactDecimal {
      try (to - from) * ExactDecimal(contracts) * (instrument?.multiplier ?? .zero)
    }

    /// What the contracts held are worth at the full price, signed.
    func value() throws -> ExactDecimal {
      try price * ExactDecimal(contracts) * (instrument?.multiplier ?? .zero)
    }

    /// A margin for the contracts held.
    func margin(_ perContract: ExactDecimal?) throws -> ExactDecimal {
      try (perContract ?? .zero) * ExactDecimal(abs(contracts))
    }
  }

  func events(in market: DemoMarket) throws -> [Event] {
    var script = AccountScript(account)
    guard market.sessions.count > Rhythm.secondHalf else { return [] }
    let first = market.sessions[Rhythm.secondHalf]
    var profile = AccountProfile.demo(
      .futures, number: "Q6542138500", institution: "54953493", name: "Demo Futures", registration: "INDIVIDUAL",
      rawType: "Futures", session: first)
    profile.alias = "Curve"
    script.open(profile, first)
    var legs = [Leg(root: DemoSymbol.indexFuture, contracts: 2), Leg(root: DemoSymbol.yenFuture, contracts: -3)]
    var ledgers = [CurrencyLedger(.usd, cash: 150_000), CurrencyLedger(.jpy, cash: .zero)]
    var cycle: ContractCycle?
    for (index, session) in market.sessions.enumerated().dropFirst(Rhythm.secondHalf) {
      let held = ContractCycle(heldOn: session.date)
      let rate = try ExactDecimal.one.divided(by: market.close("USDJPY", index), scale: 28)
      var closed: [ClosedPosition] = []
      for side in legs.indices {
        ledgers[side].startDay(rate: side == 0 ? 1 : rate)
        legs[side].price = try market.close(legs[side].root, index)
        if held != cycle {
          let midday = try market.midday(legs[side].root, index)
          closed += try roll(&legs[side], &ledgers[side], to: held, at: midday)
          if let instrument = legs[side].instrument {
            script.tell(DemoMarket.definition(instrument, at: session.open))
          }
        }
        closed += try dayTrade(legs[side], &ledgers[side], index, market)
        try mark(legs[side], &ledgers[side])
        if let instrument = legs[side].instrument {
          script.tell(DemoMarket.price(instrument.symbol, legs[side].price, session))
        }
      }
      cycle = held
      script.tell("statement", at: session.close, .statement(try statement(legs, ledgers, closed, session)))
    }
    return script.events
  }

  /// Closes the old contracts within the session and opens as many of the next ones at the same price.
  private func roll(
    _ leg: inout Leg, _ ledger: inout CurrencyLedger, to cycle: ContractCycle, at price: ExactDecimal
  ) throws -> [ClosedPosition] {
    var closed: [ClosedPosition] = []
    if let old = leg.instrument {
      let profit = try leg.gain(from: leg.entry, to: price, contracts: leg.contracts)
      try ledger.realise(profit, commission: charge(ledger.currency, contracts: abs(leg.contracts)))
      closed.append(ClosedPosition(symbol: old.symbol, currency: ledger.currency, profit: profit.money()))
    }
    leg.instrument = try DemoSymbol.future(leg.root, cycle)
    leg.entry = price
    return closed
  }

  /// One contract in and out, every session in dollars and every fifth in yen.
  private func dayTrade(
    _ leg: Leg, _ ledger: inout CurrencyLedger, _ index: Int, _ market: DemoMarket
  ) throws -> [ClosedPosition] {
    guard let instrument = leg.instrument, ledger.currency == .usd || index % Rhythm.week == 0 else { return [] }
    let profit = try leg.gain(from: market.midday(leg.root, index), to: leg.price, contracts: 1)
    try ledger.realise(profit, commission: charge(ledger.currency, contracts: 2))
    return [ClosedPosition(symbol: instrument.symbol, currency: ledger.currency, profit: profit.money())]
  }

  private func charge(_ currency: Currency, contracts: Int) throws -> ExactDecimal {
    currency == .usd ? try .cents(2_40 * contracts) : ExactDecimal(250 * contracts)
  }

  private func mark(_ leg: Leg, _ ledger: inout CurrencyLedger) throws {
    ledger.unrealised = try leg.gain(from: leg.entry, to: leg.price, contracts: leg.contracts)
    ledger.initialMargin = try leg.margin(leg.instrument?.initialMargin)
    ledger.maintenanceMargin = try leg.margin(leg.instrument?.maintenanceMargin)
  }

  private func statement(
    _ legs: [Leg], _ ledgers: [CurrencyLedger], _ closed: [ClosedPosition], _ session: TradingSession
  ) throws -> Statement {
    var statement = Statement(
      cash: ledgers.map {
        StatementCash(currency: $0.currency, amount: $0.cash.rounded(toScale: $0.currency.minorUnits))
      })
    var dayMargin = ExactDecimal.zero
    var values: [ExactDecimal] = []
    for (leg, ledger) in zip(legs, ledgers) {
      guard let instrument = leg.instrument else { continue }
      var position = StatementPosition(
        symbol: instrument.symbol, quantity: ExactDecimal(leg.contracts), averagePrice: leg.entry, price: leg.price,
        openPL: ledger.unrealised)
      position.figures = [
        NamedAmount(name: "initial_margin", amount: try (ledger.initialMargin * ledger.rate).money()),
        NamedAmount(name: "maintenance_margin", amount: try (ledger.maintenanceMargin * ledger.rate).money()),
      ]
      statement.positions.append(position)
      values.append(try (leg.value() * ledger.rate).money())
      dayMargin = try dayMargin + leg.margin(instrument.dayMargin) * ledger.rate
      statement.currencyDetails.append(try ledger.futuresDetail())
    }
    statement.closedPositions = closed
    statement.orders = try orders(legs, session)
    statement.figures = try figures(ledgers, values, dayMargin: dayMargin.money()).sorted
    return statement
  }

  private func figures(
    _ ledgers: [CurrencyLedger], _ values: [ExactDecimal], dayMargin: ExactDecimal
  ) throws -> FigureList {
    let totals = try BrokerTotals(ledgers)
    let none = ExactDecimal.zero.money()
    var list = try totals.common(marketValue: values.reduce(none) { try $0 + $1 })
    list["long_market_value"] = try values.filter(\.isPositive).reduce(none) { try $0 + $1 }
    list["short_market_value"] = try values.filter(\.isNegative).reduce(none) { try $0 - $1 }
    list["bod_open_trade_equity"] = totals.unrealisedAtStart
    list["open_order_margin", "day_trade_open_order_margin", "security_on_deposit"] = none
    list["real_time_initial_margin"] = totals.initialMargin
    list["real_time_maintenance_margin"] = totals.maintenanceMargin
    list["real_time_trade_equity"] = totals.unrealised
    list["today_real_time_trade_equity"] = try totals.unrealised - totals.unrealisedAtStart
    list["real_time_day_trade_margin"] = dayMargin
    list["day_trade_excess"] = try totals.netCashAtStart + totals.realised + totals.unrealised - dayMargin
    return list
  }

  /// A resting stop on the long side, and today's day trade.
  private func orders(_ legs: [Leg], _ session: TradingSession) throws -> [Order] {
    guard let symbol = legs[0].instrument?.symbol else { return [] }
    var stop = DemoOrders.order(1, symbol, .working, .sell, "stop", "gtc", 2, session)
    stop.stopPrice = try legs[0].price - 250
    var sold = DemoOrders.order(2, symbol, .filled, .sell, "market", "day", 1, session)
    DemoOrders.fill(&sold, 1, at: legs[0].price, session.after(9_000))
    sold.commission = try charge(.usd, contracts: 1)
    return [stop, sold]
  }
}
