import CivilTime
import Market
import Money

extension SeededGenerator {
  /// Texts with everything that JSON must escape, and letters beyond ASCII.
  mutating func text() -> String {
    let pieces = ["a", "Zoë", "\"", "\\", "/", "\n", "\t", "\u{1}", "\u{7F}", "€", "🧾", " ", "e\u{301}", "0.10", "{}"]
    return (0..<number(0...8)).map { _ in pick(pieces) }.joined()
  }

  mutating func identifier() -> String { "i" + text() }

  mutating func decimal() -> ExactDecimal {
    let digits = number(0...26)
    var coefficient: Int128 = 0
    for _ in 0..<digits { coefficient = coefficient * 10 + Int128(number(0...9)) }
    let signed = chance(30) ? -coefficient : coefficient
    guard let value = try? ExactDecimal(coefficient: signed, scale: number(0...28)) else { return .zero }
    return value
  }

  mutating func currency() -> Currency { pick([.usd, .cad, .eur, .jpy, Currency("XTS")!]) }

  mutating func instant() -> Instant {
    // 1900 to 2100, with and without a fraction.
    let second = Int64(number(-2_208_988_800...4_102_444_800))
    return Instant(microseconds: second * 1_000_000 + (chance() ? 0 : Int64(number(0...999_999))))
  }

  mutating func date() -> CivilDate { CivilDate(dayNumber: Int32(number(-25_567...47_482))) }

  mutating func symbol() -> String {
    pick(["AAPL", "VAB.TO", "HBND.U.TO", "BRK.B", "AAPL  261218C00240000", "ESH26", "EURUSD", "BTC"])
  }

  mutating func option() -> OptionContract {
    var contract = OptionContract(
      underlying: symbol(), root: pick(["AAPL", "SPX", "OEX"]), type: pick(OptionType.allCases), strike: decimal(),
      expiration: date(),
      style: pick(ExerciseStyle.allCases), settlement: maybe { $0.pick(OptionSettlement.allCases) },
      deliverable: maybe { $0.deliverable() }, isMini: chance())
    contract.morningSettlement = maybe { $0.symbol() }
    return contract
  }

  private mutating func deliverable() -> OptionDeliverable {
    OptionDeliverable(
      parts: several { OptionDeliverable.Part(symbol: $0.symbol(), units: $0.decimal()) }, cash: decimal())
  }

  mutating func future() -> FutureContract {
    FutureContract(root: "ES", expirationCode: "H26", expiration: maybe { $0.date() })
  }

  mutating func pair() -> CurrencyPair { CurrencyPair(base: currency(), quote: currency()) }

  /// An instrument whose members need not fit its symbol.
  mutating func instrument() -> Instrument {
    let (symbol, kind) = pick([
      ("AAPL", InstrumentKind.equity), ("VAB.TO", .etf), ("AAPL  261218C00240000", .option), ("ESH26", .future),
      ("EURUSD", .forex), ("VFIAX", .fund), ("T 4.5", .bond), ("BTC", .crypto),
    ])
    var instrument = (try? Instrument.defaults(symbol: symbol, kind: kind, currency: maybe { $0.currency() }))!
    if chance() { describe(&instrument) }
    if chance() { measure(&instrument) }
    return instrument
  }

  private mutating func describe(_ instrument: inout Instrument) {
    instrument.exchange = maybe { _ in "XNAS" }
    instrument.name = text()
    instrument.description = maybe { $0.text() }
    instrument.rawSymbol = symbol()
    instrument.suffix = maybe { _ in ".TO" }
    instrument.figi = maybe { $0.text() }
    instrument.figiShareClass = maybe { $0.text() }
    instrument.securityType = maybe { $0.pick(SecurityType.allCases) }
    instrument.localID = maybe { $0.text() }
    instrument.currencies = several { $0.currency() }
    instrument.option = maybe { $0.option() }
    instrument.future = maybe { $0.future() }
    instrument.pair = maybe { $0.pair() }
  }

  private mutating func measure(_ instrument: inout Instrument) {
    instrument.multiplier = decimal()
    instrument.isMarginable = chance()
    instrument.isCashEquivalent = chance()
    instrument.isTreasury = chance()
    instrument.tick = maybe { $0.decimal() }
    instrument.leverageFactor = decimal()
    instrument.initialMargin = maybe { $0.decimal() }
    instrument.maintenanceMargin = maybe { $0.decimal() }
    instrument.dayMargin = maybe { $0.decimal() }
    instrument.houseMargin = maybe { $0.decimal() }
    instrument.isQuotable = chance()
    instrument.isTradable = chance()
  }
}
