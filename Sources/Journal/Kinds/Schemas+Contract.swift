import JSON
import Ledger
import Money

extension Schemas {
  static let dailySettlement = Schema<DailySettlement>(
    "A daily settlement", blank: DailySettlement(),
    [
      .optional("symbol", \.symbol, .symbol),
      .optional("price", \.price, .decimal),
      .optional("securities_on_deposit", \.securitiesOnDeposit, .decimal),
      .optional("currency", \.currency, .currency),
      .optional("note", \.note, .text),
    ])

  static let contracts = Schema<ContractParameters>(
    "Parameters of contracts", blank: ContractParameters(),
    [
      .defaulted("call_restores", \.callRestores, .initial, .word),
      .defaulted("forex_margin", \.forexMargin, .continuous, .word),
      .defaulted("liquidation_share", \.liquidationShare, 1, .decimal),
      .defaulted("day_margin_ends", \.dayMarginEnds, 15, .integer),
      .defaulted("spreads", \.spreads, [], .objects(spread) { $0.houseRates }),
    ])

  private static let spread = Schema<ContractParameters.Spread>(
    "A spread", blank: ContractParameters.Spread(first: "", second: "", initial: .zero, maintenance: .zero),
    [
      .required("first", \.first, .symbol),
      .required("second", \.second, .symbol),
      .required("initial", \.initial, .decimal),
      .required("maintenance", \.maintenance, .decimal),
    ])
}
