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

  /// Events that are encoded in one piece.
  private static let piece = 4_096

  init(_ events: [Event], _ naming: Naming) throws(KeeperError) {
    self.events = events
    let pieces = stride(from: 0, to: events.count, by: Self.piece).map { $0..<min($0 + Self.piece, events.count) }
    let prepared = Parallel.map(pieces) { Prepared(events[$0]) }
    encoded = EncodedEvents(joining: prepared.map(\.encoded))
    var names: [EventNames] = []
    names.reserveCapacity(events.count)
    var occurrences: [EventName: Int] = [:]
    for prepared in prepared {
      var contents = prepared.contents.makeIterator()
      for named in prepared.names {
        if let named {
          names.append(named)
        } else if naming == .byContent, let content = contents.next() {
          names.append(occurrences.next(content))
        } else {
          throw KeeperError(
            .missingID, index: names.count, reason: LedgerError(.malformed, field: "id", "the event needs an id"),
            "the event needs an id")
        }
      }
    }
    self.names = names
    lastMoments = Self.lastMoments(of: events)
  }

  /// Events that were encoded and named for themselves.
  private struct Prepared: Sendable {
    let encoded: EncodedEvents
    /// Nil for an event without id, whose content counts.
    var names: [EventNames?] = []
    var contents: [EventName] = []

    init(_ events: ArraySlice<Event>) {
      encoded = EncodedEvents(events)
      names.reserveCapacity(events.count)
      for (index, event) in events.enumerated() {
        names.append(
          event.identifier.map { EventNames(identifier: $0, account: event.account, canonical: encoded[index]) })
        if event.identifier == nil { contents.append(EventName(content: encoded[index])) }
      }
    }
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
