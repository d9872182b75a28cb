import Ledger
import Market
import Money

/// An account in Canadian dollars that also holds US dollars: a bond fund of Toronto, in whole and broken units, and a
/// stock of New York. It lives by the sessions of Toronto.
struct CanadianAccount: DemoAccount {
  let account = "demo-cad"

  func events(in market: DemoMarket) throws -> [Event] {
    var script = AccountScript(account)
    var profile = AccountProfile.demo(
      .cash, number: "Q6542138476", institution: "54953469", name: "Demo TFSA", registration: "TFSA", rawType: "TFSA",
      currency: .cad, session: market.sessions[0])
    profile.alias = "Maple"
    script.open(profile, market.sessions[0])
    script.deposit(try .cents(20_000_00), .cad, at: market.sessions[0].open)
    script.deposit(try .cents(6_000_00), at: market.sessions[0].open)
    for (index, session) in market.sessions.enumerated() {
      if index == DemoMarket.splitSession { try script.split(DemoSymbol.apple, DemoMarket.splitRatio) }
      guard index == 3 else { continue }
      let price = try market.midday(DemoSymbol.apple, index)
      try script.trade(
        Trade(symbol: DemoSymbol.apple, side: .buy, quantity: 5, price: price, commission: .cents(4_95)),
        at: session.after(1_800))
    }
    for (index, session) in market.toronto.enumerated() where session.open > market.sessions[0].open {
      let symbol = DemoSymbol.bondFund
      let units: [Int: Int] = [1: 400_00, 60: 40_00, 300: 1_44]
      if let hundredths = units[index] {
        try script.trade(
          Trade(
            symbol: symbol, side: .buy, quantity: ExactDecimal.cents(hundredths).trimmed(),
            price: market.midday(symbol, index), commission: .cents(4_95)),
          at: session.after(3_600))
      }
      guard index % Rhythm.month == 20 else { continue }
      _ = try script.dividend(symbol, perUnit: ExactDecimal(coefficient: 58, scale: 3), .cad, at: session.open)
    }
    return script.events
  }
}
