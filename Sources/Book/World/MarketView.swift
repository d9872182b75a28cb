public import CivilTime
import Ledger
public import Market
public import Money

/// The world as it was known at some point, looked at from one moment.
public struct MarketView: Sendable {
  public var world: World
  /// Facts recorded after this global position are not seen; `.max` sees all.
  public var knownThrough: Int64

  public init(_ world: World, knownThrough: Int64 = .max) {
    self.world = world
    self.knownThrough = knownThrough
  }

  /// The last price at or before `at`, in units of today's shares: an older price is divided by the splits since.
  public func price(of id: InstrumentID, at: Instant, own: PricePoint? = nil) throws(MoneyError) -> PricePoint? {
    let quoted = world.prices.last(id, atOrBefore: at, knownThrough: knownThrough)
    guard var point = Self.later(quoted, own) else { return nil }
    for split in world.splits where split.instrument == id {
      guard split.order.at <= at, split.order.position <= knownThrough else { continue }
      guard EffectOrder(at: point.at, position: point.position) < split.order else { continue }
      let price = try point.price.scaledBySplit(
        numerator: ExactDecimal(split.denominator), denominator: ExactDecimal(split.numerator))
      point = PricePoint(price, at: point.at, position: point.position)
    }
    return point
  }

  /// How many units of `to` one unit of `from` is worth; nil when no rate is known, never 1 by default.
  public func rate(from: Currency, to: Currency, at: Instant) -> ExactDecimal? {
    if from == to { return 1 }
    return world.rates.rate(from: from, to: to, at: at, knownThrough: knownThrough)
  }

  private static func later(_ one: PricePoint?, _ other: PricePoint?) -> PricePoint? {
    guard let one else { return other }
    guard let other else { return one }
    let first = EffectOrder(at: one.at, position: one.position)
    return first < EffectOrder(at: other.at, position: other.position) ? other : one
  }
}
