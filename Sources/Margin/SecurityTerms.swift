public import Money

/// What is asked of one holding beyond the rule set's general rates. Rates are fractions of market value.
public struct SecurityTerms: Sendable, Equatable {
  /// The account's general house rates instead of the rule set's.
  public var accountLong: ExactDecimal?
  public var accountShort: ExactDecimal?
  /// The broker's rates of this security in this account.
  public var initial: ExactDecimal?
  public var long: ExactDecimal?
  public var short: ExactDecimal?
  /// Rates of the day for every account (`margin_rate`).
  public var datedInitial: ExactDecimal?
  public var datedMaintenance: ExactDecimal?
  public var datedLong: ExactDecimal?
  public var datedShort: ExactDecimal?
  /// Of a long holding that is a large share of the account.
  public var concentration: ExactDecimal?
  /// Of a long holding at a low price.
  public var priceTier: ExactDecimal?
  /// The maintenance rate of an exempt security (FINRA 4210(e)(2)), in the place of all general rates.
  public var exempt: ExactDecimal?
  /// False for what may not be lent against yet, such as a new issue.
  public var hasLoanValue = true

  @inlinable public init(accountLong: ExactDecimal? = nil, accountShort: ExactDecimal? = nil) {
    self.accountLong = accountLong
    self.accountShort = accountShort
  }

  /// Nothing beyond the rule set.
  public static let none = SecurityTerms()
}

/// What one stock-like holding asks for, in the currency of its market value and in whatever arithmetic it was worked
/// out. All are ≥ 0, and for a short they are net of its proceeds (which are in cash already).
public struct RequirementAmounts<Amount> {
  /// Regulation T.
  public var initial: Amount
  /// The regulator's minimum.
  public var maintenance: Amount
  /// The broker's own, never below the minimum.
  public var house: Amount
  /// What the broker charges when it is bought or sold short: the largest of Regulation T, house and the broker's own
  /// initial rate.
  public var charged: Amount

  @inlinable public init(initial: Amount, maintenance: Amount, house: Amount, charged: Amount) {
    self.initial = initial
    self.maintenance = maintenance
    self.house = house
    self.charged = charged
  }
}

extension RequirementAmounts: Sendable where Amount: Sendable {}
extension RequirementAmounts: Equatable where Amount: Equatable {}

/// The requirement of a holding in plain numbers.
public typealias Requirement = RequirementAmounts<ExactDecimal>

extension RequirementAmounts where Amount == ExactDecimal {
  @inlinable public static var none: Requirement {
    Requirement(initial: .zero, maintenance: .zero, house: .zero, charged: .zero)
  }
}
