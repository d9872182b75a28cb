import Book
import Intake
import Keeper
import Ledger
import Persistent

extension ImportContext {
  /// What an import asks about the events of its account, found when it asks.
  mutating func lookUp(_ account: String, in snapshot: Snapshot) {
    optionEnds = {
      guard let book = snapshot.account(account) else { return [] }
      return book.log.compactMap { entry in
        guard entry.counts(knownThrough: .max) else { return nil }
        var event = entry.recorded.event
        if case .correction(let correction) = event.payload, case .payload(let payload)? = correction.replacement {
          event.payload = payload
        }
        switch event.payload {
        case .optionExercised, .optionAssigned: return event
        default: return nil
        }
      }
    }
    known = { names in
      guard let book = snapshot.account(account) else { return [] }
      return Set(book.log.compactMap { $0.recorded.event.identifier }.filter { names.contains($0) })
    }
  }
}
