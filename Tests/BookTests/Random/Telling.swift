import Book
import CivilTime
import Ledger
import Market
import Money

/// A world and a book to which recorded events are told one by one.
struct Telling {
  var world = World()
  var book: AccountBook?

  /// Tells events in the order given; stops at the first that is refused.
  init(_ events: some Sequence<RecordedEvent>) throws {
    for event in events { try tell(event) }
  }

  mutating func tell(_ recorded: RecordedEvent, keptAt: Instant? = nil) throws {
    if recorded.event.account == nil {
      try world.apply(recorded)
    } else if book == nil {
      book = try AccountBook(opening: recorded, world: world)
    } else {
      try book?.append(recorded, world: world, keptAt: keptAt)
    }
  }

  /// Tells a batch between whose events nobody looks.
  mutating func tell(batch: some Collection<RecordedEvent>) throws {
    let keptAt = batch.filter { $0.event.account != nil }.map(\.event.at).max()
    for event in batch { try tell(event, keptAt: keptAt) }
  }

  func sheet(at instant: Instant, knownThrough: Int64 = .max) throws -> BalanceSheet? {
    let market = MarketView(world, knownThrough: knownThrough)
    guard let state = try book?.state(asOf: instant, in: market) else { return nil }
    return BalanceSheet(of: state, at: instant, in: market)
  }
}

extension BalanceSheet {
  /// The figures in which two sheets differ, for people.
  func differences(from other: BalanceSheet?) -> [String] {
    guard let other else { return ["there is no other sheet"] }
    return Figure.allCases.filter { self[$0] != other[$0] }.map {
      "\($0.name): \(self[$0]?.description ?? "nil") and \(other[$0]?.description ?? "nil")"
    }
  }
}
