import CivilTime
import Hub
import Ledger
import Market
import Money
import SnapTradeWire

/// Holdings in the classic and in the unified form.
struct Positions {
  let reading: MirrorReading
  var symbols: Symbols { Symbols(reading: reading) }

  private var stated: [(position: StatementPosition, instrument: Instrument)] {
    (reading.statement?.positions ?? []).map { ($0, symbols.instrument($0.symbol)) }
  }

  /// Securities: what the classic list holds. Futures and currencies have no place in it.
  var securities: [SnapTradePosition] {
    stated.filter { $0.instrument.kind.isClassicSecurity }.map { position, instrument in
      SnapTradePosition(
        symbol: SnapTradePositionSymbol(
          symbol: symbols.universal(instrument), id: listing(instrument), description: instrument.shownName,
          localID: instrument.localID, isQuotable: instrument.isQuotable, isTradable: instrument.isTradable),
        units: position.quantity, price: position.price,
        openPnl: position.shownOpenPL(multiplier: instrument.multiplier),
        averagePurchasePrice: position.averagePrice, fractionalUnits: position.fractionalUnits,
        currency: Identifiers.currency(instrument.currency), cashEquivalent: instrument.isCashEquivalent,
        taxLots: lots(position, instrument))
    }
  }

  /// Options: price per share, average price per contract.
  var options: [SnapTradeOptionPosition] {
    stated.compactMap { position, instrument in
      guard let option = symbols.option(instrument) else { return nil }
      return SnapTradeOptionPosition(
        symbol: SnapTradeOptionPositionSymbol(
          optionSymbol: option, id: listing(instrument), description: instrument.shownName),
        price: position.price, units: position.quantity,
        averagePurchasePrice: position.averagePrice.flatMap { try? $0 * instrument.multiplier },
        currency: Identifiers.currency(instrument.currency))
    }
  }

  /// Everything.
  func unified(asOf: Instant) -> SnapTradeUnifiedPositions {
    SnapTradeUnifiedPositions(
      results: stated.map { position, instrument in
        SnapTradeUnifiedPosition(
          instrument: symbols.unified(instrument), units: position.quantity, price: position.price,
          costBasis: position.averagePrice, currency: instrument.currency.code,
          cashEquivalent: instrument.kind == .fund
            ? instrument.isCashEquivalent : instrument.isCashEquivalent ? true : nil,
          taxLots: instrument.kind.isClassicSecurity ? lots(position, instrument) : nil)
      }, dataFreshness: SnapTradeFreshness(asOf: asOf))
  }

  private func listing(_ instrument: Instrument) -> String {
    Identifiers.listing(reading.connection.broker, instrument.symbol)
  }

  /// Nil from a broker that does not tell lots.
  private func lots(_ position: StatementPosition, _ instrument: Instrument) -> [SnapTradeTaxLot]? {
    guard !position.lots.isEmpty else { return nil }
    return position.lots.map { lot in
      SnapTradeTaxLot(
        originalPurchaseDate: lot.openedAt, quantity: lot.quantity.magnitude, purchasedPrice: lot.price,
        costBasis: lot.cost ?? (try? lot.quantity * lot.price * instrument.multiplier),
        currentValue: lot.currentValue, positionType: .known(lot.quantity.isNegative ? .short : .long),
        lotID: lot.identifier)
    }
  }
}

extension InstrumentKind {
  /// The classic list of positions holds it.
  var isClassicSecurity: Bool {
    switch self {
    case .equity, .etf, .fund, .bond, .crypto: true
    case .option, .future, .forex: false
    }
  }
}

extension Symbols {
  /// The object of the unified form.
  func unified(_ instrument: Instrument) -> SnapTradeInstrument {
    if let contract = instrument.option, let future = future(self.instrument(contract.underlying)) {
      return .futureOption(
        SnapTradeFutureOptionInstrument(
          id: Identifiers.symbol(instrument.symbol), symbol: instrument.shownSymbol,
          optionType: .known(contract.type == .call ? .call : .put), strikePrice: contract.strike,
          expirationDate: contract.expiration, multiplier: instrument.multiplier, description: instrument.shownName,
          currency: instrument.currency.code, exchange: instrument.exchange, underlying: future))
    }
    if let contract = instrument.option {
      return .option(
        SnapTradeOptionInstrument(
          id: Identifiers.symbol(instrument.symbol), symbol: instrument.shownSymbol,
          optionType: .known(contract.type == .call ? .call : .put), strikePrice: contract.strike,
          expirationDate: contract.expiration, multiplier: instrument.multiplier, description: instrument.shownName,
          underlying: security(self.instrument(contract.underlying))))
    }
    return future(instrument).map { .future($0) } ?? .security(security(instrument))
  }

  /// Nil for anything but a future.
  private func future(_ instrument: Instrument) -> SnapTradeFutureInstrument? {
    guard let contract = instrument.future else { return nil }
    return SnapTradeFutureInstrument(
      id: Identifiers.symbol(instrument.symbol), symbol: instrument.shownSymbol, rootSymbol: contract.root,
      expirationCode: contract.expirationCode, expirationDate: contract.expiration,
      multiplier: instrument.multiplier, currency: instrument.currency.code, exchange: instrument.exchange)
  }

  private func security(_ instrument: Instrument) -> SnapTradeSecurityInstrument {
    SnapTradeSecurityInstrument(
      kind: .known(Self.kind(instrument)), id: Identifiers.symbol(instrument.symbol), symbol: instrument.shownSymbol,
      rawSymbol: instrument.rawSymbol, description: instrument.shownName, currency: instrument.currency.code,
      exchange: instrument.exchange, figiInstrument: figi(instrument))
  }

  private static func kind(_ instrument: Instrument) -> SnapTradeSecurityKind {
    switch (instrument.kind, instrument.securityType) {
    case (_, .adr): .depositaryReceipt
    case (_, .closedEndFund): .closedEndFund
    case (.equity, _): .stock
    case (.etf, _): .exchangeTradedFund
    case (.fund, _): .mutualFund
    case (.bond, _): .bond
    case (.crypto, _): .crypto
    case (.option, _), (.future, _), (.forex, _): .other
    }
  }
}
