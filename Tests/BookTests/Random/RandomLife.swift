import Book
import CivilTime
import Ledger
import Market
import Money

/// An account's life made up from a seed: money, trades on both sides, two currencies, prices, splits, late events
/// and corrections. What the book refuses is left out, as its teller would have to.
struct RandomLife {
  var world = World()
  var book: AccountBook
  /// Every event that was taken, in order of arrival, the world's included.
  var events: [RecordedEvent] = []
  /// How many were refused.
  var refusals = 0
  let kind: AccountProfile.Kind
  var dice: Dice
  /// Apart, so that rules change nothing else about a life.
  var ruleDice: Dice
  /// For what came to be told later: the lives of a seed stay as they were.
  var otherDice: Dice
  /// The same for options.
  var optionDice: Dice
  var dayDice: Dice
  var quoteDice: Dice
  /// For orders.
  var orderDice: Dice
  private var minute = 0
  /// What was seen of the life as it is; a new one with every event.
  private(set) var walk = Walk()
  let options: Options

  struct Options: Hashable {
    var late = true
    var corrections = true
    var currencies = true
    var splits = true
    var statements = false
    /// House parameters, rates of a day, conventions of buying power.
    var rules = true
    /// Statements sometimes do not say what a position cost.
    var unknownBasis = true
    /// Balances bear interest, which the book posts by itself in every second such life.
    var interest = false
    /// Interest and dividends count in equity as they accrue.
    var accruals = false
    /// Distributions, transfers and what happens to whole instruments.
    var actions = false
    /// Options are traded, used, and end.
    var series = false
    /// Trades within the day, and the change from the old rule on it to the new one.
    var dayTrading = false
    /// Orders are placed, filled, changed and ended.
    var orders = false
    /// Prices come with what is bid and asked.
    var quotes = true
  }

  static let symbols = ["AAA", "BBB", "CCC.TO", "DDD"]
  static let start = BookFixture.at("2026-01-05T09:00")

  init(seed: UInt64, kind: AccountProfile.Kind, steps: Int, options: Options = Options()) throws {
    dice = Dice(seed: seed)
    ruleDice = Dice(seed: ~seed)
    otherDice = Dice(seed: ~(seed &* 31))
    optionDice = Dice(seed: ~(seed &* 57))
    dayDice = Dice(seed: ~(seed &* 37))
    orderDice = Dice(seed: ~(seed &* 37))
    quoteDice = Dice(seed: ~(seed &* 37))
    self.kind = kind
    self.options = options
    let opening = RecordedEvent(
      position: 1, recorded: Self.start,
      event: Event(
        account: "T1", at: Self.start, payload: .accountOpened(Self.profile(kind, seed, options))))
    book = try AccountBook(opening: opening, world: world)
    events = [opening]
    if dealsInContracts { try defineContracts() }
    for symbol in Self.symbols where !dealsInContracts {
      let instrument = try Instrument.defaults(symbol: symbol)
      attempt(nil, .instrument(InstrumentDefinition(instrument: instrument)), at: Self.start)
    }
    if options.series { try listSeries() }
    attempt(nil, .rate(ExchangeRate(pair: CurrencyPair("USDCAD")!, rate: BookFixture.decimal("1.37"))), at: Self.start)
    attempt("T1", .deposit(Deposit(amount: 50000, currency: .usd)), at: Self.start)
    for number in 0..<steps {
      step()
      if options.dayTrading {
        if number == steps / 2 { minute = max(minute, Int(Self.newRule.seconds - Self.start.seconds) / 60) }
        if dayDice.roll(3) == 0 { tradeWithinDay() }
        if dayDice.roll(12) == 0 { dayTradingSettings() }
      }
      if options.actions, otherDice.roll(4) == 0 { act() }
      if options.series, optionDice.roll(2) == 0 { useOptions() }
      if options.orders { order(now) }
    }
  }

  private static func profile(_ kind: AccountProfile.Kind, _ seed: UInt64, _ options: Options) -> AccountProfile {
    var profile = AccountProfile(kind: kind, currency: .usd)
    if kind == .futures || kind == .forex { profile.house = contractHouse(seed) }
    guard options.interest else { return profile }
    profile.debitRate = BookFixture.decimal("0.0825")
    profile.creditRate = BookFixture.decimal("0.01")
    profile.currencyRates = [CurrencyRates(currency: .cad, debitRate: BookFixture.decimal("0.0675"))]
    profile.accruesInterest = seed % 2 == 0
    profile.interestInEquity = options.accruals
    profile.accruesDividends = options.accruals
    return profile
  }

  var now: Instant { Self.start.advanced(bySeconds: Int64(minute) * 60) }

  private mutating func step() {
    // From a few minutes to about a day.
    minute += dice.roll(8) == 0 ? dice.roll(4000) : dice.roll(240)
    let isLate = options.late && dice.roll(8) == 0
    let at = isLate ? Self.start.advanced(bySeconds: Int64(dice.roll(minute * 60 + 1))) : now
    if dealsInContracts { return deal(at) }
    switch dice.roll(20) {
    case 0...8: attempt("T1", .trade(trade()), at: at)
    case 9...11:
      attempt(nil, .price(quote()), at: at)
    case 12: cash(at)
    case 13: income(at)
    case 14 where options.currencies:
      attempt(
        nil, .rate(ExchangeRate(pair: CurrencyPair("USDCAD")!, rate: dice.decimal(12000, 15000, scale: 4))), at: at)
    case 15 where options.splits && dice.roll(2) == 0:
      let ratio = dice.pick([(2, 1), (3, 2), (1, 3), (5, 1)])
      attempt(
        nil, .split(Split(symbol: dice.pick(Self.symbols), numerator: ratio.0, denominator: ratio.1)), at: at)
    case 16 where options.corrections: correct()
    case 17 where options.statements: attempt("T1", .statement(statement()), at: at)
    default: attempt("T1", .trade(trade()), at: at)
    }
    if options.rules, ruleDice.roll(16) == 0 { rules(at) }
  }

  /// A last price, and for some what is bid and asked, or these alone.
  private mutating func quote() -> PriceQuote {
    var quote = PriceQuote(symbol: dice.pick(Self.symbols), price: dice.decimal(200, 9000, scale: 2))
    guard options.quotes, let middle = quote.price else { return quote }
    if quoteDice.roll(3) == 0 { quote.bid = try? middle - quoteDice.decimal(0, 199, scale: 2) }
    if quoteDice.roll(3) == 0 { quote.ask = try? middle + quoteDice.decimal(0, 300, scale: 3) }
    if quote.bid != nil || quote.ask != nil, quoteDice.roll(2) == 0 { quote.price = nil }
    return quote
  }

  private mutating func trade() -> Trade {
    let symbol = dice.pick(symbols)
    let side = dice.pick(kind == .cash ? [.buy, .buy, .sell] : [Trade.Side.buy, .sell, .sellShort, .buyToCover])
    var quantity = dice.roll(3) == 0 ? dice.decimal(1, 50_000, scale: 3) : dice.decimal(1, 60)
    // Often all of it, so that positions go flat.
    if dice.roll(3) == 0, let id = world.instruments.id(symbol), let held = book.state.position(of: id) {
      quantity = held.quantity.magnitude
    }
    return Trade(
      symbol: symbol, side: side, quantity: quantity, price: dice.decimal(200, 9000, scale: 2),
      commission: dice.roll(2) == 0 ? .zero : dice.decimal(1, 999, scale: 2),
      fees: dice.roll(3) == 0 ? dice.decimal(1, 9999, scale: 4) : .zero,
      lotMethod: otherDice.roll(3) == 0 ? otherDice.pick(LotMethod.allCases) : nil)
  }

  /// What may be held: dollars only, when there is one currency.
  private var symbols: [String] { options.currencies ? Self.symbols : Self.symbols.filter { $0 != "CCC.TO" } }

  mutating func currency() -> Currency { options.currencies && dice.roll(4) == 0 ? .cad : .usd }

  mutating func correct() {
    let named = events.filter { $0.event.identifier != nil && $0.event.account != nil }
    guard !named.isEmpty else { return }
    let wrong = dice.pick(named)
    var replacement: Correction.Replacement?
    if dice.roll(2) == 0 {
      replacement = .payload(.deposit(Deposit(amount: dice.decimal(1, 90_000, scale: 2), currency: .usd)))
      if case .trade(var trade) = wrong.event.payload {
        trade.price = dice.decimal(200, 9000, scale: 2)
        replacement = .payload(.trade(trade))
      }
    }
    // A correction takes effect when what it replaces did, or now.
    let correction = Correction(replaces: wrong.event.identifier ?? "", replacement: replacement)
    attempt("T1", .correction(correction), at: dice.roll(2) == 0 ? wrong.event.at : now)
  }

  private mutating func statement() -> Statement {
    var statement = Statement(cash: [StatementCash(currency: .usd, amount: dice.decimal(-90_000, 9_000_000, scale: 2))])
    if dice.roll(2) == 0 { statement.cash[0].settled = dice.decimal(0, 90_000, scale: 2) }
    for symbol in symbols where dice.roll(2) == 0 {
      statement.positions.append(
        StatementPosition(
          symbol: symbol, quantity: dice.decimal(1, 500, scale: 1),
          averagePrice: options.unknownBasis && dice.roll(3) == 0 ? nil : dice.decimal(1, 9000, scale: 2),
          price: dice.roll(2) == 0 ? nil : dice.decimal(1, 9000, scale: 2)))
    }
    statement.assertsCash = dice.roll(5) != 0
    statement.assertsPositions = dice.roll(5) != 0
    return statement
  }

  /// Tells an event; a refused one leaves no trace.
  mutating func attempt(_ account: String?, _ payload: Event.Payload, at: Instant) {
    let position = (events.last?.position ?? 0) + 1
    let event = Event(account: account, at: at, identifier: "e\(position)", payload: payload)
    let recorded = RecordedEvent(position: position, recorded: max(now, at), event: event)
    do {
      if account == nil { try tell(recorded) } else { try take(recorded) }
      events.append(recorded)
      walk = Walk()
    } catch {
      refusals += 1
    }
  }

  /// Every third event in place, where a refusal leaves the book as it was; the others in a copy, as the keeper does.
  private mutating func take(_ recorded: RecordedEvent) throws {
    if (events.count + refusals) % 3 == 0 { return try book.append(recorded, world: world) }
    var changed = book
    try changed.append(recorded, world: world, restores: false)
    book = changed
  }

  /// A split that comes late is refused where a later trade would not be possible with it, as the keeper does.
  private mutating func tell(_ recorded: RecordedEvent) throws {
    var told = world
    try told.apply(recorded)
    if recorded.event.payload.mayForbid { try book.refresh(world: told) }
    world = told
  }
}
