public import CivilTime
import Ledger
import Persistent

extension AccountBook {
  /// When money or units first came into the account by a deposit or a transfer; nil: none did by `at`, as far as is
  /// known through that global position.
  public func fundedAt(through at: Instant, knownThrough position: Int64 = .max) -> Instant? {
    for index in 0..<log.count {
      let entry = log[index]
      if entry.recorded.event.at > at { return nil }
      guard entry.counts(knownThrough: position) else { continue }
      switch entry.recorded.event.payload {
      case .deposit, .transferIn: return entry.recorded.event.at
      default: continue
      }
    }
    return nil
  }
}
