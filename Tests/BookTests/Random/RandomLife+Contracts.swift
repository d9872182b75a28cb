import Book
import CivilTime
import Ledger
import Market
import Money

/// Lives in futures and currency pairs: fills on both sides, dated margins, settlements, financing, two currencies.
extension RandomLife {
  var dealsInContracts: Bool { kind == .futures || kind == .forex }

  var contractSymbols: [String] {
    kind == .futures ? ["ESH26", "ESM26", "NQH26", "NKH26"] : ["EURUSD", "USDCAD", "EURCAD"]
  }

  static func contractHouse(_ seed: UInt64) -> HouseParameters? {
    guard seed % 3 != 0 else { return nil }
    var house = HouseParameters()
    var contracts = ContractParameters()
    contracts.callRestores = seed % 2 == 0 ? .initial : .maintenance
    contracts.forexMargin = seed % 2 == 0 ? .continuous : .frozen
    contracts.liquidationShare = BookFixture.decimal("0.5")
    contracts.dayMarginEnds = seed % 2 == 0 ? 0 : 600
    contracts.spreads = [
      ContractParameters.Spread(first: "ES", second: "ES", initial: 900, maintenance: 800),
      ContractParameters.Spread(first: "NQH26", second: "NKH26", initial: 300, maintenance: 200),
    ]
    house.contracts = contracts
    return house
  }

  mutating func defineContracts() throws {
    for symbol in contractSymbols {
      var instrument = try Instrument.defaults(
        symbol: symbol, kind: kind == .futures ? .future : .forex, currency: symbol == "NKH26" ? .cad : nil)
      if kind == .futures {
        instrument.multiplier = 5
        instrument.initialMargin = symbol == "NQH26" ? nil : 1200
        instrument.maintenanceMargin = symbol == "ESH26" ? 1000 : nil
        if otherDice.roll(2) == 0 { instrument.future?.expiration = Self.lastDay(symbol) }
      }
      attempt(nil, .instrument(InstrumentDefinition(instrument: instrument)), at: Self.start)
    }
    attempt(nil, .rate(ExchangeRate(pair: CurrencyPair("EURUSD")!, rate: BookFixture.decimal("1.1"))), at: Self.start)
  }

  /// Some contracts end within the life.
  private static func lastDay(_ symbol: String) -> CivilDate? {
    switch symbol {
    case "ESH26": CivilDate("2026-01-09")
    case "NKH26": CivilDate("2026-01-14")
    case "ESM26": CivilDate("2026-01-19")
    default: nil
    }
  }

  /// The last day of a contract becomes known, or another one.
  private mutating func tellLastDay(_ symbol: String) {
    guard var instrument = world.instruments.instrument(symbol), instrument.kind == .future else { return }
    instrument.future?.expiration = otherDice.roll(3) == 0 ? CivilDate("2026-01-21") : Self.lastDay(symbol)
    attempt(nil, .instrument(InstrumentDefinition(instrument: instrument)), at: Self.start)
  }

  /// A settlement between the close of the last day and midnight.
  private mutating func settleInTheEvening(_ symbol: String) {
    let day = MarketZone.newYork.date(of: now).advanced(byDays: -1)
    let at = MarketZone.newYork.instant(of: day, secondsOfDay: 16 * 3600 + otherDice.roll(8 * 3600))
    guard at > Self.start else { return }
    let told =
      if otherDice.roll(3) == 0 {
        DailySettlement(
          securitiesOnDeposit: otherDice.decimal(0, 90_000, scale: 2), currency: otherDice.pick([.usd, .eur, .cad]))
      } else {
        DailySettlement(symbol: symbol, price: otherDice.decimal(3900, 4100))
      }
    attempt("T1", .dailySettlement(told), at: at)
  }

  /// One event of such a life.
  mutating func deal(_ at: Instant) {
    let symbol = dice.pick(contractSymbols)
    if kind == .futures, otherDice.roll(30) == 0 { tellLastDay(symbol) }
    if kind == .futures, otherDice.roll(3) == 0 { settleInTheEvening(symbol) }
    switch dice.roll(20) {
    case 0...9: attempt("T1", .trade(fill(symbol)), at: at)
    case 10...12: attempt(nil, .price(PriceQuote(symbol: symbol, price: quote(symbol))), at: at)
    case 13: attempt(nil, .marginRate(margin(symbol)), at: at)
    case 14: attempt("T1", .dailySettlement(settlement(symbol)), at: at)
    case 15:
      let pair = dice.pick(["USDCAD", "EURUSD"])
      attempt(nil, .rate(ExchangeRate(pair: CurrencyPair(pair)!, rate: quote(pair))), at: at)
    case 16 where options.corrections: correct()
    case 17: income(at)
    case 18 where options.statements: attempt("T1", .statement(contractStatement()), at: at)
    default: cash(at)
    }
  }

  mutating func quote(_ symbol: String) -> ExactDecimal {
    kind == .futures && symbol != "USDCAD" && symbol != "EURUSD"
      ? dice.decimal(3900, 4100) : dice.decimal(12000, 14000, scale: 4)
  }

  private mutating func fill(_ symbol: String) -> Trade {
    let side = dice.roll(4) == 0 ? dice.pick([.sellShort, .buyToCover]) : dice.pick([Trade.Side.buy, .sell])
    var quantity = kind == .futures ? dice.decimal(1, 6) : dice.decimal(1, 900_000, scale: 1)
    if dice.roll(3) == 0, let id = world.instruments.id(symbol), let held = book.state.position(of: id) {
      quantity = held.quantity.magnitude
    }
    let methods: [LotMethod?] = kind == .futures ? [nil, .fifo, .lifo, .highestCost] : [nil, .fifo]
    return Trade(
      symbol: symbol, side: side, quantity: quantity, price: quote(symbol),
      commission: dice.roll(2) == 0 ? .zero : dice.decimal(1, 999, scale: 2),
      fees: dice.roll(3) == 0 ? dice.decimal(1, 9999, scale: 4) : .zero, lotMethod: dice.pick(methods),
      rate: kind == .forex && symbol != "EURUSD" && otherDice.roll(3) == 0
        ? otherDice.decimal(7000, 8000, scale: 4) : nil)
  }

  private mutating func margin(_ symbol: String) -> MarginRate {
    if kind == .futures {
      let maintenance: ExactDecimal? = dice.roll(2) == 0 ? nil : dice.decimal(300, 900)
      return MarginRate(
        symbol: symbol, initial: dice.roll(3) == 0 ? nil : dice.decimal(900, 3000), maintenance: maintenance,
        day: dice.roll(2) == 0 ? nil : dice.decimal(100, 500))
    }
    if dice.roll(3) == 0 {
      return MarginRate(symbol: "", initial: dice.decimal(2, 20, scale: 2), currency: dice.pick([.eur, .cad, .usd]))
    }
    return MarginRate(
      symbol: symbol, initial: dice.roll(2) == 0 ? nil : dice.decimal(2, 20, scale: 2),
      longFinancing: dice.roll(3) == 0 ? nil : dice.decimal(-900, 900, scale: 7),
      shortFinancing: dice.roll(3) == 0 ? nil : dice.decimal(-900, 900, scale: 7))
  }

  private mutating func contractStatement() -> Statement {
    var statement = Statement(
      cash: [StatementCash(currency: .usd, amount: dice.decimal(-90_000, 9_000_000, scale: 2))])
    for symbol in contractSymbols where dice.roll(2) == 0 {
      statement.positions.append(
        StatementPosition(
          symbol: symbol, quantity: dice.decimal(-9, 10), averagePrice: quote(symbol),
          price: dice.roll(2) == 0 ? nil : quote(symbol)))
    }
    statement.assertsCash = dice.roll(5) != 0
    statement.assertsPositions = dice.roll(5) != 0
    return statement
  }

  private mutating func settlement(_ symbol: String) -> DailySettlement {
    if dice.roll(3) != 0 { return DailySettlement(symbol: symbol, price: quote(symbol)) }
    return DailySettlement(securitiesOnDeposit: dice.decimal(0, 90_000, scale: 2), currency: currency())
  }
}
