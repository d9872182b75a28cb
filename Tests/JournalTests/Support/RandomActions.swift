import CivilTime
import Ledger
import Money

@testable import Journal

extension SeededGenerator {
  mutating func lotChoice() -> LotChoice { LotChoice(event: identifier(), quantity: decimal()) }

  private mutating func ratio() -> UnitRatio { UnitRatio(new: number(1...99), old: number(1...99)) }

  /// What an account receives or moves besides trades and plain money.
  mutating func distribution(_ kind: EventKind) -> Event.Payload {
    switch kind {
    case .reinvestment:
      .reinvestment(
        Reinvestment(
          symbol: symbol(), quantity: decimal(), amount: decimal(), currency: currency(), note: maybe { $0.text() }))
    case .returnOfCapital:
      .returnOfCapital(
        ReturnOfCapital(symbol: symbol(), amount: decimal(), currency: currency(), note: maybe { $0.text() }))
    case .stockDividend:
      .stockDividend(
        StockDividend(
          symbol: symbol(), quantity: decimal(), cashInLieu: maybe { $0.decimal() }, note: maybe { $0.text() }))
    case .transferIn: .transferIn(transfer(isOut: false))
    default: .transferOut(transfer(isOut: true))
    }
  }

  /// How contracts end.
  mutating func optionEnd(_ kind: EventKind) -> Event.Payload {
    if kind == .optionExpired {
      return .optionExpired(
        OptionExpiry(symbol: symbol(), quantity: maybe { $0.decimal() }, note: maybe { $0.text() }))
    }
    let exercise = OptionExercise(
      symbol: symbol(), quantity: decimal(), price: maybe { $0.decimal() }, commission: decimal(), fees: decimal(),
      delivery: maybe { $0.text() }, note: maybe { $0.text() })
    return kind == .optionExercised ? .optionExercised(exercise) : .optionAssigned(exercise)
  }

  private mutating func transfer(isOut: Bool) -> Transfer {
    if chance() {
      return Transfer(.cash(CashAmount(amount: decimal(), currency: currency())), note: maybe { $0.text() })
    }
    var units = TransferredUnits(symbol: symbol(), quantity: decimal(), price: maybe { $0.decimal() })
    if isOut {
      units.lots = several { $0.lotChoice() }
    } else {
      units.cost = maybe { $0.decimal() }
      units.acquired = maybe { $0.date() }
    }
    return Transfer(.units(units), note: maybe { $0.text() })
  }

  /// What happens to an instrument.
  mutating func corporateAction(_ kind: EventKind) -> Event.Payload {
    switch kind {
    case .spinOff:
      .spinOff(
        SpinOff(
          symbol: symbol(), child: symbol(), ratio: ratio(), basisShare: decimal(), cashInLieu: maybe { $0.decimal() }))
    case .symbolChange: .symbolChange(SymbolChange(symbol: symbol(), to: symbol()))
    default: .merger(merger())
    }
  }

  private mutating func merger() -> Merger {
    var merger = Merger(symbol: symbol())
    if chance() {
      merger.into = symbol()
      merger.ratio = ratio()
      merger.cashInLieu = maybe { $0.decimal() }
    }
    if merger.into == nil || chance() {
      merger.cash = decimal()
      merger.currency = maybe { $0.currency() }
    }
    return merger
  }
}
