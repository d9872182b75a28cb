import CivilTime
import Ledger
import Margin
import Market
import Money

/// Long stock of which nothing is special, counted together: it is priced in the account's currency, its basis is
/// known, and it asks for the shares of its value that all ordinary stock asks for. Most positions are that.
///
/// The shares are taken of the sum instead of each value, and gains are the difference of two sums. That is the same to
/// the last digit because no number in it is rounded: they are short (``ExactDecimal/isShort``), and so is all that the
/// other positions add up to. Where one is not, the positions are counted one by one.
struct PlainHoldings {
  /// What the account's rules ask for can be taken of a sum.
  let areUsual: Bool
  private(set) var isEmpty = true
  private(set) var value = ExactDecimal.zero
  private(set) var cost = ExactDecimal.zero
  private(set) var averageValue = ExactDecimal.zero
  /// What the gain of the day is measured against.
  private(set) var basisToday = ExactDecimal.zero

  init(_ terms: Valuation.Terms) { areUsual = !terms.rules.allowsCredit || terms.ordinary != nil }

  /// Counts a position if it is plain; nil when a sum does not fit a number.
  @inline(__always)
  mutating func take(
    _ position: UnsafePointer<Position>, _ terms: Valuation.Terms, at: Instant, in market: MarketView
  ) -> Bool? {
    let instrument = position.pointee.instrument
    let traits = market.world.instruments.traits(instrument)
    let quantity = position.pointee.lots.quantity
    guard traits.isPlain, traits.currency == terms.base, !quantity.isNegative,
      !terms.hasRates || !market.world.marginRates.names(instrument),
      let cost = position.pointee.lots.cost, !cost.isNegative, !position.pointee.averageValue.isNegative,
      let price = market.price(of: instrument, at: at, own: position.pointee.mark, side: .long)?.price
    else { return false }
    do throws(MoneyError) {
      guard let basis = try PositionLine.basisToday(of: position, multiplier: traits.multiplier, since: terms.close),
        !basis.isNegative
      else { return false }
      value = try value + PositionLine.value(quantity, price, traits.multiplier)
      self.cost = try self.cost + cost
      averageValue = try averageValue + position.pointee.averageValue
      basisToday = try basisToday + basis
      isEmpty = false
      return true
    } catch {
      return nil
    }
  }
}

extension Valuation {
  /// Counts the plain holdings with all others; false when a number is too long for that.
  mutating func add(_ plain: PlainHoldings, _ terms: Terms) -> Bool {
    if plain.isEmpty { return true }
    guard plain.value.isShort, plain.cost.isShort, plain.averageValue.isShort, plain.basisToday.isShort else {
      return false
    }
    do throws(MoneyError) {
      longMarketValue = try longMarketValue + plain.value
      unrealised = try unrealised + (plain.value - plain.cost)
      costOfPositions = try costOfPositions + plain.averageValue
      unrealisedAverage = try unrealisedAverage + (plain.value - plain.averageValue)
      unrealisedToday = try unrealisedToday + (plain.value - plain.basisToday)
      guard terms.rules.allowsCredit, let ordinary = terms.ordinary else { return true }
      let asked = try (
        plain.value * ordinary.initial, plain.value * ordinary.maintenance, plain.value * ordinary.house
      )
      guard asked.0.isShort, asked.1.isShort, asked.2.isShort else { return false }
      initial = try initial + asked.0
      maintenance = try maintenance + asked.1
      house = try house + asked.2
      return true
    } catch {
      return false
    }
  }

  /// The sums that plain holdings count in add up without rounding.
  var isShort: Bool {
    longMarketValue.isShort && unrealised.isShort && costOfPositions.isShort && unrealisedAverage.isShort
      && unrealisedToday.isShort && initial.isShort && maintenance.isShort && house.isShort
  }
}
