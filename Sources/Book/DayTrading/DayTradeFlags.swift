public import CivilTime
public import Ledger
import Margin
import Persistent

/// What of a ``DayTradeStanding`` the state knows without a balance sheet, for lists of many accounts.
public struct DayTradeFlags: Sendable, Equatable {
  /// By the rule to 2026; false under the one from 2026, which knows no pattern day traders. Without credit as flagged.
  public let isPatternDayTrader: Bool
  /// As ``DayTradeStanding/isRestricted``.
  public let isRestricted: Bool
  /// The account's own status, or that of the restriction.
  public let status: AccountProfile.Status

  /// Nil where the teller's word counts, and not the rules: without credit, and while a statement says how the account
  /// stands.
  ///
  /// - Parameter date: in New York, of the moment up to which the state has passed closes.
  public init?(of state: AccountState, on date: CivilDate) {
    let found = withUnsafePointer(to: state) { DayTradeFlags(of: $0, on: date) }
    guard let found else { return nil }
    self = found
  }

  /// The same of a state that is read in place.
  public init?(of state: UnsafePointer<AccountState>, on date: CivilDate) {
    guard state.pointee.allowsCredit, state.pointee.reported?.isOutdated ?? true else { return nil }
    let days = state.pointee.tradingDaysInPlace?.value
    let isNew = state.pointee.regime(on: date) == .intradayMargin
    isPatternDayTrader = !isNew && state.pointee.isPatternDayTrader(by: days)
    isRestricted = days.map { isNew ? $0.isFrozen(on: date) : $0.bindsToCash(on: date) } ?? false
    let own = state.pointee.settings.profile.status
    status = isRestricted && own == .active ? .restricted90Days : own
  }
}
