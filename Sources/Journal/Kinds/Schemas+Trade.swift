import JSON
import Ledger
import Money

// Trades are what books consist of: plain closures here, no key paths.
extension Schemas {
  static let trade = Schema<Trade>(
    "A trade", blank: Trade(symbol: "", side: .buy, quantity: .zero, price: .zero),
    [
      .required("symbol", .symbol, { $0.symbol }, { $0.symbol = $1 }),
      .required("side", .word, { $0.side }, { $0.side = $1 }),
      .required("quantity", .decimal, { $0.quantity }, { $0.quantity = $1 }),
      .required("price", .decimal, { $0.price }, { $0.price = $1 }),
      .zeroIfAbsent("commission", { $0.commission }, { $0.commission = $1 }),
      .zeroIfAbsent("fees", { $0.fees }, { $0.fees = $1 }),
      .optional("settles", .date, { $0.settles }, { $0.settles = $1 }),
      .optional("note", .text, { $0.note }, { $0.note = $1 }),
      .zeroIfAbsent("accrued_interest", { $0.accruedInterest }, { $0.accruedInterest = $1 }),
      .list("lots", .objects(lotChoice), { $0.lots }, { $0.lots = $1 }),
      .optional("lot_method", .word, { $0.lotMethod }, { $0.lotMethod = $1 }),
      .optional("order", .identifier, { $0.order }, { $0.order = $1 }),
      .optional("rate", .decimal, { $0.rate }, { $0.rate = $1 }),
    ])

  static let lotChoice = Schema<LotChoice>(
    "A lot", blank: LotChoice(event: "", quantity: .zero),
    [.required("event", \.event, .identifier), .required("quantity", \.quantity, .decimal)])
}
