public import CivilTime
import Ledger
public import Market
public import Money

/// The world as it was known at some point, looked at from one moment.
public struct MarketView: Sendable {
  /// Shared by copies: a view is copied for every valuation.
  private let shared: SharedWorld
  public var world: World { shared.world }
  /// Facts recorded after this global position are not seen; `.max` sees all.
  public let knownThrough: Int64

  private final class SharedWorld: Sendable {
    let world: World
    init(_ world: World) { self.world = world }
  }

  public init(_ world: World, knownThrough: Int64 = .max) {
    shared = SharedWorld(knownThrough == .max ? world : world.knowing(instrumentsThrough: knownThrough))
    self.knownThrough = knownThrough
  }

  /// The last price at or before `at`, in units of today's shares: an older price is divided by the splits since.
  /// Nil when none is known, or when it does not fit a number.
  public func price(of id: InstrumentID, at: Instant, own: PricePoint? = nil) -> PricePoint? {
    guard let found = source(of: id, at: at, own: own) else { return nil }
    if world.splits.isEmpty { return found }
    var price = found.price
    for split in splits(of: id, after: found, through: at) {
      guard
        let divided = try? price.scaledBySplit(
          numerator: ExactDecimal(split.denominator), denominator: ExactDecimal(split.numerator))
      else { return nil }
      price = divided
    }
    return PricePoint(price, at: found.at, position: found.position)
  }

  /// The last price at or before `at` as it was told.
  func source(of id: InstrumentID, at: Instant, own: PricePoint?) -> PricePoint? {
    Self.later(world.prices.last(id, atOrBefore: at, knownThrough: knownThrough), own)
  }

  /// The splits between the moment a price was told and a later one.
  func splits(of id: InstrumentID, after point: PricePoint, through at: Instant) -> [World.SplitInEffect] {
    world.splits.filter { split in
      split.instrument == id && split.order.at <= at && split.order.position <= knownThrough
        && EffectOrder(at: point.at, position: point.position) < split.order
    }
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
