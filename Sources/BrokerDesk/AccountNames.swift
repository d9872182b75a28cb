import Book
public import Keeper
import Ledger
import Synchronization

/// Finds accounts by every identifier that routes take. Identifiers never change, so the index only grows.
public final class AccountNames: Sendable {
  fileprivate struct Index {
    var accounts = 0
    /// Counters of the accounts of a name, those it stands for first of all first.
    var keys: [String: Entries] = [:]
  }

  /// Hardly a name stands for more than one account.
  fileprivate struct Entries {
    var first: Entry
    var others: [Entry] = []
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
      return index.keys[name]
    }
    guard let entries else { return nil }
    if isShown(entries.first, owner, edition) { return entries.first.key }
    return entries.others.first { isShown($0, owner, edition) }?.key
  }

  private func isShown(_ entry: Entry, _ owner: String, _ edition: Edition) -> Bool {
    edition.withProfile(key: entry.key) { $0.owner == owner && api.shows($0) } ?? false
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
    let entry = AccountNames.Entry(rank: rank, key: key)
    guard let known = keys[name] else {
      keys[name] = AccountNames.Entries(first: entry)
      return
    }
    var all = [known.first] + known.others
    all.insert(entry, at: all.firstIndex { $0.rank.rawValue > rank.rawValue } ?? all.count)
    keys[name] = AccountNames.Entries(first: all[0], others: Array(all.dropFirst()))
  }
}
