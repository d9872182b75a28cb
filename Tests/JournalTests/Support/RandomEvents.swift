import CivilTime
import Ledger
import Market
import Money

@testable import Journal

extension SeededGenerator {
  mutating func event(_ kind: EventKind) -> Event {
    let account = kind.isWorld ? nil : pick(["T1", "T2", "a-b_c.9"])
    return Event(account: account, at: instant(), identifier: maybe { $0.identifier() }, payload: payload(kind))
  }

  private mutating func cash() -> CashAmount {
    CashAmount(amount: decimal(), currency: currency(), note: maybe { $0.text() })
  }

  private mutating func deposit() -> Deposit {
    var deposit = Deposit(
      amount: decimal(), currency: currency(), clears: maybe { $0.date() }, note: maybe { $0.text() })
    deposit.method = maybe { $0.pick(Deposit.Method.allCases) }
    deposit.clearsWithdrawal = maybe { $0.date() }
    deposit.released = maybe { $0.decimal() }
    return deposit
  }

  private mutating func exchange() -> CurrencyExchange {
    CurrencyExchange(
      soldAmount: decimal(), soldCurrency: currency(), boughtAmount: decimal(), boughtCurrency: currency(),
      settles: maybe { $0.date() }, note: maybe { $0.text() })
  }

  private mutating func adjustment() -> Adjustment {
    let cash = maybe { $0.cash() }
    let moves = cash == nil || chance()
    return Adjustment(
      cash: cash, symbol: moves ? symbol() : nil, quantity: moves ? decimal() : nil,
      price: moves ? maybe { $0.decimal() } : nil, estimated: chance(), reason: maybe { $0.text() })
  }

  private mutating func trade() -> Trade {
    Trade(
      symbol: symbol(), side: pick(Trade.Side.allCases), quantity: decimal(), price: decimal(), commission: decimal(),
      fees: decimal(), settles: maybe { $0.date() }, note: maybe { $0.text() },
      accruedInterest: chance() ? decimal() : .zero, lots: several { $0.lotChoice() },
      lotMethod: maybe { $0.pick(LotMethod.allCases) }, order: maybe { $0.identifier() },
      rate: maybe { $0.decimal() })
  }

  private mutating func correction() -> Correction {
    let kinds = EventKind.allCases.filter { $0 != .correction && !$0.isWorld }
    return Correction(
      replaces: identifier(),
      replacement: maybe { .payload($0.payload($0.pick(kinds))) })
  }

  private mutating func payload(_ kind: EventKind) -> Event.Payload {
    switch kind {
    case .trade: .trade(trade())
    case .price:
      .price(
        PriceQuote(
          symbol: symbol(), price: chance() ? decimal() : 1, bid: maybe { $0.decimal() }, ask: maybe { $0.decimal() }))
    case .deposit: .deposit(deposit())
    case .dividend:
      .dividend(
        Dividend(
          symbol: symbol(), amount: decimal(), currency: currency(), pays: maybe { $0.date() },
          note: maybe { $0.text() }))
    case .reinvestment, .returnOfCapital, .stockDividend, .transferIn, .transferOut: distribution(kind)
    case .optionExercised, .optionAssigned, .optionExpired: optionEnd(kind)
    case .spinOff, .merger, .symbolChange: corporateAction(kind)
    case .withdrawal: .withdrawal(cash())
    case .interest: .interest(cash())
    case .fee: .fee(cash())
    case .tax:
      .tax(Tax(amount: decimal(), currency: currency(), symbol: maybe { $0.symbol() }, note: maybe { $0.text() }))
    case .hold:
      .hold(
        Hold(amount: decimal(), currency: currency(), reason: maybe { $0.text() }, until: maybe { $0.date() }))
    case .holdReleased: .holdReleased(HoldRelease(hold: identifier()))
    case .depositCleared: .depositCleared(DepositClearing(deposit: identifier()))
    case .depositReturned: .depositReturned(DepositReturn(deposit: identifier(), fee: maybe { $0.decimal() }))
    case .currencyExchange: .currencyExchange(exchange())
    case .adjustment: .adjustment(adjustment())
    case .statement: .statement(statement())
    case .instrument: .instrument(InstrumentDefinition(instrument: instrument()))
    case .rate: .rate(ExchangeRate(pair: pair(), rate: decimal()))
    case .split:
      .split(
        Split(
          symbol: symbol(), numerator: number(1...99), denominator: number(1...99), cashInLieu: maybe { $0.decimal() }))
    case .marginRate: .marginRate(marginRate())
    case .orderPlaced, .orderReplaced, .orderCancelled, .orderRejected, .orderExpired: orderEvent(kind)
    case .dailySettlement: .dailySettlement(dailySettlement())
    case .correction: .correction(correction())
    case .accountOpened: .accountOpened(profile())
    case .accountChanged: .accountChanged(change())
    }
  }
}
