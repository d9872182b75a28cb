import JSON
import Journal
import Ledger

/// The kinds of events as schemas, printed from the lists of members by which events are read and written.
enum OpenAPIEvents {
  typealias Named = (name: String, value: JSONValue)

  /// The schemas of what is told to the book.
  static var all: [Named] {
    let kinds = EventDescription.all
    let names = kinds.map { name(of: $0.kind) }
    let event = SchemaForm.reference("Event")
    let several = SchemaForm.list(of: event)
    let wrapped = SchemaForm.object([("events", several)])
    let mapping = zip(kinds, names).map {
      (name: $0.kind, value: JSONValue.string("#/components/schemas/\($1)"))
    }
    return [
      (
        "Event",
        [
          "oneOf": .array(names.map(SchemaForm.reference)),
          "discriminator": ["propertyName": "event", "mapping": .object(JSONObject(mapping))],
        ]
      ),
      ("Events", SchemaForm.oneOf([event, several, wrapped])),
      ("EventLines", ["type": "string", "description": "Events, one JSON object a line."]),
      ("Trial", ["type": "object", "required": ["event"], "description": "An event; account and at may be left out."]),
      (
        "Trials",
        SchemaForm.oneOf([
          SchemaForm.list(of: SchemaForm.reference("Trial")),
          SchemaForm.object([("events", SchemaForm.list(of: SchemaForm.reference("Trial")))]),
        ])
      ),
      ("NewAccount", opening("account_opened", required: ["account"])),
      ("AccountChange", opening("account_changed", required: [])),
    ] + zip(kinds, names).map { ($1, schema(of: $0)) }
  }

  /// `account_opened` as `AccountOpenedEvent`.
  private static func name(of kind: String) -> String {
    kind.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() + "Event"
  }

  /// The members that stand around the payload.
  private static func envelope(_ kind: String) -> [(String, JSONValue)] {
    [
      ("event", ["const": .string(kind)]), ("account", SchemaForm.text), ("at", SchemaForm.time),
      ("id", ["type": "string", "minLength": 1, "maxLength": .integer(EventLimits.input.identifier)]),
    ]
  }

  private static func schema(of kind: EventDescription) -> JSONValue {
    var around = envelope(kind.kind)
    if kind.isWorld { around.removeAll { $0.0 == "account" } }
    if kind.isListed { around.append(("activity", SchemaForm.words(ActivityType.allCases.map(\.rawValue)))) }
    let free = ["id", "activity"] + (kind.kind == "instrument" ? ["at"] : [])
    return SchemaForm.object(
      around + members(kind.members), optional: free + kind.members.filter { !$0.isRequired }.map(\.name))
  }

  /// An event that a path of its own takes, which knows the kind and, where none is told, the time.
  private static func opening(_ kind: String, required: [String]) -> JSONValue {
    let described = EventDescription.all.first { $0.kind == kind }?.members ?? []
    let around = envelope(kind)
    return SchemaForm.object(
      around + members(described),
      optional: around.map(\.0).filter { !required.contains($0) }
        + described.filter { !$0.isRequired }.map(\.name))
  }

  private static func members(_ members: [EventMember]) -> [(String, JSONValue)] {
    members.map { ($0.name, schema(of: $0.shape)) }
  }

  static func schema(of shape: EventShape) -> JSONValue {
    switch shape {
    case .text: SchemaForm.text
    case .decimal: SchemaForm.decimal
    case .time: SchemaForm.time
    case .date: SchemaForm.day
    case .currency: SchemaForm.currency
    case .flag: SchemaForm.flag
    case .integer: SchemaForm.number
    case .word(let words): SchemaForm.words(words)
    case .list(let element): SchemaForm.list(of: schema(of: element))
    case .object(let described):
      SchemaForm.object(members(described), optional: described.filter { !$0.isRequired }.map(\.name))
    case .map(let element): SchemaForm.map(of: schema(of: element))
    case .orNull(let value): SchemaForm.oneOf([schema(of: value), ["type": "null"]])
    case .event: SchemaForm.map(of: [:])
    }
  }
}

// Parts of events that stand in answers too.
extension OpenAPIEvents {
  private static func described(_ kind: String) -> [EventMember] {
    guard let found = EventDescription.all.first(where: { $0.kind == kind }) else {
      preconditionFailure("there is no kind \(kind)")
    }
    return found.members
  }

  /// The members of a kind. An answer tells with `null` what an event leaves out, if `orNull`.
  static func members(ofKind kind: String, orNull: Bool = false) -> [(String, JSONValue)] {
    described(kind).map { member in
      let told = schema(of: member.shape)
      if case .orNull = member.shape { return (member.name, told) }
      return (member.name, orNull && !member.isRequired ? SchemaForm.oneOf([told, ["type": "null"]]) : told)
    }
  }

  /// The members of a kind that may be left out.
  static func omitted(ofKind kind: String) -> [String] { described(kind).filter { !$0.isRequired }.map(\.name) }

  /// The objects in a list of a kind.
  static func element(of name: String, ofKind kind: String) -> JSONValue {
    guard case .list(let element)? = described(kind).first(where: { $0.name == name })?.shape else {
      preconditionFailure("\(kind) has no list \(name)")
    }
    return schema(of: element)
  }
}
