public import CivilTime
public import Money

/// Cash that is booked but not settled: what settles when, per currency, in order of date.
public struct SettlementLadder: Sendable {
  /// One trade's or movement's cash effect, signed; settled from the start of `date` on.
  public struct Rung: Sendable, Equatable {
    public var date: CivilDate
    public var currency: Currency
    public var amount: ExactDecimal
    /// Global position of the event.
    public var event: Int64

    public init(date: CivilDate, currency: Currency, amount: ExactDecimal, event: Int64) {
      self.date = date
      self.currency = currency
      self.amount = amount
      self.event = event
    }
  }

  public private(set) var rungs: [Rung] = []

  public init() {}

  public mutating func add(_ rung: Rung) {
    // Almost always the latest date: trades arrive in order.
    var index = rungs.count
    while index > 0, rungs[index - 1].date > rung.date { index -= 1 }
    rungs.insert(rung, at: index)
  }

  /// Forgets what has settled by `today`.
  public mutating func settle(through today: CivilDate) {
    guard let first = rungs.first, first.date <= today else { return }
    rungs.removeAll { $0.date <= today }
  }
}
