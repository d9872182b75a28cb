import CivilTime
import Ledger
import Money

extension SeededGenerator {
  mutating func profile() -> AccountProfile {
    var profile = AccountProfile(kind: pick(AccountProfile.Kind.allCases), currency: currency())
    if chance() { profile.rules = text() }
    if chance() { profile.owner = text() }
    profile.number = maybe { $0.text() }
    profile.brokers = several { $0.text() }
    profile.name = maybe { $0.text() }
    profile.alias = maybe { $0.text() }
    profile.registration = maybe { $0.text() }
    profile.status = pick(AccountProfile.Status.allCases)
    profile.optionLevel = number(0...5)
    if chance() { profile.dayTradingQualified.toggle() }
    profile.patternDayTrader = chance()
    profile.dayTrades = maybe { $0.number(0...4) }
    profile.intradayMarginFrom = maybe { $0.date() }
    profile.isPaper = chance()
    profile.institutionName = maybe { $0.text() }
    profile.institutionAccountID = maybe { $0.text() }
    profile.rawType = maybe { $0.text() }
    profile.fundedAt = maybe { $0.instant() }
    profile.openedOn = maybe { $0.instant() }
    profile.cashRestrictions = several { $0.text() }
    profile.houseMaintenance = maybe { $0.decimal() }
    profile.house = maybe { $0.house() }
    profile.buyingPower = pick(BuyingPowerConvention.allCases)
    profile.debitRate = maybe { $0.decimal() }
    profile.creditRate = maybe { $0.decimal() }
    profile.accruesInterest = chance()
    profile.currencyRates = several { $0.rates() }
    profile.interestInEquity = chance()
    profile.lotMethod = pick(LotMethod.allCases)
    profile.accruesDividends = chance()
    return profile
  }

  mutating func change() -> AccountChange {
    var change = AccountChange()
    change.name = maybe { $0.text() }
    change.alias = maybe { $0.text() }
    change.registration = maybe { $0.text() }
    change.status = maybe { $0.pick(AccountProfile.Status.allCases) }
    change.optionLevel = maybe { $0.number(0...5) }
    change.dayTradingQualified = maybe { $0.chance() }
    change.patternDayTrader = maybe { $0.chance() }
    change.dayTrades = maybe { $0.number(0...4) }
    change.intradayMarginFrom = maybe { $0.date() }
    change.houseMaintenance = maybe { $0.decimal() }
    change.house = maybe { $0.house() }
    change.buyingPower = maybe { $0.pick(BuyingPowerConvention.allCases) }
    change.fundedAt = maybe { $0.instant() }
    change.cashRestrictions = maybe { $0.several { $0.text() } }
    change.debitRate = maybe { $0.decimal() }
    change.creditRate = maybe { $0.decimal() }
    change.accruesInterest = maybe { $0.chance() }
    change.currencyRates = maybe { $0.several { $0.rates() } }
    change.interestInEquity = maybe { $0.chance() }
    change.lotMethod = maybe { $0.pick(LotMethod.allCases) }
    change.accruesDividends = maybe { $0.chance() }
    return change
  }

  mutating func rates() -> CurrencyRates {
    CurrencyRates(currency: currency(), debitRate: maybe { $0.decimal() }, creditRate: maybe { $0.decimal() })
  }

  mutating func order() -> Order {
    var order = Order(
      identifier: identifier(), symbol: symbol(), status: pick(Order.Status.allCases),
      side: pick(Order.Side.allCases), type: text(), duration: text(), quantity: decimal(), placedAt: instant())
    order.quoteSymbol = maybe { $0.symbol() }
    order.quoteCurrency = maybe { $0.currency() }
    order.filledQuantity = decimal()
    order.cancelledQuantity = decimal()
    order.limitPrice = maybe { $0.decimal() }
    order.stopPrice = maybe { $0.decimal() }
    order.executionPrice = maybe { $0.decimal() }
    order.trailingStop = maybe {
      Order.TrailingStop(amount: $0.decimal(), unit: $0.pick(Order.TrailingStop.Unit.allCases))
    }
    order.commission = maybe { $0.decimal() }
    order.updatedAt = maybe { $0.instant() }
    order.executedAt = maybe { $0.instant() }
    order.expiresAt = maybe { $0.instant() }
    order.groupIdentifier = maybe { $0.identifier() }
    order.role = maybe { $0.pick(Order.Role.allCases) }
    order.takeProfitIdentifier = maybe { $0.identifier() }
    order.stopLossIdentifier = maybe { $0.identifier() }
    order.rejectReason = maybe { $0.text() }
    return order
  }

  mutating func amounts() -> [NamedAmount] {
    ["cash", "equity", "é", "z\"z"].filter { _ in chance() }.map { NamedAmount(name: $0, amount: decimal()) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  mutating func lot() -> StatementLot {
    StatementLot(
      identifier: maybe { $0.identifier() }, openedAt: maybe { $0.instant() }, quantity: decimal(), price: decimal(),
      cost: maybe { $0.decimal() }, currentValue: maybe { $0.decimal() })
  }

  mutating func position() -> StatementPosition {
    StatementPosition(
      symbol: symbol(), quantity: decimal(), averagePrice: maybe { $0.decimal() }, price: maybe { $0.decimal() },
      openPL: maybe { $0.decimal() }, fractionalUnits: maybe { $0.decimal() }, figures: amounts(),
      lots: several { $0.lot() })
  }

  mutating func statement() -> Statement {
    var statement = Statement(
      cash: several {
        StatementCash(
          currency: $0.currency(), amount: $0.decimal(), settled: $0.maybe { $0.decimal() },
          buyingPower: $0.maybe { $0.decimal() })
      },
      positions: several { $0.position() }, orders: several { $0.order() }, figures: amounts(),
      flags: ["can_day_trade", "x"].filter { _ in chance() }.map { NamedFlag(name: $0, isSet: chance()) },
      currencyDetails: several { CurrencyDetail(currency: $0.currency(), figures: $0.amounts()) },
      closedPositions: several {
        ClosedPosition(symbol: $0.symbol(), currency: $0.currency(), profit: $0.decimal())
      },
      assertsHoldings: chance())
    statement.assertsCash = chance()
    statement.assertsPositions = chance()
    return statement
  }
}
