import Book
import Ledger
import Persistent

/// A book that goes on from a snapshot event by event, each checked for itself. The snapshot stays as it was for
/// whoever else has it.
struct Steps: Sendable {
  var snapshot: Snapshot
  /// Accounts that are copies of this book's own, which change in their place.
  private var owned: Set<Int> = []

  init(from snapshot: Snapshot) { self.snapshot = snapshot }

  /// Takes the next event. A refused one leaves everything as it was.
  mutating func take(_ entry: RecordedEvent) throws(LedgerError) {
    if let account = entry.event.account {
      try take(entry, of: account)
    } else if entry.event.payload.mayForbid {
      var world = snapshot.world
      let actions = world.actionChanges.revision
      try world.apply(entry)
      if world.actionChanges.revision != actions {
        for index in 0..<snapshot.accounts.count { try snapshot.accounts[index].book.check(in: world) }
      }
      snapshot.world = world
    } else {
      try snapshot.world.apply(entry)
    }
    snapshot.position = entry.position
  }

  private mutating func take(_ entry: RecordedEvent, of account: String) throws(LedgerError) {
    let index = snapshot.index[account] ?? snapshot.accounts.count
    if index == snapshot.accounts.count {
      snapshot.accounts.append(Snapshot.AccountBox(try AccountBook(opening: entry, world: snapshot.world)))
      snapshot.index[account] = index
      owned.insert(index)
      return
    }
    if owned.insert(index).inserted {
      snapshot.accounts[index] = Snapshot.AccountBox(snapshot.accounts[index].book)
    }
    try snapshot.accounts[index].book.append(entry, world: snapshot.world)
  }
}

extension AccountBook {
  /// Refuses new terms of an instrument, or a corporate action that came late and leaves the account with fewer units
  /// than it sold afterwards, as any late event is refused that a later one cannot bear; otherwise the account could
  /// not be read any more.
  func check(in world: World) throws(LedgerError) {
    if isFresh(in: world) { return }
    var book = self
    do throws(LedgerError) {
      try book.refresh(world: world)
    } catch {
      throw LedgerError(
        .breaksLaterEvent, field: "at", "with it, a later event of an account would be refused: \(error.text)")
    }
  }
}
