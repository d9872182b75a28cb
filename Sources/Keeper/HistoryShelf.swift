import Book
import CivilTime
import Ledger
import Market
import Synchronization

/// Histories that readers asked for, kept as long as there is room and brought up to date when they are asked for
/// again: only days that a late event, price or rate touches are walked once more.
final class HistoryShelf: Sendable {
  private struct Kept {
    var history: AccountHistory
    var used: UInt64
  }
  private struct Shelf {
    /// By the account's counter; looked up, never walked into an answer.
    var kept: [Int: Kept] = [:]
    var days = 0
    var uses: UInt64 = 0
  }
  private let shelf = Mutex(Shelf())

  /// Days of all accounts together that are kept, about a quarter of a kilobyte each.
  static var dayLimit: Int { 400_000 }

  /// The history through `instant` of a book and world as known now.
  func history(
    key: Int, of book: AccountBook, through instant: Instant, in world: World
  ) throws(LedgerError) -> AccountHistory {
    let kept = shelf.withLock { shelf -> AccountHistory? in
      shelf.uses += 1
      shelf.kept[key]?.used = shelf.uses
      return shelf.kept[key]?.history
    }
    guard let kept else {
      let walked = try AccountHistory(of: book, through: instant, in: MarketView(world))
      put(walked, key)
      return walked
    }
    let isNewer = kept.isOlder(than: book, world)
    let brought = try kept.brought(to: book, through: instant, in: world)
    // A reader of an older snapshot leaves what newer ones need.
    if isNewer { put(brought, key) }
    return brought.ending(at: instant)
  }

  private func put(_ history: AccountHistory, _ key: Int) {
    shelf.withLock { shelf in
      shelf.days += history.days.count - (shelf.kept[key]?.history.days.count ?? 0)
      shelf.kept[key] = Kept(history: history, used: shelf.uses)
      while shelf.days > Self.dayLimit, shelf.kept.count > 1,
        let oldest = shelf.kept.min(by: { $0.value.used < $1.value.used })
      {
        shelf.days -= oldest.value.history.days.count
        shelf.kept[oldest.key] = nil
      }
    }
  }
}
