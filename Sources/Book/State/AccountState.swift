public import CivilTime
public import Ledger
public import Margin
public import Market
public import Money

/// Everything that is known of one account at one moment: fold(events ≤ t, t). A value without clock or store.
public struct AccountState: Sendable {
  public internal(set) var profile: AccountProfile
  public internal(set) var rules: MarginRules
  public internal(set) var openedAt: Instant
  /// Boundaries up to here have been passed.
  public internal(set) var asOf: Instant
  /// Trade-date cash per currency.
  public internal(set) var cash = CurrencyAmounts()
  public internal(set) var ladder = SettlementLadder()
  public internal(set) var uncleared: [UnclearedDeposit] = []
  /// In order of instrument id.
  public internal(set) var positions: [Position] = []
  public internal(set) var orders: [Order] = []
  public internal(set) var reported: ReportedFigures?
  /// Special memorandum account, the raw ledger (may be negative within the day); nil once a rate was missing.
  public internal(set) var sma: ExactDecimal? = .zero
  public internal(set) var startOfDay: StartOfDay?
  /// Since the last roll: what "today" means on every screen.
  public internal(set) var today = DayActivity()
  /// Since the last official close: what the next row of the history tells.
  public internal(set) var sinceClose = DayActivity()
  /// Realised since the opening, by lots, net of fees.
  public internal(set) var realised = CurrencyAmounts()
  public internal(set) var trialBalance = TrialBalance()
  /// Events folded so far.
  public internal(set) var eventCount = 0

  /// The last moment whose prices or rates this state rests on; nil while it rests on none.
  var marketReadAt: Instant?
  /// The close that waits for its roll.
  var pendingClose: StartOfDay?
  var boundary: Boundary
  /// Splits of the world that this state has passed.
  var splitsPassed: EffectOrder

  /// A deposit that is booked but not yet collected.
  public struct UnclearedDeposit: Sendable, Equatable {
    public var clears: CivilDate
    public var currency: Currency
    public var amount: ExactDecimal
    public var event: Int64
  }

  init(opening profile: AccountProfile, rules: MarginRules, recorded: RecordedEvent) {
    self.profile = profile
    self.rules = rules
    openedAt = recorded.event.at
    asOf = recorded.event.at
    boundary = Boundary.first(after: recorded.event.at)
    splitsPassed = recorded.order
    eventCount = 1
  }

  public func position(of id: InstrumentID) -> Position? {
    let index = positionIndex(id)
    return index < positions.count && positions[index].instrument == id ? positions[index] : nil
  }

  /// Where the position of `id` stands, or would stand.
  func positionIndex(_ id: InstrumentID) -> Int {
    var low = 0
    var high = positions.count
    while low < high {
      let middle = (low + high) / 2
      if positions[middle].instrument < id { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The New York date of the moment the state stands at.
  public var currentDate: CivilDate { MarketZone.newYork.date(of: asOf) }
}
