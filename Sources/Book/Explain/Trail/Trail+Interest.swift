import CivilTime
import Ledger
import Money

extension Trail {
  /// Interest that the book posted by itself since so many postings, up to a moment.
  mutating func noteInterest(before moment: Instant) throws {
    guard let postings = state.interest?.postings else { return }
    while interestNoted < postings.count, postings[interestNoted].at <= moment {
      let posting = postings[interestNoted]
      interestNoted += 1
      var amount = Explanation.posted(
        try .interest(on: posting.accruals), scale: posting.currency.minorUnits)
      amount.date = posting.date
      // It takes effect before every event of that moment.
      let told = CashAmount(amount: posting.amount, currency: posting.currency)
      let recorded = RecordedEvent(
        position: 0, recorded: posting.at, event: Event(account: nil, at: posting.at, payload: .interest(told)))
      try receive(amount, posting.currency, recorded)
    }
  }
}
