public import CivilTime
public import Money

/// A demand for money or securities. Amounts are positive and in the account's currency, unrounded.
public struct MarginCall: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// A trade was not paid for as Regulation T asks (12 CFR 220.4(c)); brokers call it the fed call.
    case regT = "reg_t"
    /// Equity is below the regulator's requirement (FINRA 4210(c) and (f)(6)).
    case maintenance
    /// Equity is below the broker's own requirement.
    case house
    /// A pattern day trader's trades of a day asked for more than the excess of the close before (FINRA
    /// 4210(f)(8)(B)); where that rule is in force.
    case dayTrade = "day_trade"
    /// A deficit in the intraday margin level of a day (FINRA 4210(d)(2)); where that rule is in force.
    case intradayMargin = "intraday_margin"
  }

  public enum Status: String, Sendable, CaseIterable {
    /// It would be cut at today's close.
    case indicated
    case issued
    /// The day it was due has passed.
    case overdue
  }

  /// What would meet the call, each alone.
  public struct Remedies: Sendable, Equatable {
    /// Money in.
    public var cash: ExactDecimal
    /// Value of marginable stock brought in.
    public var depositOfStock: ExactDecimal
    /// Value of long stock to sell (the amount to liquidate); nil: selling all of it would not do.
    public var saleOfStock: ExactDecimal?
    /// Value of short stock to cover; nil: covering all of it would not do. A call under Regulation T names none.
    public var coverOfShorts: ExactDecimal?
  }

  public var kind: Kind
  public var status: Status
  /// What is missing now.
  public var amount: ExactDecimal
  /// What was missing at the close that cut it; nil while it is only indicated.
  public var issuedAmount: ExactDecimal?
  /// The trading day at whose close it was cut, or would be.
  public var issued: CivilDate
  /// The last day to meet it: under Regulation T the end of the payment period (12 CFR 220.2), else business days
  /// that the rules or the broker give.
  public var due: CivilDate
  public var remedies: Remedies
}
