import Book
import CivilTime
import Keeper
import Ledger
import Market
import Persistent
import Synchronization

/// Keeps the activities that were asked for last, so that the next page need not walk the account's life again.
final class ActivityShelf: Sendable {
  /// Rows of all accounts together; the account not used for longest goes first.
  private static let rowLimit = 500_000

  /// What rows rest on: the account's events, and the splits and terms of the world.
  private struct Basis: Equatable {
    var account: String
    var events: Int
    var late: Int64
    var splits: Int64
    var lastSplit: EffectOrder?
  }

  private let kept = Mutex<[(basis: Basis, rows: [Activity])]>([])

  /// The rows up to the moment of a view, oldest first, as the view knows them.
  func rows(of view: AccountView) throws(LedgerError) -> [Activity] {
    let isWhole = view.market.knownThrough == .max && (view.book.log.last?.recorded.event.at ?? view.at) <= view.at
    guard isWhole else { return try AccountActivities(of: view.book, through: view.at, in: view.market).rows }
    let world = view.market.world
    let basis = Basis(
      account: view.book.identifier, events: view.book.log.count, late: view.book.lateChanges.revision,
      splits: world.actionChanges.revision, lastSplit: world.actions.last { $0.order.at <= view.at }?.order)
    if let rows = kept.withLock({ kept in kept.first { $0.basis == basis }?.rows }) { return rows }
    let rows = try AccountActivities(of: view.book, through: view.at, in: view.market).rows
    kept.withLock { kept in
      kept.removeAll { $0.basis.account == basis.account }
      kept.append((basis, rows))
      while kept.count > 1, kept.reduce(0, { $0 + $1.rows.count }) > Self.rowLimit { kept.removeFirst() }
    }
    return rows
  }
}
