import Ledger
import Margin
import Money

extension LeafFigures {
  /// What the two rules on trading within the day look at. Accounts without credit have neither.
  static func setDayTrading(
    _ values: inout [ExactDecimal?], _ state: UnsafePointer<AccountState>, _ valuation: Valuation
  ) {
    let told = state.pointee.profile.dayTrades
    for figure in dayTradingFigures { values[figure] = .zero }
    values[.dayTrades] = ExactDecimal(told ?? 0)
    guard state.pointee.allowsCredit else { return }
    let today = valuation.today
    let days = state.pointee.tradingDays
    if told == nil, let days {
      let window = days.window(through: state.pointee.tradingDate, by: DayTradeCounting(state.pointee.profile))
      values[.dayTrades] = ExactDecimal(window.dayTrades)
    }
    values[.patternDayTrader] = state.pointee.isPatternDayTrader(by: days) ? .one : .zero
    values[.intradayMarginRule] = state.pointee.regime(on: today) == .intradayMargin ? .one : .zero
    let hasPriorClose = state.pointee.hasPriorClose
    values[.hasPriorClose] = hasPriorClose ? .one : .zero
    values[.dayTradeMultiple] = (days ?? TradingDays()).multiple(on: today)
    guard let days else { return }
    values[.dayTradeUsage] = days.usage(isOpenIncluded: false)
    if hasPriorClose { values[.dayTradeCommitment] = days.usage(isOpenIncluded: true) }
    values[.intradayMarginDeficit] =
      (try? days.margin.deficit(countingDeposits: state.pointee.countsDepositsFromStart)) ?? nil
    values[.intradayMarginFreeze] = days.freeze.map { today >= $0.from && today <= $0.until } ?? false ? .one : .zero
    if !days.calls.isEmpty { values[.openDayTradeCalls] = days.openCalls }
    if !days.deficits.isEmpty {
      let level = valuation.excess(over: valuation.maintenance)
      values[.openIntradayDeficits] = (try? days.openDeficits(at: level)) ?? nil
    }
  }

  private static let dayTradingFigures = FigureRule.dayTradingLeaves.map(\.figure)
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
