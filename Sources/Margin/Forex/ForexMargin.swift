public import CivilTime
public import Market
public import Money

/// The security deposit of retail forex, a share of the notional (NFA Financial Requirements, section 12): 2 per cent
/// for ten currencies against the US dollar, 5 per cent for all others, and what the NFA's Executive Committee changed
/// since.
public struct ForexMargin: Sendable, Equatable {
  /// A currency's share from a day on.
  public struct Change: Sendable, Equatable {
    public var currency: Currency
    public var from: CivilDate
    public var rate: ExactDecimal

    public init(currency: Currency, from: CivilDate, rate: ExactDecimal) {
      self.currency = currency
      self.from = from
      self.rate = rate
    }
  }

  /// In order of their days.
  public let changes: [Change]

  /// - Parameter changes: what a broker or the NFA asks for beside the two general rates.
  public init(changes: [Change] = []) {
    self.changes = changes.sorted { $0.from < $1.from }
  }

  private static let majors: Set<String> = [
    "USD", "GBP", "CHF", "CAD", "JPY", "EUR", "AUD", "NZD", "SEK", "NOK", "DKK",
  ]
  private static let majorRate = ExactDecimal("0.02") ?? .zero
  private static let otherRate = ExactDecimal("0.05") ?? .zero

  /// The share that a currency asks for on a day.
  public func rate(of currency: Currency, on date: CivilDate) -> ExactDecimal {
    if let change = changes.last(where: { $0.currency == currency && $0.from <= date }) { return change.rate }
    return Self.majors.contains(currency.code) ? Self.majorRate : Self.otherRate
  }

  /// The share that a pair asks for: the higher of its two currencies'.
  public func rate(of pair: CurrencyPair, on date: CivilDate) -> ExactDecimal {
    max(rate(of: pair.base, on: date), rate(of: pair.quote, on: date))
  }

  /// The deposit for a position, in the account's currency.
  ///
  /// - Parameters:
  ///   - units: of the base currency, signed.
  ///   - baseRate: account currency for one unit of the base currency, now.
  public func requirement(
    units: ExactDecimal, of pair: CurrencyPair, baseRate: ExactDecimal, on date: CivilDate
  ) throws(MoneyError) -> ExactDecimal {
    try units.magnitude * baseRate * rate(of: pair, on: date)
  }
}

/// The financing of positions that are held over 17:00 New York.
public enum ForexRollover {
  /// Days of interest that a roll on this day stands for: the value date moves over the weekend on the day whose value
  /// date is a Friday, Wednesday for pairs that settle in two days, Thursday for those that settle in one.
  public static func days(on date: CivilDate, settlesInOneDay: Bool = false) -> Int {
    switch date.weekday {
    case .saturday, .sunday: 0
    case .wednesday: settlesInOneDay ? 1 : 3
    case .thursday: settlesInOneDay ? 3 : 1
    default: 1
    }
  }

  /// The same with the holidays of the banks on which the value dates of the pair do not fall: the days between the
  /// value date of a trade of this day and that of the next.
  public static func days(on date: CivilDate, of pair: CurrencyPair) -> Int {
    let family = SettlementClass(pair)
    let settlement = Settlement()
    var next = date.advanced(byDays: 1)
    while !TradingCalendar.forex.isTradingDay(next) { next = next.advanced(byDays: 1) }
    let valued = settlement.settlementDate(tradeDate: date, family)
    return Int(settlement.settlementDate(tradeDate: next, family).dayNumber - valued.dayNumber)
  }

  /// The first roll after a moment: 17:00 New York of a weekday.
  public static func next(after instant: Instant) -> Instant {
    var date = MarketZone.newYork.date(of: instant)
    while true {
      let roll = MarketZone.newYork.instant(of: date, secondsOfDay: 17 * 3600)
      if roll > instant, TradingCalendar.forex.isTradingDay(date) { return roll }
      date = date.advanced(byDays: 1)
    }
  }

  /// What a roll pays (positive) or costs, in the quote currency.
  ///
  /// - Parameter swapPoints: quote currency per unit of base and day; signed.
  public static func financing(
    units: ExactDecimal, swapPoints: ExactDecimal, days: Int
  ) throws(MoneyError) -> ExactDecimal {
    try units * swapPoints * ExactDecimal(days)
  }
}
