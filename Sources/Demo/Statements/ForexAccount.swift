import CivilTime
import Ledger
import Market
import Money

/// A currency trading account, told by a statement every session: euros bought, dollars sold against yen, and a short
/// trade in yen every session.
struct ForexAccount: DemoAccount {
  let account = "demo-forex"

  private static let euros = 50_000
  private static let dollars = -20_000
  /// Dollars of the day's trade in yen.
  private static let dayTrade = 10_000

  /// Prices at which the positions of the quarter were opened.
  private struct Entry {
    let cycle: ContractCycle
    let euro: ExactDecimal
    let yen: ExactDecimal
  }

  func events(in market: DemoMarket) throws -> [Event] {
    var script = AccountScript(account)
    guard market.sessions.count > Rhythm.secondHalf else { return [] }
    let first = market.sessions[Rhythm.secondHalf]
    var profile = AccountProfile.demo(
      .forex, number: "FX6542138518", institution: "54953501", name: "Demo Forex", registration: "INDIVIDUAL",
      rawType: "Forex", session: first)
    profile.alias = "Carry"
    script.open(profile, first)
    var entry: Entry?
    var ledgers = [CurrencyLedger(.usd, cash: 100_000), CurrencyLedger(.jpy, cash: .zero)]
    for (index, session) in market.sessions.enumerated().dropFirst(Rhythm.secondHalf) {
      let (euro, yen) = (try market.close("EURUSD", index), try market.close("USDJPY", index))
      ledgers[0].startDay(rate: 1)
      ledgers[1].startDay(rate: try ExactDecimal.one.divided(by: yen, scale: 28))
      var closed: [ClosedPosition] = []
      let cycle = ContractCycle(heldOn: session.date)
      if entry?.cycle != cycle {
        let new = Entry(
          cycle: cycle, euro: try market.midday("EURUSD", index), yen: try market.midday("USDJPY", index))
        if let entry { closed += try close(entry, &ledgers, euro: new.euro, yen: new.yen) }
        entry = new
      }
      let profit = try (yen - market.midday("USDJPY", index)) * ExactDecimal(Self.dayTrade)
      try ledgers[1].realise(profit)
      try ledgers[0].realise(.zero, commission: .cents(2_50))
      closed.append(ClosedPosition(symbol: "USDJPY", currency: .jpy, profit: profit.money()))
      guard let entry else { continue }
      try mark(entry, &ledgers, euro: euro, yen: yen)
      script.tell(
        "statement", at: session.close,
        .statement(try statement(entry, ledgers, closed, prices: (euro, yen), session)))
    }
    return script.events
  }

  /// Takes the quarter's gains.
  private func close(
    _ entry: Entry, _ ledgers: inout [CurrencyLedger], euro: ExactDecimal, yen: ExactDecimal
  ) throws -> [ClosedPosition] {
    try mark(entry, &ledgers, euro: euro, yen: yen)
    var closed: [ClosedPosition] = []
    for (index, symbol) in DemoSymbol.forexPairs.enumerated() {
      let profit = ledgers[index].unrealised
      try ledgers[index].realise(profit)
      closed.append(ClosedPosition(symbol: symbol, currency: ledgers[index].currency, profit: profit.money()))
    }
    return closed
  }

  private func mark(
    _ entry: Entry, _ ledgers: inout [CurrencyLedger], euro: ExactDecimal, yen: ExactDecimal
  ) throws {
    ledgers[0].unrealised = try (euro - entry.euro) * ExactDecimal(Self.euros)
    ledgers[1].unrealised = try (yen - entry.yen) * ExactDecimal(Self.dollars)
    // Two percent of both legs, asked for in dollars.
    let margin = try (euro * ExactDecimal(Self.euros) + ExactDecimal(-Self.dollars)) * .cents(2)
    ledgers[0].initialMargin = margin
    ledgers[0].maintenanceMargin = margin
  }

  private func statement(
    _ entry: Entry, _ ledgers: [CurrencyLedger], _ closed: [ClosedPosition],
    prices: (euro: ExactDecimal, yen: ExactDecimal), _ session: TradingSession
  ) throws -> Statement {
    let totals = try BrokerTotals(ledgers)
    var list = try totals.common(marketValue: .zero)
    list["bod_margin_requirement"] = totals.initialMarginAtStart
    list["real_time_margin_requirement"] = totals.initialMargin
    list["long_market_value", "short_market_value"] = .zero
    let margins = [try prices.euro * ExactDecimal(Self.euros) * .cents(2), try ExactDecimal(-Self.dollars) * .cents(2)]
    let rows = [
      (symbol: "EURUSD", units: Self.euros, entry: entry.euro, price: prices.euro),
      (symbol: "USDJPY", units: Self.dollars, entry: entry.yen, price: prices.yen),
    ]
    var statement = Statement(
      cash: ledgers.map {
        StatementCash(currency: $0.currency, amount: $0.cash.rounded(toScale: $0.currency.minorUnits))
      })
    for (index, row) in rows.enumerated() {
      statement.positions.append(
        StatementPosition(
          symbol: row.symbol, quantity: ExactDecimal(row.units), averagePrice: row.entry, price: row.price,
          openPL: ledgers[index].unrealised,
          figures: [NamedAmount(name: "required_margin", amount: margins[index].money())]))
    }
    statement.figures = list.sorted
    statement.currencyDetails = try ledgers.reversed().map { try $0.forexDetail() }
    statement.closedPositions = closed
    var limit = DemoOrders.order(1, "EURUSD", .working, .sell, "limit", "gtc", Self.euros, session)
    limit.limitPrice = try prices.euro + ExactDecimal(coefficient: 250, scale: 4)
    statement.orders = [limit]
    return statement
  }
}
