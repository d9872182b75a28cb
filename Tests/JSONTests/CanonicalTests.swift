import JSON
import Money
import Testing

/// The forms that signatures are made over, and values built in code.
struct CanonicalTests {
  func text(_ source: String, _ order: JSONMemberOrder, asciiEscapes: Bool = false) throws -> String {
    let value = try JSONValue(parsing: source, duplicates: .lastWins)
    return String(decoding: value.canonicalBytes(order: order, asciiEscapes: asciiEscapes), as: UTF8.self)
  }

  static let source = #"""
    { "b": {"z": 31.0, "a": [ {"y":1e-07,"x":"\u003c\/"} ]}, "a": "zo\u00eb/7", "B": 2, "": null, "é": 0,
      "b": {"z":31.0, "a":[{"y":1e-07,"x":"<\/"}]} }
    """#

  @Test func membersAreSortedAtEveryDepth() throws {
    #expect(
      try text(Self.source, .sorted)
        == #"{"":null,"B":2,"a":"zoë/7","b":{"a":[{"x":"</","y":1e-07}],"z":31.0},"é":0}"#)
  }

  @Test func membersAreSortedAtTheTopOnly() throws {
    #expect(
      try text(Self.source, .sortedAtTop)
        == #"{"":null,"B":2,"a":"zoë/7","b":{"z":31.0,"a":[{"y":1e-07,"x":"</"}]},"é":0}"#)
    #expect(try text(#"[{"b":1,"a":2}]"#, .sortedAtTop) == #"[{"b":1,"a":2}]"#)
    #expect(try text(#"[{"b":1,"a":2}]"#, .sorted) == #"[{"a":2,"b":1}]"#)
  }

  @Test func membersKeepTheirOrder() throws {
    #expect(
      try text(Self.source, .kept, asciiEscapes: true)
        == #"{"b":{"z":31.0,"a":[{"y":1e-07,"x":"</"}]},"a":"zo\u00eb/7","B":2,"":null,"\u00e9":0}"#)
  }

  @Test func namesAreSortedByCodePoints() throws {
    let source = #"{"\ud83d\ude00":1,"\uff5e":2,"ab":3,"a":4,"a\u0000":5,"Z":6,"e\u0301":7,"é":8}"#
    #expect(
      try text(source, .sorted, asciiEscapes: true)
        == #"{"Z":6,"a":4,"a\u0000":5,"ab":3,"e\u0301":7,"\u00e9":8,"\uff5e":2,"\ud83d\ude00":1}"#)
  }

  @Test func theSignedTextOfARequestIsBuiltFromItsParts() throws {
    let body = #"{"units": 2, "price": 31.0, "account_id": "917c", "note": "zoë"}"#
    let signed: JSONValue = [
      "path": "/trade/place", "query": "userId=alice&x=%2F+a", "content": try JSONValue(parsing: body),
    ]
    #expect(
      String(decoding: signed.canonicalBytes(asciiEscapes: true), as: UTF8.self)
        == #"{"content":{"account_id":"917c","note":"zo\u00eb","price":31.0,"units":2},"path":"/trade/place","#
        + #""query":"userId=alice&x=%2F+a"}"#)
  }

  @Test func valuesAnswerToTheirKindOnly() throws {
    let value = try JSONValue(
      parsing: #"{"n":1.50,"i":7,"s":"2.50","b":false,"z":null,"a":[1],"o":{},"e":"1e3","x":1e2}"#)
    #expect(value["n"]?.decimalValue?.description == "1.50")
    #expect(value["n"]?.intValue == nil && value["n"]?.numberText == "1.50" && value["n"]?.stringValue == nil)
    #expect(value["i"]?.intValue == 7 && value["i"]?.kind == .number)
    #expect(value["s"]?.decimalValue?.description == "2.50" && value["s"]?.stringValue == "2.50")
    #expect(value["s"]?.intValue == nil)
    #expect(value["b"]?.boolValue == false && value["b"]?.isNull == false)
    #expect(value["z"]?.isNull == true && value["missing"] == nil)
    #expect(value["a"]?[0] == 1 && value["a"]?[1] == nil && value["a"]?["x"] == nil)
    #expect(value["o"]?.objectValue?.members.isEmpty == true && value["a"]?.arrayValue?.count == 1)
    #expect(value["e"]?.decimalValue == nil && value["x"]?.decimalValue?.description == "100")
  }

  @Test func membersOfAnObjectAreSetAndRemoved() {
    var object = JSONObject([("a", 1), ("b", 2)])
    object["b"] = "two"
    object["c"] = .decimal(3)
    object["a"] = nil
    #expect(object == JSONObject([("b", "two"), ("c", .number("3"))]))
    #expect(object.names == ["b", "c"])
    #expect(JSONObject([("a", 1), ("a", 2)])["a"] == 2)
  }

  @Test func textsAreComparedByTheirScalars() {
    #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
    #expect(JSONObject([("\u{E9}", 1)])["e\u{301}"] == nil)
    #expect(JSONValue.number("1.0") != .number("1"))
    #expect(JSONValue.object(JSONObject([("a", 1), ("b", 2)])) != ["b": 2, "a": 1])
  }
}
