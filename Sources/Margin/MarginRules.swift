public import Market
public import Money

/// The requirement rates of a rule set. Rates are fractions of market value; amounts per share are in US dollars.
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

  public static let cash = MarginRules(name: "cash", allowsCredit: false)
  public static let regT = MarginRules(name: "reg_t", allowsCredit: true)

  /// The rule set of that name; nil when there is none.
  public static func named(_ name: String) -> MarginRules? {
    switch name {
    case "cash": cash
    case "reg_t": regT
    default: nil
    }
  }

  private init(name: String, allowsCredit: Bool) {
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
  }

  private static func rate(_ text: String) -> ExactDecimal {
    guard let value = ExactDecimal(text) else { preconditionFailure("\(text) is not a decimal") }
    return value
  }
}

/// What one stock-like position asks for, in the currency of its market value. All three are ≥ 0, and for a short
/// they are net of its proceeds (which are in cash already).
public struct Requirement: Sendable, Equatable {
  /// Regulation T.
  public var initial: ExactDecimal
  /// The regulator's minimum.
  public var maintenance: ExactDecimal
  /// The broker's own, never below the minimum.
  public var house: ExactDecimal

  @inlinable public init(initial: ExactDecimal, maintenance: ExactDecimal, house: ExactDecimal) {
    self.initial = initial
    self.maintenance = maintenance
    self.house = house
  }

  public static let none = Requirement(initial: .zero, maintenance: .zero, house: .zero)
}

extension MarginRules {
  /// The requirement of one stock-like holding at its current price.
  ///
  /// - Parameters:
  ///   - quantity: units, signed.
  ///   - price: per unit, in the instrument's currency.
  ///   - marketValue: |quantity| × price × multiplier, in the same currency.
  ///   - houseMaintenance: the account's own long rate instead of the rule set's.
  @inlinable public func requirement(
    of instrument: InstrumentTraits, quantity: ExactDecimal, price: ExactDecimal, marketValue: ExactDecimal,
    houseMaintenance: ExactDecimal? = nil
  ) throws(MoneyError) -> Requirement {
    let amounts = try amounts(
      of: instrument, isShort: quantity.isNegative, price: price, shares: quantity.magnitude,
      marketValue: marketValue, houseMaintenance: houseMaintenance, with: PlainArithmetic())
    return Requirement(initial: amounts.initial, maintenance: amounts.maintenance, house: amounts.house)
  }
}
