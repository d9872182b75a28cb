import Ledger

extension [AccountBook.LogEntry] {
  /// Events in order of their positions as the log has them: in order of effect, corrected ones marked.
  var inOrderOfEffect: [AccountBook.LogEntry] {
    var entries = self
    let replaced = replacements
    if !replaced.isEmpty {
      for (index, entry) in entries.enumerated() {
        guard let identifier = entry.recorded.event.identifier, let position = replaced[identifier] else { continue }
        entries[index] = AccountBook.LogEntry(recorded: entry.recorded, replacedBy: position)
      }
    }
    let isInOrder = zip(entries, entries.dropFirst()).allSatisfy { $0.recorded.order < $1.recorded.order }
    return isInOrder ? entries : entries.sorted { $0.recorded.order < $1.recorded.order }
  }

  /// Positions of corrections, by the id of the event that each takes out.
  private var replacements: [String: Int64] {
    var replaced: [String: Int64] = [:]
    for entry in self {
      if case .correction(let correction) = entry.recorded.event.payload {
        replaced[correction.replaces] = entry.recorded.position
      }
    }
    return replaced
  }
}
