import CivilTime
import Ledger
import Market
import Money
import Persistent

/// What futures and currency pairs leave in an account beside their positions. Behind a reference: most accounts have
/// none.
struct ContractBook: Sendable {
  /// A settlement price, as the account was told it.
  struct Settlement: Sendable {
    var instrument: InstrumentID
    var mark: PricePoint
  }

  /// Securities pledged as margin: their value after haircut in one currency, with the event that last told it.
  struct Securities: Sendable {
    var currency: Currency
    var value: ExactDecimal
    var event: Int64
  }

  private struct Contents: Sendable {
    var livesByEvents = false
    var settlements: [Settlement] = []
    var securities: [Securities] = []
    var nextRollover: Instant?
  }
  private var shared = Shared(Contents())

  /// Fills were told, so that the figures follow from events and not from what a statement says.
  var livesByEvents: Bool {
    get { shared.value.livesByEvents }
    set { if newValue != shared.value.livesByEvents { shared.value.livesByEvents = newValue } }
  }
  var securities: [Securities] { shared.value.securities }
  /// The next 17:00 New York at which currency pairs roll; nil while none is held.
  var nextRollover: Instant? {
    get { shared.value.nextRollover }
    set { shared.value.nextRollover = newValue }
  }

  /// The last settlement price of a contract.
  func settlement(of id: InstrumentID) -> PricePoint? {
    shared.value.settlements.first { $0.instrument == id }?.mark
  }

  mutating func settle(_ id: InstrumentID, at mark: PricePoint) {
    forget(id)
    shared.value.settlements.append(Settlement(instrument: id, mark: mark))
  }

  /// The position in it is gone.
  mutating func forget(_ id: InstrumentID) {
    guard settlement(of: id) != nil else { return }
    shared.value.settlements.removeAll { $0.instrument == id }
  }

  /// What is on deposit in a currency.
  func deposited(in currency: Currency) -> ExactDecimal {
    securities.first { $0.currency == currency }?.value ?? .zero
  }

  mutating func deposit(_ value: ExactDecimal, _ currency: Currency, event: Int64) {
    shared.value.securities.removeAll { $0.currency == currency }
    let told = Securities(currency: currency, value: value, event: event)
    let index = securities.firstIndex { currency < $0.currency } ?? securities.count
    shared.value.securities.insert(told, at: index)
  }
}

extension AccountProfile.Kind {
  /// Futures and currency pairs are dealt in accounts of their own.
  var holdsContracts: Bool { self == .futures || self == .forex }
}

extension Position {
  /// The part of a contract's gain up to a settlement: of lots that stood then, from their entry to its price.
  func settledGain(at mark: PricePoint, multiplier: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    let opened = try lots.opened(after: mark.at)
    return try (quantity - opened.quantity) * mark.price * multiplier - (lots.entryValue - opened.entry)
  }
}
