import Journal
import Ledger

/// A batch as its teller's own thread can prepare it: encoded and named, before it waits for its turn.
struct ToldEvents: Sendable {
  let events: [Event]
  let encoded: EncodedEvents
  let names: [EventNames]

  init(_ events: [Event], _ naming: Naming) throws(KeeperError) {
    self.events = events
    encoded = EncodedEvents(events)
    var names: [EventNames] = []
    names.reserveCapacity(events.count)
    var occurrences: [EventName: Int] = [:]
    for (index, event) in events.enumerated() {
      if let identifier = event.identifier {
        names.append(EventNames(identifier: identifier, account: event.account, canonical: encoded[index]))
        continue
      }
      guard naming == .byContent else {
        throw KeeperError(
          .missingID, index: index, reason: LedgerError(.malformed, field: "id", "the event needs an id"),
          "the event needs an id")
      }
      names.append(occurrences.next(EventName(content: encoded[index])))
    }
    self.names = names
  }
}

extension [EventName: Int] {
  /// The name of the next event with this content.
  mutating func next(_ content: EventName) -> EventNames {
    let occurrence = self[content, default: 0] + 1
    self[content] = occurrence
    return EventNames(content, occurrence: occurrence)
  }
}
