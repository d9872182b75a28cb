import Ledger
import Money

extension SeededGenerator {
  mutating func house() -> HouseParameters {
    var house = HouseParameters()
    house.long = maybe { $0.decimal() }
    house.short = maybe { $0.decimal() }
    house.minimumEquity = maybe { $0.decimal() }
    house.callDays = maybe { $0.number(1...15) }
    house.concentrationDebit = maybe { $0.decimal() }
    house.concentration = several { HouseParameters.ConcentrationTier(share: $0.decimal(), rate: $0.decimal()) }
    house.priceTiers = several { HouseParameters.PriceTier(price: $0.decimal(), rate: $0.decimal()) }
    house.securities = several {
      HouseParameters.Security(
        symbol: $0.symbol(), initial: $0.maybe { $0.decimal() }, long: $0.maybe { $0.decimal() },
        short: $0.maybe { $0.decimal() })
    }
    return house
  }

  mutating func marginRate() -> MarginRate {
    MarginRate(
      symbol: symbol(), initial: maybe { $0.decimal() }, maintenance: maybe { $0.decimal() },
      house: maybe { $0.decimal() }, shortHouse: maybe { $0.decimal() })
  }
}
