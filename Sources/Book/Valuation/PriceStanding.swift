public import CivilTime
import Market
public import Money

/// How good a valuation price is (balances.md §10.4): by which rule it was found and how old it is. What was never
/// priced has none, and is never worth zero.
public struct PriceStanding: Sendable, Equatable {
  public let rule: PriceRule
  /// Seconds since it was told.
  public let age: Int64
  /// Nothing was told since the last session of the instrument's market opened.
  public let isStale: Bool

  public init(rule: PriceRule, age: Int64, isStale: Bool) {
    self.rule = rule
    self.age = age
    self.isStale = isStale
  }
}

extension ValuedPosition {
  /// How good ``price`` is at the moment of a view; nil without a price.
  public func standing(at instant: Instant, in market: MarketView) -> PriceStanding? {
    guard let price else { return nil }
    let id = position.instrument
    let rule: PriceRule =
      if terms.kind == .option, terms.nearsEnd(at: instant), ExpiryWorth(of: id, at: instant, in: market) != nil {
        .intrinsic
      } else {
        switch market.choice(of: id, at: instant, own: position.mark, PositionSide(position.quantity)) {
        case .bid: .bid
        case .ask: .ask
        case .mid: .mid
        case .last, nil: position.mark?.position == price.position ? .own : .last
        }
      }
    return PriceStanding(
      rule: rule, age: price.at.microseconds(until: instant) / 1_000_000,
      isStale: price.at < market.sessionOpen(of: id, at: instant))
  }

  /// Current market value as the regulator means it (FINRA 4210(a)(2)): units held since the close before at its price,
  /// units of the day at the price that they were traded at. In the instrument's currency, signed; nil without a price.
  public func regulatoryValue(since close: Instant?) throws(MoneyError) -> ExactDecimal? {
    guard let marketValue, let gain = try unrealisedToday(since: close) else { return nil }
    return try marketValue - gain
  }
}
