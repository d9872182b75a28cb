import Book
import CivilTime
import Ledger
import Market

/// Tells which rows about the world the book has. They have no ids: a price and a rate are known by their moment and
/// value, a split by its instrument, day and ratio.
struct KnownWorld: Sendable {
  private let world: World

  init(_ world: World) { self.world = world }

  func knows(_ event: Event) -> Bool {
    switch event.payload {
    case .price(let quote):
      guard let id = world.instruments.id(quote.symbol) else { return false }
      let told = [
        (quote.price, world.prices.last(id, atOrBefore: event.at)),
        (quote.bid, world.sides.bid(id, atOrBefore: event.at)), (quote.ask, world.sides.ask(id, atOrBefore: event.at)),
      ]
      return told.allSatisfy { price, known in
        price.map { Self.tells(known, PricePoint($0, at: event.at, position: 0)) } ?? true
      }
    case .rate(let quote):
      let told = world.rates.column(quote.pair)?.last(atOrBefore: event.at)
      return Self.tells(told, PricePoint(quote.rate, at: event.at, position: 0))
    case .split(let split):
      return knows(split, at: event.at)
    default: return false
    }
  }

  private static func tells(_ told: PricePoint?, _ point: PricePoint) -> Bool {
    told?.at == point.at && told?.price == point.price
  }

  private func knows(_ split: Split, at instant: Instant) -> Bool {
    let day = MarketZone.newYork.date(of: instant)
    let ratio = UnitRatio(new: split.numerator, old: split.denominator)
    return world.instruments.id(split.symbol).map { id in
      world.actions.contains { action in
        action.instrument == id && action.effect == .split(ratio) && action.cashInLieu == split.cashInLieu
          && MarketZone.newYork.date(of: action.order.at) == day
      }
    } ?? false
  }
}
