import Book
import CivilTime
import Ledger
import Persistent

/// What a batch does to a snapshot.
///
/// Events of accounts wait until the world changes or the batch ends. Then they are folded account by account, and of a
/// large batch several accounts side by side: an account reads nothing but the world, so the order among accounts makes
/// no difference. Each touched account is copied once, changed in place, and put into the snapshot at the end.
struct Changes {
  private(set) var snapshot: Snapshot
  private let told: ToldEvents
  private let recorded: Instant
  private var touched: [TouchedAccount] = []
  /// Places in `touched`, by the account's place among all.
  private var places: [Int: Int] = [:]
  /// The account touched last: events of one account often follow one another.
  private var current: (identifier: String, account: TouchedAccount)?
  private var waiting = 0

  /// Waiting events from which on folding side by side is worth its while.
  private static var parallelFrom: Int { 1_000 }

  init(_ snapshot: Snapshot, _ told: ToldEvents, recorded: Instant) {
    self.snapshot = snapshot
    self.told = told
    self.recorded = recorded
  }

  /// Gives the event at `index` the next position and takes it, or refuses one that waited; after a refusal the changes
  /// are of no use.
  mutating func take(_ index: Int) throws(KeeperError) {
    snapshot.position += 1
    let event = told.events[index]
    if let identifier = event.account {
      let account = account(identifier)
      account.waiting.append(TouchedAccount.Waiting(index: index, position: snapshot.position))
      waiting += 1
      return
    }
    try fold()
    do throws(LedgerError) {
      let actions = snapshot.world.actionChanges.revision
      try snapshot.world.apply(RecordedEvent(position: snapshot.position, recorded: recorded, event: event))
      if event.payload.mayForbid, snapshot.world.actionChanges.revision != actions { try checkLateAction() }
    } catch {
      throw Refusal(index: index, reason: error).error
    }
  }

  private mutating func account(_ identifier: String) -> TouchedAccount {
    if let current, current.identifier == identifier { return current.account }
    let index = snapshot.index[identifier] ?? snapshot.index.count
    let place = places[index] ?? touched.count
    if place == touched.count {
      places[index] = place
      if index < snapshot.accounts.count {
        touched.append(TouchedAccount(index, Snapshot.AccountBox(snapshot.accounts[index].book)))
      } else {
        snapshot.index[identifier] = index
        touched.append(TouchedAccount(index, nil))
      }
    }
    current = (identifier, touched[place])
    return touched[place]
  }

  /// Folds what waits. Of several refusals the first in the batch counts.
  mutating func fold() throws(KeeperError) {
    guard waiting > 0 else { return }
    let due = touched.filter { !$0.waiting.isEmpty }
    let market = MarketView(snapshot.world)
    let refusals: [Refusal]
    if waiting < Self.parallelFrom || due.count == 1 {
      refusals = due.compactMap { $0.fold(told, recorded: recorded, in: market) }
    } else {
      let (told, recorded) = (told, recorded)
      refusals = Parallel.map(due) { $0.fold(told, recorded: recorded, in: market) }.compactMap { $0 }
    }
    waiting = 0
    if let first = refusals.min(by: { $0.index < $1.index }) { throw first.error }
  }

  private func checkLateAction() throws(LedgerError) {
    for account in touched { try account.box?.book.check(in: snapshot.world) }
    for index in 0..<snapshot.accounts.count where places[index] == nil {
      try snapshot.accounts[index].book.check(in: snapshot.world)
    }
  }

  /// The snapshot with everything in it, once nothing waits.
  consuming func finished() -> Snapshot {
    precondition(waiting == 0, "a batch ends before its events are folded")
    for account in touched {
      guard let box = account.box else { continue }
      // Accounts that the batch opened stand in the order of their opening.
      if account.index < snapshot.accounts.count {
        snapshot.accounts[account.index] = box
      } else {
        snapshot.accounts.append(box)
      }
    }
    snapshot.note(recorded: recorded)
    return snapshot
  }

  /// An event that is not taken, by its place in the batch.
  struct Refusal: Sendable {
    var index: Int
    var reason: LedgerError

    var error: KeeperError { KeeperError(.refused, index: index, reason: reason, reason.text) }
  }
}

/// An account that a batch touches, and which of its events are still to be folded. Worked on by one thread at a time.
final class TouchedAccount: @unchecked Sendable {
  /// Its place among the accounts of the snapshot.
  let index: Int
  /// Nil until the account is opened.
  private(set) var box: Snapshot.AccountBox?
  var waiting: [Waiting] = []

  /// An event by its place in the batch, with its position.
  struct Waiting {
    var index: Int
    var position: Int64
  }

  init(_ index: Int, _ box: Snapshot.AccountBox?) {
    self.index = index
    self.box = box
  }

  /// Folds what waits, up to the first event that is refused; the box is of no use then.
  func fold(_ told: ToldEvents, recorded: Instant, in market: MarketView) -> Changes.Refusal? {
    defer { waiting.removeAll(keepingCapacity: true) }
    for event in waiting {
      let entry = RecordedEvent(position: event.position, recorded: recorded, event: told.events[event.index])
      do throws(LedgerError) {
        if let box {
          try box.book.append(entry, in: market, keptAt: told.lastMoments[event.index], restores: false)
        } else {
          box = Snapshot.AccountBox(try AccountBook(opening: entry, world: market.world))
        }
      } catch {
        return Changes.Refusal(index: event.index, reason: error)
      }
    }
    return nil
  }
}
