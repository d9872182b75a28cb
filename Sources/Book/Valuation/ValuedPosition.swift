public import CivilTime
import Ledger
public import Market
public import Money

/// One position at one moment. Amounts in `terms.currency` unless they say base (the account's currency).
public struct ValuedPosition: Sendable {
  public var position: Position
  public var terms: InstrumentTraits
  /// The valuation price; nil when none is known.
  public var price: PricePoint?
  /// Base currency for one unit of the instrument's; nil when no rate is known.
  public var rate: ExactDecimal?
  /// quantity × price × multiplier, signed.
  public var marketValue: ExactDecimal?

  public init(_ position: Position, in state: AccountState, at: Instant, _ market: MarketView) throws(MoneyError) {
    self.position = position
    terms = market.world.instruments.traits(position.instrument)
    price = market.price(
      ofPosition: position.instrument, terms, at: at, own: position.mark, side: PositionSide(position.quantity))
    rate = market.rate(from: terms.currency, to: state.baseCurrency, at: at)
    if let price { marketValue = try position.quantity * price.price * terms.multiplier }
  }

  /// The same at another price of the same moment.
  func at(price other: ExactDecimal) throws(MoneyError) -> ValuedPosition {
    guard let price else { return self }
    var changed = self
    changed.price = PricePoint(other, at: price.at, position: price.position)
    changed.marketValue = try position.quantity * other * terms.multiplier
    return changed
  }

  /// An amount of the instrument's currency in the account's.
  public func base(_ amount: ExactDecimal) throws(MoneyError) -> ExactDecimal? {
    guard let rate else { return nil }
    return rate == 1 ? amount : try amount * rate
  }

  /// Market value less the cost of the lots.
  public func unrealised() throws(MoneyError) -> ExactDecimal? {
    guard let marketValue, let cost = position.lots.cost else { return nil }
    return try marketValue - cost
  }

  /// Market value less the value at average entry price, fees left out.
  public func unrealisedByAverage() throws(MoneyError) -> ExactDecimal? {
    guard let marketValue else { return nil }
    return try marketValue - position.averageValue
  }

  /// Gain since the start of the day: against the prior close, for units opened since then against their entry.
  public func unrealisedToday(since close: Instant?) throws(MoneyError) -> ExactDecimal? {
    guard let marketValue else { return nil }
    return try withUnsafePointer(to: position) { position throws(MoneyError) in
      try PositionLine.gainToday(of: position, value: marketValue, multiplier: terms.multiplier, since: close)
    }
  }
}
