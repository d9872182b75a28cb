import Book
import CivilTime
import Ledger
import Market
import Money

extension RandomLife {
  /// Something that changes positions without a trade.
  mutating func act() {
    let symbol = otherDice.pick(["AAA", "BBB", "DDD"])
    let other = otherDice.pick(["AAA", "BBB", "DDD"])
    let amount = otherDice.decimal(1, 9000, scale: 2)
    let held = world.instruments.id(symbol).flatMap { book.state.position(of: $0)?.quantity } ?? .zero
    let signed = held.isNegative ? -amount : amount
    switch otherDice.roll(10) {
    case 0:
      let pays = MarketZone.newYork.date(of: now).advanced(byDays: otherDice.roll(9))
      var dividend = Dividend(symbol: symbol, amount: signed, currency: .usd, pays: pays)
      dividend.isUnheld = otherDice.roll(3) == 0
      attempt("T1", .dividend(dividend), at: now)
    case 1:
      let units = otherDice.decimal(1, 50_000, scale: 3)
      let bought = Reinvestment(symbol: symbol, quantity: units, amount: amount, currency: .usd)
      attempt("T1", .reinvestment(bought), at: now)
    case 2: attempt("T1", .returnOfCapital(ReturnOfCapital(symbol: symbol, amount: signed, currency: .usd)), at: now)
    case 3:
      let units = otherDice.decimal(1, 90, scale: 1)
      attempt("T1", .stockDividend(StockDividend(symbol: symbol, quantity: held.isNegative ? -units : units)), at: now)
    case 4, 5: attempt("T1", transfer(symbol, held), at: now)
    case 6:
      let ratio = UnitRatio(new: 1 + otherDice.roll(3), old: 1 + otherDice.roll(4))
      attempt(
        nil,
        .spinOff(
          SpinOff(
            symbol: symbol, child: other, ratio: ratio, basisShare: otherDice.decimal(0, 100, scale: 2),
            cashInLieu: otherDice.roll(2) == 0 ? amount : nil)), at: now)
    case 7:
      let takesUnits = otherDice.roll(2) == 0
      attempt(
        nil,
        .merger(
          Merger(
            symbol: symbol, into: takesUnits ? other : nil, ratio: takesUnits ? UnitRatio(new: 2, old: 3) : nil,
            cash: takesUnits && otherDice.roll(2) == 0 ? nil : amount, cashInLieu: takesUnits ? 7 : nil)), at: now)
    case 8: attempt(nil, .symbolChange(SymbolChange(symbol: symbol, to: other)), at: now)
    default:
      attempt(nil, .split(Split(symbol: symbol, numerator: 1, denominator: 3, cashInLieu: amount)), at: now)
    }
  }

  private mutating func transfer(_ symbol: String, _ held: ExactDecimal) -> Event.Payload {
    let units = otherDice.decimal(1, 40)
    let quantity = held.isNegative ? -units : units
    if otherDice.roll(2) == 0 {
      return .transferOut(Transfer(.units(TransferredUnits(symbol: symbol, quantity: quantity))))
    }
    let cost = try? quantity * otherDice.decimal(1, 90)
    return .transferIn(
      Transfer(
        .units(
          TransferredUnits(
            symbol: symbol, quantity: quantity, cost: options.unknownBasis && otherDice.roll(5) == 0 ? nil : cost,
            acquired: otherDice.roll(2) == 0 ? CivilDate("2020-02-03") : nil,
            price: otherDice.roll(2) == 0 ? otherDice.decimal(1, 90) : nil))))
  }
}
