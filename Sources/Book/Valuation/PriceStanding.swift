public import CivilTime
import Market
public import Money

/// How good a valuation price is (balances.md §10.4): the last price told at or before the moment, whoever told it.
/// Within trading hours that is the last trade; when nothing was told in the running session it is the last known one,
/// at a close at most the official closing price. What was never priced has none, and is never worth zero.
public struct PriceStanding: Sendable, Equatable {
  public enum Source: String, Sendable {
    /// A price event.
    case quoted
    /// The account's own last execution, or the statement that told the position.
    case own
  }

  public let source: Source
  /// Seconds since it was told.
  public let age: Int64
  /// Nothing was told since the last session of the instrument's market opened.
  public let isStale: Bool

  public init(source: Source, age: Int64, isStale: Bool) {
    self.source = source
    self.age = age
    self.isStale = isStale
  }
}

extension ValuedPosition {
  /// How good ``price`` is at the moment of a view; nil without a price.
  public func standing(at instant: Instant, in market: MarketView) -> PriceStanding? {
    guard let price else { return nil }
    let calendar = market.world.instruments[position.instrument].calendar
    var date = calendar.onOrBefore(calendar.zone.date(of: instant).advanced(byDays: 1))
    while let session = calendar.session(on: date), session.open > instant {
      date = calendar.previousTradingDay(before: date)
    }
    let opened = calendar.session(on: date)?.open
    return PriceStanding(
      source: position.mark?.position == price.position ? .own : .quoted,
      age: price.at.microseconds(until: instant) / 1_000_000, isStale: opened.map { price.at < $0 } ?? false)
  }

  /// Current market value as the regulator means it (FINRA 4210(a)(2)): units held since the close before at its price,
  /// units of the day at the price that they were traded at. In the instrument's currency, signed; nil without a price.
  public func regulatoryValue(since close: Instant?) throws(MoneyError) -> ExactDecimal? {
    guard let marketValue, let gain = try unrealisedToday(since: close) else { return nil }
    return try marketValue - gain
  }
}
