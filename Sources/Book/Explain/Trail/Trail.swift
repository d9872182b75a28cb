import CivilTime
import Ledger
import Margin
import Market
import Money
import Persistent

/// An account's life walked once more, with every amount explained that a figure needs.
struct Trail {
  /// Where the walk ends.
  enum End {
    /// All that takes effect at or before a moment.
    case instant(Instant)
    /// Right after one event.
    case event(EffectOrder)

    func includes(_ order: EffectOrder) -> Bool {
      switch self {
      case .instant(let instant): order.at <= instant
      case .event(let last): order <= last
      }
    }
  }

  /// One amount of one event, in one currency.
  struct Contribution {
    var order: EffectOrder
    var currency: Currency
    var amount: Explanation
  }

  let needs: TrailNeeds
  let market: MarketView
  var trees: MarketTrees { MarketTrees(market: market) }
  /// By `TrailNeeds.Kind.rawValue`, in order of effect.
  var contributions: [[Contribution]]
  var sma = Recurrence()
  /// What of the calls under Regulation T is open.
  var calls = Recurrence()
  /// Interest postings of the state that are noted.
  var interestNoted = 0
  /// By instrument; looked up, never walked.
  var positions: [InstrumentID: PositionTrail] = [:]
  /// The event that last said how many day trades there are.
  var dayTradesEvent: Int64?
  /// The statement that opened the book, with which its first day starts.
  var openingStatement: EffectOrder?
  /// The state at the end of the walk.
  private(set) var state: AccountState

  init(of book: AccountBook, through end: End, needs: TrailNeeds, in market: MarketView) throws(LedgerError) {
    self.needs = needs
    self.market = market
    contributions = Array(repeating: [], count: TrailNeeds.Kind.allCases.count)
    guard let opening = book.log.first?.recorded, opening.position <= market.knownThrough,
      end.includes(opening.order)
    else {
      throw LedgerError(.beforeOpening, field: "at", "the account was not open yet, or not known")
    }
    state = try AccountState.opened(by: opening)
    dayTradesEvent = opening.position
    do {
      try walk(book, through: end)
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError(.overflow, "\(error)")
    }
  }

  private mutating func walk(_ book: AccountBook, through end: End) throws {
    for entry in book.log.dropFirst() {
      let recorded = entry.recorded
      guard end.includes(recorded.order) else { break }
      guard entry.counts(knownThrough: market.knownThrough) else { continue }
      var passed: [Passed] = []
      state.advance(
        before: recorded.order, in: market, sink: { passed.append(.close($0)) },
        derived: { passed.append(.derived($0)) })
      try note(passed)
      let before = state
      let names = book.log.lotNames(for: recorded)
      try state.fold(recorded, in: market, names: names)
      try note(recorded.effective, names, before: before)
    }
    guard case .instant(let instant) = end else { return }
    var passed: [Passed] = []
    state.advance(
      through: instant, in: market, sink: { passed.append(.close($0)) }, derived: { passed.append(.derived($0)) })
    try note(passed)
  }

  /// What a state passes between two events.
  private enum Passed {
    case close(DayRow)
    case derived(DerivedEntry)
  }

  /// Notes what the closes, payments and actions did that the state has passed.
  private mutating func note(_ passed: [Passed]) throws {
    for item in passed {
      switch item {
      case .close(let row):
        guard needs.sma, state.allowsCredit else { continue }
        try noteInterest(before: row.closedAt)
        let excess = row.valuation.regTExcess
        let floor = Explanation(.snapshot, "reg_t_excess", value: excess, date: row.date)
        try cutCall(on: row.date)
        sma.close(floor: excess == nil ? .constant(.zero) : floor, on: row.date)
      case .derived(let entry): try note(entry)
      }
    }
    try noteInterest(before: state.asOf)
  }

  private mutating func note(_ recorded: RecordedEvent, _ names: LotNames, before: AccountState) throws {
    switch recorded.event.payload {
    case .trade(let trade): try note(trade, recorded, names, before: before)
    case .statement(let statement): try note(statement, recorded, before: before)
    case .adjustment(let adjustment): try note(adjustment, recorded, before: before)
    case .deposit(let deposit):
      let amount = posted("amount", deposit.amount, deposit.currency, recorded)
      add([.cash, .flows, .deposited], amount, deposit.currency, recorded)
      try enterSMA(amount, deposit.currency, recorded)
    case .tax, .currencyExchange, .depositReturned, .depositCleared, .hold, .holdReleased:
      try noteMoney(recorded, before: before)
    case .withdrawal(let asked):
      let amount = try Explanation.negated(posted("amount", asked.amount, asked.currency, recorded))
      add([.cash, .flows, .deposited], amount, asked.currency, recorded)
      try enterSMA(amount, asked.currency, recorded)
    case .optionExercised, .optionAssigned, .optionExpired: try noteOptionEnd(recorded, before: before)
    case .dividend, .reinvestment, .returnOfCapital, .stockDividend, .transferIn, .transferOut:
      try noteDistribution(recorded, before: before)
    case .interest(let interest):
      try receive(posted("amount", interest.amount, interest.currency, recorded), interest.currency, recorded)
    case .fee(let fee):
      let amount = posted("amount", fee.amount, fee.currency, recorded)
      add([.fees], amount, fee.currency, recorded)
      add([.cash], try .negated(amount), fee.currency, recorded)
    case .dailySettlement(let told): try note(told, recorded, before: before)
    case .accountChanged(let change):
      if change.dayTrades != nil { dayTradesEvent = recorded.position }
    case .accountOpened, .correction, .instrument, .price, .rate, .split, .spinOff, .merger, .symbolChange, .marginRate,
      .orderPlaced, .orderReplaced, .orderCancelled, .orderRejected, .orderExpired:
      break
    }
  }

  mutating func receive(_ amount: Explanation, _ currency: Currency, _ recorded: RecordedEvent) throws {
    add([.cash, .income], amount, currency, recorded)
    if amount.value?.isPositive == true { try enterSMA(amount, currency, recorded) }
  }
}

extension Trail {
  /// Another price values the position at the end of the walk.
  mutating func setMark(_ mark: PricePoint, of id: InstrumentID) {
    guard state.holds(id) else { return }
    state.positions[state.positionIndex(id)].mark = mark
  }

  /// Other securities are on deposit at the end of the walk.
  mutating func setContracts(_ contracts: ContractBook?) { state.contracts = contracts }

  /// A member of an event, to the currency's minor unit.
  func posted(
    _ field: String, _ value: ExactDecimal, _ currency: Currency, _ recorded: RecordedEvent
  ) -> Explanation {
    .posted(
      Explanation(.event, recorded.event.payload.kind, value: value, event: recorded.position, field: field),
      scale: currency.minorUnits)
  }

  mutating func add(
    _ kinds: [TrailNeeds.Kind], _ amount: Explanation, _ currency: Currency, _ recorded: RecordedEvent
  ) {
    add(kinds, amount, currency, recorded.order)
  }

  mutating func add(
    _ kinds: [TrailNeeds.Kind], _ amount: Explanation, _ currency: Currency, _ order: EffectOrder
  ) {
    for kind in kinds where needs.kinds.contains(kind) {
      contributions[kind.rawValue].append(Contribution(order: order, currency: currency, amount: amount))
    }
  }

  mutating func enterSMA(_ amount: Explanation, _ currency: Currency, _ recorded: RecordedEvent) throws(MoneyError) {
    try enterSMA(amount, currency, at: recorded.event.at, event: recorded.position)
  }

  mutating func enterSMA(
    _ amount: Explanation, _ currency: Currency, at: Instant, event: Int64
  ) throws(MoneyError) {
    guard needs.sma, state.allowsCredit else { return }
    let converted = try trees.converted(amount, from: currency, to: state.baseCurrency, at: at)
    guard let paid = converted.value, paid.isPositive, calls.value?.isPositive == true else {
      try sma.enter(converted, event: event)
      return
    }
    let open = Explanation(.running, "open_reg_t_calls", value: calls.value, event: event)
    let payment = Explanation.minimum([converted, open])
    try calls.enter(try .negated(payment), event: event)
    try sma.enter(try .difference(converted, payment), event: event)
  }

  /// A raw SMA below zero at a close becomes a call; what needs no action is dropped.
  private mutating func cutCall(on date: CivilDate) throws(MoneyError) {
    guard let raw = sma.value, raw.isNegative || calls.value?.isZero == false else { return }
    if raw.isNegative {
      try calls.enter(try .negated(Explanation(.running, "sma", value: raw, date: date)), on: date)
    }
    if let open = calls.value, open <= state.rules.regTDeMinimis { calls = Recurrence() }
  }
}
