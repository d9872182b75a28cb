import Ledger
import Market
import Money

/// A delivery-versus-payment account with a fund whose price has ten decimals and whose multiplier has ten: what
/// TradeStation reports as unrealised then has twenty.
struct CustodyAccount: DemoAccount {
  let account = "demo-dvp"

  func events(in market: DemoMarket) throws -> [Event] {
    var script = AccountScript(account)
    var profile = AccountProfile.demo(
      .dvp, number: "Q6542138484", institution: "54953477", name: "Demo DVP", registration: "CORPORATE",
      rawType: "DVP", session: market.sessions[0])
    profile.alias = "Custody"
    script.open(profile, market.sessions[0])
    for (index, session) in market.sessions.enumerated() {
      if index == 0 { script.deposit(try .cents(500_000_00), at: session.open) }
      let bought: [Int: Int] = [10: 1_450, 30: 830, 200: 275]
      guard let units = bought[index] else { continue }
      let price = try market.close(DemoSymbol.pooledFund, index)
      try script.trade(
        Trade(symbol: DemoSymbol.pooledFund, side: .buy, quantity: ExactDecimal(units), price: price),
        at: session.close)
    }
    return script.events
  }
}
