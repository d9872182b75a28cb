public import Ledger
import Persistent

extension AccountBook {
  /// The event with an id that its teller gave it; sought from the last event back.
  public func event(named identifier: String) -> RecordedEvent? {
    var index = log.count - 1
    while index >= 0 {
      if log[index].recorded.event.identifier == identifier { return log[index].recorded }
      index -= 1
    }
    return nil
  }
}
