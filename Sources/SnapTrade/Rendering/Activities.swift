import Ambient
import CivilTime
import Hub
import Ledger
import Market
import Money
import SnapTradeWire

/// What happened in an account, in the words of this API.
struct Activities {
  let reading: MirrorReading
  let institution: String
  var symbols: Symbols { Symbols(reading: reading) }

  init(_ account: Accounts) {
    reading = account.reading
    institution = account.institution
  }

  func record(_ row: BrokerActivity) -> SnapTradeActivity {
    let instrument = row.symbol.map { symbols.instrument($0) }
    let option = instrument.flatMap { symbols.option($0) }
    return SnapTradeActivity(
      id: row.identifier, symbol: option == nil ? instrument.map(symbol) : nil, optionSymbol: option,
      price: row.price ?? .zero, units: row.quantity, amount: row.amount,
      currency: Identifiers.currency(row.currency),
      type: SnapTradeActivityType(rawValue: row.type).map { .known($0) } ?? .other(row.type),
      optionType: row.optionType, description: row.text, tradeDate: row.at,
      settlementDate: MarketZone.utc.instant(of: row.settlementDate, secondsOfDay: 0), fee: row.fee,
      fxRate: row.rate, institution: institution, externalReferenceID: row.reference)
  }

  private func symbol(_ instrument: Instrument) -> SnapTradeActivitySymbol {
    let universal = symbols.universal(instrument)
    return SnapTradeActivitySymbol(
      id: universal.id, symbol: universal.symbol, rawSymbol: universal.rawSymbol,
      description: universal.description, currency: universal.currency, exchange: universal.exchange,
      type: universal.type, figiCode: universal.figiCode, figiInstrument: universal.figiInstrument)
  }
}
