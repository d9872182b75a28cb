import Ambient
import Book
import CivilTime
import Ledger
import Market
import Money

/// Turns what a broker reported into the events of a mirror account.
///
/// Only what is new becomes an event: a broker that says the same again changes nothing.
struct MirrorEvents {
  let world: World
  let owner: String
  let broker: String
  let at: Instant
  /// Names the events of this synchronisation within their streams.
  let synchronisation: UUIDValue
  private(set) var events: [Event] = []
  private var defined: [String: Instrument] = [:]

  init(world: World, owner: String, broker: String, at: Instant, synchronisation: UUIDValue) {
    self.world = world
    self.owner = owner
    self.broker = broker
    self.at = at
    self.synchronisation = synchronisation
  }

  /// Adds what is new about who an account is; `book` is its mirror so far.
  mutating func add(_ account: BrokerAccount, mirror: String, book: AccountBook?) {
    var profile = account.profile
    profile.owner = owner
    profile.brokers = ["hub"]
    if let known = book?.state.profile {
      if let change = AccountChange(from: known, to: profile) { add(.accountChanged(change), to: mirror, "change") }
    } else {
      add(.accountOpened(profile), to: mirror, "open")
    }
  }

  /// Adds what is new about one account; `book` is its mirror so far.
  mutating func add(_ snapshot: BrokerSnapshot, mirror: String, book: AccountBook?) {
    let statement = snapshot.statement.tidied(renaming: define(snapshot))
    add(snapshot.account, mirror: mirror, book: book)
    if book?.state.reported?.statement.statement != statement {
      add(.statement(statement), to: mirror, "statement")
    }
  }

  private mutating func add(_ payload: Event.Payload, to mirror: String?, _ what: String) {
    // The same moment for all: an effect never precedes what it rests on, since events of one moment keep their order.
    events.append(Event(account: mirror, at: at, identifier: "\(synchronisation)-\(what)", payload: payload))
  }

  /// Defines the instruments that the world lacks; the symbols that had to be changed, old to new.
  ///
  /// What the world knows stays as it is: one broker's description must not change what others see. A symbol that means
  /// something else at this broker gets the broker's name behind it.
  private mutating func define(_ snapshot: BrokerSnapshot) -> [String: String] {
    var renamed: [String: String] = [:]
    for instrument in snapshot.instruments {
      var instrument = instrument
      if let known = defined[instrument.symbol] ?? world.instruments.instrument(instrument.symbol) {
        if instrument.isSame(as: known, inFull: snapshot.describesInstruments) { continue }
        let symbol = instrument.symbol + "~" + broker
        renamed[instrument.symbol] = symbol
        instrument.symbol = symbol
        if defined[symbol] != nil || world.instruments.id(symbol) != nil { continue }
      }
      defined[instrument.symbol] = instrument
      add(.instrument(InstrumentDefinition(instrument: instrument)), to: nil, instrument.symbol)
    }
    return renamed
  }
}

extension Instrument {
  /// Whether two descriptions can mean one thing. Sketches of a wire that tells little are compared by family alone.
  fileprivate func isSame(as known: Instrument, inFull: Bool) -> Bool {
    if inFull { return kind == known.kind && currency == known.currency && multiplier == known.multiplier }
    return kind.family == known.kind.family
  }
}

extension InstrumentKind {
  /// Kinds that a wire may not tell apart share a family.
  fileprivate var family: Int {
    switch self {
    case .equity, .etf, .fund, .bond: 0
    case .option: 1
    case .future: 2
    case .forex: 3
    case .crypto: 4
    }
  }
}

extension AccountChange {
  /// What changed about an account; nil when nothing did that can change.
  fileprivate init?(from known: AccountProfile, to profile: AccountProfile) {
    self.init()
    if profile.name != known.name { name = profile.name }
    if profile.alias != known.alias { alias = profile.alias }
    if profile.registration != known.registration { registration = profile.registration }
    if profile.status != known.status { status = profile.status }
    if profile.optionLevel != known.optionLevel { optionLevel = profile.optionLevel }
    if profile.dayTradingQualified != known.dayTradingQualified { dayTradingQualified = profile.dayTradingQualified }
    if profile.patternDayTrader != known.patternDayTrader { patternDayTrader = profile.patternDayTrader }
    if profile.dayTrades != known.dayTrades { dayTrades = profile.dayTrades }
    if profile.fundedAt != known.fundedAt { fundedAt = profile.fundedAt }
    if profile.cashRestrictions != known.cashRestrictions { cashRestrictions = profile.cashRestrictions }
    guard self != AccountChange(), applied(to: known) != known else { return nil }
  }
}
