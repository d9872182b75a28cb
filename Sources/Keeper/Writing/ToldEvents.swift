import CivilTime
import Journal
import Ledger

/// A batch as its teller's own thread can prepare it: encoded and named, before it waits for its turn.
struct ToldEvents: Sendable {
  let events: [Event]
  let encoded: EncodedEvents
  let names: [EventNames]
  /// For each event the moment of the last one of its account, or of its stretch of a long batch.
  let lastMoments: [Instant]

  /// Events of an account after which its book may keep a checkpoint.
  private static let stretch = 1_000

  /// Events of one account that are looked at together.
  private struct Stretch {
    var place = 0
    /// Further events that belong to it.
    var room = 0
  }

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
    lastMoments = Self.lastMoments(of: events)
  }

  private static func lastMoments(of events: [Event]) -> [Instant] {
    var stretches: [String?: Stretch] = [:]
    var latest: [Instant] = []
    var current: (account: String?, stretch: Stretch)?
    let placeOfEvent = events.map { event in
      var stretch: Stretch
      if let current, current.account == event.account {
        stretch = current.stretch
      } else {
        if let current { stretches[current.account] = current.stretch }
        stretch = stretches[event.account] ?? Stretch()
      }
      if stretch.room == 0 {
        stretch = Stretch(place: latest.count, room: Self.stretch)
        latest.append(event.at)
      }
      stretch.room -= 1
      latest[stretch.place] = max(latest[stretch.place], event.at)
      current = (event.account, stretch)
      return stretch.place
    }
    return placeOfEvent.map { latest[$0] }
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
