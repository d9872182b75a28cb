public import Money

extension Instrument {
  /// Fills what was not said: exchange, suffix and currency from the symbol's suffix, an option's terms and its
  /// multiplier of 100 from its OCC symbol alone, a future's root and month, a pair's currencies.
  ///
  /// Without `kind`, an OCC symbol is an option and everything else an equity.
  /// - Throws: `badSymbol` when an option, future or currency pair cannot be read.
  public static func defaults(
    symbol: String, kind: InstrumentKind? = nil, currency: Currency? = nil
  ) throws(MarketError) -> Instrument {
    guard 1...symbolLimit ~= symbol.utf8.count else {
      throw MarketError(code: .badSymbol, text: "A symbol has 1 to \(symbolLimit) characters")
    }
    let kind = kind ?? (OCCSymbol(symbol) == nil ? .equity : .option)
    switch kind {
    case .option: return try option(symbol, currency)
    case .future: return try future(symbol, currency)
    case .forex: return try forex(symbol, currency)
    case .equity, .etf: return listed(symbol, kind, currency)
    case .fund, .bond, .crypto: return Instrument(symbol: symbol, kind: kind, currency: currency ?? .usd)
    }
  }

  /// The longest symbol, in bytes.
  public static let symbolLimit = 64

  private static func option(_ symbol: String, _ currency: Currency?) throws(MarketError) -> Instrument {
    guard let parsed = OCCSymbol(symbol) else {
      throw MarketError(code: .badSymbol, text: "\(symbol) is not a 21-character option symbol")
    }
    var instrument = Instrument(symbol: symbol, kind: .option, currency: currency ?? .usd)
    let contract = OptionContract(parsed)
    instrument.exchange = "XCBO"
    instrument.multiplier = contract.isMini ? 10 : 100
    instrument.option = contract
    return instrument
  }

  private static func future(_ symbol: String, _ currency: Currency?) throws(MarketError) -> Instrument {
    guard let contract = FutureContract(symbol: symbol) else {
      throw MarketError(code: .badSymbol, text: "\(symbol) is not a futures symbol such as ESH26")
    }
    var instrument = Instrument(symbol: symbol, kind: .future, currency: currency ?? .usd)
    instrument.exchange = "XCME"
    instrument.future = contract
    return instrument
  }

  private static func forex(_ symbol: String, _ currency: Currency?) throws(MarketError) -> Instrument {
    guard let pair = CurrencyPair(symbol) else {
      throw MarketError(code: .badSymbol, text: "\(symbol) is not a currency pair such as EURUSD")
    }
    var instrument = Instrument(symbol: symbol, kind: .forex, currency: currency ?? pair.quote)
    instrument.pair = pair
    return instrument
  }

  private static func listed(_ symbol: String, _ kind: InstrumentKind, _ currency: Currency?) -> Instrument {
    let exchange = Exchange.bySuffix(of: symbol)
    var instrument = Instrument(symbol: symbol, kind: kind, currency: currency ?? .usd)
    guard let exchange, let suffix = exchange.suffix else {
      instrument.exchange = Exchange.mainListing(of: instrument.currency)?.mic
      return instrument
    }
    instrument.exchange = exchange.mic
    instrument.suffix = suffix
    instrument.rawSymbol = String(symbol.dropLast(suffix.utf8.count))
    // Canadian listings in US dollars carry ".U" before the suffix.
    let inDollars = exchange.country == .canada && instrument.rawSymbol.hasSuffix(".U")
    instrument.currency = currency ?? (inDollars ? .usd : exchange.currency)
    instrument.currencies = [instrument.currency]
    return instrument
  }
}
