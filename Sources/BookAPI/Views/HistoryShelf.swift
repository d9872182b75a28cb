import Book
import CivilTime
import Keeper
import Ledger
import Market
import Synchronization

/// Keeps the histories that were asked for last, so that the next question walks only the days that changed since.
final class HistoryShelf: Sendable {
  /// Histories kept; the one not used for longest goes first.
  private static let limit = 16

  private let kept = Mutex<[(account: String, history: AccountHistory)]>([])

  /// The account's history up to the moment of a view, as the view knows it.
  func history(of view: AccountView) throws(LedgerError) -> AccountHistory {
    guard view.market.knownThrough == .max else {
      return try AccountHistory(of: view.book, through: view.at, in: view.market)
    }
    let account = view.book.identifier
    let known = kept.withLock { kept in kept.first { $0.account == account }?.history }
    let world = view.market.world
    let brought =
      if let known {
        try known.brought(to: view.book, through: view.at, in: world)
      } else {
        try AccountHistory(of: view.book, through: view.at, in: view.market)
      }
    // A reader of an older book does not put a newer history away.
    if known.map({ $0.isOlder(than: view.book, world) }) ?? true { keep(brought, of: account) }
    return brought.ending(at: view.at)
  }

  private func keep(_ history: AccountHistory, of account: String) {
    kept.withLock { kept in
      kept.removeAll { $0.account == account }
      kept.append((account, history))
      if kept.count > Self.limit { kept.removeFirst() }
    }
  }
}
