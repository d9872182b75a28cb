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

  /// The price that counts at a moment, in units of that moment: an older price is carried over the corporate actions
  /// since. Nil when none is known, or when it does not fit a number.
  ///
  /// - Parameters:
  ///   - own: the account's own last execution, which counts like a last price.
  ///   - side: of the position that it values.
  public func price(
    of id: InstrumentID, at: Instant, own: PricePoint? = nil, side: PositionSide = .none
  ) -> PricePoint? {
    let found = world.sides.isEmpty ? last(of: id, at: at, own: own) : choice(of: id, at: at, own: own, side)?.point
    if world.priceLinks.isEmpty { return found }
    guard let links = world.priceLinks[id] else { return found }
    return try? carried(found, of: id, over: links, through: at)
  }

  /// The last price at or before `at` as it was told.
  func last(of id: InstrumentID, at: Instant, own: PricePoint?) -> PricePoint? {
    Self.later(world.prices.last(id, atOrBefore: at, knownThrough: knownThrough), own)
  }

  func carried(
    _ found: PricePoint?, of id: InstrumentID, over links: [PriceLink], through at: Instant
  ) throws(MoneyError) -> PricePoint? {
    var point = found
    for link in links where applies(link, to: point, through: at) {
      let before = link.source == id ? point : priceBefore(link)
      guard let before else { continue }
      point = PricePoint(try link.applied(to: before.price), at: before.at, position: before.position)
    }
    return point
  }

  /// The link is known, and nothing was told since that would outdate it.
  func applies(_ link: PriceLink, to point: PricePoint?, through at: Instant) -> Bool {
    guard link.order.at <= at, link.order.position <= knownThrough else { return false }
    guard let point else { return true }
    return !link.yields && EffectOrder(at: point.at, position: point.position) < link.order
  }

  /// The price of the instrument that a link leads from, as it was before.
  func priceBefore(_ link: PriceLink) -> PricePoint? {
    price(of: link.source, at: link.justBefore)
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
