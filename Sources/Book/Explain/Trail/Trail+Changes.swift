import CivilTime
import Ledger
import Market
import Money

/// The event, or the corporate action, that changed an account.
struct ChangeCause {
  /// As in event files.
  let kind: String
  let order: EffectOrder
  /// Instruments whose positions may have changed.
  let touched: [InstrumentID]
  /// What the event itself says of a change, by what changed: it counts where it comes to the same.
  var told: [(field: String, amount: Explanation)] = []

  /// A change as the event tells it, else what the event led to.
  func leaf(_ value: ExactDecimal?, _ field: String) -> Explanation {
    if let value, let same = told.first(where: { $0.field == field && $0.amount.value == value }) { return same.amount }
    return Explanation(.running, kind, value: value, event: order.position, field: field)
  }
}

extension Trail {
  /// Notes what happened between two events: payments and corporate actions.
  mutating func note(_ entry: DerivedEntry) throws {
    switch entry.cause {
    case .payment(let payment):
      let order = EffectOrder(at: entry.at, position: payment.event)
      let amount = payment.explained
      add([.cash], amount, payment.currency, order)
      if !payment.isAccrued { add([.income], amount, payment.currency, order) }
      if payment.amount.isPositive { try enterSMA(amount, payment.currency, at: entry.at, event: payment.event) }
    case .expiry(let end): try note(end, from: entry.before, to: entry.after)
    case .finalSettlement(let settlement): try note(settlement, from: entry.before)
    case .rollover(let rollover): try note(rollover, before: entry.before)
    case .action(let action):
      let adjusted = entry.before.adjustments(by: action).filter { entry.before.holds($0.from) }
      let touched = [action.instrument] + [action.other].compactMap(\.self) + adjusted.flatMap { [$0.from, $0.to] }
      var cause = ChangeCause(kind: action.kind, order: action.order, touched: touched)
      cause.told = try told(by: action, of: entry.before)
      if needs.positions { try carry(action) }
      for adjustment in adjusted where needs.positions && positions[adjustment.to] == nil {
        positions[adjustment.to] = positions.removeValue(forKey: adjustment.from)
      }
      try noteChange(cause, from: entry.before, to: entry.after)
      for adjustment in adjusted {
        guard let mark = entry.after.position(of: adjustment.to)?.mark, mark.position == action.order.position else {
          continue
        }
        positions[adjustment.to]?.mark(mark)
      }
    }
  }

  /// Notes an event whose effects are told by what the account was before and after it.
  mutating func noteChange(
    _ recorded: RecordedEvent, on symbol: String, from before: AccountState,
    telling told: [(field: String, amount: Explanation)]
  ) throws {
    let (id, _) = try market.world.instrument(symbol)
    let cause = ChangeCause(
      kind: recorded.event.payload.kind, order: recorded.order, touched: [id], told: told)
    try noteChange(cause, from: before, to: state)
  }

  /// Every amount that differs between two states is one that the cause led to.
  mutating func noteChange(_ cause: ChangeCause, from before: AccountState, to after: AccountState) throws {
    let sums: [(TrailNeeds.Kind, CurrencyAmounts, CurrencyAmounts, String)] = [
      (.cash, before.cash, after.cash, "cash"),
      (.realised, before.sinceClose.realised, after.sinceClose.realised, "realized"),
      (.realisedAverage, before.sinceClose.realisedAverage, after.sinceClose.realisedAverage, "realized_average"),
      (.flows, before.sinceClose.flows, after.sinceClose.flows, "flow"),
      (.carriedGains, before.sinceClose.carriedGains, after.sinceClose.carriedGains, "carried_gain"),
    ]
    for (kind, old, new, field) in sums where needs.kinds.contains(kind) {
      for entry in new.entries where entry.amount != old[entry.currency] {
        add([kind], cause.leaf(try entry.amount - old[entry.currency], field), entry.currency, cause.order)
      }
      if new.isUnknown, !old.isUnknown { add([kind], cause.leaf(nil, field), after.baseCurrency, cause.order) }
    }
    try noteMargin(cause, from: before, to: after)
    guard needs.positions else { return }
    for id in cause.touched {
      guard let position = after.position(of: id) else {
        positions[id] = nil
        continue
      }
      var trail = positions[id] ?? PositionTrail()
      try trail.follow(position, cause)
      positions[id] = trail
    }
  }

  private mutating func noteMargin(_ cause: ChangeCause, from before: AccountState, to after: AccountState) throws {
    guard needs.sma, after.allowsCredit else { return }
    let event = cause.order.position
    if let was = before.sma, let now = after.sma, was != now {
      try sma.enter(cause.leaf(try now - was, "sma"), event: event)
    } else if before.sma != nil, after.sma == nil {
      try sma.enter(cause.leaf(nil, "sma"), event: event)
    }
    let paid = try after.calls.openRegT() - before.calls.openRegT()
    if !paid.isZero { try calls.enter(cause.leaf(paid, "open_reg_t_calls"), event: event) }
  }
}

extension PositionTrail {
  /// Becomes the trail of what the position is after a cause; what the cause left as it was keeps its story.
  mutating func follow(_ position: Position, _ cause: ChangeCause) throws(MoneyError) {
    var former = Array(openLots)
    var followed: [LotTrail] = []
    for index in 0..<position.lots.count {
      let lot = position.lots[index]
      var trail = LotTrail(opener: lot.opener)
      if let found = former.firstIndex(where: { $0.opener == lot.opener }) { trail = former.remove(at: found) }
      trail.quantity.follow(lot.quantity, cause, "quantity")
      trail.cost.follow(lot.cost, cause, "cost")
      trail.entryValue.follow(lot.entryValue, cause, "entry_value")
      followed.append(trail)
    }
    replaceLots(followed)
    averageValue.follow(position.averageValue, cause, "average_value")
  }
}

extension Recurrence {
  /// Becomes an amount that differs from its own by what the cause did, or is the first.
  mutating func follow(_ amount: ExactDecimal?, _ cause: ChangeCause, _ field: String) {
    if !isEmpty, value == amount { return }
    let event = cause.order.position
    if !isEmpty, let held = value, let amount, let change = try? amount - held {
      var entered = self
      if (try? entered.enter(cause.leaf(change, field), event: event)) != nil, entered.value == amount {
        self = entered
        return
      }
    }
    reset(cause.leaf(amount, field), event: event)
  }
}

extension PendingDividend {
  /// What its event told, as posted.
  var explained: Explanation {
    .posted(
      Explanation(.event, "dividend", value: told, event: event, field: "amount"), scale: currency.minorUnits)
  }
}

extension WorldAction {
  /// As in event files.
  var kind: String {
    switch effect {
    case .split: "split"
    case .spinOff: "spin_off"
    case .merger: "merger"
    case .symbolChange: "symbol_change"
    }
  }
}
