import Book
import BrokerDesk
import Keeper
import Ledger
import Synchronization

/// Finds accounts by every identifier that routes take. Identifiers never change, so the index only grows.
final class AccountNames: Sendable {
  private struct Index {
    var accounts = 0
    /// Counters of the accounts of a name, those it stands for first of all first.
    var keys: [String: [Entry]] = [:]
  }

  private struct Entry {
    var rank: Rank
    var key: Int
  }

  /// What a name is to an account; a trading identifier beats another account's alias.
  private enum Rank: Int {
    case tradingID, counter, clearingNumber, identifier
  }

  private let index = Mutex(Index())

  /// The owner's account of that name.
  func find(_ name: String, owner: String, in snapshot: Snapshot) -> ShownAccount? {
    for entry in entries(name, snapshot) {
      guard entry.key <= snapshot.accountCount else { continue }
      let book = snapshot.account(at: entry.key - 1)
      let profile = book.state.profile
      if profile.owner == owner, BrokerAPI.aries.shows(profile) { return ShownAccount(book: book, key: entry.key) }
    }
    return nil
  }

  private func entries(_ name: String, _ snapshot: Snapshot) -> [Entry] {
    index.withLock { index in
      while index.accounts < snapshot.accountCount {
        let shown = ShownAccount(book: snapshot.account(at: index.accounts), key: index.accounts + 1)
        index.accounts += 1
        Self.add(shown.number, .tradingID, shown.key, to: &index)
        Self.add(String(shown.key), .counter, shown.key, to: &index)
        if let number = shown.profile.institutionAccountID { Self.add(number, .clearingNumber, shown.key, to: &index) }
        if shown.number != shown.book.identifier { Self.add(shown.book.identifier, .identifier, shown.key, to: &index) }
      }
      return index.keys[name] ?? []
    }
  }

  private static func add(_ name: String, _ rank: Rank, _ key: Int, to index: inout Index) {
    var entries = index.keys[name, default: []]
    let place = entries.firstIndex { $0.rank.rawValue > rank.rawValue } ?? entries.count
    entries.insert(Entry(rank: rank, key: key), at: place)
    index.keys[name] = entries
  }
}
