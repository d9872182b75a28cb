import Ledger
import Market
import Money

/// A cash account that is held to settled money for ninety days: what it buys it sells the next day without having paid
/// (12 CFR 220.8(c)), and does so again before the ninety days are over.
struct RestrictedAccount: DemoAccount {
  let account = "demo-restricted"

  /// Sessions from one free ride to the next: fewer than ninety days have.
  private static let pause = 58

  func events(in market: DemoMarket) throws -> [Event] {
    var script = AccountScript(account)
    guard market.sessions.count > Rhythm.secondHalf else { return [] }
    let first = market.sessions[Rhythm.secondHalf]
    var profile = AccountProfile.demo(
      .cash, number: "Q6542138542", institution: "54953535", name: "Demo Restricted", registration: "INDIVIDUAL",
      rawType: "Cash", session: first)
    profile.alias = "Frozen"
    script.open(profile, first)
    script.deposit(try .cents(5_000_00), at: first.open)
    let symbol = DemoSymbol.wholeMarket
    for (index, session) in market.sessions.enumerated().dropFirst(Rhythm.secondHalf) {
      let place = (index - Rhythm.secondHalf) % Self.pause
      guard place == 1 || place == 2 else { continue }
      try script.trade(
        Trade(
          symbol: symbol, side: place == 1 ? .buy : .sell, quantity: 40, price: market.midday(symbol, index),
          commission: .cents(1_00)),
        at: session.after(3_600))
    }
    return script.events
  }
}
