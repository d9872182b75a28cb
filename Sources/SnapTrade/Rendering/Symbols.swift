import CivilTime
import Hub
import Market
import Money
import SnapTradeWire

/// Instruments in the words of this API.
struct Symbols {
  let reading: MirrorReading

  /// What a symbol means; one that nobody described is read from the symbol alone.
  func instrument(_ symbol: String) -> Instrument {
    if let known = reading.instrument(symbol) { return known }
    return (try? Instrument.defaults(symbol: symbol)) ?? Instrument(symbol: symbol, kind: .equity, currency: .usd)
  }

  func universal(_ instrument: Instrument, asUnderlying: Bool = false) -> SnapTradeUniversalSymbol {
    let exchange = instrument.exchange.flatMap(Exchange.named)
    return SnapTradeUniversalSymbol(
      id: Identifiers.symbol(instrument.symbol), symbol: instrument.shownSymbol, rawSymbol: instrument.rawSymbol,
      description: instrument.description ?? instrument.name, currency: Identifiers.currency(instrument.currency),
      exchange: exchange.map { Self.exchange($0, tellsCryptocurrency: asUnderlying) }, type: Self.type(instrument),
      figiCode: instrument.figi, figiInstrument: figi(instrument),
      currencies: instrument.currencies.map(Identifiers.currency))
  }

  func figi(_ instrument: Instrument) -> SnapTradeFIGI? {
    guard instrument.figi != nil || instrument.figiShareClass != nil else { return nil }
    return SnapTradeFIGI(figiCode: instrument.figi, figiShareClass: instrument.figiShareClass)
  }

  /// The option's terms; nil for anything else.
  func option(_ instrument: Instrument) -> SnapTradeOptionSymbol? {
    guard let contract = instrument.option else { return nil }
    return SnapTradeOptionSymbol(
      id: Identifiers.symbol(instrument.symbol), ticker: instrument.shownSymbol,
      optionType: .known(contract.type == .call ? .call : .put), strikePrice: contract.strike,
      expirationDate: contract.expiration, isMiniOption: contract.isMini,
      underlyingSymbol: universal(self.instrument(contract.underlying), asUnderlying: true))
  }

  static func exchange(_ exchange: Exchange, tellsCryptocurrency: Bool = false) -> SnapTradeExchange {
    SnapTradeExchange(
      id: Identifiers.exchange(exchange), code: exchange.code, micCode: exchange.mic, name: exchange.name,
      timezone: exchange.zone.rawValue, startTime: exchange.openTime, closeTime: exchange.closeTime,
      suffix: exchange.suffix,
      allowsCryptocurrencySymbols: tellsCryptocurrency ? exchange.allowsCryptocurrencySymbols : nil)
  }

  /// The type, which must not be null: what has none of the list counts as structured.
  static func type(_ instrument: Instrument) -> SnapTradeSecurityType {
    type(instrument.securityType ?? .structured)
  }

  static func type(_ type: SecurityType) -> SnapTradeSecurityType {
    SnapTradeSecurityType(
      id: Identifiers.securityType(type.code), code: type.code, description: type.description, isSupported: true)
  }
}

extension Instrument {
  /// The symbol as its broker says it, without the mark that keeps it apart from a namesake of another broker.
  var shownSymbol: String { String(symbol.prefix { $0 != "~" }) }

  /// The name for people; an option that has none is described by its terms: `AAPL CALL 12/18 240`.
  var shownName: String {
    if let description { return description }
    guard name == symbol, let option else { return name }
    let side = option.type == .call ? "CALL" : "PUT"
    return "\(option.underlying) \(side) \(option.expiration.month)/\(option.expiration.day) \(option.strike.trimmed())"
  }
}
