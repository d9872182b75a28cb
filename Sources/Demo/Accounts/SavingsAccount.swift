import Ledger
import Market
import Money

/// A cash account that is saved into: a cheque every week that takes days to clear, units bought every week, one sold
/// every session, dividends, interest and a fee. Whatever day the world ends on, a sale is unsettled and a cheque
/// uncleared.
struct SavingsAccount: DemoAccount {
  let account = "demo-cash"

  /// Sessions until a cheque is collected.
  private static let clearing = 8

  func events(in market: DemoMarket) throws -> [Event] {
    var script = AccountScript(account)
    let calendar = TradingCalendar.newYork
    var profile = AccountProfile.demo(
      .cash, number: "Q6542138443", institution: "54953432", name: "Demo Cash", registration: "INDIVIDUAL",
      rawType: "Cash", session: market.sessions[0])
    profile.alias = "Savings"
    profile.optionLevel = 1
    profile.cashRestrictions = ["UNCLEARED_DEPOSIT"]
    script.open(profile, market.sessions[0])
    for (index, session) in market.sessions.enumerated() {
      if index == 0 {
        script.deposit(try .cents(40_000_00), at: session.open)
      } else if index % Rhythm.week == 0 {
        let clears = calendar.tradingDay(session.date, offset: Self.clearing)
        script.deposit(try .cents(500_00), at: session.after(60), clears: clears, note: "Cheque")
      }
      if index == DemoMarket.splitSession { try script.split(DemoSymbol.apple, DemoMarket.splitRatio) }
      try buy(index, session, market, &script)
      try sell(index, session, market, &script)
      try receive(index, session, &script)
      if index >= Rhythm.recent {
        script.tell("orders", at: session.close, .statement(try DemoOrders.ofCash(index, session, market)))
      }
    }
    return script.events
  }

  private func buy(
    _ index: Int, _ session: TradingSession, _ market: DemoMarket, _ script: inout AccountScript
  ) throws {
    let bought: [Int: (symbol: String, cents: Int)] = [
      1: (DemoSymbol.apple, 10_00), 2: (DemoSymbol.microsoft, 15_00), 3: (DemoSymbol.wholeMarket, 42_50),
    ]
    let weekly = index > Rhythm.week && index % Rhythm.week == 1 ? (symbol: DemoSymbol.wholeMarket, cents: 6_00) : nil
    guard let buy = bought[index] ?? weekly else { return }
    try script.trade(
      Trade(
        symbol: buy.symbol, side: .buy, quantity: ExactDecimal.cents(buy.cents).trimmed(),
        price: market.midday(buy.symbol, index), commission: .cents(4_95)),
      at: session.after(1_800))
  }

  /// One unit a session, delivered a day later than usual, so that it is unsettled until the session after the next.
  private func sell(
    _ index: Int, _ session: TradingSession, _ market: DemoMarket, _ script: inout AccountScript
  ) throws {
    guard index > Rhythm.week else { return }
    let symbol = DemoSymbol.wholeMarket
    try script.trade(
      Trade(
        symbol: symbol, side: .sell, quantity: 1, price: market.midday(symbol, index), commission: .cents(1_00),
        fees: .cents(1), settles: Settlement().settlementDay(2, after: session.date)),
      at: session.after(3_600))
  }

  private func receive(_ index: Int, _ session: TradingSession, _ script: inout AccountScript) throws {
    if index % Rhythm.quarter == 40 {
      _ = try script.dividend(DemoSymbol.apple, perUnit: .cents(26), at: session.open)
      _ = try script.dividend(DemoSymbol.microsoft, perUnit: .cents(83), at: session.open)
      _ = try script.dividend(DemoSymbol.wholeMarket, perUnit: .cents(91), at: session.open)
    }
    if index % Rhythm.quarter == 62 { script.fee(try .cents(5_00), note: "Account fee", at: session.open) }
    if index % Rhythm.month == 20 { script.interest(try .cents(9_37), at: session.open) }
  }
}
