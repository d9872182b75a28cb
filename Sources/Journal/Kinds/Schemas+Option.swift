import JSON
import Ledger
import Money

extension Schemas {
  static let optionExercise = Schema<OptionExercise>(
    "An exercise", blank: OptionExercise(symbol: "", quantity: .zero),
    [
      .required("symbol", \.symbol, .symbol),
      .required("quantity", \.quantity, .decimal),
      .optional("price", \.price, .decimal),
      .zeroIfAbsent("commission", \.commission),
      .zeroIfAbsent("fees", \.fees),
      .optional("delivery", \.delivery, .text),
      .optional("note", \.note, .text),
    ])

  static let optionExpiry = Schema<OptionExpiry>(
    "An expiry", blank: OptionExpiry(symbol: ""),
    [
      .required("symbol", \.symbol, .symbol),
      .optional("quantity", \.quantity, .decimal),
      .optional("note", \.note, .text),
    ])
}
