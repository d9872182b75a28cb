public import CivilTime
public import Money

/// Who an account is and by which rules it lives, apart from what is in it.
public struct AccountProfile: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case cash
    case margin
    /// Delivery versus payment.
    case dvp
    case futures
    case forex

    /// Borrowing against securities is possible.
    public var isMargin: Bool { self == .margin }
  }

  public enum Status: String, Sendable, CaseIterable {
    case active
    case closed
    case closingOnly = "closing_only"
    case marginCall = "margin_call"
    case inactive
    case liquidatingOnly = "liquidating_only"
    case restricted
    case restricted90Days = "restricted_90_days"
  }

  public var kind: Kind
  /// The currency in which the account's figures are told.
  public var currency: Currency
  /// The rule set's name: `cash`, `reg_t`.
  public var rules: String
  public var owner: String
  public var number: String?
  /// The APIs that show the account; empty: all that know its kind.
  public var brokers: [String]
  public var name: String?
  public var alias: String?
  /// INDIVIDUAL, JOINT, IRA …
  public var registration: String?
  public var status: Status
  /// What options the account may trade, 0 to 5; nil: nobody said, and nothing is refused for it.
  public var toldOptionLevel: Int?
  public var dayTradingQualified: Bool
  public var patternDayTrader: Bool
  /// Day trades in the window, where the account's teller counts them; nil: the book's own count.
  public var dayTrades: Int?
  /// The broker's first day of the intraday margin rule; nil: the first on which it was possible, 2026-06-04.
  public var intradayMarginFrom: CivilDate?
  public var isPaper: Bool
  public var institutionName: String?
  public var institutionAccountID: String?
  /// The broker's own word for the type (Margin, TFSA …).
  public var rawType: String?
  public var fundedAt: Instant?
  public var openedOn: Instant?
  public var cashRestrictions: [String]
  /// House maintenance rate for long marginable stock; nil: the rule set's.
  public var houseMaintenance: ExactDecimal?
  /// What the broker asks beyond the rule set; nil: nothing.
  public var house: HouseParameters?
  /// By which convention buying power is told.
  public var buyingPower: BuyingPowerConvention
  /// Yearly interest rate on the debit; nil: none accrues.
  public var debitRate: ExactDecimal?
  /// Yearly interest rate on settled cash; nil: none accrues.
  public var creditRate: ExactDecimal?
  /// The book itself posts the accrued interest each month; false: its teller does, by `interest` events.
  public var accruesInterest: Bool
  /// Rates of single currencies, before the two above.
  public var currencyRates: [CurrencyRates]
  /// Accrued interest counts in equity before it is posted.
  public var interestInEquity: Bool
  /// Which lots a closing takes when the trade does not say.
  public var lotMethod: LotMethod
  /// Dividends count in equity from their ex-date, not only when they are paid.
  public var accruesDividends: Bool

  public init(kind: Kind, currency: Currency, rules: String? = nil, owner: String = AccountProfile.defaultOwner) {
    self.kind = kind
    self.currency = currency
    self.rules = rules ?? (kind == .margin ? "reg_t" : "cash")
    self.owner = owner
    number = nil
    brokers = []
    name = nil
    alias = nil
    registration = nil
    status = .active
    toldOptionLevel = nil
    dayTradingQualified = kind == .margin
    patternDayTrader = false
    dayTrades = nil
    intradayMarginFrom = nil
    isPaper = false
    institutionName = nil
    institutionAccountID = nil
    rawType = nil
    fundedAt = nil
    openedOn = nil
    cashRestrictions = []
    houseMaintenance = nil
    house = nil
    buyingPower = .sma
    debitRate = nil
    creditRate = nil
    accruesInterest = false
    currencyRates = []
    interestInEquity = false
    lotMethod = .fifo
    accruesDividends = false
  }

  /// The level as it is shown: 0 where nobody said it.
  public var optionLevel: Int {
    get { toldOptionLevel ?? 0 }
    set { toldOptionLevel = newValue }
  }

  /// An account that names no owner belongs to this one.
  public static var defaultOwner: String { "default" }
}

/// Yearly interest rates of one currency; nil: the account's.
public struct CurrencyRates: Sendable, Equatable {
  public var currency: Currency
  /// On what is lent in the currency.
  public var debitRate: ExactDecimal?
  /// On settled cash of the currency.
  public var creditRate: ExactDecimal?

  public init(currency: Currency, debitRate: ExactDecimal? = nil, creditRate: ExactDecimal? = nil) {
    self.currency = currency
    self.debitRate = debitRate
    self.creditRate = creditRate
  }
}

/// New values for some settings of an account; nil leaves a setting as it is.
public struct AccountChange: Sendable, Equatable {
  public var name: String?
  public var alias: String?
  public var registration: String?
  public var status: AccountProfile.Status?
  public var optionLevel: Int?
  public var dayTradingQualified: Bool?
  public var patternDayTrader: Bool?
  public var dayTrades: Int?
  public var intradayMarginFrom: CivilDate?
  public var houseMaintenance: ExactDecimal?
  /// Takes the place of all house parameters there were.
  public var house: HouseParameters?
  public var buyingPower: BuyingPowerConvention?
  public var fundedAt: Instant?
  public var cashRestrictions: [String]?
  public var debitRate: ExactDecimal?
  public var creditRate: ExactDecimal?
  public var accruesInterest: Bool?
  public var currencyRates: [CurrencyRates]?
  public var interestInEquity: Bool?
  public var lotMethod: LotMethod?
  public var accruesDividends: Bool?

  public init() {}

  /// The profile after the change.
  public func applied(to profile: AccountProfile) -> AccountProfile {
    var changed = profile
    if let name { changed.name = name }
    if let alias { changed.alias = alias }
    if let registration { changed.registration = registration }
    if let status { changed.status = status }
    if let optionLevel { changed.optionLevel = optionLevel }
    if let dayTradingQualified { changed.dayTradingQualified = dayTradingQualified }
    if let patternDayTrader { changed.patternDayTrader = patternDayTrader }
    if let dayTrades { changed.dayTrades = dayTrades }
    if let intradayMarginFrom { changed.intradayMarginFrom = intradayMarginFrom }
    if let houseMaintenance { changed.houseMaintenance = houseMaintenance }
    if let house { changed.house = house }
    if let buyingPower { changed.buyingPower = buyingPower }
    if let fundedAt { changed.fundedAt = fundedAt }
    if let cashRestrictions { changed.cashRestrictions = cashRestrictions }
    if let debitRate { changed.debitRate = debitRate }
    if let creditRate { changed.creditRate = creditRate }
    if let accruesInterest { changed.accruesInterest = accruesInterest }
    if let currencyRates { changed.currencyRates = currencyRates }
    if let interestInEquity { changed.interestInEquity = interestInEquity }
    if let lotMethod { changed.lotMethod = lotMethod }
    if let accruesDividends { changed.accruesDividends = accruesDividends }
    return changed
  }
}
