/// How a value stands in an event's JSON, for documents that describe events to machines.
public indirect enum EventShape: Sendable, Equatable {
  /// A string without a form of its own.
  case text
  /// A decimal in a string; a JSON number is read too.
  case decimal
  /// RFC 3339 with its offset.
  case time
  /// `2026-01-05`.
  case date
  /// Three capital letters.
  case currency
  case flag
  case integer
  /// One of these strings.
  case word([String])
  case list(EventShape)
  case object([EventMember])
  /// An object from free names to values of one shape.
  case map(EventShape)
  /// The value, or `null` where there is none in fact.
  case orNull(EventShape)
  /// Another event's object.
  case event
}

/// One member of an event, or of an object in it.
public struct EventMember: Sendable, Equatable {
  public let name: String
  public let isRequired: Bool
  public let shape: EventShape
}

/// The members of a kind of event beside `event`, `account`, `at`, `id` and `activity`.
public struct EventDescription: Sendable {
  /// The value of `event`.
  public let kind: String
  /// The kind belongs to no account.
  public let isWorld: Bool
  /// An event of the kind may carry the word under which it is listed, `activity`.
  public let isListed: Bool
  /// In canonical order.
  public let members: [EventMember]

  /// Every kind, the commonest first.
  public static let all: [EventDescription] = EventKind.allCases.map { kind in
    EventDescription(kind: kind.rawValue, isWorld: kind.isWorld, isListed: kind.isListed, members: kind.members)
  }
}

extension Schema {
  /// The members without what reads and writes them.
  var described: [EventMember] {
    members.map { EventMember(name: "\($0.name)", isRequired: $0.isRequired, shape: $0.shape) }
  }
}
