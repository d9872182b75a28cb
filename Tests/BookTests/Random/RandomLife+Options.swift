import Book
import CivilTime
import Ledger
import Market
import Money

extension RandomLife {
  /// Series on two instruments and an index, some of which end within the life.
  static let series: [String] = ["AAA", "BBB", "SPX"].flatMap { root in
    ["260116", "260123", "260206", "260918"].flatMap { day in
      ["C", "P"].flatMap { type in
        ["00020000", "00045000", "00070000"].map { root + "   " + day + type + $0 }
      }
    }
  }

  mutating func listSeries() throws {
    for symbol in ["SPX", "SET"] + Self.series {
      var instrument = try Instrument.defaults(symbol: symbol)
      // The others are settled by the morning, as the root says.
      if symbol.hasPrefix("SPX   2602") { instrument.option?.morningSettlement = nil }
      attempt(nil, .instrument(InstrumentDefinition(instrument: instrument)), at: Self.start)
    }
  }

  /// An option is traded, used or ends; sometimes late.
  mutating func useOptions() {
    let isLate = options.late && optionDice.roll(8) == 0
    let minutes = Int((now.seconds - Self.start.seconds) / 60)
    let at = isLate ? Self.start.advanced(bySeconds: Int64(optionDice.roll(minutes * 60 + 1))) : now
    switch optionDice.roll(10) {
    case 0...4:
      let side = optionDice.pick([Trade.Side.buy, .buy, .sellShort, .sellShort, .sell, .buyToCover])
      attempt(
        "T1",
        .trade(
          Trade(
            symbol: optionDice.pick(Self.series), side: side, quantity: optionDice.decimal(1, 6),
            price: optionDice.decimal(5, 3000, scale: 2), commission: optionDice.decimal(0, 300, scale: 2),
            lotMethod: optionDice.roll(4) == 0 ? optionDice.pick(LotMethod.allCases) : nil)), at: at)
    case 5, 6:
      guard let held = heldOption() else { return }
      let exercise = OptionExercise(
        symbol: held.symbol, quantity: min(held.quantity.magnitude, optionDice.decimal(1, 4)),
        price: held.symbol.hasPrefix("SPX") ? optionDice.decimal(10, 90) : nil,
        commission: optionDice.decimal(0, 900, scale: 2))
      attempt("T1", held.quantity.isNegative ? .optionAssigned(exercise) : .optionExercised(exercise), at: at)
    case 7 where optionDice.roll(2) == 0:
      // Of what may have ended by then, in one way or another.
      let contracts = optionDice.roll(2) == 0 ? nil : optionDice.decimal(1, 6)
      attempt("T1", .optionExpired(OptionExpiry(symbol: optionDice.pick(Self.series), quantity: contracts)), at: at)
    case 7:
      guard let held = heldOption() else { return }
      attempt("T1", .optionExpired(OptionExpiry(symbol: held.symbol)), at: at)
    case 8:
      let index = PriceQuote(symbol: optionDice.pick(["SPX", "SET"]), price: optionDice.decimal(10, 90))
      attempt(nil, .price(index), at: at)
    default:
      let quote = PriceQuote(symbol: optionDice.pick(Self.series), price: optionDice.decimal(0, 3000, scale: 2))
      attempt(nil, .price(quote), at: at)
    }
  }

  private mutating func heldOption() -> (symbol: String, quantity: ExactDecimal)? {
    let held = book.state.positions.filter { world.instruments[$0.instrument].kind == .option }
    if held.isEmpty { return nil }
    let position = optionDice.pick(held)
    return (world.instruments[position.instrument].symbol, position.quantity)
  }
}
