import Ledger
import Market
import Money

extension Position {
  /// Takes an execution and returns what it realised, by lots and by average price.
  mutating func take(_ fill: Fill) throws(MoneyError) -> (lots: ExactDecimal, average: ExactDecimal) {
    let result = try close(fill)
    try open(fill)
    mark = PricePoint(fill.price, at: fill.at, position: fill.event)
    reported = nil
    return result
  }

  /// Closes the closing part against the oldest lots and returns what that realised.
  private mutating func close(_ fill: Fill) throws(MoneyError) -> (
    lots: ExactDecimal, average: ExactDecimal
  ) {
    guard fill.closing.isPositive else { return (.zero, try .zero - fill.charges) }
    let held = quantity
    let closing = held.isNegative ? -fill.closing : fill.closing
    let removed = try lots.close(closing)
    let averageRemoved = try averageValue.share(closing, of: held)
    averageValue = try averageValue - averageRemoved
    let netPart = try fill.net.share(fill.closing, of: fill.quantity)
    let grossPart = try fill.signedGross.share(fill.closing, of: fill.quantity)
    // Without a known basis nothing is claimed as profit.
    let lots = try removed.cost.map { cost throws(MoneyError) in try netPart - cost } ?? .zero
    realised = try realised + lots
    realisedToday = try realisedToday + lots
    return (lots, try grossPart - averageRemoved - fill.charges)
  }

  private mutating func open(_ fill: Fill) throws(MoneyError) {
    let opening = try fill.quantity - fill.closing
    guard opening.isPositive else { return }
    if quantity.isZero {
      openedAt = fill.at
      averageValue = .zero
    }
    let netPart = try fill.net - fill.net.share(fill.closing, of: fill.quantity)
    let entry = -(try fill.signedGross - fill.signedGross.share(fill.closing, of: fill.quantity))
    try lots.open(
      Lot(
        opener: fill.event, openedAt: fill.at, quantity: fill.isBuy ? opening : -opening, cost: -netPart,
        entryValue: entry))
    averageValue = try averageValue + entry
  }
}
