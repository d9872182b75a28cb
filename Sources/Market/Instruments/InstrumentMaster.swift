import Persistent

/// The number of an instrument within one master, counted from 0 in the order of first definition.
public typealias InstrumentID = Int32

/// Every instrument that was defined, by id and by symbol. A value: copies share what they do not change.
///
/// Ids never change and are never reused. Defining a known symbol again replaces what is said about it.
public struct InstrumentMaster: Sendable {
  private var instruments = ChunkedArray<Definition>()
  private var traits = ChunkedArray<InstrumentTraits>()
  private var symbols = SymbolIndex()
  /// By id: the number of an option's family; no option is in none.
  private var familyNumbers = ChunkedArray<OptionFamily>()
  /// The families of each underlying, and where those of a symbol stand.
  private var families = ChunkedArray<[OptionFamily.Terms]>()
  private var underlyings = SymbolIndex()
  private var familyCount: Int32 = 0
  /// What was replaced, in order of the positions that replaced it; empty in most books.
  private var replaced: [Replaced] = []

  /// A definition that held until another took its place.
  private struct Replaced: Sendable {
    var id: InstrumentID
    /// Global position of the event that replaced it.
    var until: Int64
    var definition: Definition
  }

  /// The largest number of instruments.
  public static let limit = 10_000_000

  /// A master without instruments.
  public init() {}

  /// The number of instruments; ids are below it.
  public var count: Int { instruments.count }

  /// The instrument of an id. The id must have come from this master.
  public subscript(id: InstrumentID) -> Instrument { instruments[Int(id)].instrument }

  /// The traits of an id, for arithmetic. The id must have come from this master.
  public func traits(_ id: InstrumentID) -> InstrumentTraits { traits[Int(id)] }

  /// What a leg of an option strategy is, without a reference inside; nil for what is no option.
  public func series(_ id: InstrumentID) -> OptionSeries? { instruments[Int(id)].series }

  /// What options that deliver the same share; `none` for what is no option.
  public func family(_ id: InstrumentID) -> OptionFamily { familyNumbers[Int(id)] }

  /// The terms of an option, without the rest of the instrument.
  public func option(_ id: InstrumentID) -> OptionContract? { instruments[Int(id)].instrument.option }

  /// The instrument that an option is on; nil for what is no option, and for an underlying that was never defined.
  @inline(__always)
  public func underlying(of id: InstrumentID) -> InstrumentID? {
    instruments[Int(id)].instrument.option.flatMap { symbols[$0.underlying] }
  }

  /// The days and hours on which an instrument trades.
  public func calendar(_ id: InstrumentID) -> TradingCalendar { instruments[Int(id)].instrument.calendar }

  /// The symbol of an id, without the rest of the instrument.
  public func symbol(_ id: InstrumentID) -> String { instruments[Int(id)].instrument.symbol }

  /// The id of a symbol; nil when it was never defined.
  public func id(_ symbol: String) -> InstrumentID? { symbols[symbol] }

  /// The instrument of a symbol; nil when it was never defined.
  public func instrument(_ symbol: String) -> Instrument? { symbols[symbol].map { self[$0] } }

  /// Adds an instrument, or replaces what is said about its symbol; the id it has from now on.
  ///
  /// A symbol that an instrument gave up (``rename(_:to:)``) is free: defining it anew makes a new instrument.
  /// - Parameter position: that of the event; by it what was said before is found again (``asKnown(through:)``).
  /// - Throws: `tooManyInstruments` beyond ``limit``.
  @discardableResult
  public mutating func define(
    _ instrument: Instrument, position: Int64 = 0
  ) throws(MarketError) -> InstrumentID {
    if let id = symbols[instrument.symbol], self[id].symbol == instrument.symbol {
      if self[id] == instrument { return id }
      replaced.append(Replaced(id: id, until: position, definition: instruments[Int(id)]))
      instruments[Int(id)] = Definition(instrument)
      traits[Int(id)] = InstrumentTraits(instrument)
      familyNumbers[Int(id)] = intern(familyOf: instrument)
      return id
    }
    guard count < Self.limit else {
      throw MarketError(code: .tooManyInstruments, text: "A book holds at most \(Self.limit) instruments")
    }
    let id = InstrumentID(count)
    instruments.append(Definition(instrument))
    traits.append(InstrumentTraits(instrument))
    familyNumbers.append(intern(familyOf: instrument))
    symbols[instrument.symbol] = id
    return id
  }

  private mutating func intern(familyOf instrument: Instrument) -> OptionFamily {
    guard instrument.kind == .option, let option = instrument.option else { return .none }
    let place = underlyings[option.underlying].map { Int($0) } ?? families.count
    if place == families.count {
      families.append([])
      underlyings[option.underlying] = InstrumentID(place)
    }
    let known = families[place].first {
      $0.units == instrument.multiplier && $0.deliverable == option.deliverable
    }
    if let known { return known.number }
    familyCount += 1
    let number = OptionFamily(number: familyCount)
    families[place].append(
      OptionFamily.Terms(units: instrument.multiplier, deliverable: option.deliverable, number: number))
    return number
  }

  /// The master as somebody knew it after the event at `position`: later definitions of known instruments are taken
  /// back. Instruments that were first defined later are still there; nothing that was known then speaks of them.
  public func asKnown(through position: Int64) -> InstrumentMaster {
    guard let last = replaced.last, last.until > position else { return self }
    var earlier = self
    for change in replaced.reversed() where change.until > position {
      earlier.instruments[Int(change.id)] = change.definition
      earlier.traits[Int(change.id)] = InstrumentTraits(change.definition.instrument)
      earlier.familyNumbers[Int(change.id)] = earlier.intern(familyOf: change.definition.instrument)
    }
    earlier.replaced.removeAll { $0.until > position }
    return earlier
  }

  /// The id of a symbol, defining it by ``Instrument/defaults(symbol:kind:currency:)`` when it is new.
  public mutating func intern(_ symbol: String) throws(MarketError) -> InstrumentID {
    if let id = symbols[symbol] { return id }
    return try define(try Instrument.defaults(symbol: symbol))
  }

  /// Gives an instrument another symbol. The old one still finds it, for what arrives late, until somebody defines it.
  /// - Throws: `unknownInstrument`, or `symbolTaken` when the new symbol is another instrument's own.
  public mutating func rename(_ old: String, to new: String) throws(MarketError) {
    guard let id = symbols[old] else {
      throw MarketError(code: .unknownInstrument, text: "\(old) is not a known symbol")
    }
    if let other = symbols[new], other != id, self[other].symbol == new {
      throw MarketError(code: .symbolTaken, text: "\(new) is already another instrument")
    }
    var instrument = self[id]
    instrument.symbol = new
    instrument.rawSymbol =
      instrument.suffix.map { suffix in
        new.hasSuffix(suffix) ? String(new.dropLast(suffix.utf8.count)) : new
      } ?? new
    instruments[Int(id)] = Definition(instrument)
    symbols[new] = id
  }
}

/// An instrument behind a reference: a definition after a snapshot then copies a chunk of references, not of texts.
private final class Definition: Sendable {
  let instrument: Instrument
  let series: OptionSeries?

  init(_ instrument: Instrument) {
    self.instrument = instrument
    series = instrument.kind == .option ? instrument.option.map(OptionSeries.init) : nil
  }
}
