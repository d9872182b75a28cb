import CivilTime
import Ledger
import Margin
import Market
import Money

/// A margin account that became a pattern day trader in 2025, met a day-trading call, and lives on under the intraday
/// margin rule of 2026: once a month it buys more within the day than its equity bears and pays the deficit the next
/// session.
struct DayTraderAccount: DemoAccount {
  let account = "demo-daytrader"

  private static let symbol = DemoSymbol.largeCaps
  /// Four sessions in a row with a day trade each.
  private static let pattern = 60..<64
  /// A day trade larger than the power that the close before gave.
  private static let excess = 100
  private static let deposit = 25_000_00

  func events(in market: DemoMarket) throws -> [Event] {
    var script = AccountScript(account)
    var profile = AccountProfile.demo(
      .margin, number: "Q6542138559", institution: "54953543", name: "Demo Day Trader", registration: "INDIVIDUAL",
      rawType: "Margin", session: market.sessions[0])
    profile.alias = "Intraday"
    script.open(profile, market.sessions[0])
    script.deposit(try .cents(40_000_00), at: market.sessions[0].open)
    for (index, session) in market.sessions.enumerated() {
      let month = index % Rhythm.month
      if Self.pattern.contains(index) || index > Self.pattern.upperBound && index % Rhythm.week == 2 {
        try dayTrade(20, index, session, market, &script)
      } else if index == Self.excess || isNewRule(session) && month == 5 {
        try dayTrade(420, index, session, market, &script)
      }
      if index == Self.pattern.upperBound {
        // No flag goes by itself: the broker keeps what four day trades have shown.
        var change = AccountChange()
        change.patternDayTrader = true
        script.tell("flagged", at: session.after(300), .accountChanged(change))
      }
      guard index > Self.excess else { continue }
      let isAfterExcess = index - 1 == Self.excess
      if isAfterExcess || isNewRule(market.sessions[index - 1]) && month == 6 {
        script.deposit(try .cents(Self.deposit), at: session.open, note: "Margin deficit")
      } else if index - 7 == Self.excess || isNewRule(market.sessions[index - 7]) && month == 12 {
        let amount = CashAmount(amount: try .cents(Self.deposit), currency: .usd)
        script.tell("withdrawal", at: session.after(600), .withdrawal(amount))
      }
    }
    return script.events
  }

  private func isNewRule(_ session: TradingSession) -> Bool {
    DayTradingRegime.inForce(on: session.date, switchedOn: nil) == .intradayMargin
  }

  /// Bought and sold again within the session.
  private func dayTrade(
    _ units: Int, _ index: Int, _ session: TradingSession, _ market: DemoMarket, _ script: inout AccountScript
  ) throws {
    for (side, seconds) in [(Trade.Side.buy, 2_400), (.sell, 9_000)] {
      let price = side == .buy ? try market.midday(Self.symbol, index) : try market.close(Self.symbol, index)
      try script.trade(
        Trade(symbol: Self.symbol, side: side, quantity: ExactDecimal(units), price: price, commission: .cents(1_00)),
        at: session.after(seconds))
    }
  }
}
