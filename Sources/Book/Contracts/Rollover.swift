public import CivilTime
import Ledger
import Margin
public import Market
public import Money

/// What the positions in currency pairs earned or cost when they rolled to the next value date, at 17:00 New York.
public struct Rollover: Sendable, Equatable {
  /// One position.
  public struct Item: Sendable, Equatable {
    public let instrument: InstrumentID
    public let isLong: Bool
    /// Of the base currency, positive.
    public let units: ExactDecimal
    /// Quote currency per unit and day, negative where it costs.
    public let financing: ExactDecimal
    /// Days between the two value dates.
    public let days: Int
    /// Account currency for one of the quote currency; nil when it was unknown, and the amount stays in the latter.
    public let rate: ExactDecimal?
    /// As posted to cash, in `currency`.
    public let amount: ExactDecimal
    public let currency: Currency
    /// Global position of the event that told the financing.
    public let event: Int64
  }
  public let at: Instant
  /// The trade date that ends.
  public let date: CivilDate
  public let items: [Item]
}

extension AccountState {
  /// The next roll while currency pairs are held.
  mutating func scheduleRollover(after at: Instant, in market: MarketView) {
    let holdsPairs = positions.contains { market.world.instruments.traits($0.instrument).kind == .forex }
    let next = holdsPairs ? ForexRollover.next(after: at) : nil
    if contracts?.nextRollover != next { contracts?.nextRollover = next }
  }

  /// Rolls every currency pair whose financing somebody has told; the others roll for nothing that the book knows.
  mutating func rollOver(at: Instant, in market: MarketView) throws -> (rollover: Rollover, postings: [Posting]) {
    let date = MarketZone.newYork.date(of: at)
    var items: [Rollover.Item] = []
    var postings: [Posting] = []
    for position in positions {
      guard let item = try roll(position, on: date, at: at, in: market), !item.amount.isZero else { continue }
      try cash.add(item.amount, item.currency)
      try note(item.amount, item.currency, .income)
      postings += Self.movement(.interest, item.amount, item.currency)
      items.append(item)
    }
    if !items.isEmpty {
      marketReadAt = max(marketReadAt ?? at, at)
      outdateReport()
    }
    return (Rollover(at: at, date: date, items: items), postings)
  }

  private func roll(
    _ position: Position, on date: CivilDate, at: Instant, in market: MarketView
  ) throws(MoneyError) -> Rollover.Item? {
    let id = position.instrument
    let instrument = market.world.instruments[id]
    guard instrument.kind == .forex, let pair = instrument.pair else { return nil }
    let isLong = !position.quantity.isNegative
    let told = market.world.marginRates.told(
      isLong ? \.longFinancing : \.shortFinancing, of: id, at: at, knownThrough: market.knownThrough)
    guard let told, let event = told.event else { return nil }
    let units = position.quantity.magnitude
    let days = ForexRollover.days(on: date, of: pair)
    let amount = try ForexRollover.financing(units: units, swapPoints: told.value, days: days)
    let rate = market.rate(from: instrument.currency, to: baseCurrency, at: at)
    let currency = rate == nil ? instrument.currency : baseCurrency
    let converted = if let rate, instrument.currency != baseCurrency { try amount * rate } else { amount }
    return Rollover.Item(
      instrument: id, isLong: isLong, units: units, financing: told.value, days: days, rate: rate,
      amount: converted.posted(in: currency), currency: currency, event: event)
  }
}

extension Activity {
  /// What the roll of one currency pair earned or cost.
  init(_ item: Rollover.Item, of rollover: Rollover, _ instrument: Instrument) {
    self.init(financing: item.amount, item.currency, on: rollover.date, at: rollover.at, symbol: instrument.symbol)
  }
}
