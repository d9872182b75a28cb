import Ledger
import Market
import Money

/// A margin account in a maintenance call: half of its stock was bought with the broker's money, and then the broker
/// asked for the whole value of that stock.
struct MarginCallAccount: DemoAccount {
  let account = "demo-call"

  /// The session in which the requirement is raised.
  private static let raised = Rhythm.secondHalf + 20

  func events(in market: DemoMarket) throws -> [Event] {
    var script = AccountScript(account)
    guard market.sessions.count > Rhythm.secondHalf else { return [] }
    let first = market.sessions[Rhythm.secondHalf]
    var profile = AccountProfile.demo(
      .margin, number: "Q6542138526", institution: "54953519", name: "Demo Margin Call", registration: "INDIVIDUAL",
      rawType: "Margin", session: first)
    profile.alias = "Stretched"
    script.open(profile, first)
    script.deposit(try .cents(30_000_00), at: first.open)
    for (index, session) in market.sessions.enumerated().dropFirst(Rhythm.secondHalf) {
      if index == Rhythm.secondHalf + 1 {
        let price = try market.midday(DemoSymbol.growth, index)
        let units = try (58_000 as ExactDecimal).divided(by: price, scale: 0, rounding: .down)
        try script.trade(
          Trade(symbol: DemoSymbol.growth, side: .buy, quantity: units, price: price), at: session.after(3_600))
      }
      if index == Self.raised {
        let rate = MarginRate(symbol: DemoSymbol.growth, maintenance: 1, house: 1)
        script.tell(
          Event(
            account: nil, at: session.open, identifier: "demo-margin-rate-\(DemoSymbol.growth)",
            payload: .marginRate(rate)))
      }
    }
    return script.events
  }
}
