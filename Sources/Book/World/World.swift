public import CivilTime
public import Ledger
public import Market
import Money

/// What every account shares: instruments, prices, rates and splits, with the order in which they took effect.
///
/// A value: a snapshot of the world stays as it was while the writer goes on.
public struct World: Sendable {
  public private(set) var instruments = InstrumentMaster()
  public private(set) var prices = PriceBook()
  public private(set) var rates = RateBook()
  /// Requirements of instruments by their days.
  public private(set) var marginRates = MarginRateBook()
  /// All splits in order of effect.
  public private(set) var splits: [SplitInEffect] = []
  /// How far back prices and rates were changed, and splits; what folds of the past may rest on. An instrument's terms
  /// have no time of their own, so new ones count as a change from the beginning on.
  public private(set) var quoteChanges = LateChanges()
  public private(set) var splitChanges = LateChanges()

  public init() {}

  /// A split with the instrument resolved.
  public struct SplitInEffect: Sendable, Equatable {
    public var instrument: InstrumentID
    public var order: EffectOrder
    public var numerator: Int
    public var denominator: Int
  }

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
    case .split(let split): try take(split, recorded)
    case .spinOff, .merger, .symbolChange:
      throw LedgerError(
        .unsupportedRules, field: "event", "the book does not take \(recorded.event.payload.kind) events yet")
    case .marginRate(let rate): try take(rate, recorded)
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
      if InstrumentTraits(instrument) != instruments.traits(id) {
        splitChanges.note(at: Instant(microseconds: .min))
      }
    }
    do {
      try instruments.define(instrument, position: position)
    } catch {
      throw LedgerError(.outOfRange, field: "symbol", error.text)
    }
  }

  private mutating func take(_ quote: PriceQuote, _ recorded: RecordedEvent) throws(LedgerError) {
    guard !quote.price.isNegative else {
      throw LedgerError(.notPositive, field: "price", "a price is not negative")
    }
    let (id, instrument) = try instrument(quote.symbol)
    guard !quote.price.isZero || instrument.kind == .option else {
      throw LedgerError(.zero, field: "price", "a price of zero values nothing; only an option can be worth nothing")
    }
    prices.record(id, quote.price, at: recorded.event.at, position: recorded.position)
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
    let (id, _) = try instrument(rate.symbol)
    try rate.check()
    marginRates.record(id, rate, recorded.order)
    // Trades enter the SMA by the rates of their moment, so what follows is folded again like after a split.
    splitChanges.note(at: recorded.event.at)
  }

  private mutating func take(_ split: Split, _ recorded: RecordedEvent) throws(LedgerError) {
    guard split.numerator > 0, split.denominator > 0 else {
      throw LedgerError(.notPositive, field: "ratio", "both sides of a split ratio are above zero")
    }
    let (id, _) = try instrument(split.symbol)
    let entry = SplitInEffect(
      instrument: id, order: recorded.order, numerator: split.numerator, denominator: split.denominator)
    let index = splits.firstIndex { entry.order < $0.order } ?? splits.count
    splits.insert(entry, at: index)
    splitChanges.note(at: recorded.event.at)
  }
}

/// Remembers how far back the world was changed since a given revision, in bounded room.
public struct LateChanges: Sendable {
  private struct Mark {
    var revision: Int64
    var at: Instant
  }
  /// Marks kept; when full, the two oldest merge into the more cautious one.
  private static var limit: Int { 256 }

  public private(set) var revision: Int64 = 0
  private var marks: [Mark] = []

  mutating func note(at: Instant) {
    revision += 1
    // A newer change further back outweighs every mark that lies later.
    while let last = marks.last, last.at >= at { marks.removeLast() }
    marks.append(Mark(revision: revision, at: at))
    if marks.count > Self.limit {
      marks[1].at = marks[0].at
      marks.removeFirst()
    }
  }

  /// The earliest moment that changes after `revision` touch; nil when there are none.
  public func earliest(since revision: Int64) -> Instant? {
    guard revision < self.revision else { return nil }
    // Both ascend.
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].revision <= revision { low = middle + 1 } else { high = middle }
    }
    return low < marks.count ? marks[low].at : nil
  }
}
