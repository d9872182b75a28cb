import CivilTime
import Ledger
import Market
import Money

/// Gathers the instruments that a file names and the book does not know.
struct InstrumentProposals {
  private let context: ImportContext
  private var known: Set<String> = []
  private var multipliers: [String: ExactDecimal] = [:]
  private(set) var events: [ProposedInstrument] = []

  init(_ context: ImportContext) { self.context = context }

  /// Units of the underlying per contract, of a proposed instrument.
  func multiplier(of symbol: String) -> ExactDecimal? { multipliers[symbol] }

  mutating func propose(for activity: Activity) throws(IntakeError) {
    guard let symbol = activity.symbol, !activity.isCash else { return }
    try propose(
      symbol, kind: activity.kind, currency: activity.priceCurrency ?? activity.currency, name: activity.name,
      multiplier: activity.multiplier, line: activity.line)
  }

  mutating func propose(
    _ symbol: String, kind: InstrumentKind?, currency: Currency?, name: String?, multiplier: ExactDecimal? = nil,
    line: Int
  ) throws(IntakeError) {
    guard known.insert(symbol).inserted, context.instrument(symbol) == nil else { return }
    var instrument: Instrument
    do throws(MarketError) {
      instrument = try Instrument.defaults(symbol: symbol, kind: kind, currency: currency)
    } catch {
      throw IntakeError(.badValue, line: line, error.text)
    }
    // Par value in units of money, price in percent of it.
    if instrument.kind == .bond { instrument.multiplier = (try? ExactDecimal(coefficient: 1, scale: 2)) ?? .one }
    if let multiplier, multiplier.isPositive { instrument.multiplier = multiplier }
    if let name = EventDraft.note(name), instrument.kind != .option { instrument.name = name }
    multipliers[symbol] = instrument.multiplier
    let event = Event(
      account: nil, at: Instant(microseconds: 0), payload: .instrument(InstrumentDefinition(instrument: instrument)))
    events.append(
      ProposedInstrument(line: line, event: event, isGuessed: kind == nil && instrument.kind != .option))
  }
}
