public import CivilTime
public import Money

/// What an account owes or is owed for the nights its money was lent, apart from its cash (balances.md §2.7).
public struct Interest: Sendable {
  /// Nights on which one balance bore interest at one rate.
  public struct Accrual: Sendable, Equatable {
    public let currency: Currency
    /// The evening of the first night.
    public let from: CivilDate
    public internal(set) var nights: Int
    /// What bore it: negative lent by the broker, positive left with it; in `currency`.
    public let balance: ExactDecimal
    /// Yearly.
    public let rate: ExactDecimal

    var isDebit: Bool { balance.isNegative }

    /// balance × rate × nights, to be divided by the days of the year.
    func product() throws(MoneyError) -> ExactDecimal { try balance * rate * ExactDecimal(nights) }
  }

  /// Interest that the book posted by itself at the start of a month.
  public struct Posting: Sendable, Equatable {
    public let at: Instant
    public let date: CivilDate
    public let currency: Currency
    /// As posted to cash: negative paid by the account.
    public let amount: ExactDecimal
    /// What it consists of.
    public let accruals: [Accrual]
  }

  /// A balance at the last close, which bears interest until the next roll; nil: a price was unknown.
  struct Balance: Sendable {
    var currency: Currency
    var amount: ExactDecimal?
  }

  /// Accrued and neither posted nor told, in order of time.
  public internal(set) var accruals: [Accrual] = []
  /// All that the book posted, in order of time.
  public internal(set) var postings: [Posting] = []
  /// Currencies in which a night's balance is unknown.
  var unknown: [Currency] = []
  var balances: [Balance] = []
  /// The day whose close the balances are of.
  var closedOn: CivilDate?

  init() {}

  /// Days of a year in which interest is reckoned.
  public static var yearDays: ExactDecimal { 360 }

  mutating func accrue(_ accrual: Accrual) {
    if let last = accruals.lastIndex(where: { $0.currency == accrual.currency }),
      accruals[last].balance.isIdentical(to: accrual.balance), accruals[last].rate == accrual.rate,
      accruals[last].from.advanced(byDays: accruals[last].nights) == accrual.from
    {
      accruals[last].nights += accrual.nights
    } else {
      accruals.append(accrual)
    }
  }

  /// Somebody told the interest of one side: what accrued on it so far is in that.
  mutating func wasTold(_ currency: Currency, isDebit: Bool) {
    accruals.removeAll { $0.currency == currency && $0.isDebit == isDebit }
    unknown.removeAll { $0 == currency }
  }

  /// Accrued per currency, signed; nil when a balance was unknown.
  func accrued() throws(MoneyError) -> CurrencyAmounts? {
    guard unknown.isEmpty else { return nil }
    var sums = CurrencyAmounts()
    for accrual in accruals { try sums.add(try accrual.product(), accrual.currency) }
    var accrued = CurrencyAmounts()
    for entry in sums.entries {
      try accrued.add(try Expression.divide(entry.amount, by: Self.yearDays), entry.currency)
    }
    return accrued
  }
}
