public import CivilTime
public import Money

/// Cash that is booked but not settled: per day and currency, what comes in and what goes out, in order of date.
public struct SettlementLadder: Sendable {
  /// What settles from the start of `date` on. Both sums are ≥ 0.
  public struct Rung: Sendable, Equatable {
    public var date: CivilDate
    public var currency: Currency
    public var credits = ExactDecimal.zero
    public var debits = ExactDecimal.zero
    /// What of the credits less the debits shorts bring or covers cost.
    public var shorts = ExactDecimal.zero
  }

  public private(set) var rungs: [Rung] = []

  public init() {}

  /// Adds a signed cash effect that settles on `date`; `shorts` is the part of it that opens or covers shorts.
  public mutating func add(
    _ amount: ExactDecimal, _ currency: Currency, settles date: CivilDate, shorts: ExactDecimal = .zero
  ) throws(MoneyError) {
    // Almost always the latest date: trades arrive in order.
    var index = rungs.count
    while index > 0, rungs[index - 1].date > date { index -= 1 }
    var place = index
    while place > 0, rungs[place - 1].date == date, rungs[place - 1].currency != currency { place -= 1 }
    if place > 0, rungs[place - 1].date == date {
      index = place - 1
    } else {
      rungs.insert(Rung(date: date, currency: currency), at: index)
    }
    if !shorts.isZero { rungs[index].shorts = try rungs[index].shorts + shorts }
    if amount.isNegative {
      rungs[index].debits = try rungs[index].debits - amount
    } else {
      rungs[index].credits = try rungs[index].credits + amount
    }
  }

  /// Forgets what has settled by `today`.
  public mutating func settle(through today: CivilDate) {
    guard let first = rungs.first, first.date <= today else { return }
    rungs.removeAll { $0.date <= today }
  }
}
