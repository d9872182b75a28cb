import CivilTime
import JSON
import Ledger
import Money

extension Schemas {
  static let transferIn = Schema<TransferDraft>(
    "A transfer", blank: TransferDraft(),
    TransferDraft.units + [
      .optional("cost", \.cost, .decimal),
      .optional("acquired", \.acquired, .date),
      .optional("price", \.price, .decimal),
    ] + TransferDraft.money, finish: TransferDraft.check)

  static let transferOut = Schema<TransferDraft>(
    "A transfer", blank: TransferDraft(),
    TransferDraft.units + [
      .optional("price", \.price, .decimal),
      .defaulted("lots", \.lots, [], .objects(lotChoice)),
    ] + TransferDraft.money, finish: TransferDraft.check)
}

/// A transfer member by member: units or money.
struct TransferDraft: Sendable {
  var symbol: String?
  var quantity: ExactDecimal?
  var cost: ExactDecimal?
  var acquired: CivilDate?
  var price: ExactDecimal?
  var lots: [LotChoice] = []
  var amount: ExactDecimal?
  var currency: Currency?
  var note: String?

  init() {}

  init(_ transfer: Transfer) {
    note = transfer.note
    switch transfer.content {
    case .cash(let money):
      amount = money.amount
      currency = money.currency
    case .units(let units):
      symbol = units.symbol
      quantity = units.quantity
      cost = units.cost
      acquired = units.acquired
      price = units.price
      lots = units.lots
    }
  }

  static let units: [Member<TransferDraft>] = [
    .optional("symbol", \.symbol, .symbol), .optional("quantity", \.quantity, .decimal),
  ]

  static let money: [Member<TransferDraft>] = [
    .optional("amount", \.amount, .decimal), .optional("currency", \.currency, .currency),
    .optional("note", \.note, .text),
  ]

  /// Either units or money, with all that belongs to them.
  static let check: Schema<TransferDraft>.Finish = { (draft, _, reader) throws(EventError) in
    let hasUnitMembers =
      draft.quantity != nil || draft.cost != nil || draft.acquired != nil || draft.price != nil || !draft.lots.isEmpty
    if draft.symbol == nil, hasUnitMembers { throw reader.missing("symbol") }
    if draft.symbol != nil, draft.quantity == nil { throw reader.missing("quantity") }
    if draft.amount == nil, draft.symbol == nil || draft.currency != nil { throw reader.missing("amount") }
    if draft.amount != nil, draft.currency == nil { throw reader.missing("currency") }
    if draft.amount != nil, draft.symbol != nil {
      throw EventError(.badValue, field: "amount", "A transfer is one of units or one of money, not both.")
    }
  }

  var transfer: Transfer {
    if let symbol, let quantity {
      return Transfer(
        .units(
          TransferredUnits(
            symbol: symbol, quantity: quantity, cost: cost, acquired: acquired, price: price, lots: lots)), note: note)
    }
    return Transfer(.cash(CashAmount(amount: amount ?? .zero, currency: currency ?? .usd)), note: note)
  }
}
