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
      var rows: [DayRow] = []
      let passed = state.splitsPassed
      state.advance(before: recorded.order, in: market) { rows.append($0) }
      try note(rows, splitsAfter: passed)
      let before = state
      try state.fold(recorded, in: market)
      try note(recorded.effective, before: before)
    }
    guard case .instant(let instant) = end else { return }
    var rows: [DayRow] = []
    let passed = state.splitsPassed
    state.advance(through: instant, in: market) { rows.append($0) }
    try note(rows, splitsAfter: passed)
  }

  /// Notes what the closes and splits did that the state has passed.
  private mutating func note(_ rows: [DayRow], splitsAfter passed: EffectOrder) throws {
    if needs.sma, state.allowsCredit {
      for row in rows {
        try noteInterest(before: row.closedAt)
        let excess = row.valuation.regTExcess
        let floor = Explanation(.snapshot, "reg_t_excess", value: excess, date: row.date)
        try cutCall(on: row.date)
        sma.close(floor: excess == nil ? .constant(.zero) : floor, on: row.date)
      }
    }
    try noteInterest(before: state.asOf)
    guard needs.positions else { return }
    for split in market.world.splits
    where passed < split.order && split.order <= state.splitsPassed && split.order.position <= market.knownThrough {
      try positions[split.instrument]?.split(split)
    }
  }

  private mutating func note(_ recorded: RecordedEvent, before: AccountState) throws {
    switch recorded.event.payload {
    case .trade(let trade): try note(trade, recorded, before: before)
    case .statement(let statement): try note(statement, recorded, before: before)
    case .adjustment(let adjustment): try note(adjustment, recorded, before: before)
    case .deposit(let deposit):
      let amount = posted("amount", deposit.amount, deposit.currency, recorded)
      add([.cash, .flows], amount, deposit.currency, recorded)
      try enterSMA(amount, deposit.currency, recorded)
    case .tax, .currencyExchange, .depositReturned, .depositCleared, .hold, .holdReleased:
      try noteMoney(recorded, before: before)
    case .withdrawal(let asked):
      let amount = try Explanation.negated(posted("amount", asked.amount, asked.currency, recorded))
      add([.cash, .flows], amount, asked.currency, recorded)
      try enterSMA(amount, asked.currency, recorded)
    case .dividend(let dividend):
      try receive(posted("amount", dividend.amount, dividend.currency, recorded), dividend.currency, recorded)
    case .interest(let interest):
      try receive(posted("amount", interest.amount, interest.currency, recorded), interest.currency, recorded)
    case .fee(let fee):
      let amount = posted("amount", fee.amount, fee.currency, recorded)
      add([.fees], amount, fee.currency, recorded)
      add([.cash], try .negated(amount), fee.currency, recorded)
    case .accountChanged(let change):
      if change.dayTrades != nil { dayTradesEvent = recorded.position }
    case .reinvestment, .returnOfCapital, .stockDividend, .transferIn, .transferOut: break
    case .accountOpened, .correction, .instrument, .price, .rate, .split, .spinOff, .merger, .symbolChange, .marginRate:
      break
    }
  }

  mutating func receive(_ amount: Explanation, _ currency: Currency, _ recorded: RecordedEvent) throws {
    add([.cash, .income], amount, currency, recorded)
    if amount.value?.isPositive == true { try enterSMA(amount, currency, recorded) }
  }
}

extension Trail {
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
    for kind in kinds where needs.kinds.contains(kind) {
      contributions[kind.rawValue].append(
        Contribution(order: recorded.order, currency: currency, amount: amount))
    }
  }

  mutating func enterSMA(_ amount: Explanation, _ currency: Currency, _ recorded: RecordedEvent) throws(MoneyError) {
    guard needs.sma, state.allowsCredit else { return }
    let converted = try trees.converted(
      amount, from: currency, to: state.baseCurrency, at: recorded.event.at)
    guard let paid = converted.value, paid.isPositive, calls.value?.isPositive == true else {
      try sma.enter(converted, event: recorded.position)
      return
    }
    let open = Explanation(.running, "open_reg_t_calls", value: calls.value, event: recorded.position)
    let payment = Explanation.minimum([converted, open])
    try calls.enter(try .negated(payment), event: recorded.position)
    try sma.enter(try .difference(converted, payment), event: recorded.position)
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
