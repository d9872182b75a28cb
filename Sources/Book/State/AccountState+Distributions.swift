import CivilTime
import Ledger
import Margin
import Market
import Money
import Persistent

extension AccountState {
  /// Units bought with a distribution: a new lot, paid at once.
  mutating func apply(
    _ purchase: Reinvestment, _ recorded: RecordedEvent, in market: MarketView
  ) throws -> [Posting] {
    let (id, terms) = try basisInstrument(purchase.symbol, purchase.currency, in: market)
    let units = try positive(purchase.quantity, "quantity")
    let amount = try positive(purchase.amount, "amount").posted(in: purchase.currency)
    let index = positionIndex(id)
    if !holds(id) { hold(Position(instrument: id, openedAt: recorded.event.at), at: index, in: market) }
    guard !positions[index].quantity.isNegative else {
      throw LedgerError(.positionOfOtherSide, field: "symbol", "nothing is reinvested in a short position")
    }
    let lot = Lot(
      opener: recorded.position, openedAt: recorded.event.at, quantity: units, cost: amount, entryValue: amount)
    try positions[index].lots.open(lot)
    positions[index].averageValue = try positions[index].averageValue + amount
    positions[index].reported = nil
    try cash.add(-amount, purchase.currency)
    if let requirement = try initialRequirement(of: terms, units, value: amount) {
      // Shares of a fund have no loan value yet.
      enterSMA(terms.kind == .fund ? -amount : -requirement, purchase.currency, in: market, at: recorded.event.at)
    }
    outdateReport()
    return Self.movement(.trading, -amount, purchase.currency) + Self.units(id, units, .trading)
  }

  /// A part of the basis comes back; what goes beyond a lot's basis is a gain.
  mutating func apply(
    _ returned: ReturnOfCapital, _ recorded: RecordedEvent, in market: MarketView
  ) throws -> [Posting] {
    let (id, _) = try basisInstrument(returned.symbol, returned.currency, in: market)
    guard !returned.amount.isZero else { throw LedgerError(.zero, field: "amount", "a return of capital is not zero") }
    let index = positionIndex(id)
    guard holds(id) else {
      throw LedgerError(.notHeld, field: "symbol", "\(returned.symbol) is not held, so it has no basis to return")
    }
    guard returned.amount.isNegative == positions[index].quantity.isNegative else {
      throw LedgerError(
        .positionOfOtherSide, field: "amount", "capital comes back on a long position and is owed on a short one")
    }
    let amount = returned.amount.posted(in: returned.currency)
    let excess = try positions[index].returnCapital(amount)
    try cash.add(amount, returned.currency)
    try noteRealised(excess, returned.currency)
    if amount.isPositive { enterSMA(amount, returned.currency, in: market, at: recorded.event.at) }
    outdateReport()
    return Self.movement(.trading, amount, returned.currency)
  }

  /// Units on units: the lots grow, and a fraction may be paid instead.
  mutating func apply(
    _ dividend: StockDividend, _ recorded: RecordedEvent, in market: MarketView
  ) throws -> [Posting] {
    let (id, terms) = try market.world.terms(dividend.symbol)
    guard !dividend.quantity.isZero else { throw LedgerError(.zero, field: "quantity", "a stock dividend is not zero") }
    let index = positionIndex(id)
    guard holds(id) else {
      throw LedgerError(.notHeld, field: "symbol", "\(dividend.symbol) is not held, so nothing is due on it")
    }
    let before = positions[index].quantity
    guard dividend.quantity.isNegative == before.isNegative else {
      throw LedgerError(
        .positionOfOtherSide, field: "quantity", "units come on a long position and are owed on a short one")
    }
    try positions[index].grow(by: dividend.quantity, event: recorded.position)
    var postings = Self.units(id, dividend.quantity, .corporateActions)
    if let paid = dividend.cashInLieu {
      let fraction = try dividend.quantity - dividend.quantity.rounded(toScale: 0, .down)
      guard !fraction.isZero else {
        throw LedgerError(.malformed, field: "cash_in_lieu", "there is no fraction of a unit in the quantity")
      }
      guard !paid.isZero, paid.isNegative == fraction.isNegative else {
        throw LedgerError(.malformed, field: "cash_in_lieu", "cash comes on a long position and is owed on a short one")
      }
      let sale = FractionSale(units: fraction, cash: paid.posted(in: terms.currency), at: recorded.event.at)
      postings += try sell(sale, of: id, terms, in: market)
    }
    outdateReport()
    return postings
  }

  /// The instrument of a distribution, which has to be in its own currency, as basis is.
  private func basisInstrument(
    _ symbol: String, _ currency: Currency, in market: MarketView
  ) throws -> (InstrumentID, InstrumentTraits) {
    let (id, terms) = try market.world.terms(symbol)
    guard terms.currency == currency else {
      throw LedgerError(
        .currencyMismatch, field: "currency", "the basis of \(symbol) is in \(terms.currency), not in \(currency)")
    }
    return (id, terms)
  }

  static func units(_ id: InstrumentID, _ change: ExactDecimal, _ other: LedgerAccount) -> [Posting] {
    guard !change.isZero else { return [] }
    return [Posting(.securities, .instrument(id), change), Posting(other, .instrument(id), -change)]
  }

  /// What the rules ask for units at a value, in the instrument's currency; nil in accounts without credit.
  func initialRequirement(
    of terms: InstrumentTraits, _ units: ExactDecimal, value: ExactDecimal
  ) throws -> ExactDecimal? {
    guard allowsCredit else { return nil }
    if terms.kind == .option { return units.isNegative ? -value.magnitude : value }
    let price = try value.divided(by: units * terms.multiplier, scale: 12).magnitude
    return try rules.requirement(of: terms, quantity: units, price: price, marketValue: value.magnitude).initial
  }
}

/// A fraction of a unit that is paid instead of delivered.
struct FractionSale {
  /// Signed like the position.
  var units: ExactDecimal
  /// As posted, signed like the units.
  var cash: ExactDecimal
  var at: Instant
}

extension AccountState {
  /// Closes units for an amount of cash, the oldest lots first.
  mutating func sell(
    _ sale: FractionSale, of id: InstrumentID, _ terms: InstrumentTraits, in market: MarketView
  ) throws -> [Posting] {
    let index = positionIndex(id)
    let removed = try positions[index].remove(sale.units, .method(.fifo))
    let lots: ExactDecimal? = if let cost = removed.cost { try sale.cash - cost } else { nil }
    try positions[index].realise(lots)
    try noteRealised(Realised(lots: lots, average: try sale.cash - removed.averageValue), terms.currency)
    try cash.add(sale.cash, terms.currency)
    if let released = try initialRequirement(of: terms, sale.units, value: sale.cash) {
      enterSMA(released, terms.currency, in: market, at: sale.at)
    }
    dropIfFlat(index, at: sale.at, in: market)
    return Self.movement(.trading, sale.cash, terms.currency) + Self.units(id, -sale.units, .corporateActions)
  }
}
