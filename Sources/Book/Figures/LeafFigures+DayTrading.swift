import CivilTime
import Ledger
import Margin
import Money
import Persistent

extension LeafFigures {
  /// What the two rules on trading within the day look at. Accounts without credit have neither.
  static func setDayTrading(
    _ values: inout FigureValues, _ state: UnsafePointer<AccountState>, _ valuation: Valuation
  ) {
    values.setZero(dayTradingFigures)
    let settings = state.pointee.settings
    if let told = settings.profile.dayTrades { values[.dayTrades] = ExactDecimal(told) }
    guard settings.rules.allowsCredit else { return }
    if settings.profile.patternDayTrader { values[.patternDayTrader] = .one }
    let today = valuation.today
    if settings.regime(on: today) == .intradayMargin { values[.intradayMarginRule] = .one }
    let hasPriorClose = state.pointee.hasPriorClose
    if hasPriorClose { values[.hasPriorClose] = .one }
    guard let days = state.pointee.tradingDaysInPlace else {
      values[.dayTradeMultiple] = TradingDays.quietMultiple
      return
    }
    setDayTrading(&values, state, days.value, hasPriorClose: hasPriorClose, on: today)
    if days.value.deficits.isEmpty { return }
    let level = valuation.excess(over: valuation.maintenance)
    values[.openIntradayDeficits] = (try? days.value.openDeficits(at: level)) ?? nil
    if days.value.isFrozen(after: state.pointee.tradingDate, at: level) { values[.nextIntradayMarginFreeze] = .one }
  }

  /// The same of an account that has traded.
  private static func setDayTrading(
    _ values: inout FigureValues, _ state: UnsafePointer<AccountState>, _ days: borrowing TradingDays,
    hasPriorClose: Bool, on today: CivilDate
  ) {
    let settings = state.pointee.settings
    if settings.profile.dayTrades == nil {
      let window = days.window(
        through: state.pointee.boundary.tradingDate, by: DayTradeCounting(settings.profile))
      values[.dayTrades] = ExactDecimal(window.dayTrades)
      if window.isPattern { values[.patternDayTrader] = .one }
    }
    values[.dayTradeMultiple] = days.multiple(on: today)
    values[.dayTradeUsage] = days.usage(isOpenIncluded: false)
    if hasPriorClose { values[.dayTradeCommitment] = days.usage(isOpenIncluded: true) }
    values[.intradayMarginDeficit] =
      (try? days.margin.deficit(countingDeposits: settings.countsDepositsFromStart)) ?? nil
    if days.isFrozen(on: today) { values[.intradayMarginFreeze] = .one }
    if !days.calls.isEmpty { values[.openDayTradeCalls] = days.openCalls }
  }

  static let dayTradingFigures = FigureSet(FigureRule.dayTradingLeaves.map(\.figure) + [.dayTrades])
}

extension AccountState {
  /// A close has been passed since the opening; the figures of an opening statement are no close's.
  var hasPriorClose: Bool { startOfDay.map { $0.rolledAt != $0.closedAt } ?? false }
}

extension TradingDays {
  /// What of the calls is not paid yet.
  var openCalls: ExactDecimal? {
    var sum: ExactDecimal? = .zero
    for call in calls { sum = sum.flatMap { try? $0 + call.open } }
    return sum
  }
}
