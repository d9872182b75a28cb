import CivilTime
import Ledger
import Market
import Money

extension Trail {
  /// Notes an option's end that its teller told.
  mutating func noteOptionEnd(_ recorded: RecordedEvent, before: AccountState) throws {
    let symbol: String
    switch recorded.event.payload {
    case .optionExercised(let exercise), .optionAssigned(let exercise): symbol = exercise.symbol
    case .optionExpired(let expiry): symbol = expiry.symbol
    default: return
    }
    guard let id = market.world.instruments.id(symbol) else { return }
    try noteEnd(of: id, recorded.event.payload.kind, recorded.order, from: before, to: state)
  }

  /// Notes an option's end that nobody told; it names the event that opened the contracts.
  mutating func note(_ end: OptionEnd, from before: AccountState, to after: AccountState) throws {
    try noteEnd(
      of: end.option, end.eventKind, EffectOrder(at: end.at, position: end.event), from: before, to: after)
  }

  private mutating func noteEnd(
    of id: InstrumentID, _ kind: String, _ order: EffectOrder, from before: AccountState, to after: AccountState
  ) throws {
    let delivered = OptionTerms(id, in: market)?.parts?.map(\.instrument) ?? []
    let cause = ChangeCause(kind: kind, order: order, touched: [id] + delivered)
    let traded: [(TrailNeeds.Kind, CurrencyAmounts, CurrencyAmounts, String)] = [
      (.bought, before.sinceClose.bought, after.sinceClose.bought, "bought"),
      (.sold, before.sinceClose.sold, after.sinceClose.sold, "sold"),
      (.commission, before.sinceClose.commission, after.sinceClose.commission, "commission"),
    ]
    for (kind, old, new, field) in traded {
      for entry in new.entries where entry.amount != old[entry.currency] {
        add([kind], cause.leaf(try entry.amount - old[entry.currency], field), entry.currency, order)
      }
    }
    for rung in after.ladder.rungs {
      let old = before.ladder.rungs.first { $0.date == rung.date && $0.currency == rung.currency }
      for amount in [try rung.credits - (old?.credits ?? .zero), try (old?.debits ?? .zero) - rung.debits]
      where !amount.isZero {
        var leaf = cause.leaf(amount, "unsettled")
        leaf.date = rung.date
        add([.unsettled], leaf, rung.currency, order)
      }
    }
    try noteChange(cause, from: before, to: after)
  }
}
