import JSON
import Testing

/// Each limit lets its number pass and one more not; duplicates; where an error is said to be.
struct LimitTests {
  static let limits = JSONLimits(bytes: 400, depth: 3, members: 4, elements: 5, string: 6, number: 7)

  func code(_ text: String, _ limits: JSONLimits = LimitTests.limits) -> JSONError.Code? {
    do {
      _ = try JSONValue(parsing: text, limits: limits)
      return nil
    } catch {
      return error.code
    }
  }

  @Test(arguments: [
    ("[[[]]]", "[[[[]]]]"), (#"{"a":[{}]}"#, #"{"a":[{"b":[]}]}"#),
    (#"{"a":1,"b":1,"c":1,"d":1}"#, #"{"a":1,"b":1,"c":1,"d":1,"e":1}"#),
    ("[1,2,3,4,5]", "[1,2,3,4,5,6]"), (#""123456""#, #""1234567""#), (#""\u0061""#, #""\u0061b""#),
    (#"{"123456":1}"#, #"{"1234567":1}"#), ("1234567", "12345678"), ("-1.5e-7", "-1.5e-70"),
    (String(repeating: " ", count: 399) + "1", String(repeating: " ", count: 400) + "1"),
  ]) func oneMoreIsTooMany(within: String, beyond: String) {
    #expect(code(within) == nil)
    #expect(code(beyond) == .limit)
  }

  @Test func nestingStopsLongBeforeTheStack() {
    let text = String(repeating: "[", count: 100_000)
    #expect(code(text, .request) == .limit)
    let deepest = JSONLimits(bytes: 1 << 20, depth: JSONLimits.deepest)
    #expect(code(String(repeating: #"{"a":["#, count: 50_000), deepest) == .limit)
    #expect(code(String(repeating: "[", count: 512) + String(repeating: "]", count: 512), deepest) == nil)
  }

  @Test func laterDuplicatesWinWhereTheyStoodFirst() throws {
    let text = #"{"b":1,"a":{"x":1,"x":2},"\u0062":[3],"c":4,"a":5}"#
    let value = try JSONValue(parsing: text, duplicates: .lastWins)
    #expect(value.description == #"{"b":[3],"a":5,"c":4}"#)
    #expect(value["a"]?.intValue == 5)
  }

  /// An object of more members than are searched in a row finds duplicates too, wherever they stand.
  @Test(arguments: [2, 31, 32, 33, 34, 64, 500]) func duplicatesAreFoundInObjectsOfAnySize(count: Int) throws {
    let names = (0..<count).map { "name\($0)" }
    let members = names.map { "\"\($0)\":{\"x\":1}" }.joined(separator: ",")
    #expect(code("{\(members)}", .request) == nil)
    for place in [0, count / 2, count - 1] {
      let text = "{\(members),\"\\u006eame\(place)\":true}"
      #expect(code(text, .request) == .duplicateMember)
      let value = try JSONValue(parsing: text, duplicates: .lastWins)
      #expect(value.objectValue?.names == names)
      #expect(value["name\(place)"] == true)
    }
  }

  @Test func largeObjectsInsideLargeObjectsKeepTheirNamesApart() throws {
    let inner = (0..<40).map { "\"n\($0)\":0" }.joined(separator: ",")
    let outer = (0..<40).map { "\"n\($0)\":{\(inner)}" }.joined(separator: ",")
    #expect(code("[{\(outer)},{\(outer)}]", .request) == nil)
    #expect(code("[{\(outer)},{\(outer),\"n39\":0}]", .request) == .duplicateMember)
  }

  @Test(arguments: [
    ("x", ""), ("[1,x]", "/1"), (#"{"a":x}"#, "/a"), (#"{"a":{"b":[0,{"c":"\q"}]}}"#, "/a/b/1/c"),
    (#"{"a/b":{"m~n":x}}"#, "/a~1b/m~0n"), (#"{"\u0061":[[],{},x]}"#, "/a/2"), (#"{"a":[1,2],"b":x}"#, "/b"),
    (#"{"a":"}],{","b":x}"#, "/b"), (#"{"a":1,"a":2}"#, ""), (#"[{"a":"\"","b":{"":x}}]"#, "/0/b/"),
    (#"{"a":[],"b" 1}"#, "/b"), ("[[1,2],[3,4", "/1/1"),
  ]) func errorsTellTheirPlace(text: String, path: String) {
    #expect {
      try JSONValue(parsing: text)
    } throws: { error in
      #expect((error as? JSONError)?.path == path, "\(text): \(error)")
      return true
    }
  }

  @Test func anErrorReadsAsASentenceAndShowsNoValue() {
    #expect {
      try JSONValue(parsing: #"{"secret":"hunter2\q"}"#)
    } throws: { error in
      "\(error)" == "A string holds an unknown escape. (byte 18, /secret)"
    }
  }
}
