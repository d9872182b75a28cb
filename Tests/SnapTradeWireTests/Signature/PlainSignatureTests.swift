import SnapTradeWire
import Testing

/// The text of a request without body, given in pieces.
struct PlainSignatureTests {
  private func pieces(_ path: String, _ query: String) -> [UInt8]? {
    var text: [UInt8] = []
    let isPlain = Array(path.utf8).withUnsafeBufferPointer { path in
      Array(query.utf8).withUnsafeBufferPointer { query in
        PlainSignature.pieces(path: path, query: query) { text += $0 }
      }
    }
    return isPlain ? text : nil
  }

  @Test(arguments: [
    ("/accounts", "clientId=A&timestamp=1"), ("/", ""), ("/a%20b/%2F", "x=%22&y=a+b"),
    ("/api/v1/accounts", "q=~!$'()*,;:@"),
  ])
  func thePiecesAreTheTextThatIsSigned(path: String, query: String) {
    #expect(pieces(path, query) == SignatureInput(path: path, query: query).text)
  }

  /// Eight characters are looked at together: each sign at each place, alone and in a long text.
  @Test func everySignAtEveryPlace() {
    for code in UInt8(0)..<128 {
      let sign = String(Character(Unicode.Scalar(code)))
      let isPlain = code >= 0x20 && code < 0x7F && sign != "\"" && sign != "\\"
      for place in 0..<17 {
        let query = String(repeating: "q", count: place) + sign + String(repeating: "~", count: 16 - place)
        #expect((pieces("/a", query) != nil) == isPlain, "\(code) at \(place)")
      }
    }
  }

  @Test(arguments: [("/a\"b", ""), ("/a", "x=\\"), ("/ä", ""), ("/a", "x=\u{1}"), ("/a", "x=\u{7F}")])
  func whatJSONMayEscapeIsLeftToTheOthers(path: String, query: String) {
    #expect(pieces(path, query) == nil)
  }
}
