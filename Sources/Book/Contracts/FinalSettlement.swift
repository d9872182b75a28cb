public import CivilTime
import Ledger
public import Market
public import Money
import Persistent

/// A position in a future that ended with its contract.
public struct FinalSettlement: Sendable, Equatable {
  public let instrument: InstrumentID
  /// Contracts that were closed, signed like the position.
  public let contracts: ExactDecimal
  public let price: ExactDecimal
  /// When the price was told.
  let pricedAt: Instant
  /// Global position of the `daily_settlement` that told it; nil: it is a price of the market.
  public let toldBy: Int64?
  /// The last trading day, or the day on which it was told.
  public let day: CivilDate
  public let at: Instant
  /// Global position of the event that opened the oldest lot; of the settlement, where it was told after the end.
  public let event: Int64

  /// What the market or the last settlement of a contract says of its end.
  init(of position: Position, at price: PricePoint, toldBy: Int64?, on day: CivilDate, moment: Instant) {
    instrument = position.instrument
    contracts = position.quantity
    self.price = price.price
    pricedAt = price.at
    self.toldBy = toldBy
    self.day = day
    at = moment
    event = position.lots[0].opener
  }

  /// A settlement told after the contract has ended.
  init(of position: Position, at told: PricePoint) {
    instrument = position.instrument
    contracts = position.quantity
    price = told.price
    pricedAt = told.at
    toldBy = told.position
    day = MarketZone.newYork.date(of: told.at)
    at = told.at
    event = told.position
  }
}

// Exchanges settle what is open after the last trading day at the final settlement price: the position is closed at it,
// and what it gained becomes cash (CME Rulebook, chapter 8; contracts that are delivered are closed beforehand).
extension AccountState {
  /// Settles a position whose contract ended with nobody telling it; without a price of its last day, or without a
  /// basis, it stays.
  mutating func settleFinally(_ position: Position, at moment: Instant, in market: MarketView, _ sink: DerivedSink?) {
    let id = position.instrument
    guard let day = market.world.instruments.traits(id).expires.map(FutureLife.lastDay),
      let (price, toldBy) = finalPrice(of: id, on: day, before: moment, in: market)
    else { return }
    let settlement = FinalSettlement(of: position, at: price, toldBy: toldBy, on: day, moment: moment)
    let before = self
    var changed = self
    changed.asOf = max(asOf, moment)
    guard let postings = try? changed.close(settlement, in: market),
      (try? changed.trialBalance.add(postings)) != nil
    else { return }
    changed.cancelOrders(of: id, at: EffectOrder(at: moment, position: settlement.event), in: market)
    self = changed
    sink?(
      DerivedEntry(
        cause: .finalSettlement(settlement), at: moment, postings: postings, before: before, after: self))
  }

  /// Closes all of the position at the settlement's price.
  mutating func close(_ settlement: FinalSettlement, in market: MarketView) throws -> [Posting] {
    let index = positionIndex(settlement.instrument)
    var fill = try Fill.of(settlement, market.world.instruments.traits(settlement.instrument))
    fill.meet(positions[index].quantity)
    let profit = try positions[index].takeContract(fill, .method(contractMethod))
    let paid = fill.paying(profit.posted(in: fill.currency), fill.currency)
    try positions[index].realise(paid.net)
    noteContract(index, in: market)
    dropIfFlat(index, at: settlement.at, in: market)
    try take(paid)
    return paid.postings(settlement.instrument)
  }

  /// What the account was told of the last day, else the market's official close of it, else its last price.
  private func finalPrice(
    of id: InstrumentID, on day: CivilDate, before moment: Instant, in market: MarketView
  ) -> (point: PricePoint, toldBy: Int64?)? {
    if let told = contracts?.settlement(of: id), MarketZone.newYork.date(of: told.at) == day {
      return (told, told.position)
    }
    let last = Instant(microseconds: moment.microseconds - 1)
    let start = MarketZone.newYork.instant(of: day, secondsOfDay: 0)
    for at in [Boundary.calendar.close(on: day) ?? last, last] {
      if let price = market.price(of: id, at: at), price.at >= start { return (price, nil) }
    }
    return nil
  }
}

extension Fill {
  /// Closes all of a position, free of charge.
  fileprivate static func of(_ end: FinalSettlement, _ terms: InstrumentTraits) throws(MoneyError) -> Fill {
    let units = end.contracts.magnitude
    return Fill(
      event: end.event, at: end.at, currency: terms.currency, isBuy: end.contracts.isNegative, quantity: units,
      price: end.price, gross: try units * end.price * terms.multiplier, charges: .zero, net: .zero, settles: end.day,
      accruedInterest: .zero)
  }
}
