import Book
import CivilTime
import Ledger
import Market
import Money

/// A world and one account, told line by line in New York time.
struct BookFixture {
  var world = World()
  var book: AccountBook?
  var position: Int64 = 0

  init() {}

  static func at(_ text: String) -> Instant {
    guard let instant = Instant(rfc3339: text + ":00-05:00") else { preconditionFailure("bad time \(text)") }
    return instant
  }

  static func decimal(_ text: String) -> ExactDecimal {
    guard let value = ExactDecimal(text) else { preconditionFailure("bad decimal \(text)") }
    return value
  }

  mutating func record(_ at: String, id: String? = nil, account: String? = "T1", _ payload: Event.Payload) throws {
    try record(Self.at(at), id: id, account: account, payload)
  }

  mutating func record(_ at: Instant, id: String? = nil, account: String?, _ payload: Event.Payload) throws {
    position += 1
    let event = Event(account: account, at: at, identifier: id, payload: payload)
    let recorded = RecordedEvent(position: position, recorded: event.at, event: event)
    if account == nil {
      try world.apply(recorded)
    } else if book == nil {
      book = try AccountBook(opening: recorded, world: world)
    } else {
      try book?.append(recorded, world: world)
    }
  }

  mutating func instrument(_ symbol: String, marginable: Bool = true, multiplier: String = "1") throws {
    var instrument = try Instrument.defaults(symbol: symbol)
    instrument.isMarginable = marginable
    instrument.multiplier = Self.decimal(multiplier)
    try record("2026-01-02T00:00", account: nil, .instrument(InstrumentDefinition(instrument: instrument)))
  }

  mutating func open(_ at: String, _ kind: AccountProfile.Kind) throws {
    try record(at, .accountOpened(AccountProfile(kind: kind, currency: .usd)))
  }

  mutating func deposit(_ at: String, _ amount: String, id: String? = nil) throws {
    try record(at, id: id, .deposit(Deposit(amount: Self.decimal(amount), currency: .usd)))
  }

  mutating func withdraw(_ at: String, _ amount: String) throws {
    try record(at, .withdrawal(CashAmount(amount: Self.decimal(amount), currency: .usd)))
  }

  mutating func trade(
    _ at: String, _ side: Trade.Side, _ quantity: String, _ symbol: String, _ price: String, id: String? = nil,
    commission: String = "0"
  ) throws {
    try record(
      at, id: id,
      .trade(
        Trade(
          symbol: symbol, side: side, quantity: Self.decimal(quantity), price: Self.decimal(price),
          commission: Self.decimal(commission))))
  }

  mutating func price(_ at: String, _ symbol: String, _ price: String) throws {
    try record(at, account: nil, .price(PriceQuote(symbol: symbol, price: Self.decimal(price))))
  }

  func state(_ at: String) throws -> AccountState {
    guard let state = try book?.state(asOf: Self.at(at), in: MarketView(world)) else {
      throw LedgerError(.unknownAccount, "nothing is known at \(at)")
    }
    return state
  }

  func sheet(_ at: String) throws -> BalanceSheet {
    BalanceSheet(of: try state(at), at: Self.at(at), in: MarketView(world))
  }

  func figure(_ figure: Figure, _ at: String) throws -> String? {
    try sheet(at)[figure]?.description
  }
}
