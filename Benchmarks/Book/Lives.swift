import Book
import CivilTime
import Ledger
import Market
import Money

/// Lives of accounts, made by arithmetic so that every run is the same.
struct Lives {
  var world = World()
  var position: Int64 = 0
  static let start = Instant(seconds: 1_400_000_000)

  mutating func record(_ account: String?, _ at: Instant, id: String? = nil, _ payload: Event.Payload) -> RecordedEvent
  {
    position += 1
    return RecordedEvent(
      position: position, recorded: at, event: Event(account: account, at: at, identifier: id, payload: payload))
  }

  mutating func define(_ symbol: String, price: Int) throws {
    let instrument = try Instrument.defaults(symbol: symbol, kind: .equity)
    let origin = Instant(seconds: 0)
    try world.apply(record(nil, origin, .instrument(InstrumentDefinition(instrument: instrument))))
    try self.price(symbol, cents: price * 100, at: Self.start)
  }

  mutating func price(_ symbol: String, cents: Int, at: Instant) throws {
    let price = try ExactDecimal(coefficient: Int128(cents), scale: 2)
    try world.apply(record(nil, at, .price(PriceQuote(symbol: symbol, price: price))))
  }

  mutating func open(_ account: String, cash: Int, at: Instant = Lives.start) throws -> AccountBook {
    let profile = AccountProfile(kind: .margin, currency: .usd)
    var book = try AccountBook(opening: record(account, at, .accountOpened(profile)), world: world)
    try book.append(
      record(account, at, .deposit(Deposit(amount: ExactDecimal(cash), currency: .usd))), world: world)
    return book
  }

  mutating func trade(
    _ account: String, _ symbol: String, _ side: Trade.Side, _ quantity: Int, cents: Int, at: Instant
  ) throws -> RecordedEvent {
    let price = try ExactDecimal(coefficient: Int128(cents), scale: 2)
    return record(
      account, at,
      .trade(Trade(symbol: symbol, side: side, quantity: ExactDecimal(quantity), price: price, commission: 1)))
  }
}
