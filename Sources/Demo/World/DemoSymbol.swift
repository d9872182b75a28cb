import CivilTime
import Market
import Money

/// The instruments of the demo world. Prices are invented; names and identifiers of real listings are public.
enum DemoSymbol {
  static let apple = "AAPL"
  static let microsoft = "MSFT"
  static let largeCaps = "SPY"
  static let wholeMarket = "VTI"
  static let bondFund = "VAB.TO"
  /// An index fund of Toronto, on which Montréal lists options.
  static let torontoFund = "XIU.TO"
  static let moneyFund = "SPAXX"
  /// Priced with ten decimals, counted with a multiplier of ten decimals: its figures have twenty.
  static let pooledFund = "BPOOLX"
  /// An invented stock, for which a broker asks more than the rules do.
  static let growth = "BRSG"
  static let bitcoin = "BTC"
  static let ether = "ETH"
  /// Roots of futures.
  static let indexFuture = "ES"
  static let yenFuture = "NIY"
  static let forexPairs = ["EURUSD", "USDJPY"]

  /// All instruments whose symbols never change.
  static func instruments() throws -> [Instrument] {
    try [
      listed(
        apple, .equity, "Apple Inc.", exchange: "XNAS", local: "1201441", figi: "BBG000B9XRY4",
        share: "BBG001S5N8V8"),
      listed(
        microsoft, .equity, "Microsoft Corporation", exchange: "XNAS", local: "1201887", figi: "BBG000BPH459",
        share: "BBG001S5TD05"),
      listed(
        largeCaps, .etf, "SPDR S&P 500 ETF Trust", exchange: "ARCX", local: "1305512", figi: "BBG000BDTBL9",
        share: "BBG001S72SM3"),
      listed(wholeMarket, .etf, "Vanguard Total Stock Market ETF", exchange: "ARCX", local: "1305904"),
      listed(bondFund, .etf, "Vanguard Canadian Aggregate Bond Index ETF", local: "3291231"),
      listed(torontoFund, .etf, "iShares S&P/TSX 60 Index ETF", local: "3291508"),
      listed(growth, .equity, "Bursar Demo Growth", exchange: "XNAS", local: "1209990"),
      moneyMarket(), pooled(), coin(bitcoin, "Bitcoin", local: "9000001"), coin(ether, "Ether", local: "9000002"),
    ] + forexPairs.map { try forex($0) }
  }

  private static func listed(
    _ symbol: String, _ kind: InstrumentKind, _ name: String, exchange: String? = nil, local: String,
    figi: String? = nil, share: String? = nil
  ) throws -> Instrument {
    var instrument = try Instrument.defaults(symbol: symbol, kind: kind)
    instrument.name = name
    if let exchange { instrument.exchange = exchange }
    instrument.localID = local
    instrument.figi = figi
    instrument.figiShareClass = share
    instrument.tick = try ExactDecimal(coefficient: 1, scale: 2)
    return instrument
  }

  private static func moneyMarket() throws -> Instrument {
    var fund = try Instrument.defaults(symbol: moneyFund, kind: .fund)
    fund.name = "Fidelity Government Money Market Fund"
    fund.isCashEquivalent = true
    fund.localID = "1400210"
    return fund
  }

  private static func pooled() throws -> Instrument {
    var fund = try Instrument.defaults(symbol: pooledFund, kind: .fund)
    fund.name = "Bursar Demo Pooled Fund"
    fund.multiplier = try ExactDecimal(coefficient: 1_000_000_000_0, scale: 10)
    fund.localID = "1400777"
    fund.isTradable = false
    return fund
  }

  private static func coin(_ symbol: String, _ name: String, local: String) throws -> Instrument {
    var coin = try Instrument.defaults(symbol: symbol, kind: .crypto)
    coin.name = name
    coin.localID = local
    return coin
  }

  private static func forex(_ symbol: String) throws -> Instrument {
    var pair = try Instrument.defaults(symbol: symbol, kind: .forex)
    pair.name = symbol.prefix(3) + "/" + symbol.suffix(3)
    return pair
  }

  /// A quarterly future of the S&P 500 or, in yen, of the Nikkei 225.
  static func future(_ root: String, _ cycle: ContractCycle) throws -> Instrument {
    let isYen = root == yenFuture
    var future = try Instrument.defaults(symbol: cycle.future(root), kind: .future, currency: isYen ? .jpy : .usd)
    future.name = isYen ? "Nikkei 225 (Yen) Futures" : "E-mini S&P 500 Futures"
    future.multiplier = isYen ? 500 : 50
    future.tick = isYen ? 5 : try ExactDecimal(coefficient: 25, scale: 2)
    future.initialMargin = isYen ? 1_100_000 : 16_500
    future.maintenanceMargin = isYen ? 1_000_000 : 15_000
    future.dayMargin = isYen ? 275_000 : 4_125
    future.future?.expiration = cycle.expiration
    return future
  }

  /// A quarterly call of Montréal on the Toronto fund, in Canadian dollars.
  static func torontoCall(strike: ExactDecimal, _ cycle: ContractCycle) throws -> Instrument {
    var call = try option("XIU", .call, strike: strike, cycle)
    call.currency = .cad
    call.currencies = [.cad]
    call.exchange = nil
    call.option?.underlying = torontoFund
    return call
  }

  /// A quarterly option, by its 21-character symbol.
  static func option(
    _ root: String, _ type: OptionType, strike: ExactDecimal, _ cycle: ContractCycle
  ) throws -> Instrument {
    let symbol = try OCCSymbol(root: root, expiration: cycle.expiration, type: type, strike: strike)
    var option = try Instrument.defaults(symbol: symbol.description, kind: .option)
    let right = type == .call ? "CALL" : "PUT"
    option.name = "\(root) \(right) \(cycle.expiration.month)/\(cycle.expiration.day) \(strike)"
    return option
  }
}
