import CivilTime
import Ledger
import Market
import Money

/// A futures account in dollars and yen, by its fills: two contracts long, three short, a day trade, a resting stop,
/// the move to the next contract every quarter, a settlement every day, and securities on deposit.
struct FuturesAccount: DemoAccount {
  let account = "demo-futures"

  /// One product and what is held of it.
  private struct Leg {
    let root: String
    /// Negative: short.
    let contracts: Int
    /// Sessions from one day trade to the next.
    let pace: Int
    /// Commission per contract, in the contract's currency.
    let charge: ExactDecimal
    var instrument: Instrument?
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
    script.deposit(try .cents(150_000_00), at: first.open)
    var legs = [
      Leg(root: DemoSymbol.indexFuture, contracts: 2, pace: 1, charge: try .cents(2_40)),
      Leg(root: DemoSymbol.yenFuture, contracts: -3, pace: Rhythm.week, charge: 250),
    ]
    var cycle: ContractCycle?
    for (index, session) in market.sessions.enumerated().dropFirst(Rhythm.secondHalf) {
      let held = ContractCycle(heldOn: session.date)
      if held != cycle {
        if cycle != nil { script.cancel(1, session) }
        for side in legs.indices { try move(&legs[side], to: held, index, session, market, &script) }
        try rest(legs[0], index, session, market, &script)
        cycle = held
      }
      for leg in legs { try settle(leg, index, session, market, &script) }
      if index % Rhythm.month == 0 { pledge(25_000 + 10 * index, session, &script) }
    }
    return script.events
  }

  /// Closes the old contracts within the session and opens as many of the next ones.
  private func move(
    _ leg: inout Leg, to cycle: ContractCycle, _ index: Int, _ session: TradingSession, _ market: DemoMarket,
    _ script: inout AccountScript
  ) throws {
    let price = try market.midday(leg.root, index)
    let (count, isLong) = (abs(leg.contracts), leg.contracts > 0)
    func trade(_ side: Trade.Side, _ instrument: Instrument) throws -> Trade {
      Trade(
        symbol: instrument.symbol, side: side, quantity: ExactDecimal(count), price: price,
        commission: try leg.charge * ExactDecimal(count))
    }
    if let old = leg.instrument {
      try script.trade(try trade(isLong ? .sell : .buyToCover, old), at: session.after(5_340))
    }
    let next = try DemoSymbol.future(leg.root, cycle)
    script.tell(DemoMarket.definition(next, at: session.open))
    try script.trade(try trade(isLong ? .buy : .sellShort, next), at: session.after(5_400))
    leg.instrument = next
  }

  /// A stop that stays until the contracts are changed.
  private func rest(
    _ leg: Leg, _ index: Int, _ session: TradingSession, _ market: DemoMarket, _ script: inout AccountScript
  ) throws {
    guard let symbol = leg.instrument?.symbol else { return }
    script.place(
      1, session,
      OrderPlacement(
        order: "", symbol: symbol, side: .sell, kind: .stop, duration: .gtc, quantity: ExactDecimal(leg.contracts),
        stop: try market.close(leg.root, index) - 250))
  }

  /// The day's trade, by an order at the close, and the price at which the day is settled.
  private func settle(
    _ leg: Leg, _ index: Int, _ session: TradingSession, _ market: DemoMarket, _ script: inout AccountScript
  ) throws {
    guard let symbol = leg.instrument?.symbol else { return }
    let close = try market.close(leg.root, index)
    if index % leg.pace == 0 {
      let bought = try market.midday(leg.root, index)
      let opens: Trade.Side = leg.contracts > 0 ? .buy : .sellShort
      let closes: Trade.Side = leg.contracts > 0 ? .sell : .buyToCover
      try script.trade(
        Trade(symbol: symbol, side: opens, quantity: 1, price: bought, commission: leg.charge), "day-",
        at: session.after(7_200))
      try script.fillAtMarket(
        2, Trade(symbol: symbol, side: closes, quantity: 1, price: close, commission: leg.charge), session)
    }
    script.tell(DemoMarket.price(symbol, close, session))
    script.tell(
      "settlement-\(symbol)", at: session.close, .dailySettlement(DailySettlement(symbol: symbol, price: close)))
  }

  private func pledge(_ dollars: Int, _ session: TradingSession, _ script: inout AccountScript) {
    script.tell(
      "securities", at: session.close,
      .dailySettlement(DailySettlement(securitiesOnDeposit: ExactDecimal(dollars), currency: .usd)))
  }
}
