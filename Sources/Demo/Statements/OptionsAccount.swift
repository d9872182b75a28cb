import CivilTime
import Ledger
import Market
import Money

/// A margin account that lives by its broker's statements: long calls, short puts and a few units of a fund in tax
/// lots. The book does not compute what short options require, so the statement reports those figures.
struct OptionsAccount: DemoAccount {
  let account = "demo-options"

  private static let calls = 10
  private static let puts = -50

  /// What is held through one quarterly cycle.
  struct Holding {
    let cycle: ContractCycle
    let call: Instrument
    let put: Instrument
    let callEntry: ExactDecimal
    let putEntry: ExactDecimal
  }

  func events(in market: DemoMarket) throws -> [Event] {
    var script = AccountScript(account)
    guard market.sessions.count > Rhythm.secondHalf else { return [] }
    let first = market.sessions[Rhythm.secondHalf]
    var profile = AccountProfile.demo(
      .margin, number: "Q6542138492", institution: "54953485", name: "Demo Options", registration: "INDIVIDUAL",
      rawType: "Margin", session: first)
    profile.alias = "Premium"
    profile.optionLevel = 5
    script.open(profile, first)
    var holding: Holding?
    var cash: ExactDecimal = 900_000
    for (index, session) in market.sessions.enumerated().dropFirst(Rhythm.secondHalf) {
      let cycle = ContractCycle(heldOn: session.date)
      if holding?.cycle != cycle {
        if let old = holding { cash = try cash + value(of: old, index, session, market, isMidday: true) }
        let new = try start(cycle, index, session, market)
        for instrument in [new.call, new.put] {
          script.tell(DemoMarket.definition(instrument, at: session.open))
        }
        cash = try cash - value(of: new, index, session, market, isMidday: true)
        holding = new
      }
      guard let held = holding else { continue }
      let prices = try premiums(held, index, session, market)
      script.tell(DemoMarket.price(held.call.symbol, prices.call, session))
      script.tell(DemoMarket.price(held.put.symbol, prices.put, session))
      script.tell("statement", at: session.close, .statement(try statement(held, cash, index, session, market)))
    }
    return script.events
  }

  /// Strikes around the market of the day on which the cycle begins.
  private func start(
    _ cycle: ContractCycle, _ index: Int, _ session: TradingSession, _ market: DemoMarket
  ) throws -> Holding {
    func strike(_ symbol: String, percent: Int) throws -> ExactDecimal {
      let cents = Int(try market.close(symbol, index).coefficient)
      return ExactDecimal(cents * percent / 100 / 500 * 5)
    }
    let call = try DemoSymbol.option(
      DemoSymbol.apple, .call, strike: strike(DemoSymbol.apple, percent: 104), cycle)
    let put = try DemoSymbol.option(
      DemoSymbol.largeCaps, .put, strike: strike(DemoSymbol.largeCaps, percent: 95), cycle)
    let blank = Holding(cycle: cycle, call: call, put: put, callEntry: .zero, putEntry: .zero)
    let prices = try premiums(blank, index, session, market, isMidday: true)
    return Holding(cycle: cycle, call: call, put: put, callEntry: prices.call, putEntry: prices.put)
  }

  /// At the close, or within the session, when contracts are changed for the next ones.
  private func premiums(
    _ held: Holding, _ index: Int, _ session: TradingSession, _ market: DemoMarket, isMidday: Bool = false
  ) throws -> (call: ExactDecimal, put: ExactDecimal) {
    func price(_ instrument: Instrument, _ underlying: String) throws -> ExactDecimal {
      guard let contract = instrument.option else { return .zero }
      let price = isMidday ? try market.midday(underlying, index) : try market.close(underlying, index)
      return try OptionPremium.price(
        contract, underlying: price, daysLeft: session.date.days(until: contract.expiration))
    }
    return (try price(held.call, DemoSymbol.apple), try price(held.put, DemoSymbol.largeCaps))
  }

  /// What both option positions are worth together; the short one counts against.
  private func value(
    of held: Holding, _ index: Int, _ session: TradingSession, _ market: DemoMarket, isMidday: Bool = false
  ) throws -> ExactDecimal {
    let prices = try premiums(held, index, session, market, isMidday: isMidday)
    return try prices.call * ExactDecimal(Self.calls * 100) + prices.put * ExactDecimal(Self.puts * 100)
  }

  private func statement(
    _ held: Holding, _ cash: ExactDecimal, _ index: Int, _ session: TradingSession, _ market: DemoMarket
  ) throws -> Statement {
    let prices = try premiums(held, index, session, market)
    let fundPrice = try market.close(DemoSymbol.largeCaps, index)
    var fund = try lots(market, fundPrice)
    fund.price = fundPrice
    let stock = try fund.quantity * fundPrice
    fund.openPL = try stock - fund.lots.reduce(.zero) { (sum, lot) throws in try sum + (lot.cost ?? .zero) }
    var call = StatementPosition(
      symbol: held.call.symbol, quantity: ExactDecimal(Self.calls), averagePrice: held.callEntry, price: prices.call)
    call.openPL = try (prices.call - held.callEntry) * ExactDecimal(Self.calls * 100)
    var put = StatementPosition(
      symbol: held.put.symbol, quantity: ExactDecimal(Self.puts), averagePrice: held.putEntry, price: prices.put)
    put.openPL = try (prices.put - held.putEntry) * ExactDecimal(Self.puts * 100)
    let uncovered = try requirement(held, prices.put, underlying: fundPrice)
    let money = OptionsFigures(
      cash: cash, stock: stock, optionValue: try value(of: held, index, session, market), uncovered: uncovered)
    put.figures = [
      NamedAmount(name: "initial_margin", amount: uncovered),
      NamedAmount(name: "maintenance_margin", amount: uncovered),
    ]
    return Statement(
      cash: [StatementCash(currency: .usd, amount: cash, settled: cash, buyingPower: try money.buyingPower())],
      positions: [fund, call, put], orders: try orders(held, prices, session), figures: try money.figures().sorted,
      flags: [NamedFlag(name: "can_day_trade", isSet: true)])
  }

  /// 12.5 units in two lots, bought on the day of the opening and a week later.
  private func lots(_ market: DemoMarket, _ price: ExactDecimal) throws -> StatementPosition {
    var position = StatementPosition(symbol: DemoSymbol.largeCaps, quantity: try ExactDecimal.cents(12_50).trimmed())
    position.fractionalUnits = try ExactDecimal(coefficient: 5, scale: 1)
    let bought = [(session: Rhythm.secondHalf - 60, cents: 10_00), (session: Rhythm.secondHalf - 55, cents: 2_50)]
    var cost = ExactDecimal.zero
    for (number, buy) in bought.enumerated() {
      let quantity = try ExactDecimal.cents(buy.cents).trimmed()
      let entry = try market.midday(DemoSymbol.largeCaps, buy.session)
      let basis = try quantity * entry
      cost = try cost + basis
      position.lots.append(
        StatementLot(
          identifier: String(12_345_678 + number), openedAt: market.sessions[buy.session].after(3_600),
          quantity: quantity, price: entry, cost: basis, currentValue: try quantity * price))
    }
    position.averagePrice = try cost.divided(by: position.quantity, scale: 4)
    return position
  }

  /// Uncovered puts: premium plus the larger of 20 % of the underlying less what the put is out of the money, and
  /// 10 % of the strike (FINRA 4210(f)(2)(E)).
  private func requirement(
    _ held: Holding, _ premium: ExactDecimal, underlying: ExactDecimal
  ) throws -> ExactDecimal {
    let strike = held.put.option?.strike ?? .zero
    let outOfTheMoney = max(.zero, try underlying - strike)
    let general = try underlying * .cents(20) - outOfTheMoney
    let least = try strike * .cents(10)
    return try (premium + max(general, least)) * ExactDecimal(-Self.puts * 100)
  }

  /// A working order that closes half of the calls, and one that expired.
  private func orders(
    _ held: Holding, _ prices: (call: ExactDecimal, put: ExactDecimal), _ session: TradingSession
  ) throws -> [Order] {
    var close = DemoOrders.order(1, held.call.symbol, .working, .sellToClose, "limit", "gtc", 5, session)
    close.limitPrice = try prices.call + .cents(3_00)
    var open = DemoOrders.order(2, held.put.symbol, .expired, .sellToOpen, "limit", "day", 5, session)
    open.limitPrice = try prices.put + .cents(1_00)
    open.cancelledQuantity = 5
    open.expiresAt = session.close
    return [close, open]
  }
}
