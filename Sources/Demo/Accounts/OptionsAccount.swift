import CivilTime
import Ledger
import Market
import Money

/// A margin account that holds and writes options, all by trades: calls, uncovered puts and covered calls that move to
/// the next quarter before they end, a spread of puts that is left to expire, and calls that end far ahead.
struct OptionsAccount: DemoAccount {
  let account = "demo-options"

  /// A series that is opened anew in every quarterly cycle.
  private struct Leg {
    let underlying: String
    let type: OptionType
    /// The strike, in percent of the underlying's close on the day on which the cycle begins.
    let percent: Int
    /// Negative: written.
    let contracts: Int
    /// Closed when the cycle ends; else left to expire.
    let moves: Bool
  }

  private static let legs = [
    Leg(underlying: DemoSymbol.apple, type: .call, percent: 104, contracts: 10, moves: true),
    Leg(underlying: DemoSymbol.largeCaps, type: .put, percent: 95, contracts: -50, moves: true),
    Leg(underlying: DemoSymbol.microsoft, type: .call, percent: 106, contracts: -2, moves: true),
    Leg(underlying: DemoSymbol.apple, type: .put, percent: 88, contracts: 5, moves: false),
    Leg(underlying: DemoSymbol.apple, type: .put, percent: 92, contracts: -5, moves: false),
  ]

  /// An open series.
  private struct Held {
    let leg: Leg
    let instrument: Instrument
    let contract: OptionContract
  }

  /// Months until the calls end that are held for long.
  private static let longDated = 15

  func events(in market: DemoMarket) throws -> [Event] {
    var script = AccountScript(account)
    guard market.sessions.count > Rhythm.secondHalf else { return [] }
    let first = market.sessions[Rhythm.secondHalf]
    var profile = AccountProfile.demo(
      .margin, number: "Q6542138492", institution: "54953485", name: "Demo Options", registration: "INDIVIDUAL",
      rawType: "Margin", session: first)
    profile.alias = "Premium"
    profile.optionLevel = 5
    script.open(profile, first)
    script.deposit(try .cents(900_000_00), at: first.open)
    var held: [Held] = []
    var cycle: ContractCycle?
    for (index, session) in market.sessions.enumerated().dropFirst(Rhythm.secondHalf) {
      try buyStock(index, session, market, &script)
      let next = ContractCycle(heldOn: session.date)
      if cycle != next {
        for old in held where old.leg.moves { try trade(old, closes: true, index, session, market, &script) }
        held.removeAll { $0.leg.moves }
        var opened = try Self.legs.map { try define($0, next, index, session, market, &script) }
        if cycle == nil { opened.append(try longDatedCall(index, session, market, &script)) }
        for new in opened { try trade(new, closes: false, index, session, market, &script) }
        held += opened
        cycle = next
      }
      held.removeAll { $0.contract.expiration < session.date }
      for series in held {
        let close = try premium(series, session, underlying: market.close(series.leg.underlying, index))
        script.tell(DemoMarket.price(series.instrument.symbol, close, session))
      }
      if index >= Rhythm.recent {
        let orders = try orders(held, session, market, index)
        script.tell("orders", at: session.close, .statement(Statement(orders: orders, assertsHoldings: false)))
      }
    }
    return script.events
  }

  /// Units for the covered calls, and a fund in two lots, the second with a broken unit.
  private func buyStock(
    _ index: Int, _ session: TradingSession, _ market: DemoMarket, _ script: inout AccountScript
  ) throws {
    let bought: [Int: (symbol: String, cents: Int)] = [
      0: (DemoSymbol.microsoft, 200_00), 1: (DemoSymbol.largeCaps, 10_00), 6: (DemoSymbol.largeCaps, 2_50),
    ]
    guard let buy = bought[index - Rhythm.secondHalf] else { return }
    try script.trade(
      Trade(
        symbol: buy.symbol, side: .buy, quantity: ExactDecimal.cents(buy.cents).trimmed(),
        price: market.midday(buy.symbol, index)),
      at: session.after(3_600))
  }

  /// Tells the series of a leg for a cycle.
  private func define(
    _ leg: Leg, _ cycle: ContractCycle, _ index: Int, _ session: TradingSession, _ market: DemoMarket,
    _ script: inout AccountScript
  ) throws -> Held {
    let cents = Int(try market.close(leg.underlying, index).coefficient)
    let strike = ExactDecimal(cents * leg.percent / 100 / 500 * 5)
    let instrument = try DemoSymbol.option(leg.underlying, leg.type, strike: strike, cycle)
    guard let contract = instrument.option else {
      throw DemoError(.unknownSymbol, "\(instrument.symbol) is no option")
    }
    script.tell(DemoMarket.definition(instrument, at: session.open))
    return Held(leg: leg, instrument: instrument, contract: contract)
  }

  private func longDatedCall(
    _ index: Int, _ session: TradingSession, _ market: DemoMarket, _ script: inout AccountScript
  ) throws -> Held {
    let leg = Leg(underlying: DemoSymbol.apple, type: .call, percent: 115, contracts: 5, moves: false)
    let cycle = ContractCycle(heldOn: session.date.advanced(byMonths: Self.longDated))
    return try define(leg, cycle, index, session, market, &script)
  }

  /// Opens or closes a whole series within the session.
  private func trade(
    _ series: Held, closes: Bool, _ index: Int, _ session: TradingSession, _ market: DemoMarket,
    _ script: inout AccountScript
  ) throws {
    let isLong = series.leg.contracts > 0
    let side: Trade.Side = closes ? (isLong ? .sell : .buyToCover) : (isLong ? .buy : .sellShort)
    let contracts = abs(series.leg.contracts)
    let price = try premium(series, session, underlying: market.midday(series.leg.underlying, index))
    let trade = Trade(
      symbol: series.instrument.symbol, side: side, quantity: ExactDecimal(contracts), price: price,
      commission: try .cents(65 * contracts))
    // What is bought is there before what it covers is written.
    try script.trade(trade, at: session.after(closes ? 5_340 : isLong ? 5_400 : 5_460))
  }

  private func premium(_ series: Held, _ session: TradingSession, underlying: ExactDecimal) throws -> ExactDecimal {
    try OptionPremium.price(
      series.contract, underlying: underlying, daysLeft: session.date.days(until: series.contract.expiration))
  }

  /// A working order that closes half of the calls, and one to write more puts that expired.
  private func orders(
    _ held: [Held], _ session: TradingSession, _ market: DemoMarket, _ index: Int
  ) throws -> [Order] {
    var orders: [Order] = []
    func price(_ series: Held) throws -> ExactDecimal {
      try premium(series, session, underlying: market.close(series.leg.underlying, index))
    }
    if let calls = held.first(where: { $0.leg.contracts == 10 }) {
      var close = DemoOrders.order(1, calls.instrument.symbol, .working, .sellToClose, "limit", "gtc", 5, session)
      close.limitPrice = try price(calls) + .cents(3_00)
      orders.append(close)
    }
    if let puts = held.first(where: { $0.leg.contracts == -50 }) {
      var open = DemoOrders.order(2, puts.instrument.symbol, .expired, .sellToOpen, "limit", "day", 5, session)
      open.limitPrice = try price(puts) + .cents(1_00)
      open.cancelledQuantity = 5
      open.expiresAt = session.close
      orders.append(open)
    }
    return orders
  }
}
