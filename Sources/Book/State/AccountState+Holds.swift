import CivilTime
import Ledger
import Money

extension AccountState {
  mutating func apply(_ hold: Hold, _ recorded: RecordedEvent) throws -> [Posting] {
    _ = try positive(hold.amount, "amount")
    held.add(
      OpenHold(
        event: recorded.position, names: recorded.event.identifier.map { [$0] } ?? [], currency: hold.currency,
        told: hold.amount, isWithdrawal: hold.reason == Hold.withdrawalReason, until: hold.until))
    outdateReport()
    return []
  }

  mutating func apply(_ release: HoldRelease, _ recorded: RecordedEvent) throws -> [Posting] {
    guard held.release(release.hold, on: date(of: recorded.event.at)) != nil else {
      throw LedgerError(.unknownEvent, field: "hold", "no open hold of this account has that id")
    }
    outdateReport()
    return []
  }
}
