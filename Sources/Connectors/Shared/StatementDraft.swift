import Hub
import Ledger
import Market
import Money

/// A statement in the making: figures and positions as a wire names them, each left out where the wire is silent.
struct StatementDraft {
  var statement = Statement()
  private(set) var instruments: [Instrument] = []
  private var known: Set<String> = []

  mutating func figure(_ name: String, _ amount: ExactDecimal?) {
    guard let amount else { return }
    statement.figures.append(NamedAmount(name: name, amount: amount))
  }

  mutating func flag(_ name: String, _ isSet: Bool?) {
    guard let isSet else { return }
    statement.flags.append(NamedFlag(name: name, isSet: isSet))
  }

  /// Notes what a symbol means, and for an option what it is on.
  mutating func describe(_ instrument: Instrument) {
    guard known.insert(instrument.symbol).inserted else { return }
    instruments.append(instrument)
    guard let underlying = instrument.option?.underlying, !known.contains(underlying),
      let described = try? Instrument.defaults(symbol: underlying)
    else { return }
    known.insert(underlying)
    instruments.append(described)
  }

  /// The snapshot of a wire that sketches its instruments.
  func snapshot(of account: BrokerAccount) -> BrokerSnapshot {
    BrokerSnapshot(
      account: account, statement: statement, instruments: instruments, describesInstruments: false)
  }
}

extension Instrument {
  /// What can be said of a symbol of which a wire tells little.
  static func sketch(
    symbol: String, kind: InstrumentKind?, currency: Currency?, name: String? = nil, multiplier: ExactDecimal? = nil
  ) -> Instrument {
    let symbol = OCCSymbol(compact: symbol)?.description ?? symbol
    var instrument =
      (try? Instrument.defaults(symbol: symbol, kind: kind, currency: currency))
      ?? Instrument(symbol: symbol, kind: kind ?? .equity, currency: currency ?? .usd)
    if let name, !name.isEmpty { instrument.name = name }
    if let multiplier, multiplier.isPositive, kind == .future { instrument.multiplier = multiplier }
    return instrument
  }
}
