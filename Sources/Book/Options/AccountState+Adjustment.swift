import CivilTime
import Ledger
import Market
import Money
import Persistent

extension AccountState {
  /// Moves contracts of adjusted series into those that they go on as, with basis and dates, and the orders in them.
  mutating func adjustOptions(by action: WorldAction, in market: MarketView) throws -> [Posting] {
    var postings: [Posting] = []
    for adjustment in adjustments(by: action) {
      if hasOpenOrders { adjustOrders(by: adjustment, at: action.order, in: market) }
      if holds(adjustment.from) { postings += try move(adjustment, action, in: market) }
    }
    return postings
  }

  /// Those of series that are held or ordered; one whose contracts leave a series comes before one that brings some
  /// there.
  func adjustments(by action: WorldAction) -> [OptionAdjustment] {
    var left = action.adjustments.filter { touches($0.from) }
    if !statedOrders.isEmpty { left = action.adjustments }
    var sorted: [OptionAdjustment] = []
    while !left.isEmpty {
      let next = left.indices.filter { index in !left.contains { $0.from == left[index].to } }
      sorted += next.map { left[$0] }
      left = left.indices.filter { !next.contains($0) }.map { left[$0] }
    }
    return sorted
  }

  private mutating func move(
    _ adjustment: OptionAdjustment, _ action: WorldAction, in market: MarketView
  ) throws -> [Posting] {
    let index = positionIndex(adjustment.from)
    let old = positions[index]
    let (new, whole) = (ExactDecimal(adjustment.price.new), ExactDecimal(adjustment.price.old))
    func scaled(_ price: ExactDecimal?) throws(MoneyError) -> ExactDecimal? {
      try price.map { price throws(MoneyError) in try price.scaledBySplit(numerator: new, denominator: whole) }
    }
    var arriving = Arrival(instrument: adjustment.to, event: action.order.position)
    for var lot in old.lots.all {
      lot.quantity = try lot.quantity * ExactDecimal(adjustment.contracts)
      arriving.lots.append(lot)
    }
    arriving.averageValue = old.averageValue
    arriving.priorClose = try scaled(old.priorClose)
    arriving.pendingClose = try scaled(old.pendingClose)
    // The last price of the old series is the mark that the new one starts with.
    let justBefore = Instant(microseconds: action.order.at.microseconds - 1)
    marketReadAt = max(marketReadAt ?? justBefore, justBefore)
    let last = try scaled(market.price(of: adjustment.from, at: justBefore, own: old.mark)?.price)
    var predecessor = old
    predecessor.mark = last.map { PricePoint($0, at: action.order.at, position: action.order.position) }
    predecessor.reported = nil
    arriving.predecessor = predecessor
    noteFormer(adjustment.from, at: action.order.at)
    positions.remove(at: index)
    outdateReport()
    // Fractions of contracts stay.
    var keeping = action
    keeping.cashInLieu = nil
    return try Self.units(adjustment.from, -old.quantity, .corporateActions) + receive(arriving, keeping, in: market)
  }

  private mutating func adjustOrders(
    by adjustment: OptionAdjustment, at order: EffectOrder, in market: MarketView
  ) {
    if adjustment.contracts > 1 {
      adjustOrders(
        of: adjustment.from, by: UnitRatio(new: adjustment.contracts, old: 1), at: order, in: market)
    } else if !adjustment.isRenaming {
      return cancelOrders(of: adjustment.from, at: order, in: market)
    }
    renameOrders(of: adjustment.from, to: adjustment.to, at: order, in: market)
  }
}
