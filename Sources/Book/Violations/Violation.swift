public import CivilTime
public import Ledger
public import Market
public import Money

/// A sale in a cash account that the account had not paid for in time (12 CFR 220.8; balances.md §1.3).
public struct Violation: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// What was bought with unsettled proceeds was sold before they settled (brokers' rule from 220.8(a)(1)(ii)).
    case goodFaith = "good_faith"
    /// What was sold had not been paid for: its own proceeds pay (220.8(c)).
    case freeRiding = "free_riding"
    /// A purchase was paid for by selling something else that settles later than the purchase (brokers' rule).
    case cashLiquidation = "cash_liquidation"
  }

  public let kind: Kind
  /// Global position of the sale.
  public let event: Int64
  public let date: CivilDate
  /// What was sold.
  public let instrument: InstrumentID
  public let currency: Currency
  /// How much was not settled, or not paid; positive, in `currency`.
  public internal(set) var amount: ExactDecimal
  /// Global positions of the purchases concerned, oldest first.
  public internal(set) var purchases: [Int64]
  /// Free-riding: the last day of the payment period, through which other money makes it good.
  public internal(set) var due: CivilDate?
  /// Free-riding: the day on which it was made good in time.
  public internal(set) var curedOn: CivilDate?
  /// What is still to be made good.
  var unpaid: ExactDecimal

  /// Sums so small that the broker need not act (220.8(b)(4)). Good faith is not a matter of a sum due.
  public var isDeMinimis: Bool { kind != .goodFaith && amount <= ViolationRules.deMinimis }

  /// It leads, or with others leads, to a restriction.
  public var counts: Bool { curedOn == nil && !isDeMinimis }
}

/// What follows from violations. Only free-riding and its ninety days are law (220.8(c)); the rest is what most brokers
/// do.
public enum ViolationRules {
  /// In the currency of the purchase, inclusive.
  public static var deMinimis: ExactDecimal { 1000 }
  /// So many of one kind within twelve months restrict the account; free-riding does at once.
  public static func limit(of kind: Violation.Kind) -> Int { kind == .freeRiding ? 1 : 3 }
  /// Calendar days after the sale.
  public static var restrictedDays: Int { 90 }
  /// Violations that an account remembers; the oldest go first.
  public static var kept: Int { 1000 }
  /// Purchases not yet paid for, or paid with unsettled money, that are watched; the oldest go first.
  public static var watched: Int { 256 }
}

/// While it lasts, purchases must be covered by settled money when they are made.
public struct Restriction: Sendable, Equatable {
  public let kind: Violation.Kind
  public let from: CivilDate
  /// The last day.
  public let through: CivilDate
  /// The sales that led to it.
  public let events: [Int64]
}

/// The violations of a cash account up to a moment, and what follows from them. Other accounts have none.
public struct Violations: Sendable {
  /// In order of effect, cured ones and those of no consequence included.
  public let list: [Violation]
  /// In force at the moment; of several the one that lasts longest.
  public let restriction: Restriction?

  /// - Throws: what a fold throws; nothing is known before the opening, so there are none.
  public init(of book: AccountBook, through instant: Instant, in market: MarketView) throws(LedgerError) {
    let state = try book.state(asOf: instant, in: market)
    self.init(of: state, on: MarketZone.newYork.date(of: instant))
  }

  /// As the state knows them.
  public init(of state: AccountState?, on today: CivilDate) {
    list = state?.funding?.violations ?? []
    restriction = list.restriction(on: today)
  }
}

extension [Violation] {
  /// The longest restriction in force on a day.
  func restriction(on today: CivilDate) -> Restriction? {
    var found: Restriction?
    if isEmpty { return found }
    for kind in Violation.Kind.allCases {
      let counting = filter { $0.kind == kind && $0.counts && $0.date <= today }
      let limit = ViolationRules.limit(of: kind)
      for index in counting.indices.dropFirst(limit - 1) {
        let last = counting[index]
        let through = last.date.advanced(byDays: ViolationRules.restrictedDays)
        let first = counting[index + 1 - limit]
        guard through >= today, first.date > last.date.yearBefore, found.map({ $0.through < through }) ?? true else {
          continue
        }
        found = Restriction(
          kind: kind, from: last.date, through: through, events: counting[(index + 1 - limit)...index].map(\.event))
      }
    }
    return found
  }
}

extension CivilDate {
  /// The same day of the year before; 28 February for 29 February.
  fileprivate var yearBefore: CivilDate {
    guard let date = CivilDate(year: year - 1, month: month, day: day) ?? CivilDate(year: year - 1, month: 2, day: 28)
    else { preconditionFailure("no year before \(self)") }
    return date
  }
}
