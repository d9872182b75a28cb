public import CivilTime
import Ledger
import Margin
import Market
import Money
import Persistent

/// Receives one row per trading day while a state passes its closes.
public typealias DayRowSink = (DayRow) -> Void

extension AccountState {
  /// Passes every boundary, corporate action and payment that takes effect before an event.
  ///
  /// What is told for the very moment of the close still belongs to the day; the moment of the roll is the new day.
  ///
  /// - Parameter keptAt: when further events follow before anybody sees the state: the moment of the last. The figures
  ///   of closes that will be forgotten by then are not worked out.
  mutating func advance(
    before order: EffectOrder, in market: MarketView, keptAt: Instant? = nil, sink: DayRowSink? = nil,
    derived: DerivedSink? = nil
  ) {
    func isOver(_ boundary: Boundary) -> Bool {
      boundary.kind == .close ? boundary.at < order.at : boundary.at <= order.at
    }
    guard isOver(boundary) || hasDue(before: order, in: market) else { return }
    pass(
      until: isOver, limit: order, keptAt: max(keptAt ?? order.at, order.at), in: market, sink: sink, derived: derived)
  }

  /// The state as a reader at `instant` sees it: all boundaries at or before it are passed.
  public mutating func advance(
    through instant: Instant, in market: MarketView, sink: DayRowSink? = nil, derived: DerivedSink? = nil
  ) {
    let limit = EffectOrder(at: instant, position: .max)
    if boundary.at <= instant || hasDue(before: limit, in: market) {
      pass(until: { $0.at <= instant }, limit: limit, keptAt: instant, in: market, sink: sink, derived: derived)
    }
    asOf = max(asOf, instant)
  }

  private mutating func pass(
    until isDue: (Boundary) -> Bool, limit: EffectOrder, keptAt: Instant, in market: MarketView, sink: DayRowSink?,
    derived: DerivedSink?
  ) {
    var rolls: (last: CivilDate, kept: CivilDate)?
    while true {
      let next = nextDue(before: limit, in: market)
      if isDue(boundary) {
        if let next, next.at <= boundary.at {
          carryOut(next, in: market, derived)
          continue
        }
        let due = boundary
        let known = rolls ?? (Self.lastRollDate(through: limit.at), Self.lastRollDate(through: keptAt))
        rolls = known
        if sink == nil, due.kind == .close, skipDays(to: known.last) { continue }
        pass(due, keptRoll: known.kept, in: market, sink: sink)
        boundary = due.following
      } else if let next {
        carryOut(next, in: market, derived)
      } else {
        break
      }
    }
    settle(through: MarketZone.newYork.date(of: limit.at))
    // A fill may be told for the very moment at which its order ends.
    if nextOrderExpiry != nil { told.expire(through: limit.at, inclusive: limit.position == .max) }
  }

  private static func lastRollDate(through at: Instant) -> CivilDate {
    Boundary.calendar.onOrBefore(MarketZone.newYork.date(of: at))
  }

  /// Prices and rates do not move an account that holds its own currency alone.
  private var isIdle: Bool {
    positions.isEmpty && pendingDividends.isEmpty && cash.isOnly(baseCurrency) && contracts == nil
  }
  /// No close changes what it owes by calls.
  private var isUncalled: Bool { calls.isEmpty && sma?.isNegative != true && tradingDays?.isQuiet ?? true }

  /// Jumps over days that leave nothing behind but their ends, to the close before the last roll.
  private mutating func skipDays(to lastRoll: CivilDate) -> Bool {
    guard !bearsInterest, contracts == nil, !allowsCredit || (isIdle && isUncalled),
      !realised.holdsOther(than: baseCurrency)
    else { return false }
    let calendar = Boundary.calendar
    let target = calendar.previousTradingDay(before: lastRoll)
    guard target > boundary.date else { return false }
    boundary = .close(on: target, boundary.rollTime)
    // The day before it brought nothing.
    isWhole = false
    endRow()
    beginDay()
    for index in positions.indices { positions[index].beginDay() }
    return true
  }

  private mutating func pass(_ due: Boundary, keptRoll: CivilDate, in market: MarketView, sink: DayRowSink?) {
    settle(through: due.date)
    if nextOrderExpiry != nil { told.expire(through: due.at, inclusive: true) }
    asOf = max(asOf, due.at)
    switch due.kind {
    case .close:
      close(due, keepsFigures: due.following.date >= keptRoll, in: market, sink: sink)
    case .roll:
      endTradingDay(before: due.date, at: due.at, in: market)
      roll(due)
      if interest != nil { accrueInterest(through: due, in: market) }
    }
  }

  /// No close has been passed since the opening.
  var isFirstDay: Bool { boundary.date == Boundary.first(after: openedAt, boundary.rollTime).date }

  /// Cash and positions; in accounts that live by their statements, what the last one reports.
  func totalValue(by valuation: Valuation) -> ExactDecimal? {
    if livesByStatements {
      return reportWins ? reported?.statement.amount(of: .equity) : nil
    }
    guard valuation.isComplete, let cash = valuation.cash, let accruals = accrualsInEquity(by: valuation),
      let dividends = dividends(accrued: true, by: valuation), let contracts = valuation.contractValue
    else { return nil }
    // In the order in which the figure adds up, so that both round alike.
    return try? cash
      + (valuation.longMarketValue + valuation.longOptionValue - valuation.shortMarketValue
        - valuation.shortOptionValue) + accruals + dividends + contracts.open + contracts.deposited
  }

  /// The official close: the SMA takes up the Reg T excess, the history gets its row.
  private mutating func close(_ due: Boundary, keepsFigures: Bool, in market: MarketView, sink: DayRowSink?) {
    if bearsInterest || interest != nil { noteBalances(due, in: market) }
    if realised.holdsOther(than: baseCurrency) { convertRealised(at: due.at, in: market) }
    // With credit every close takes up the Reg T excess and may cut calls; with contracts it may cut calls.
    if keepsFigures || sink != nil || allowsCredit || contracts != nil {
      let valuation = Valuation(of: self, at: due.at, in: market)
      if !isIdle { marketReadAt = due.at }
      if allowsCredit { closeMargin(on: due.date, by: valuation) }
      if contracts != nil { closeContracts(on: due.date, by: valuation) }
      if keepsFigures {
        noteCloses(at: due.at, in: market)
        var opening = valuation
        opening.opensOn = due.following.date
        let sheet = withUnsafePointer(to: self) { BalanceSheet(of: $0, valuation: opening) }
        pendingClose = StartOfDay(
          date: due.following.date, rolledAt: due.following.at, closedAt: due.at, figures: sheet.values, cash: cash,
          contracts: valuation.closingContracts(of: self), foreign: foreign(by: valuation))
        let closing = ClosingAccount(closing: self)
        pendingClose?.closing = closing
      }
      sink?(
        DayRow(
          date: due.date, closedAt: due.at, valuation: valuation, activity: sinceClose, cash: cash,
          money: CountedMoney(of: self), totalValue: totalValue(by: valuation), calls: calls,
          isStated: livesByStatements, tradingDays: tradingDays))
    }
    if !keepsFigures { isWhole = false }
    endRow()
  }

  /// What is held in other currencies; nil when a price or rate is unknown.
  func foreign(by valuation: Valuation) -> [ForeignHolding]? {
    if isIdle || (cash.isOnly(baseCurrency) && valuation.isInOneCurrency && !owesAbroad) { return [] }
    guard totalValue(by: valuation) != nil else { return nil }
    return try? ForeignHolding.all(valuation, CountedMoney(of: self), base: baseCurrency)
  }

  /// Something in another currency may be accrued.
  private var owesAbroad: Bool { !pendingDividends.isEmpty || interest != nil }

  /// The closing prices that the next day's gains are measured from; one that no value fits is none.
  private mutating func noteCloses(at close: Instant, in market: MarketView) {
    let base = baseCurrency
    for index in positions.indices {
      let price = positions.withPointer(at: index) { position in
        (try? PositionLine.of(position, base: base, since: nil, at: close, in: market))?.price
      }
      positions[index].await(close: price)
    }
  }

  /// A new day starts: what has happened since the close is all that has happened today.
  private mutating func roll(_ due: Boundary) {
    if var pending = pendingClose {
      pending.date = due.date
      pending.rolledAt = due.at
      startOfDay = pending
      pendingClose = nil
      isWhole = true
    }
    takeRules(of: due.date)
    beginDay()
    leaveOutRestatements()
    for index in positions.indices { positions[index].beginDay() }
  }

  mutating func settle(through date: CivilDate) {
    ladder.settle(through: date)
    held.settle(through: date)
    funding?.settle(through: date)
  }
}
