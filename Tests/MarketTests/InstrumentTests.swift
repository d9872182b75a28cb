import CivilTime
import Market
import Money
import Testing

struct InstrumentTests {
  @Test(arguments: [
    ("AAPL  261218C00240000", "AAPL", "2026-12-18", OptionType.call, "240"),
    ("SPXW  260102P05912500", "SPXW", "2026-01-02", .put, "5912.5"),
    ("F     250117C00000001", "F", "2025-01-17", .call, "0.001"),
    ("GOOGL1991231P99999999", "GOOGL1", "2099-12-31", .put, "99999.999"),
  ])
  func optionSymbolsReadAndWriteTheSame(text: String, root: String, date: String, type: OptionType, strike: String)
    throws
  {
    let symbol = try #require(OCCSymbol(text))
    #expect(symbol.root == root)
    #expect(symbol.expiration == day(date))
    #expect(symbol.type == type)
    #expect(symbol.strike.isIdentical(to: decimal(strike)))
    #expect(symbol.description == text)
    let built = try OCCSymbol(root: root, expiration: day(date), type: type, strike: decimal(strike + "0", or: strike))
    #expect(built == symbol)
    #expect(OCCSymbol(compact: text.filter { $0 != " " }) == symbol)
  }

  @Test(arguments: [
    "", "AAPL", "AAPL 261218C00240000", "AAPL  261318C00240000", "AAPL  260230C00240000", "AAPL  261218X00240000",
    "AAPL  261218C0024000A", "      261218C00240000", "AA PL 261218C00240000", "aapl  261218C00240000",
    "AAPL  261218C00000000", "AAPL  2612-8C00240000", "AAPLÉ 261218C0024000",
  ])
  func brokenOptionSymbolsAreRefused(text: String) {
    #expect(OCCSymbol(text) == nil)
    #expect(throws: MarketError.self) { try Instrument.defaults(symbol: text, kind: .option) }
  }

  @Test(arguments: [
    ("TOOLONG", "1", "2026-01-16"), ("A", "0.0005", "2026-01-16"), ("A", "100000", "2026-01-16"),
    ("A", "-1", "2026-01-16"), ("A", "0", "2026-01-16"), ("", "1", "2026-01-16"), ("A", "1", "2100-01-15"),
  ])
  func optionPartsThatDoNotFitAreRefused(root: String, strike: String, date: String) {
    #expect(throws: MarketError.self) {
      try OCCSymbol(root: root, expiration: day(date), type: .call, strike: decimal(strike))
    }
  }

  @Test func anOptionIsKnownByItsSymbolAlone() throws {
    let option = try Instrument.defaults(symbol: "AAPL  261218C00240000")
    #expect(option.kind == .option)
    #expect(option.multiplier.isIdentical(to: 100))
    #expect(option.currency == .usd)
    #expect(!option.isMarginable)
    #expect(option.securityType == nil)
    let terms = try #require(option.option)
    #expect(terms.underlying == "AAPL")
    #expect(terms.style == .american)
    #expect(!terms.isMini)
    #expect(option.calendar.name == "XNYS")
  }

  @Test(arguments: [
    ("SPXW  260102P05912500", "SPX", ExerciseStyle.european, "100"),
    ("BRKB  260102P00450000", "BRK.B", .american, "100"),
    ("AAPL7 130117C00500000", "AAPL", .american, "10"), ("TSLA1 260117C00500000", "TSLA", .american, "100"),
    ("VIX   260121C00020000", "VIX", .european, "100"),
  ])
  func underlyingAndStyleFollowTheRoot(text: String, underlying: String, style: ExerciseStyle, multiplier: String)
    throws
  {
    let option = try Instrument.defaults(symbol: text)
    #expect(option.option?.underlying == underlying)
    #expect(option.option?.style == style)
    #expect(option.multiplier == decimal(multiplier))
  }

  /// By the specifications of the exchanges, roots of stocks aside.
  @Test(arguments: [
    ("SPX", ExerciseStyle.european, true, "SET" as String?), ("SPXW", .european, true, nil),
    ("XSP", .european, true, nil),
    ("NDX", .european, true, "XQO"), ("NDXP", .european, true, nil), ("RUT", .european, true, "RLS"),
    ("RUTW", .european, true, nil), ("VIX", .european, true, "VRO"), ("VIXW", .european, true, "VRO"),
    ("DJX", .european, true, "DJS"), ("OEX", .american, true, nil), ("XEO", .european, true, nil),
    ("AAPL", .american, false, nil), ("SPY", .american, false, nil), ("SPX1", .american, false, nil),
  ])
  func settlementFollowsTheRoot(root: String, style: ExerciseStyle, isCashSettled: Bool, morning: String?) throws {
    let symbol = try OCCSymbol(root: root, expiration: day("2026-01-16"), type: .call, strike: 100)
    let contract = OptionContract(symbol)
    #expect(contract.style == style)
    #expect(contract.isCashSettled == isCashSettled)
    #expect(contract.morningSettlement == morning)
  }

  @Test func everyRootOfTheTableIsOne() {
    #expect(Set(OptionRoot.all.map(\.root)).count == OptionRoot.all.count)
    for row in OptionRoot.all {
      #expect(row.root.utf8.allSatisfy(OCCSymbol.isRootByte) && !row.source.isEmpty)
      #expect(OptionRoot.of(row.root)?.underlying == row.underlying)
    }
  }

  @Test(arguments: [
    ("AAPL", "XNYS", "USD", "AAPL", nil), ("VAB.TO", "XTSE", "CAD", "VAB", ".TO"),
    ("HBND.U.TO", "XTSE", "USD", "HBND.U", ".TO"), ("BRK.B", "XNYS", "USD", "BRK.B", nil),
    ("ABC.V", "XTSX", "CAD", "ABC", ".V"), ("VOD.L", "XLON", "GBP", "VOD", ".L"),
    ("AIR.PA", "XPAR", "EUR", "AIR", ".PA"),
    ("SAP.DE", "XETR", "EUR", "SAP", ".DE"), ("ASML.AS", "XAMS", "EUR", "ASML", ".AS"),
    ("NESN.SW", "XSWX", "CHF", "NESN", ".SW"), ("7203.T", "XTKS", "JPY", "7203", ".T"),
    ("0700.HK", "XHKG", "HKD", "0700", ".HK"), ("BHP.AX", "XASX", "AUD", "BHP", ".AX"),
    (".TO", "XNYS", "USD", ".TO", nil),
  ])
  func suffixesTellExchangeAndCurrency(symbol: String, mic: String, currency: String, raw: String, suffix: String?)
    throws
  {
    let stock = try Instrument.defaults(symbol: symbol, kind: .equity)
    #expect(stock.exchange == mic)
    #expect(stock.currency.code == currency)
    #expect(stock.currencies.map(\.code) == [currency])
    #expect(stock.rawSymbol == raw)
    #expect(stock.suffix == suffix)
    #expect(stock.securityType == .commonStock)
    #expect(stock.isMarginable)
    #expect(stock.name == symbol)
    #expect(stock.multiplier == 1)
  }

  @Test func whatIsSaidWins() throws {
    let stock = try Instrument.defaults(symbol: "VAB.TO", kind: .etf, currency: .usd)
    #expect(stock.currency == .usd)
    #expect(stock.exchange == "XTSE")
    #expect(stock.securityType == .etf)
    #expect(try Instrument.defaults(symbol: "SHOP", kind: .equity, currency: .cad).exchange == "XTSE")
    #expect(try Instrument.defaults(symbol: "SAP", kind: .equity, currency: .eur).exchange == nil)
  }

  @Test func futuresPairsFundsAndCrypto() throws {
    let future = try Instrument.defaults(symbol: "ESH26", kind: .future)
    #expect(future.future == FutureContract(root: "ES", expirationCode: "H26"))
    #expect(future.future?.month == 3)
    #expect(future.calendar.name == "CMES")
    #expect(FutureContract(symbol: "/6EZ6")?.root == "6E")
    #expect(FutureContract(symbol: "ES") == nil)
    #expect(FutureContract(symbol: "ESA26") == nil)
    #expect(FutureContract(symbol: "ESH226") == nil)
    #expect(throws: MarketError.self) { try Instrument.defaults(symbol: "ES", kind: .future) }
    let pair = try Instrument.defaults(symbol: "USD/JPY", kind: .forex)
    #expect(pair.currency == .jpy)
    #expect(pair.pair?.description == "USDJPY")
    #expect(pair.calendar.name == "24/5")
    #expect(throws: MarketError.self) { try Instrument.defaults(symbol: "USDJP", kind: .forex) }
    let coin = try Instrument.defaults(symbol: "BTC", kind: .crypto)
    #expect(coin.exchange == nil)
    #expect(coin.calendar.name == "24/7")
    #expect(coin.securityType?.description == "Cryptocurrency")
    let fund = try Instrument.defaults(symbol: "VFIAX", kind: .fund)
    #expect(fund.securityType?.code == "oef")
    #expect(fund.calendar.name == "XNYS")
  }

  @Test func symbolsHaveALimit() {
    let longest = String(repeating: "A", count: Instrument.symbolLimit)
    #expect((try? Instrument.defaults(symbol: longest)) != nil)
    #expect(throws: MarketError.self) { try Instrument.defaults(symbol: longest + "A") }
    #expect(throws: MarketError.self) { try Instrument.defaults(symbol: "") }
  }

  /// Every row of the table: its calendar exists, its zone is one, its hours are those of the calendar.
  @Test(arguments: Exchange.all)
  func exchanges(exchange: Exchange) throws {
    #expect(exchange.zone != .utc)
    #expect(Exchange.named(exchange.mic)?.mic == exchange.mic)
    #expect(Exchange.named(exchange.code) != nil)
    let calendar = try #require(TradingCalendar.named(exchange.calendarName))
    let session = try #require(calendar.session(on: day("2026-03-03")))
    for (text, instant) in [(exchange.openTime, session.open), (exchange.closeTime, session.close)] {
      let parts = text.split(separator: ":").compactMap { Int($0) }
      #expect(parts.count == 3 && text.utf8.count == 8)
      #expect(exchange.zone.secondsOfDay(of: instant) == parts[0] * 3600 + parts[1] * 60 + parts[2])
    }
    if let suffix = exchange.suffix { #expect(Exchange.bySuffix(of: "ABC" + suffix) == exchange) }
  }

  @Test func exchangesHaveTheirOwnNames() {
    #expect(Set(Exchange.all.map(\.mic)).count == Exchange.all.count)
    #expect(Set(Exchange.all.map(\.code)).count == Exchange.all.count)
    #expect(Exchange.named("TSX")?.mic == "XTSE")
    #expect(Exchange.named("XTSE")?.name == "Toronto Stock Exchange")
    #expect(Exchange.named("ARCX")?.calendarName == "XNYS")
    #expect(Exchange.named("none") == nil)
    #expect(Set(SecurityType.allCases.map(\.description)).count == SecurityType.allCases.count)
  }
}

/// The first text as a number when it has a point (so that only decimals are added to), else the second.
private func decimal(_ text: String, or plain: String) -> ExactDecimal {
  decimal(plain.contains(".") ? text : plain)
}
