import Book
import CivilTime
import Demo
import Ledger
import Market
import Testing

/// The demo world folded in memory, as the keeper folds it, and shared by the tests that only read.
struct FilledBook: Sendable {
  let now: Instant
  let world: World
  let books: [String: AccountBook]

  /// The book of the fixture's Friday.
  static let friday = Result { try FilledBook(at: DemoFixture.friday) }

  init(at now: Instant) throws {
    var world = World()
    var books: [String: AccountBook] = [:]
    for (index, event) in try DemoWorld(upTo: now).events().enumerated() {
      let recorded = RecordedEvent(position: Int64(index + 1), recorded: now, event: event)
      guard let account = event.account else {
        try world.apply(recorded)
        continue
      }
      if var book = books.removeValue(forKey: account) {
        try book.append(recorded, world: world)
        books[account] = book
      } else {
        books[account] = try AccountBook(opening: recorded, world: world)
      }
    }
    self.now = now
    self.world = world
    self.books = books
  }

  var market: MarketView { MarketView(world) }

  func book(_ account: String) throws -> AccountBook { try #require(books[account]) }

  func state(_ account: String) throws -> AccountState {
    try #require(try book(account).state(asOf: now, in: market))
  }

  func sheet(_ account: String) throws -> BalanceSheet {
    try BalanceSheet(of: state(account), at: now, in: market)
  }
}
