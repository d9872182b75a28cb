public import CivilTime
public import Money

/// An account at one official close, with what happened since the close before; rows of the history are made from it.
public struct DayRow: Sendable {
  public let date: CivilDate
  public let closedAt: Instant
  /// Positions and cash at the close.
  public let valuation: Valuation
  /// What happened since the close before.
  public let activity: DayActivity
  public let cash: CurrencyAmounts
  /// Cash and what is accrued, as far as the total value counts it.
  let money: CountedMoney
  /// Total value at the close in the account's currency; nil when a price or rate is unknown.
  public let totalValue: ExactDecimal?
  /// Calls that were open after the close.
  public let calls: OpenCalls
  /// The total is the one that the account's last statement reports, or none.
  let isStated: Bool
  /// What the rules on trading within the day know at the close; nil in accounts without credit.
  let tradingDays: TradingDays?
}
