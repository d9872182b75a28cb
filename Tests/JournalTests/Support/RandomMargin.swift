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
    house.contracts = maybe { $0.contracts() }
    house.options = maybe {
      OptionHouse(
        leastPerUnit: $0.maybe { $0.decimal() }, bothSides: $0.pick(OptionHouse.BothSides.allCases),
        chargesDebitSide: $0.chance(), longDated: $0.maybe { $0.decimal() })
    }
    return house
  }

  mutating func marginRate() -> MarginRate {
    MarginRate(
      symbol: symbol(), initial: maybe { $0.decimal() }, maintenance: maybe { $0.decimal() },
      house: maybe { $0.decimal() }, shortHouse: maybe { $0.decimal() }, day: maybe { $0.decimal() },
      currency: maybe { $0.currency() }, longFinancing: maybe { $0.decimal() }, shortFinancing: maybe { $0.decimal() })
  }

  mutating func dailySettlement() -> DailySettlement {
    DailySettlement(
      symbol: maybe { $0.symbol() }, price: maybe { $0.decimal() }, securitiesOnDeposit: maybe { $0.decimal() },
      currency: maybe { $0.currency() }, note: maybe { $0.text() })
  }

  mutating func contracts() -> ContractParameters {
    var contracts = ContractParameters()
    contracts.callRestores = pick(ContractParameters.Restoring.allCases)
    contracts.forexMargin = pick(ContractParameters.ForexRevaluation.allCases)
    contracts.liquidationShare = decimal()
    contracts.dayMarginEnds = number(0...1440)
    contracts.spreads = several {
      ContractParameters.Spread(
        first: $0.symbol(), second: $0.symbol(), initial: $0.decimal(), maintenance: $0.decimal())
    }
    return contracts
  }
}
