import CivilTime
public import Ledger
public import Market
public import Money

/// What happens to an instrument for every holder, with its instruments resolved.
///
/// It takes effect at the start of its day in New York, before everything else of that day.
public struct WorldAction: Sendable, Equatable {
  public enum Effect: Sendable, Equatable {
    /// New units for old ones.
    case split(UnitRatio)
    /// Units of a child, which takes a share of the basis along.
    case spinOff(child: InstrumentID, UnitRatio, basisShare: ExactDecimal)
    /// All units go for `cash` each, for units of another instrument, or for both.
    case merger(into: InstrumentID?, UnitRatio, cash: ExactDecimal?)
    case symbolChange(to: InstrumentID)
  }

  public var instrument: InstrumentID
  public var order: EffectOrder
  public var effect: Effect
  /// Paid for a whole new unit where a fraction comes out; nil: fractions are kept.
  public var cashInLieu: ExactDecimal?
  /// What it makes of the options on the instrument that are known.
  public var adjustments: [OptionAdjustment] = []

  /// The instrument that holders have afterwards besides, or instead.
  public var other: InstrumentID? {
    switch effect {
    case .split: nil
    case .spinOff(let child, _, _): child
    case .merger(let into, _, _): into
    case .symbolChange(let to): to
    }
  }
}

/// How a price from before an action is told in units after it, for holders and for whoever takes their place.
struct PriceLink: Sendable {
  var order: EffectOrder
  /// The instrument whose price it is: the same one, or the one that this came out of.
  var source: InstrumentID
  /// Price × numerators ÷ denominator.
  var numerators: [ExactDecimal]
  var denominator: ExactDecimal?
  /// A price of its own that the instrument had before goes before the one that this leads to.
  var yields = false

  /// The last moment of the day before.
  var justBefore: Instant { Instant(microseconds: order.at.microseconds - 1) }

  /// The price after the action, step by step so that an explanation can do the same.
  func applied(to price: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    var product = price
    for factor in numerators { product = try product * factor }
    guard let divisor = denominator, divisor != 1 else { return product }
    return try product.divided(by: divisor, scale: product.splitScale).trimmed(toScale: Int(price.scale))
  }
}

extension WorldAction {
  /// What the action says of prices told before it.
  var priceLinks: [(of: InstrumentID, link: PriceLink)] {
    func link(_ numerators: [ExactDecimal], _ denominator: ExactDecimal?, yields: Bool = false) -> PriceLink {
      PriceLink(
        order: order, source: instrument, numerators: numerators, denominator: denominator, yields: yields)
    }
    switch effect {
    case .split(let ratio):
      return [(instrument, link([ExactDecimal(ratio.old)], ExactDecimal(ratio.new)))]
    case .spinOff(let child, let ratio, let share):
      // Basis is divided by market values, so the last price of both together is divided alike.
      guard let rest = try? 1 - share else { return [] }
      return [
        (instrument, link([rest], nil)),
        (child, link([share, ExactDecimal(ratio.old)], ExactDecimal(ratio.new), yields: true)),
      ]
    case .merger: return []
    case .symbolChange(let to): return [(to, link([], nil))]
    }
  }
}
