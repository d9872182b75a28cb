public import Ledger
import Margin
public import Money

/// What an account may do within the day, by the rule that is in force for it.
public struct DayTradeStanding: Sendable, Equatable {
  /// By the rule to 2026; false under the one from 2026, which knows no pattern day traders.
  public let isPatternDayTrader: Bool
  /// No new or larger shorts or debits, for a practice of meeting intraday margin deficits late; or only the cash,
  /// after a day-trade call that went unanswered.
  public let isRestricted: Bool
  /// Trades within the day are allowed; nil: a figure that it rests on is unknown.
  public let mayDayTrade: Bool?
  /// What of the requirement for trades within the day is not used, at least zero, in the account's currency: the power
  /// for the day at the rate by which the rule grants it. Nil: unknown.
  public let excess: ExactDecimal?
  /// The account's own status, or that of the restriction.
  public let status: AccountProfile.Status

  /// - Parameter sheet: of the same state.
  public init(of state: AccountState, by sheet: BalanceSheet) {
    let profile = state.profile
    let isNew = state.regime(on: sheet.valuation.today) == .intradayMargin
    let hasCredit = state.allowsCredit
    isPatternDayTrader = withUnsafePointer(to: state) { Self.isPatternDayTrader(of: $0, by: sheet) }
    isRestricted = hasCredit && (isNew ? sheet[.intradayMarginFreeze] == .one : sheet[.dayTradeMultiple] == .one)
    status = isRestricted && profile.status == .active ? .restricted90Days : profile.status
    excess = Self.excess(sheet, state, isNew: isNew)
    guard status == .active else {
      mayDayTrade = false
      return
    }
    guard hasCredit || isPatternDayTrader else {
      mayDayTrade = true
      return
    }
    let least = isPatternDayTrader ? PatternDayTrading.minimumEquity : state.rules.minimumEquity
    let equity =
      isPatternDayTrader && state.startOfDay != nil ? sheet[.startOfDayEquity] : sheet[.equity]
    mayDayTrade = equity.map { $0 >= least }
  }

  /// The answer to ``isPatternDayTrader`` alone, from a state that is read in place.
  public static func isPatternDayTrader(of state: UnsafePointer<AccountState>, by sheet: BalanceSheet) -> Bool {
    let settings = state.pointee.settings
    guard settings.rules.allowsCredit else { return settings.profile.patternDayTrader }
    return sheet[.patternDayTrader] == .one && settings.regime(on: sheet.valuation.today) != .intradayMargin
  }

  private static func excess(_ sheet: BalanceSheet, _ state: AccountState, isNew: Bool) -> ExactDecimal? {
    guard state.allowsCredit, let power = sheet[.dayTradeBuyingPower] else { return sheet[.availableToTrade] }
    guard isNew else { return try? Expression.divide(power, by: state.rules.dayTradingMultiple) }
    let rules = RuleParameters(of: state)
    // Without credit the power buys once its amount.
    let isBelowLeast = sheet[.equity].map { $0 < rules[.minimumEquity] } ?? false
    if isBelowLeast || sheet[.intradayMarginFreeze] == .one { return power }
    guard let excess = sheet[.houseExcess], let held = sheet[.heldBack], let reserved = sheet[.reservedHouse],
      let free = try? excess - held - reserved
    else { return try? power * rules[.houseRate] }
    return max(.zero, free)
  }
}
