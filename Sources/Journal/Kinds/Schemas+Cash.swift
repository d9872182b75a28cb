import CivilTime
import JSON
import Ledger
import Money

extension Schemas {
  static let deposit = Schema<Deposit>(
    "A deposit", blank: Deposit(amount: .zero, currency: .usd),
    [
      .required("amount", .decimal, { $0.amount }, { $0.amount = $1 }),
      .required("currency", .currency, { $0.currency }, { $0.currency = $1 }),
      .optional("clears", .date, { $0.clears }, { $0.clears = $1 }),
      .optional("note", .text, { $0.note }, { $0.note = $1 }),
      .optional("method", .word, { $0.method }, { $0.method = $1 }),
      .optional("clears_withdrawal", .date, { $0.clearsWithdrawal }, { $0.clearsWithdrawal = $1 }),
      .optional("released", .decimal, { $0.released }, { $0.released = $1 }),
    ])

  static let withdrawal = cash("A withdrawal")
  static let interest = cash("An interest event")
  static let fee = cash("A fee")

  private static func cash(_ noun: String) -> Schema<CashAmount> {
    Schema(
      noun, blank: CashAmount(amount: .zero, currency: .usd),
      [
        .required("amount", .decimal, { $0.amount }, { $0.amount = $1 }),
        .required("currency", .currency, { $0.currency }, { $0.currency = $1 }),
        .optional("note", .text, { $0.note }, { $0.note = $1 }),
      ])
  }

  static let adjustment = Schema<AdjustmentDraft>(
    "An adjustment", blank: AdjustmentDraft(),
    [
      .optional("amount", \.amount, .decimal),
      .optional("currency", \.currency, .currency),
      .optional("note", \.note, .text),
      .optional("symbol", \.symbol, .symbol),
      .optional("quantity", \.quantity, .decimal),
      .optional("price", \.price, .decimal),
      .defaulted("estimated", \.estimated, false, .bool),
      .optional("reason", \.reason, .text),
    ],
    finish: { (draft, _, reader) throws(EventError) in try draft.check(reader) })
}

/// An adjustment member by member: its cash stands beside its position.
struct AdjustmentDraft: Sendable {
  var amount: ExactDecimal?
  var currency: Currency?
  var note: String?
  var symbol: String?
  var quantity: ExactDecimal?
  var price: ExactDecimal?
  var estimated = false
  var reason: String?

  init() {}

  init(_ adjustment: Adjustment) {
    amount = adjustment.cash?.amount
    currency = adjustment.cash?.currency
    note = adjustment.cash?.note
    symbol = adjustment.symbol
    quantity = adjustment.quantity
    price = adjustment.price
    estimated = adjustment.estimated
    reason = adjustment.reason
  }

  /// The members belong together by pairs, and something must change.
  func check(_ reader: borrowing EventReader) throws(EventError) {
    if amount == nil, currency != nil || note != nil { throw reader.missing("amount") }
    if amount != nil, currency == nil { throw reader.missing("currency") }
    if symbol == nil, quantity != nil || price != nil { throw reader.missing("symbol") }
    if symbol != nil, quantity == nil { throw reader.missing("quantity") }
    if amount == nil, symbol == nil { throw reader.missing("amount") }
  }

  var adjustment: Adjustment {
    var cash: CashAmount?
    if let amount, let currency { cash = CashAmount(amount: amount, currency: currency, note: note) }
    return Adjustment(
      cash: cash, symbol: symbol, quantity: quantity, price: price, estimated: estimated, reason: reason)
  }
}
