public import CivilTime
public import Money

/// The requirement rates of a rule set, as they hold for some time. Rates are fractions of market value; amounts per
/// share are in US dollars.
///
/// Sources: Regulation T (12 CFR 220.12) for the initial rates, FINRA Rule 4210(c) for the maintenance minimums,
/// FINRA Regulatory Notice 09-53 for leveraged funds; the house rates are a broker's choice.
public struct MarginRules: Sendable, Equatable {
  public var name: String
  /// Borrowing against securities is allowed.
  public var allowsCredit: Bool
  public var initialRate: ExactDecimal
  public var longMaintenanceRate: ExactDecimal
  public var shortMaintenanceRate: ExactDecimal
  /// Least maintenance per share of a short at or above `lowPrice`.
  public var shortPerShare: ExactDecimal
  /// A short below this price has the stricter low-priced requirement.
  public var lowPrice: ExactDecimal
  public var lowShortRate: ExactDecimal
  public var lowShortPerShare: ExactDecimal
  public var houseLongRate: ExactDecimal
  public var houseShortRate: ExactDecimal
  /// Below this equity no new credit is given (FINRA 4210(b)).
  public var minimumEquity: ExactDecimal
  /// Up to here a deficiency under Regulation T needs no action (12 CFR 220.4(d)); included.
  public var regTDeMinimis: ExactDecimal
  /// Business days to meet a maintenance call (FINRA 4210(f)(6)).
  public var maintenanceCallDays: Int
  /// Business days to meet a house call; a broker's choice, who may sell at any time.
  public var houseCallDays: Int
  /// Multiple of the maintenance excess that may be used within the day.
  public var dayTradingMultiple: ExactDecimal
  /// Proceeds plus this share of them are held against a short at the price of sale.
  public var shortDepositRate: ExactDecimal

  /// Requirements of leveraged funds scale with their factor (FINRA Regulatory Notice 09-53).
  public var scalesByLeverage: Bool
  /// The first day on which these numbers hold, and the first on which others do; nil: none are known.
  public var from: CivilDate
  public var until: CivilDate?

  /// The numbers of today's rules; older versions change what was different.
  init(name: String, allowsCredit: Bool) {
    self.name = name
    self.allowsCredit = allowsCredit
    initialRate = Self.rate("0.50")
    longMaintenanceRate = Self.rate("0.25")
    shortMaintenanceRate = Self.rate("0.30")
    shortPerShare = 5
    lowPrice = 5
    lowShortRate = 1
    lowShortPerShare = Self.rate("2.50")
    houseLongRate = Self.rate("0.30")
    houseShortRate = Self.rate("0.30")
    minimumEquity = 2000
    regTDeMinimis = 1000
    maintenanceCallDays = 15
    houseCallDays = 5
    dayTradingMultiple = 4
    shortDepositRate = Self.rate("0.50")
    scalesByLeverage = true
    from = RuleSet.beginning
  }

  static func rate(_ text: String) -> ExactDecimal {
    guard let value = ExactDecimal(text) else { preconditionFailure("\(text) is not a decimal") }
    return value
  }
}
