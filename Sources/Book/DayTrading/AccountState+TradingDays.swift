public import CivilTime
import Ledger
public import Margin
import Market
import Money

extension AccountState {
  /// The trading day that the state stands in: after the close still that day, until the roll.
  var tradingDate: CivilDate { boundary.tradingDate }

  /// The rule on trading within the day that is in force.
  public func regime(on date: CivilDate) -> DayTradingRegime { settings.regime(on: date) }

  /// Flagged by its teller, or by its own trades where nobody else counts them.
  func isPatternDayTrader(by days: TradingDays?) -> Bool {
    if profile.patternDayTrader { return true }
    guard profile.dayTrades == nil, let days else { return false }
    return days.window(through: tradingDate, by: DayTradeCounting(profile)).isPattern
  }

  /// Deposits of a day count against its deficit from the day's start.
  var countsDepositsFromStart: Bool { settings.countsDepositsFromStart }

  /// The end of a trading day: its counts move into the window, its call is cut, its deficit stands from now on, and
  /// those of earlier days are looked at.
  mutating func endTradingDay(before next: CivilDate, at: Instant, in market: MarketView) {
    guard allowsCredit, let held = tradingDays, !held.isQuiet || !held.past.isEmpty else { return }
    let ended = Boundary.calendar.previousTradingDay(before: next)
    let isPattern = isPatternDayTrader(by: held)
    let usage = held.usage(isOpenIncluded: false)
    let countsDeposits = countsDepositsFromStart
    var level: ExactDecimal?
    if !held.margin.isEmpty || held.deficits.contains(where: { $0.ended == nil }) {
      marketReadAt = max(marketReadAt ?? at, at)
      let valuation = Valuation(of: self, at: at, in: market)
      level = valuation.excess(over: valuation.maintenance)
    }
    changeTradingDays { days in
      if isPattern { days.cutCall(usage: usage, on: ended) }
      days.calls.removeAll { $0.open.isZero || $0.lastDay < next }
      days.endDeficits(on: ended, level: level)
      days.noteDeficit(on: ended, level: level, countingDeposits: countsDeposits)
      days.endDay(ended, next: next)
    }
  }
}

extension AccountSettings {
  /// The rule on trading within the day that is in force.
  func regime(on date: CivilDate) -> DayTradingRegime {
    DayTradingRegime.inForce(on: date, switchedOn: profile.intradayMarginFrom)
  }

  /// Deposits of a day count against its deficit from the day's start.
  var countsDepositsFromStart: Bool { profile.house?.sameDayDeposits != .asMade }
}

extension Boundary {
  /// The trading day before it: a close ends its day, after which it is still that day until the roll.
  var tradingDate: CivilDate { kind == .close ? date : Self.calendar.previousTradingDay(before: date) }
}

extension TradingDays {
  /// A freeze stands on the day after one, if that one ended at a level.
  func isFrozen(after date: CivilDate, at level: ExactDecimal?) -> Bool {
    guard freeze != nil || deficits.contains(where: { $0.ended == nil }) else { return false }
    var ended = copy self
    ended.endDeficits(on: date, level: level)
    return ended.isFrozen(on: Boundary.calendar.nextTradingDay(after: date))
  }

  fileprivate mutating func cutCall(usage: ExactDecimal?, on date: CivilDate) {
    guard let usage, usage.isPositive, let excess = atPriorClose?.excess,
      let amount = try? PatternDayTrading.call(usage: usage, excess: excess), amount.isPositive
    else { return }
    calls.append(Call(issued: date, amount: amount, open: amount))
    if calls.count > Self.limit { calls.removeFirst() }
  }

  /// Deficits of earlier days that were met, or whose time is over.
  fileprivate mutating func endDeficits(on date: CivilDate, level: ExactDecimal?) {
    for index in deficits.indices where deficits[index].ended == nil {
      let missing = (try? deficits[index].missing(at: level)) ?? nil
      let isMet = missing.map { !$0.isPositive } ?? false
      guard isMet || deficits[index].lastDay <= date else { continue }
      deficits[index].ended = date
      deficits[index].isMet = isMet
      if isMet, freeze?.deficit == deficits[index].date { freeze = nil }
    }
    if let freeze, freeze.until <= date { self.freeze = nil }
    let year = date.advanced(byDays: -IntradayMargin.practiceDays)
    deficits.removeAll { $0.ended.map { $0 < year } ?? false }
    freezeIfDue(on: date)
  }

  /// A counting deficit is open at the close of its fifth business day, and it is not the first.
  private mutating func freezeIfDue(on date: CivilDate) {
    guard freeze == nil, let open = deficits.first(where: { $0.ended == nil && !$0.isMinor && $0.due == date })
    else { return }
    let year = date.advanced(byDays: -IntradayMargin.practiceDays)
    let late = deficits.count { $0.date < open.date && $0.date >= year && $0.isLate(on: date) }
    guard late >= IntradayMargin.practice else { return }
    let from = Boundary.calendar.nextTradingDay(after: date)
    freeze = Freeze(deficit: open.date, from: from, until: date.advanced(byDays: IntradayMargin.freezeDays))
  }

  fileprivate mutating func noteDeficit(on date: CivilDate, level: ExactDecimal?, countingDeposits: Bool) {
    guard let amount = (try? margin.deficit(countingDeposits: countingDeposits)) ?? nil, amount.isPositive,
      let note = margin.worst(countingDeposits: countingDeposits)
    else { return }
    let isMinor = (try? IntradayMargin.isMinor(amount, equity: note.equity)) ?? false
    deficits.append(Deficit(date: date, amount: amount, isMinor: isMinor, level: level, deposits: .zero))
    if deficits.count > Self.limit { deficits.removeFirst() }
  }

  fileprivate mutating func endDay(_ date: CivilDate, next: CivilDate) {
    if !day.isEmpty {
      past.append(Past(date: date, turns: day.turns, openings: day.openingsClosed, trades: day.trades))
      day = DayTrading()
    }
    margin = IntradayMargin()
    let first = Boundary.calendar.tradingDay(next, offset: 1 - PatternDayTrading.window)
    past.removeAll { $0.date < first }
  }
}
