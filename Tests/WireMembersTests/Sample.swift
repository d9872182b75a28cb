import CivilTime
import JSON
import Money
import WireMembers

/// A wire type with every kind of member.
struct Sample: WireObject {
  var name: String?
  var always = ""
  var place: Place?
  var flag: Bool?
  var count: Int?
  var amount: ExactDecimal?
  var price: ExactDecimal?
  var moment: Instant?
  var inner: Inner?
  var rows: [Inner] = []
  var maybeRows: [Inner]?
  var notes: [String]?
  var anything: JSONValue?

  init() {}

  mutating func members(_ pass: inout some MemberPass) {
    pass.text(MemberName("name", formerly: "oldName"), &name)
    pass.text("always", &always)
    pass.text("place", &place)
    pass.flag("flag", &flag)
    pass.count("count", &count)
    pass.number("amount", &amount, atLeast: 4)
    pass.decimal("price", &price, atLeast: 2, absent: .blank)
    pass.text("moment", &moment)
    pass.object("inner", &inner)
    pass.list("rows", &rows)
    pass.list("maybeRows", &maybeRows)
    pass.texts("notes", &notes)
    pass.raw("anything", &anything, absent: .null)
  }
}

struct Inner: WireObject {
  var value: Int?

  init() {}

  mutating func members(_ pass: inout some MemberPass) {
    pass.count("value", &value)
  }
}

enum Place: CodedWord {
  case here
  case there
  case other(String)

  static let table = WordTable<Place>([
    .init(.here, "H", "Here", snapTrade: "HERE", also: ["Here"]),
    .init(.there, "T", "There"),
  ])

  var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }
}

func sample(_ text: String) throws -> Sample {
  try Sample(json: JSONValue(parsing: text))
}

extension WireObject {
  var jsonText: String { String(decoding: jsonBytes, as: UTF8.self) }
}
