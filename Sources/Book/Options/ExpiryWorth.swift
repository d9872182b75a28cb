import CivilTime
import Ledger
import Market
import Money

/// What an option is worth from the close of its last day until it has ended: what using it would bring (balances.md
/// §10.4), by the price of that day at which it will end.
struct ExpiryWorth {
  /// Of one unit; placed where the price was told that it rests on.
  let point: PricePoint
  /// Whose price tells it, and when that is read.
  let source: InstrumentID
  let moment: Instant
  let contract: OptionContract

  /// Nil before that close, where no price of the day is told, and of what delivers other than its underlying.
  init?(of id: InstrumentID, at instant: Instant, in market: MarketView) {
    guard let contract = market.world.instruments.option(id), contract.deliverable == nil else { return nil }
    let day = OptionLife.lastDay(contract.expiration)
    guard let close = Boundary.calendar.close(on: day), instant >= close,
      let source = market.world.instruments.id(contract.morningSettlement ?? contract.underlying)
    else { return nil }
    let start = MarketZone.newYork.startOfDay(day)
    func told(at moment: Instant) -> PricePoint? {
      market.price(of: source, at: moment).flatMap { $0.at < start ? nil : $0 }
    }
    let atClose = told(at: close)
    guard let price = atClose ?? told(at: instant) else { return nil }
    let isCall = contract.type == .call
    guard let gain = try? isCall ? price.price - contract.strike : contract.strike - price.price else { return nil }
    point = PricePoint(max(.zero, gain), at: price.at, position: price.position)
    moment = atClose == nil ? instant : close
    self.source = source
    self.contract = contract
  }
}

extension MarketView {
  /// The price at which a position counts; nil when none is known, or when its instrument has ended.
  ///
  /// - Parameters:
  ///   - terms: of the instrument.
  ///   - own: the account's own last execution.
  @inline(__always)
  func price(
    ofPosition id: InstrumentID, _ terms: InstrumentTraits, at instant: Instant, own: PricePoint?, side: PositionSide
  ) -> PricePoint? {
    guard terms.nearsEnd(at: instant) else { return price(of: id, at: instant, own: own, side: side) }
    if terms.hasEnded(at: instant) { return nil }
    if terms.kind == .option, let worth = ExpiryWorth(of: id, at: instant, in: self) { return worth.point }
    return price(of: id, at: instant, own: own, side: side)
  }
}

extension InstrumentTraits {
  /// No last session lies further than a long weekend before the day of an expiration.
  func nearsEnd(at instant: Instant) -> Bool {
    guard let expires else { return false }
    return instant.seconds >= Int64(expires.dayNumber - 4) * 86_400
  }
}
