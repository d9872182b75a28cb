import Ledger
import Market
import Money

/// A cash account whose spare money lies in a money-market fund: a position that counts as cash, once.
struct SweepAccount: DemoAccount {
  let account = "demo-sweep"

  func events(in market: DemoMarket) throws -> [Event] {
    var script = AccountScript(account)
    var profile = AccountProfile.demo(
      .cash, number: "Q6542138468", institution: "54953451", name: "Demo Sweep", registration: "JOINT",
      rawType: "Cash Management", session: market.sessions[0])
    profile.alias = "Rainy day"
    script.open(profile, market.sessions[0])
    let par = try ExactDecimal(coefficient: 1_0000, scale: 4)
    for (index, session) in market.sessions.enumerated() {
      switch index {
      case 0: script.deposit(try .cents(15_300_71), at: session.open)
      case 1:
        try script.trade(
          Trade(symbol: DemoSymbol.moneyFund, side: .buy, quantity: 5_000, price: par), at: session.after(1_800))
      case 2:
        let price = try market.midday(DemoSymbol.largeCaps, index)
        try script.trade(
          Trade(symbol: DemoSymbol.largeCaps, side: .buy, quantity: 17, price: price), at: session.after(1_800))
      default: break
      }
      guard index % Rhythm.month == 20 else { continue }
      // The month's income buys units of the fund: their number has cents.
      let income = try script.dividend(
        DemoSymbol.moneyFund, perUnit: ExactDecimal(coefficient: 35, scale: 4), at: session.open)
      try script.trade(
        Trade(symbol: DemoSymbol.moneyFund, side: .buy, quantity: income, price: par, note: "Reinvested"),
        at: session.after(60))
    }
    return script.events
  }
}
