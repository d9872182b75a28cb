import CivilTime
import Ledger
import Market
import Money

/// An account in Canadian dollars that also holds US dollars: a bond fund of Toronto, in whole and broken units, a
/// stock of New York, and in the second half calls of Montréal that are changed for the next ones every quarter.
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
    var calls: Calls?
    for (index, session) in market.sessions.enumerated() {
      if index == 3 {
        let price = try market.midday(DemoSymbol.apple, index)
        try script.trade(
          Trade(symbol: DemoSymbol.apple, side: .buy, quantity: 5, price: price, commission: .cents(4_95)),
          at: session.after(1_800))
      }
      if index >= Rhythm.secondHalf { try hold(&calls, index, session, market, &script) }
      if index >= Rhythm.recent {
        let orders = try DemoOrders.ofCanada(index, session, market, call: calls?.instrument.symbol)
        script.tell("orders", at: session.close, .statement(orders))
      }
    }
    try holdBonds(market, &script)
    return script.events
  }

  /// Bought three times, the last time units with cents; a distribution every month. By the sessions of Toronto.
  private func holdBonds(_ market: DemoMarket, _ script: inout AccountScript) throws {
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
  }

  /// The option of the quarter.
  private struct Calls {
    let cycle: ContractCycle
    let instrument: Instrument
    let contract: OptionContract
  }

  /// Two calls, sold within the session when the next quarter's are bought; priced at every close.
  private func hold(
    _ calls: inout Calls?, _ index: Int, _ session: TradingSession, _ market: DemoMarket, _ script: inout AccountScript
  ) throws {
    func premium(_ contract: OptionContract, at price: ExactDecimal) throws -> ExactDecimal {
      try OptionPremium.price(
        contract, underlying: price, daysLeft: session.date.days(until: contract.expiration))
    }
    func trade(_ side: Trade.Side, _ held: Calls) throws {
      let price = try premium(held.contract, at: market.midday(DemoSymbol.torontoFund, index))
      let trade = Trade(
        symbol: held.instrument.symbol, side: side, quantity: 2, price: price, commission: try .cents(2_50))
      try script.trade(trade, at: session.after(side.isBuy ? 5_400 : 5_340))
    }
    let cycle = ContractCycle(heldOn: session.date)
    if calls?.cycle != cycle {
      let underlying = try market.close(DemoSymbol.torontoFund, index)
      let strike = ExactDecimal(Int(underlying.coefficient) / 100 + 1)
      let instrument = try DemoSymbol.torontoCall(strike: strike, cycle)
      guard let contract = instrument.option else { return }
      let next = Calls(cycle: cycle, instrument: instrument, contract: contract)
      script.tell(DemoMarket.definition(instrument, at: session.open))
      if let calls { try trade(.sell, calls) }
      try trade(.buy, next)
      calls = next
    }
    guard let held = calls else { return }
    let close = try premium(held.contract, at: market.close(DemoSymbol.torontoFund, index))
    script.tell(DemoMarket.price(held.instrument.symbol, close, session))
  }
}
