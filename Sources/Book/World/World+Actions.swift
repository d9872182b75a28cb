import CivilTime
import Ledger
import Market
import Money

extension World {
  /// The action that an event tells, or why it cannot be.
  func action(_ recorded: RecordedEvent) throws(LedgerError) -> WorldAction {
    switch recorded.event.payload {
    case .split(let split): try action(split, recorded)
    case .spinOff(let spinOff): try action(spinOff, recorded)
    case .merger(let merger): try action(merger, recorded)
    case .symbolChange(let change): try action(change, recorded)
    default: throw LedgerError(.malformed, field: "event", "a \(recorded.event.payload.kind) is no corporate action")
    }
  }

  /// An action counts from the start of its day, in the order of telling.
  private static func order(_ recorded: RecordedEvent) -> EffectOrder {
    let date = MarketZone.newYork.date(of: recorded.event.at)
    return EffectOrder(at: MarketZone.newYork.instant(of: date, secondsOfDay: 0), position: recorded.position)
  }

  private func action(_ split: Split, _ recorded: RecordedEvent) throws(LedgerError) -> WorldAction {
    let ratio = UnitRatio(new: split.numerator, old: split.denominator)
    try check(ratio)
    try check(split.cashInLieu, "cash_in_lieu")
    return WorldAction(
      instrument: try instrument(split.symbol).id, order: Self.order(recorded), effect: .split(ratio),
      cashInLieu: split.cashInLieu)
  }

  private func action(_ spinOff: SpinOff, _ recorded: RecordedEvent) throws(LedgerError) -> WorldAction {
    try check(spinOff.ratio)
    try check(spinOff.cashInLieu, "cash_in_lieu")
    let (id, parent) = try instrument(spinOff.symbol)
    let child = try other(spinOff.child, "child", of: parent)
    guard !spinOff.basisShare.isNegative, spinOff.basisShare <= 1 else {
      throw LedgerError(.outOfRange, field: "basis_share", "the child's part of the basis lies between 0 and 1")
    }
    return WorldAction(
      instrument: id, order: Self.order(recorded),
      effect: .spinOff(child: child, spinOff.ratio, basisShare: spinOff.basisShare), cashInLieu: spinOff.cashInLieu)
  }

  private func action(_ merger: Merger, _ recorded: RecordedEvent) throws(LedgerError) -> WorldAction {
    let (id, old) = try instrument(merger.symbol)
    let ratio = merger.ratio ?? UnitRatio(new: 1, old: 1)
    try check(ratio)
    try check(merger.cash, "cash")
    try check(merger.cashInLieu, "cash_in_lieu")
    guard merger.into != nil || merger.cash != nil else {
      throw LedgerError(.malformed, field: "into", "a merger gives units, cash or both")
    }
    if let currency = merger.currency, currency != old.currency {
      throw LedgerError(.currencyMismatch, field: "currency", "\(old.symbol) is held in \(old.currency)")
    }
    var into: InstrumentID?
    if let symbol = merger.into { into = try other(symbol, "into", of: old) }
    return WorldAction(
      instrument: id, order: Self.order(recorded), effect: .merger(into: into, ratio, cash: merger.cash),
      cashInLieu: merger.cashInLieu)
  }

  private func action(_ change: SymbolChange, _ recorded: RecordedEvent) throws(LedgerError) -> WorldAction {
    let (id, old) = try instrument(change.symbol)
    return WorldAction(
      instrument: id, order: Self.order(recorded), effect: .symbolChange(to: try other(change.to, "to", of: old)))
  }

  private func check(_ ratio: UnitRatio) throws(LedgerError) {
    guard ratio.new > 0, ratio.old > 0 else {
      throw LedgerError(.notPositive, field: "ratio", "both sides of a ratio are above zero")
    }
  }

  private func check(_ amount: ExactDecimal?, _ field: String) throws(LedgerError) {
    guard amount?.isPositive ?? true else {
      throw LedgerError(.notPositive, field: field, "what is paid for a unit is above zero")
    }
  }

  /// The other instrument of an action: known, not the same, and counted like the first.
  private func other(_ symbol: String, _ field: String, of first: Instrument) throws(LedgerError) -> InstrumentID {
    guard let id = instruments.id(symbol) else {
      throw LedgerError(.unknownInstrument, field: field, "no instrument \(symbol) is defined")
    }
    let other = instruments[id]
    guard symbol != first.symbol else {
      throw LedgerError(.malformed, field: field, "\(symbol) does not become itself")
    }
    guard other.currency == first.currency else {
      throw LedgerError(
        .currencyMismatch, field: field, "basis goes along, so both are counted in one currency: \(first.currency)")
    }
    guard other.multiplier == first.multiplier else {
      throw LedgerError(.instrumentChanged, field: field, "\(symbol) has another multiplier than \(first.symbol)")
    }
    return id
  }
}

/// The instruments that something concerns, as a filter that may name too many but never too few.
struct InstrumentFilter: Sendable, Equatable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  static let all = InstrumentFilter(low: .max, high: .max)

  init() {}

  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  mutating func insert(_ id: InstrumentID) {
    if id & 64 == 0 { low |= 1 << UInt64(id & 63) } else { high |= 1 << UInt64(id & 63) }
  }

  mutating func formUnion(_ other: InstrumentFilter) {
    low |= other.low
    high |= other.high
  }

  func intersects(_ other: InstrumentFilter) -> Bool { low & other.low != 0 || high & other.high != 0 }
}
