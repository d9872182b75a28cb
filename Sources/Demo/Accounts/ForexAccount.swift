import CivilTime
import Ledger
import Market
import Money

/// A currency trading account, by its fills: euros bought, dollars sold against yen, a trade in yen every session, and
/// what holding them over 17:00 earns and costs.
struct ForexAccount: DemoAccount {
  let account = "demo-forex"

  /// What is held of a pair through a quarter, in units of its base currency.
  private static let holdings: [(symbol: String, units: Int)] = [("EURUSD", 50_000), ("USDJPY", -20_000)]
  /// Dollars of the day's trade in yen.
  private static let dayTrade = 10_000

  func events(in market: DemoMarket) throws -> [Event] {
    var script = AccountScript(account)
    guard market.sessions.count > Rhythm.secondHalf else { return [] }
    let first = market.sessions[Rhythm.secondHalf]
    var profile = AccountProfile.demo(
      .forex, number: "FX6542138518", institution: "54953501", name: "Demo Forex", registration: "INDIVIDUAL",
      rawType: "Forex", session: first)
    profile.alias = "Carry"
    script.open(profile, first)
    script.deposit(try .cents(100_000_00), at: first.open)
    for rate in try Self.financing() {
      script.tell(
        Event(
          account: nil, at: first.open, identifier: "demo-financing-\(rate.symbol)", payload: .marginRate(rate)))
    }
    var cycle: ContractCycle?
    for (index, session) in market.sessions.enumerated().dropFirst(Rhythm.secondHalf) {
      let held = ContractCycle(heldOn: session.date)
      if held != cycle {
        try renew(isFirst: cycle == nil, index, session, market, &script)
        cycle = held
      }
      try tradeYen(index, session, market, &script)
    }
    return script.events
  }

  /// What a unit earns or costs a day, in the quote currency.
  private static func financing() throws -> [MarginRate] {
    var euro = MarginRate(symbol: "EURUSD")
    euro.longFinancing = try ExactDecimal(coefficient: -45, scale: 6)
    euro.shortFinancing = try ExactDecimal(coefficient: 2, scale: 5)
    var yen = MarginRate(symbol: "USDJPY")
    yen.longFinancing = try ExactDecimal(coefficient: 9, scale: 3)
    yen.shortFinancing = try ExactDecimal(coefficient: -13, scale: 3)
    return [euro, yen]
  }

  /// Takes the quarter's gains and opens the same again; a limit above the euros stays until then.
  private func renew(
    isFirst: Bool, _ index: Int, _ session: TradingSession, _ market: DemoMarket, _ script: inout AccountScript
  ) throws {
    if !isFirst { script.cancel(1, session) }
    for (symbol, units) in Self.holdings {
      let price = try market.midday(symbol, index)
      let isLong = units > 0
      func trade(_ side: Trade.Side) -> Trade {
        Trade(symbol: symbol, side: side, quantity: ExactDecimal(abs(units)), price: price)
      }
      if !isFirst { try script.trade(trade(isLong ? .sell : .buyToCover), at: session.after(3_540)) }
      try script.trade(trade(isLong ? .buy : .sellShort), at: session.after(3_600))
    }
    let (symbol, units) = Self.holdings[0]
    script.place(
      1, session,
      OrderPlacement(
        order: "", symbol: symbol, side: .sell, kind: .limit, duration: .gtc, quantity: ExactDecimal(units),
        limit: try market.close(symbol, index) + ExactDecimal(coefficient: 250, scale: 4)))
  }

  private func tradeYen(
    _ index: Int, _ session: TradingSession, _ market: DemoMarket, _ script: inout AccountScript
  ) throws {
    let (symbol, units) = ("USDJPY", ExactDecimal(Self.dayTrade))
    let entry = try market.midday(symbol, index)
    try script.trade(
      Trade(symbol: symbol, side: .sellShort, quantity: units, price: entry, commission: .cents(1_25)), "day-",
      at: session.after(7_200))
    let exit = Trade(
      symbol: symbol, side: .buyToCover, quantity: units, price: try market.close(symbol, index),
      commission: try .cents(1_25))
    try script.fillAtMarket(2, exit, session)
  }
}
