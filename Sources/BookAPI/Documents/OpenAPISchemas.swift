import BookWire
import Book
import JSON
import Ledger

/// The objects of the OpenAPI document.
enum OpenAPISchemas {
  static var all: JSONValue {
    .object(JSONObject([general, courses, told].flatMap { $0.objectValue?.members ?? [] }))
  }

  /// What an account did and waits for.
  private static var courses: JSONValue {
    [
      "Activities": object([
        ("activities", list(of: reference("Activity"))), ("offset", number), ("limit", number), ("total", number),
      ]),
      "Activity": object([
        ("id", ["type": "string", "format": "uuid"]), ("event", number), ("type", activityType),
        ("option_type", maybeText), ("symbol", maybeText), ("quantity", decimal), ("price", maybe),
        ("amount", decimal), ("currency", text), ("fee", decimal), ("fx_rate", maybe), ("at", time),
        ("trade_date", day), ("settlement_date", day), ("description", text), ("reference", maybeText),
      ]),
      "Settlement": object([
        ("as_of", time),
        (
          "ladder",
          list(of: object([("date", day), ("currency", text), ("credits", decimal), ("debits", decimal)]))
        ),
        (
          "deposits",
          list(
            of: object([
              ("event", number), ("currency", text), ("amount", decimal), ("released", decimal), ("clears", day),
              ("clears_withdrawal", day),
            ]))
        ),
        (
          "holds",
          list(
            of: object([
              ("event", number), ("currency", text), ("amount", decimal), ("withdrawal", flag),
              ("until", ["type": ["string", "null"], "format": "date"]),
            ]))
        ),
      ]),
    ]
  }

  /// What is told to the book and its program.
  private static var told: JSONValue {
    [
      "NewAccount": ["type": "object", "description": "The event account_opened; event and at may be left out."],
      "AccountChange": [
        "type": "object", "description": "The event account_changed; event, account and at may be left out.",
      ],
      "Tokens": object([("tokens", list(of: reference("Token")))]),
      "Token": object([
        ("id", text), ("name", text), ("scopes", list(of: scope)),
        ("token", ["type": "string", "description": "The text itself; told once, when the token is created."]),
      ]),
      "NewToken": object([("name", text), ("scopes", list(of: scope))]),
    ]
  }

  private static var general: JSONValue {
    [
      "Decimal": [
        "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$", "description": "An exact decimal; its scale is kept.",
      ],
      "MaybeDecimal": [
        "oneOf": [reference("Decimal"), ["type": "null"]], "description": "Null where the book does not know it.",
      ],
      "Health": object([("status", ["type": "string"])]),
      "Readiness": object([("ready", flag), ("parts", map(of: flag))]),
      "Text": ["type": "string"],
      "Document": ["type": "object"],
      "EventLines": ["type": "string", "description": "One JSON object a line."],
      "Event": [
        "type": "object",
        "description": "One event as in an event file, or an object whose member events lists up to 10000.",
      ],
      "EventList": [
        "type": "object", "description": "A list events, or a bare list; account and at may be left out of each.",
      ],
      "DryRun": object([
        ("as_of", time), ("accepted", ["type": "integer"]), ("repeated", ["type": "integer"]),
        ("refusals", list(of: reference("Fault"))), ("before", reference("Figures")),
        ("after", reference("Figures")), ("differences", reference("Figures")),
      ]),
      "Receipt": object([
        ("position", ["type": "integer"]), ("recorded", time),
        ("repeat", ["type": "boolean", "description": "The event was there before; nothing was written."]),
      ]),
      "Accounts": object([("accounts", list(of: reference("Account"))), ("next", ["type": "integer"])]),
      "Account": object([
        ("account", text), ("key", ["type": "integer"]), ("type", text), ("currency", text), ("owner", text),
        ("status", text), ("opened_at", time),
      ]),
      "Positions": object([("as_of", time), ("positions", list(of: reference("Position")))]),
      "Position": position,
      "Lot": object([
        ("id", text), ("opened_at", time), ("quantity", decimal), ("price", maybe), ("cost", maybe),
        ("current_value", maybe),
      ]),
      "Snapshot": snapshot,
      "Figures": .object(
        JSONObject([
          ("type", "object"),
          ("properties", .object(JSONObject(FigureRule.all.map { ($0.name, maybe) }))),
        ])),
      "History": object([
        ("history", list(of: object([("date", day), ("total_value", maybe)]))), ("currency", text),
      ]),
      "FigureTable": object([("figures", list(of: ["type": "object"]))]),
      "Explanation": ["type": "object", "description": "A figure with what it rests on, down to events."],
      "Error": object([("error", reference("Fault"))]),
      "Fault": object([
        ("code", text), ("field", maybeText), ("index", ["type": "integer"]), ("line", ["type": "integer"]),
        ("message", text), ("lines", list(of: reference("Fault"))),
      ]),
    ]
  }

  private static var position: JSONValue {
    object([
      ("instrument", ["type": "object"]), ("symbol", text), ("quantity", decimal), ("average_price", maybe),
      ("price", maybe), ("priced_at", maybeText), ("market_value", maybe), ("open_pl", maybe),
      ("open_pl_today", maybe), ("cost", maybe), ("opened_at", time), ("cash_equivalent", flag),
      ("fractional_units", maybe), ("figures", map(of: maybe)), ("lots", list(of: reference("Lot"))),
    ])
  }

  private static var snapshot: JSONValue {
    let cash = object([
      ("currency", text), ("amount", decimal), ("settled", maybe), ("buying_power", maybe),
      ("cash_equivalents", maybe),
    ])
    return object([
      ("account", reference("Account")), ("as_of", time), ("cash", list(of: cash)),
      ("positions", list(of: reference("Position"))), ("orders", list(of: ["type": "object"])),
      ("figures", map(of: maybe)), ("flags", map(of: flag)),
    ])
  }

  private static let text: JSONValue = ["type": "string"]
  private static let maybeText: JSONValue = ["type": ["string", "null"]]
  private static let flag: JSONValue = ["type": "boolean"]
  private static let time: JSONValue = ["type": "string", "format": "date-time"]
  private static let day: JSONValue = ["type": "string", "format": "date"]
  private static let scope: JSONValue = [
    "type": "string", "enum": .array(BookScope.allCases.map { .string($0.rawValue) }),
  ]
  private static let number: JSONValue = ["type": "integer"]
  private static let activityType: JSONValue = [
    "type": "string", "enum": .array(ActivityType.allCases.map { .string($0.rawValue) }),
  ]
  private static let decimal = reference("Decimal")
  private static let maybe = reference("MaybeDecimal")

  private static func reference(_ name: String) -> JSONValue {
    ["$ref": .string("#/components/schemas/\(name)")]
  }

  private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    ["type": "object", "properties": .object(JSONObject(members.map { (name: $0.0, value: $0.1) }))]
  }

  private static func list(of element: JSONValue) -> JSONValue { ["type": "array", "items": element] }

  private static func map(of element: JSONValue) -> JSONValue {
    ["type": "object", "additionalProperties": element]
  }
}
