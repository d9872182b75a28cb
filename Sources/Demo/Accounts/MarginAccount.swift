import Ledger
import Market
import Money

/// A margin account with a debit and a short: dividends received and owed, interest on the debit, a borrow fee, the
/// split of AAPL, positions that grow and shrink, and in the second half a day trade every session.
struct MarginAccount: DemoAccount {
  let account = "demo-margin"

  func events(in market: DemoMarket) throws -> [Event] {
    var script = AccountScript(account)
    var profile = AccountProfile.demo(
      .margin, number: "Q6542138450", institution: "54953440", name: "Demo Margin", registration: "INDIVIDUAL",
      rawType: "Margin", session: market.sessions[0])
    profile.alias = "Margin"
    profile.optionLevel = 3
    profile.dayTrades = 2
    profile.houseMaintenance = try .cents(35)
    profile.debitRate = try ExactDecimal(coefficient: 825, scale: 4)
    script.open(profile, market.sessions[0])
    for (index, session) in market.sessions.enumerated() {
      if index == 0 { script.deposit(try .cents(80_000_00), at: session.open) }
      if index == DemoMarket.splitSession { try script.split(DemoSymbol.apple, DemoMarket.splitRatio) }
      for trade in try trades(index, market) { try script.trade(trade, at: session.after(trade.seconds)) }
      try receive(index, session, &script)
      if index >= Rhythm.recent {
        script.tell("orders", at: session.close, .statement(try DemoOrders.ofMargin(index, session, market)))
      }
    }
    return script.events
  }

  private func trades(_ index: Int, _ market: DemoMarket) throws -> [Trade] {
    func trade(_ side: Trade.Side, _ quantity: Int, _ symbol: String, at price: ExactDecimal) throws -> Trade {
      Trade(
        symbol: symbol, side: side, quantity: ExactDecimal(quantity), price: price, commission: try .cents(1_00),
        fees: side.isBuy ? .zero : try .cents(3))
    }
    var trades: [Trade] = []
    switch index {
    case 1: trades.append(try trade(.buy, 200, DemoSymbol.microsoft, at: market.midday(DemoSymbol.microsoft, index)))
    case 2: trades.append(try trade(.buy, 60, DemoSymbol.apple, at: market.midday(DemoSymbol.apple, index)))
    case 3:
      let symbol = DemoSymbol.wholeMarket
      trades.append(try trade(.sellShort, 50, symbol, at: market.midday(symbol, index)))
    case 10...:
      let side: Trade.Side? = index % 10 == 3 ? .buy : index % 10 == 8 ? .sell : nil
      if let side { trades.append(try trade(side, 8, DemoSymbol.apple, at: market.midday(DemoSymbol.apple, index))) }
    default: break
    }
    guard index >= Rhythm.secondHalf else { return trades }
    let symbol = DemoSymbol.largeCaps
    trades.append(try trade(.buy, 5, symbol, at: market.midday(symbol, index)))
    trades.append(try trade(.sell, 5, symbol, at: market.close(symbol, index)))
    return trades
  }

  private func receive(_ index: Int, _ session: TradingSession, _ script: inout AccountScript) throws {
    if index % Rhythm.quarter == 45 {
      _ = try script.dividend(DemoSymbol.microsoft, perUnit: .cents(83), at: session.open)
      _ = try script.dividend(DemoSymbol.apple, perUnit: .cents(26), at: session.open)
      // The short owes what the lender misses.
      _ = try script.dividend(DemoSymbol.wholeMarket, perUnit: .cents(91), at: session.open)
    }
    if index % Rhythm.month == 20 { script.interest(-(try .cents(112_40)), at: session.open) }
    if index % Rhythm.quarter == 62 { script.fee(try .cents(18_75), note: "Stock borrow fee", at: session.open) }
  }
}

extension Trade {
  /// Seconds after the opening at which the scripts do it: buys before sells.
  fileprivate var seconds: Int { side.isBuy ? 2_400 : 9_000 }
}
