import Book
import CivilTime
import Ledger
import Money

extension RandomLife {
  /// Rates of an instrument's days, house parameters, and the convention of buying power.
  mutating func rules(_ at: Instant) {
    switch ruleDice.roll(4) {
    case 0:
      var change = AccountChange()
      change.house = house()
      attempt("T1", .accountChanged(change), at: at)
    case 1:
      var change = AccountChange()
      change.buyingPower = ruleDice.pick(BuyingPowerConvention.allCases)
      attempt("T1", .accountChanged(change), at: at)
    default:
      let rate = MarginRate(
        symbol: ruleDice.pick(Self.symbols), initial: rate(), maintenance: rate(), house: rate(), shortHouse: rate())
      attempt(nil, .marginRate(rate), at: at)
    }
  }

  private mutating func rate() -> ExactDecimal? { ruleDice.roll(2) == 0 ? nil : ruleDice.decimal(5, 101, scale: 2) }

  private mutating func house() -> HouseParameters {
    var house = HouseParameters()
    house.long = rate()
    house.short = rate()
    house.minimumEquity = ruleDice.roll(3) == 0 ? ruleDice.decimal(0, 40_000) : nil
    house.callDays = ruleDice.roll(3) == 0 ? ruleDice.roll(15) : nil
    house.concentrationDebit = ruleDice.roll(2) == 0 ? ruleDice.decimal(0, 20_000) : nil
    for _ in 0..<ruleDice.roll(3) {
      house.concentration.append(
        HouseParameters.ConcentrationTier(
          share: ruleDice.decimal(10, 70, scale: 2), rate: ruleDice.decimal(30, 101, scale: 2)))
      house.priceTiers.append(
        HouseParameters.PriceTier(price: ruleDice.decimal(1, 40), rate: ruleDice.decimal(30, 101, scale: 2)))
    }
    if ruleDice.roll(2) == 0 {
      house.securities = [
        HouseParameters.Security(symbol: ruleDice.pick(Self.symbols), initial: rate(), long: rate(), short: rate())
      ]
    }
    return house
  }
}
