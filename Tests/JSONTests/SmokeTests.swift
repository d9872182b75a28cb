import JSON
import Money
import Testing

struct SmokeTests {
  @Test func treeGoesRound() throws {
    let text = #"{"a":[1,2.50,-3e-07,true,false,null,"é\n\u00e9\ud83d\ude00"],"b":{"":{}},"c":[]}"#
    let value = try JSONValue(parsing: text)
    #expect(value.description == #"{"a":[1,2.50,-3e-07,true,false,null,"é\né😀"],"b":{"":{}},"c":[]}"#)
    #expect(
      String(decoding: value.canonicalBytes(asciiEscapes: true), as: UTF8.self)
        == #"{"a":[1,2.50,-3e-07,true,false,null,"\u00e9\n\u00e9\ud83d\ude00"],"b":{"":{}},"c":[]}"#)
    #expect(value["a"]?[1]?.decimalValue?.description == "2.50")
  }

  @Test func pathsAreTold() {
    #expect {
      try JSONValue(parsing: #"{"a":[1,{"b/c":tru}]}"#)
    } throws: { error in
      (error as? JSONError)?.path == "/a/1/b~1c"
    }
    #expect(throws: JSONError.self) { try JSONValue(parsing: #"{"a":1,"\u0061":2}"#) }
    #expect((try? JSONValue(parsing: #"{"a":1,"\u0061":2}"#, duplicates: .lastWins))?.description == #"{"a":2}"#)
  }
}
