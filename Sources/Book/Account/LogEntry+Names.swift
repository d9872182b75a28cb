import Ledger
import Persistent

extension ChunkedArray<AccountBook.LogEntry> {
  /// The openers that an event names, by the id they are named with. A corrected opener goes by its own id and by the
  /// correction's. Found from the end of the log back, only for events that name lots.
  func lotNames(for recorded: RecordedEvent) -> LotNames {
    let choices = recorded.event.payload.lotChoices
    if choices.isEmpty { return [:] }
    var names: LotNames = [:]
    var missing = Set(choices.map(\.event))
    var index = count - 1
    while index >= 0, !missing.isEmpty {
      let entry = self[index]
      if let identifier = entry.recorded.event.identifier, missing.remove(identifier) != nil {
        names[identifier] = openers(from: entry)
      }
      index -= 1
    }
    return names
  }

  /// The event's position and those of the corrections that took its place one after the other.
  private func openers(from entry: AccountBook.LogEntry) -> [Int64] {
    var openers = [entry.recorded.position]
    var replacedBy = entry.replacedBy
    while let position = replacedBy {
      openers.append(position)
      replacedBy = first { $0.recorded.position == position }?.replacedBy
    }
    return openers
  }
}
