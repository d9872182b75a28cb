import Book
public import Keeper
import Ledger
import Synchronization

/// Finds accounts by every identifier that routes take. Identifiers never change, so the index only grows.
public final class AccountNames: Sendable {
  fileprivate struct Index {
    var accounts = 0
    /// Counters of the accounts of a name, those it stands for first of all first.
    var keys: [String: [Entry]] = [:]
  }

  fileprivate struct Entry {
    var rank: Rank
    var key: Int
  }

  /// What a name is to an account; a trading identifier beats another account's alias.
  fileprivate enum Rank: Int {
    case tradingID, counter, clearingNumber, identifier
  }

  private let api: BrokerAPI
  private let index = Mutex(Index())

  public init(shownBy api: BrokerAPI) { self.api = api }

  /// The counter of the owner's account of that name.
  public func find(_ name: String, owner: String, in edition: Edition) -> Int? {
    let entries = index.withLock { index in
      index.take(edition)
      return index.keys[name] ?? []
    }
    for entry in entries where entry.key <= edition.accountCount {
      let isShown = edition.withProfile(key: entry.key) { $0.owner == owner && api.shows($0) }
      if isShown == true { return entry.key }
    }
    return nil
  }
}

extension AccountNames.Index {
  /// Takes the accounts that were opened since.
  mutating func take(_ edition: Edition) {
    while accounts < edition.accountCount {
      let shown = ShownAccount(book: edition.account(at: accounts), key: accounts + 1)
      accounts += 1
      add(shown.number, .tradingID, shown.key)
      add(String(shown.key), .counter, shown.key)
      if let number = shown.profile.institutionAccountID { add(number, .clearingNumber, shown.key) }
      if shown.number != shown.book.identifier { add(shown.book.identifier, .identifier, shown.key) }
    }
  }

  private mutating func add(_ name: String, _ rank: AccountNames.Rank, _ key: Int) {
    var entries = keys[name, default: []]
    let place = entries.firstIndex { $0.rank.rawValue > rank.rawValue } ?? entries.count
    entries.insert(AccountNames.Entry(rank: rank, key: key), at: place)
    keys[name] = entries
  }
}
