import Ambient
import Book
import CivilTime
import Keeper
import Ledger
import Market
import Money
import TestDirectory

/// A keeper in a directory of its own, with a clock that stands still.
final class KeeperFixture {
  private let place = TemporaryDirectory()
  let surroundings: FixedSurroundings
  private(set) var keeper: Keeper

  init(now: String = "2026-03-02T18:00:00-05:00") throws {
    surroundings = FixedSurroundings(now: Self.instant(now), seed: 1)
    keeper = try Keeper(directory: place.path, surroundings: surroundings)
  }

  deinit { keeper.close() }

  var directory: String { place.path }

  func restart() throws {
    keeper.close()
    keeper = try Keeper(directory: place.path, surroundings: surroundings)
  }

  static func instant(_ text: String) -> Instant {
    guard let instant = Instant(rfc3339: text) else { preconditionFailure("bad time \(text)") }
    return instant
  }

  static func opening(_ account: String, id: String? = nil) -> Event {
    Event(
      account: account, at: instant("2026-01-05T09:00:00-05:00"), identifier: id ?? "open-" + account,
      payload: .accountOpened(AccountProfile(kind: .margin, currency: .usd)))
  }

  static func deposit(_ account: String, _ amount: String, id: String?, at: String = "2026-01-05T10:00:00-05:00")
    -> Event
  {
    Event(
      account: account, at: instant(at), identifier: id,
      payload: .deposit(Deposit(amount: ExactDecimal(amount) ?? .zero, currency: .usd)))
  }

  static func instrument(_ symbol: String) throws -> Event {
    Event(
      account: nil, at: Instant(microseconds: 0), identifier: "define-" + symbol,
      payload: .instrument(InstrumentDefinition(instrument: try Instrument.defaults(symbol: symbol))))
  }

  static func price(_ symbol: String, _ price: String, id: String, at: String) -> Event {
    Event(
      account: nil, at: instant(at), identifier: id,
      payload: .price(PriceQuote(symbol: symbol, price: ExactDecimal(price) ?? .zero)))
  }

  static func trade(
    _ account: String, _ side: Trade.Side, _ quantity: String, _ symbol: String, _ price: String, id: String,
    at: String
  ) -> Event {
    Event(
      account: account, at: instant(at), identifier: id,
      payload: .trade(
        Trade(
          symbol: symbol, side: side, quantity: ExactDecimal(quantity) ?? .zero, price: ExactDecimal(price) ?? .zero)))
  }

  func figure(_ figure: Figure, of account: String) throws -> String? {
    try AccountView(account, in: keeper.snapshot, at: surroundings.now())?.sheet[figure]?.description
  }
}
