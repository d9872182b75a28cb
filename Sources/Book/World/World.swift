public import CivilTime
public import Ledger
public import Market
import Money

/// What every account shares: instruments, prices, rates and splits, with the order in which they took effect.
///
/// A value: a snapshot of the world stays as it was while the writer goes on.
public struct World: Sendable {
  public internal(set) var instruments = InstrumentMaster()
  public private(set) var prices = PriceBook()
  /// What is bid and asked, where anybody told it.
  public private(set) var sides = SideBook()
  public private(set) var rates = RateBook()
  /// Requirements of instruments by their days.
  public private(set) var marginRates = MarginRateBook()
  /// All corporate actions in order of effect.
  public internal(set) var actions: [WorldAction] = []
  /// What actions say of prices told before them, by instrument, in order of effect.
  private(set) var priceLinks: [InstrumentID: [PriceLink]] = [:]
  /// How far back prices and rates were changed, and actions; what folds of the past may rest on. An instrument's terms
  /// have no time of their own, so new ones count as a change from the beginning on.
  public private(set) var quoteChanges = LateChanges()
  public private(set) var actionChanges = LateChanges()

  public init() {}

  /// The same world with the instruments as they were known after the event at `position`; prices, rates and splits
  /// are told apart by whoever reads them.
  func knowing(instrumentsThrough position: Int64) -> World {
    var earlier = self
    earlier.instruments = instruments.asKnown(through: position)
    return earlier
  }

  /// Takes one event of the world stream, or refuses it and stays as it was.
  public mutating func apply(_ recorded: RecordedEvent) throws(LedgerError) {
    switch recorded.event.payload {
    case .instrument(let definition): try define(definition.instrument, recorded.position)
    case .price(let quote): try take(quote, recorded)
    case .rate(let quote): try take(quote, recorded)
    case .marginRate(let rate): try take(rate, recorded)
    case .split, .spinOff, .merger, .symbolChange: take(try action(recorded))
    default:
      throw LedgerError(.malformed, field: "account", "a \(recorded.event.payload.kind) event needs an account")
    }
  }

  /// The instrument of that symbol.
  public func instrument(_ symbol: String) throws(LedgerError) -> (id: InstrumentID, instrument: Instrument) {
    let (id, _) = try terms(symbol)
    return (id, instruments[id])
  }

  /// What arithmetic needs of the instrument of that symbol.
  func terms(_ symbol: String) throws(LedgerError) -> (id: InstrumentID, terms: InstrumentTraits) {
    guard let id = instruments.id(symbol) else {
      throw LedgerError(.unknownInstrument, field: "symbol", "no instrument \(symbol) is defined")
    }
    return (id, instruments.traits(id))
  }

  private mutating func define(_ instrument: Instrument, _ position: Int64) throws(LedgerError) {
    if let id = instruments.id(instrument.symbol) {
      let known = instruments[id]
      // Positions, costs and postings already rest on these three.
      guard known.kind == instrument.kind, known.currency == instrument.currency,
        known.multiplier == instrument.multiplier
      else {
        throw LedgerError(
          .instrumentChanged, field: "symbol",
          "\(instrument.symbol) is defined with another kind, currency or multiplier")
      }
      if InstrumentTraits(instrument) != instruments.traits(id) || instrument.option != known.option {
        var touched = InstrumentFilter()
        touched.insert(id)
        actionChanges.note(at: Instant(microseconds: .min), touched)
      }
    }
    if let contract = instrument.option, contract.morningSettlement != nil, !contract.isCashSettled {
      throw LedgerError(
        .unsupportedRules, field: "option.am_settlement", "only what settles in cash settles by a morning's value")
    }
    do {
      let id = try instruments.define(instrument, position: position)
      if instrument.kind == .option, !actions.isEmpty { adjustOption(id) }
    } catch {
      throw LedgerError(.outOfRange, field: "symbol", error.text)
    }
  }

  private mutating func take(_ quote: PriceQuote, _ recorded: RecordedEvent) throws(LedgerError) {
    let (id, instrument) = try instrument(quote.symbol)
    try quote.check(for: instrument.kind)
    if let price = quote.price {
      prices.record(id, price, at: recorded.event.at, position: recorded.position)
    }
    if quote.bid != nil || quote.ask != nil {
      sides.record(id, bid: quote.bid, ask: quote.ask, at: recorded.event.at, position: recorded.position)
    }
    quoteChanges.note(at: recorded.event.at)
  }

  private mutating func take(_ quote: ExchangeRate, _ recorded: RecordedEvent) throws(LedgerError) {
    guard quote.rate.isPositive else { throw LedgerError(.notPositive, field: "rate", "a rate is above zero") }
    do {
      try rates.record(quote.pair, quote.rate, at: recorded.event.at, position: recorded.position)
    } catch {
      throw LedgerError(.malformed, field: "pair", error.text)
    }
    quoteChanges.note(at: recorded.event.at)
  }

  private mutating func take(_ rate: MarginRate, _ recorded: RecordedEvent) throws(LedgerError) {
    if let currency = rate.currency {
      try rate.checkCurrency()
      marginRates.record(currency, rate, recorded.order)
      return actionChanges.note(at: recorded.event.at, pairs(with: currency))
    }
    guard !rate.symbol.isEmpty else {
      throw LedgerError(.malformed, field: "symbol", "a margin rate is of a symbol, or of a currency")
    }
    let (id, instrument) = try instrument(rate.symbol)
    switch instrument.kind {
    case .future: try rate.checkFuture()
    case .forex: try rate.checkForex()
    default: try rate.check()
    }
    marginRates.record(id, rate, recorded.order)
    // Trades enter the SMA by the rates of their moment, so what follows is folded again like after a split.
    var touched = InstrumentFilter()
    touched.insert(id)
    actionChanges.note(at: recorded.event.at, touched)
  }

  /// The currency pairs that have it on one side.
  private func pairs(with currency: Currency) -> InstrumentFilter {
    var found = InstrumentFilter()
    for id in 0..<InstrumentID(instruments.count) where instruments.traits(id).kind == .forex {
      guard let pair = instruments[id].pair, pair.base == currency || pair.quote == currency else { continue }
      found.insert(id)
    }
    return found
  }

  private mutating func take(_ action: WorldAction) {
    let index = actions.firstIndex { action.order < $0.order } ?? actions.count
    actions.insert(action, at: index)
    for (id, link) in action.priceLinks { self.link(link, of: id) }
    adjustOptions(byActionAt: index)
    var touched = InstrumentFilter()
    touched.insert(action.instrument)
    if let other = action.other { touched.insert(other) }
    for adjustment in actions[index].adjustments {
      touched.insert(adjustment.from)
      touched.insert(adjustment.to)
    }
    actionChanges.note(at: action.order.at, touched)
  }

  mutating func link(_ link: PriceLink, of id: InstrumentID) {
    let index = priceLinks[id]?.firstIndex { link.order < $0.order } ?? priceLinks[id]?.count ?? 0
    priceLinks[id, default: []].insert(link, at: index)
  }
}

/// Remembers how far back the world was changed since a given revision, in bounded room.
public struct LateChanges: Sendable {
  private struct Mark {
    var revision: Int64
    var at: Instant
    var touched: InstrumentFilter
  }
  /// Marks kept; when full, the two oldest merge into the more cautious one.
  private static var limit: Int { 256 }

  public private(set) var revision: Int64 = 0
  private var marks: [Mark] = []
  /// Some marks may touch a part alone.
  private var isParted = false

  mutating func note(at: Instant, _ touched: InstrumentFilter = .all) {
    revision += 1
    if touched != .all { isParted = true }
    // A newer change further back that touches all outweighs every mark that lies later.
    if touched == .all { while let last = marks.last, last.at >= at { marks.removeLast() } }
    marks.append(Mark(revision: revision, at: at, touched: touched))
    if marks.count > Self.limit {
      marks[1].at = min(marks[0].at, marks[1].at)
      marks[1].touched.formUnion(marks[0].touched)
      marks.removeFirst()
    }
  }

  /// The earliest moment that changes after `revision` touch; nil when there are none.
  public func earliest(since revision: Int64) -> Instant? { earliest(since: revision, touching: .all) }

  /// The same for the holder of some instruments.
  func earliest(since revision: Int64, touching held: InstrumentFilter) -> Instant? {
    guard revision < self.revision else { return nil }
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].revision <= revision { low = middle + 1 } else { high = middle }
    }
    // Changes that touch all stand in order of their moments, as a newer one further back takes the place of others.
    if !isParted, held == .all { return marks[low].at }
    return marks[low...].lazy.filter { $0.touched.intersects(held) }.map(\.at).min()
  }
}
