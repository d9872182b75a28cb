public import CivilTime
public import Ledger
public import Margin
public import Market
public import Money
public import Persistent

/// Everything that is known of one account at one moment: fold(events ≤ t, t). A value without clock or store.
public struct AccountState: Sendable {
  /// Shared by copies: a state is copied for every snapshot.
  private(set) var settings: AccountSettings
  public internal(set) var profile: AccountProfile {
    get { settings.profile }
    set { settings = settings.with(newValue) }
  }
  public var rules: MarginRules { settings.rules }
  /// The currency in which figures are told.
  var baseCurrency: Currency { settings.profile.currency }
  var allowsCredit: Bool { settings.rules.allowsCredit }
  public internal(set) var openedAt: Instant
  /// Boundaries up to here have been passed.
  public internal(set) var asOf: Instant
  /// Trade-date cash per currency.
  public internal(set) var cash = CurrencyAmounts()
  public internal(set) var ladder = SettlementLadder()
  public internal(set) var held = HeldMoney()
  /// What purchases were paid with; in cash accounts only.
  var funding: Funding?
  /// Nil until a balance of the account bears interest.
  public internal(set) var interest: Interest?
  /// What futures and currency pairs leave beside their positions; nil in accounts that never dealt in them.
  var contracts: ContractBook?
  /// In order of instrument id.
  public internal(set) var positions = SharedList<Position>()
  /// Orders as the last statement lists them.
  var statedOrders: [Order] = []
  /// Orders as events tell them.
  var told: ToldOrders {
    _read {
      let shared = toldShared ?? Self.noOrders
      yield shared.value
    }
    _modify { yield &toldShared[initially: ToldOrders()] }
  }
  public internal(set) var reported: ReportedFigures?
  /// Dividends whose ex-date has passed and whose money has not come, in order of payment.
  public internal(set) var pendingDividends: [PendingDividend] = []
  /// Special memorandum account, the raw ledger (may be negative within the day); nil once a rate was missing.
  public internal(set) var sma: ExactDecimal? = .zero
  /// Calls that were cut at a close and are not met yet.
  public internal(set) var calls = OpenCalls()
  public internal(set) var startOfDay: StartOfDay? {
    get { startShared?.value }
    set { startShared = newValue.map { Shared($0) } }
  }
  /// Since the last roll: what "today" means on every screen.
  public var today: DayActivity {
    _read {
      let shared = todayShared ?? Self.quietDay
      yield shared.value
    }
  }
  /// Since the last official close: what the next row of the history tells.
  public var sinceClose: DayActivity {
    _read {
      let shared = sinceCloseShared ?? Self.quietDay
      yield shared.value
    }
  }
  /// Realised since the opening, by lots, net of fees.
  public internal(set) var realised = CurrencyAmounts()
  public internal(set) var trialBalance = TrialBalance()
  /// Events folded so far.
  public internal(set) var eventCount = 0

  /// What the rules on trading within the day need; nil in accounts without credit and before the first close or trade.
  public var tradingDays: TradingDays? { tradingDaysShared?.value }

  /// ``today`` for readers who copy nothing; nil where nothing has happened.
  var todayInPlace: Shared<DayActivity>? { todayShared }

  /// ``told`` for readers who copy nothing; nil where no order was ever told.
  var toldInPlace: Shared<ToldOrders>? { toldShared }

  /// ``tradingDays`` for readers who copy nothing.
  var tradingDaysInPlace: Shared<TradingDays>? { tradingDaysShared }

  // Behind references: they are large, and on most days of most accounts nothing happens. Nil while nothing has: a
  // shared reference to nothing would be counted by all accounts and threads.
  private var todayShared: Shared<DayActivity>?
  private var sinceCloseShared: Shared<DayActivity>?
  private var tradingDaysShared: Shared<TradingDays>?
  private var startShared: Shared<StartOfDay>?
  private var pendingShared: Shared<StartOfDay>?
  private static let quietDay = Shared(DayActivity())
  private var toldShared: Shared<ToldOrders>?
  private static let noOrders = Shared(ToldOrders())

  /// When the first open order that events tell ends by itself.
  var nextOrderExpiry: Instant? { toldInPlace?.value.nextExpiry }
  /// No open order is one that events tell.
  var hasNoOpenOrders: Bool { toldInPlace?.value.open.isEmpty ?? true }

  mutating func changeTradingDays<Failure: Error>(
    _ change: (inout TradingDays) throws(Failure) -> Void
  ) throws(Failure) {
    if tradingDaysShared == nil { tradingDaysShared = Shared(TradingDays()) }
    try tradingDaysShared?.change(change)
  }

  /// Counts an execution of the running day, in place.
  mutating func tradeWithinDay(_ execution: DayTrading.Execution) throws(MoneyError) {
    try changeTradingDays { days throws(MoneyError) in try days.day.take(execution) }
  }

  /// Changes what has happened since the roll and since the close, which is the same until the close.
  mutating func changeDay<Failure: Error>(
    _ change: (inout DayActivity) throws(Failure) -> Void
  ) throws(Failure) {
    let isOneRow =
      switch (todayShared, sinceCloseShared) {
      case (nil, nil): true
      case (let today?, let row?): today.isSame(as: row)
      default: false
      }
    if isOneRow { todayShared = nil }
    if sinceCloseShared == nil { sinceCloseShared = Shared(DayActivity()) }
    try sinceCloseShared?.change(change)
    if isOneRow {
      todayShared = sinceCloseShared
    } else {
      if todayShared == nil { todayShared = Shared(DayActivity()) }
      try todayShared?.change(change)
    }
  }

  /// What happens from here on belongs to another row of the history.
  mutating func endRow() { sinceCloseShared = nil }
  /// What has happened since the close is all that has happened today.
  mutating func beginDay() { todayShared = sinceCloseShared }
  /// Takes out of what has happened since the roll what came in since the close, but is no part of the day.
  mutating func leaveOutOfToday(_ amount: ExactDecimal, _ currency: Currency, _ field: DayActivity.Field) {
    // It was added before, so it can be taken away.
    try? todayShared?.change { day throws(MoneyError) in try day.add(-amount, currency, to: field) }
  }

  /// The last moment whose prices or rates this state rests on; nil while it rests on none.
  var marketReadAt: Instant?
  /// The close that waits for its roll.
  var pendingClose: StartOfDay? {
    get { pendingShared?.value }
    set { pendingShared = newValue.map { Shared($0) } }
  }
  /// The start of day is that of the last roll. False between the events of a batch, whose closes were passed without
  /// their figures.
  var isWhole = true
  var boundary: Boundary
  /// How its options were put together last; nil while it has had none.
  var pairings: PairingMemo?
  /// No option or future that is held ends by itself at an earlier roll; nil: none does at all.
  var nextContractEnd: Instant?
  /// Corporate actions of the world up to here have been passed.
  var actionsPassed: EffectOrder
  /// Every instrument that was ever held.
  var everHeld = InstrumentFilter()
  /// Positions that went flat of late, for dividends that are told afterwards.
  var lately: [FormerPosition] = []

  /// The day and the settlement that were worked out last; most events come in runs of the same.
  private var lastDay: (span: Range<Instant>, date: CivilDate)?
  private var lastSettlement: (traded: CivilDate, cycle: InstrumentTraits.Cycle, settles: CivilDate)?

  init(opening profile: AccountProfile, recorded: RecordedEvent) throws(LedgerError) {
    settings = try AccountSettings(opening: profile, on: MarketZone.newYork.date(of: recorded.event.at))
    openedAt = recorded.event.at
    asOf = recorded.event.at
    boundary = Boundary.first(after: recorded.event.at, RollTime(profile.kind))
    actionsPassed = recorded.order
    eventCount = 1
    if profile.kind == .cash, !rules.allowsCredit { funding = Funding() }
  }

  public func position(of id: InstrumentID) -> Position? { positions.place(of: id).map { positions[$0] } }

  /// Where the position of `id` stands, or would stand.
  func positionIndex(_ id: InstrumentID) -> Int { positions.index(of: id) }

  /// The New York date of a moment.
  mutating func date(of instant: Instant) -> CivilDate {
    if let lastDay, lastDay.span.contains(instant) { return lastDay.date }
    let date = MarketZone.newYork.date(of: instant)
    lastDay = (MarketZone.newYork.span(of: date), date)
    return date
  }

  /// The day on which a trade of that day settles.
  mutating func settlement(of terms: InstrumentTraits, traded: CivilDate) -> CivilDate {
    if let last = lastSettlement, last.traded == traded, last.cycle == terms.cycle { return last.settles }
    let settles = terms.settlement.settlementDate(tradeDate: traded, terms.settlementClass)
    lastSettlement = (traded, terms.cycle, settles)
    return settles
  }

  /// The rules of a new day.
  mutating func takeRules(of date: CivilDate) { settings = settings.on(date) }

  /// The New York date of the moment the state stands at.
  public var currentDate: CivilDate { MarketZone.newYork.date(of: asOf) }
}

extension SharedList<Position> {
  /// Where the position of `id` stands, or would stand; they are in order of instrument.
  func index(of id: InstrumentID) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].instrument < id { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Where the position of `id` stands; nil: there is none.
  func place(of id: InstrumentID) -> Int? {
    let index = index(of: id)
    return index < count && self[index].instrument == id ? index : nil
  }
}
