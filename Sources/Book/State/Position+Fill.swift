import Ledger
import Market
import Money

/// How the lots that close are chosen.
enum LotSelection {
  case method(LotMethod)
  case picks([LotQueue.Pick])
}

/// What a closing realised.
struct Realised {
  /// By lots, net of fees; nil: the basis of a closed lot is unknown.
  var lots: ExactDecimal?
  /// By average price, less all fees.
  var average: ExactDecimal

  static let nothing = Realised(lots: .zero, average: .zero)
}

extension Position {
  /// Takes an execution and returns what it realised.
  mutating func take(_ fill: Fill, _ selection: LotSelection) throws(MoneyError) -> Realised {
    let result = try close(fill, selection)
    try open(fill)
    if fill.premium == nil { mark = PricePoint(fill.price, at: fill.at, position: fill.event) }
    reported = nil
    return result
  }

  /// Closes the closing part and returns what that realised.
  private mutating func close(_ fill: Fill, _ selection: LotSelection) throws(MoneyError) -> Realised {
    guard fill.closing.isPositive else { return Realised(lots: .zero, average: try .zero - fill.charges) }
    let removed = try remove(quantity.isNegative ? -fill.closing : fill.closing, selection)
    let netPart = try fill.basisNet()?.share(fill.closing, of: fill.quantity)
    let grossPart = try fill.averageGross().share(fill.closing, of: fill.quantity)
    // Without a known basis nothing can be said of the profit.
    let lots: ExactDecimal? = if let netPart, let cost = removed.cost { try netPart - cost } else { nil }
    try realise(lots)
    return Realised(lots: lots, average: try grossPart - removed.averageValue - fill.charges)
  }

  /// Takes units out (signed like the position), with their part of the average value.
  mutating func remove(
    _ closing: ExactDecimal, _ selection: LotSelection
  ) throws(MoneyError) -> (cost: ExactDecimal?, averageValue: ExactDecimal) {
    let held = quantity
    let removed =
      switch selection {
      case .method(let method): try lots.close(closing, by: method)
      case .picks(let picks): try lots.close(picks: picks)
      }
    let averageRemoved = try averageValue.share(closing, of: held)
    averageValue = try averageValue - averageRemoved
    return (removed.cost, averageRemoved)
  }

  private mutating func open(_ fill: Fill) throws(MoneyError) {
    let opening = try fill.quantity - fill.closing
    guard opening.isPositive else { return }
    if quantity.isZero {
      openedAt = fill.at
      averageValue = .zero
    }
    var net = try fill.basisNet()
    var gross = try fill.averageGross()
    if fill.closing.isPositive {
      if let whole = net { net = try whole - whole.share(fill.closing, of: fill.quantity) }
      gross = try gross - gross.share(fill.closing, of: fill.quantity)
    }
    let entry = -gross
    try lots.open(
      Lot(
        opener: fill.event, openedAt: fill.at, quantity: fill.isBuy ? opening : -opening, cost: net.map { -$0 },
        entryValue: entry))
    averageValue = try averageValue + entry
  }
}
