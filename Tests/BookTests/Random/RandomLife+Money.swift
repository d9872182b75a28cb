import Book
import CivilTime
import Ledger
import Market
import Money

extension RandomLife {
  /// Money in, out, held, exchanged and taxed.
  mutating func cash(_ at: Instant) {
    let amount = dice.decimal(1, 900_000, scale: 2)
    switch dice.roll(9) {
    case 0...3: attempt("T1", .deposit(deposit(amount, at)), at: at)
    case 4: attempt("T1", .withdrawal(CashAmount(amount: amount, currency: currency())), at: at)
    case 5: attempt("T1", .hold(hold(amount, at)), at: at)
    case 6 where options.currencies:
      let other = dice.decimal(1, 900_000, scale: 3)
      let sells = dice.roll(2) == 0
      attempt(
        "T1",
        .currencyExchange(
          CurrencyExchange(
            soldAmount: amount, soldCurrency: sells ? .usd : .cad, boughtAmount: other,
            boughtCurrency: sells ? .cad : .usd)), at: at)
    case 7: attempt("T1", .tax(Tax(amount: dice.decimal(-500, 5000, scale: 3), currency: currency())), at: at)
    default: followUp(at)
    }
  }

  private mutating func deposit(_ amount: ExactDecimal, _ at: Instant) -> Deposit {
    let clears = dice.roll(2) == 0 ? MarketZone.newYork.date(of: at).advanced(byDays: 3) : nil
    var deposit = Deposit(amount: amount, currency: currency(), clears: clears)
    if dice.roll(3) == 0 { deposit.method = dice.pick(Deposit.Method.allCases) }
    if dice.roll(3) == 0 { deposit.released = amount.rounded(toScale: 0, .down) }
    return deposit
  }

  private mutating func hold(_ amount: ExactDecimal, _ at: Instant) -> Hold {
    Hold(
      amount: amount, currency: currency(), reason: dice.roll(2) == 0 ? Hold.withdrawalReason : nil,
      until: dice.roll(2) == 0 ? MarketZone.newYork.date(of: at).advanced(byDays: 1 + dice.roll(9)) : nil)
  }

  /// What becomes of an earlier deposit or hold.
  private mutating func followUp(_ at: Instant) {
    let named = events.filter {
      switch $0.event.payload {
      case .deposit, .hold: true
      default: false
      }
    }
    guard !named.isEmpty else { return }
    let earlier = dice.pick(named)
    let name = earlier.event.identifier ?? ""
    guard case .deposit = earlier.event.payload else {
      attempt("T1", .holdReleased(HoldRelease(hold: name)), at: at)
      return
    }
    let fee: ExactDecimal? = dice.roll(2) == 0 ? dice.decimal(1, 4000, scale: 2) : nil
    let returns = dice.roll(2) == 0
    attempt(
      "T1",
      returns
        ? .depositReturned(DepositReturn(deposit: name, fee: fee)) : .depositCleared(DepositClearing(deposit: name)),
      at: at)
  }

  mutating func income(_ at: Instant) {
    let amount = dice.decimal(-9000, 9000, scale: 3)
    switch dice.roll(4) {
    case 0: attempt("T1", .dividend(Dividend(symbol: "AAA", amount: amount, currency: .usd)), at: at)
    case 1: attempt("T1", .interest(CashAmount(amount: amount, currency: currency())), at: at)
    case 2: attempt("T1", .fee(CashAmount(amount: amount.magnitude, currency: currency())), at: at)
    default:
      attempt("T1", .adjustment(Adjustment(cash: CashAmount(amount: amount, currency: currency()))), at: at)
    }
  }
}
