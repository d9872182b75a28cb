import JSON
import Ledger
import Money

extension Schemas {
  static let marginRate = Schema<MarginRate>(
    "A margin rate", blank: MarginRate(symbol: ""),
    [
      .defaulted("symbol", \.symbol, "", .symbol),
      .optional("currency", \.currency, .currency),
      .optional("initial", \.initial, .decimal),
      .optional("maintenance", \.maintenance, .decimal),
      .optional("house", \.house, .decimal),
      .optional("short_house", \.shortHouse, .decimal),
      .optional("day", \.day, .decimal),
      .optional("long_financing", \.longFinancing, .decimal),
      .optional("short_financing", \.shortFinancing, .decimal),
    ])

  static let house = Schema<HouseParameters>(
    "House parameters", blank: HouseParameters(),
    [
      .optional("long", \.long, .decimal),
      .optional("short", \.short, .decimal),
      .optional("minimum_equity", \.minimumEquity, .decimal),
      .optional("call_days", \.callDays, .integer),
      .optional("day_trade_count", \.dayTradeCount, .word),
      .optional("same_day_deposits", \.sameDayDeposits, .word),
      .optional("concentration_debit", \.concentrationDebit, .decimal),
      .defaulted("concentration", \.concentration, [], .objects(concentrationTier) { $0.houseRates }),
      .defaulted("price_tiers", \.priceTiers, [], .objects(priceTier) { $0.houseRates }),
      .defaulted("securities", \.securities, [], .objects(houseSecurity) { $0.houseRates }),
      .optional("contracts", \.contracts, .object(contracts)),
      .optional("market_collar", \.marketCollar, .decimal),
      .optional("stop_collar", \.stopCollar, .decimal),
      .optional("short_collar", \.shortCollar, .decimal),
      .optional("reserves_stops", \.reservesStops, .bool),
      .optional("reserves_gross", \.reservesGross, .bool),
      .optional("options", \.options, .object(optionHouse)),
    ])

  private static let optionHouse = Schema<OptionHouse>(
    "House parameters of options", blank: OptionHouse(),
    [
      .optional("least_per_unit", \.leastPerUnit, .decimal),
      .defaulted("both_sides", \.bothSides, .never, .word),
      .defaulted("debit_side", \.chargesDebitSide, false, .bool),
      .optional("long_dated", \.longDated, .decimal),
    ])

  private static let concentrationTier = Schema<HouseParameters.ConcentrationTier>(
    "A concentration tier", blank: HouseParameters.ConcentrationTier(share: .zero, rate: .zero),
    [.required("share", \.share, .decimal), .required("rate", \.rate, .decimal)])

  private static let priceTier = Schema<HouseParameters.PriceTier>(
    "A price tier", blank: HouseParameters.PriceTier(price: .zero, rate: .zero),
    [.required("price", \.price, .decimal), .required("rate", \.rate, .decimal)])

  private static let houseSecurity = Schema<HouseParameters.Security>(
    "A security's rates", blank: HouseParameters.Security(symbol: ""),
    [
      .required("symbol", \.symbol, .symbol),
      .optional("initial", \.initial, .decimal),
      .optional("long", \.long, .decimal),
      .optional("short", \.short, .decimal),
    ])
}
