import Crypto
import SnapTradeWire
import Testing

/// Requests that official clients of several languages and ages sign differently; each must pass.
@Suite struct SignatureToleranceTests {
  /// A request and the text that some client signs for it.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var path: String
    var query = "clientId=DEMO-CLIENT&timestamp=1760000000"
    var body = ""
    var signedContent = "null"
    /// The path inside the signed text, when it is not the one as sent.
    var signedPath: String?

    var testDescription: String { name }
    var input: SignatureInput { SignatureInput(path: path, query: query, body: Array(body.utf8)) }
    var signedText: String {
      #"{"content":\#(signedContent),"path":"\#(signedPath ?? path)","query":"\#(query)"}"#
    }
  }

  static let paths: [Case] = [
    Case(name: "prefix sent, not signed", path: "/api/v1/accounts", signedPath: "/accounts"),
    Case(name: "prefix signed, not sent", path: "/accounts", signedPath: "/api/v1/accounts"),
    Case(name: "prefix sent and signed", path: "/api/v1/accounts"),
    Case(name: "prefix alone", path: "/api/v1", signedPath: "/"),
    Case(name: "decoded", path: "/symbols/caf%C3%A9%20x", signedPath: "/symbols/café x"),
    Case(name: "decoded below the prefix", path: "/api/v1/symbols/A%2FB", signedPath: "/api/v1/symbols/A/B"),
    Case(name: "decoded, prefix not signed", path: "/api/v1/symbols/A%2FB", signedPath: "/symbols/A/B"),
    Case(name: "encoded as sent", path: "/symbols/A%2FB"),
    Case(name: "lower-case digits as sent", path: "/symbols/a%2fb"),
  ]

  static let contents: [Case] = [
    Case(name: "empty object signed as null", path: "/a", body: "{}"),
    Case(name: "empty object signed as itself", path: "/a", body: "{}", signedContent: "{}"),
    Case(name: "empty object with blanks", path: "/a", body: " { }\n"),
    Case(name: "no body, empty object signed", path: "/a", signedContent: "{}"),
    Case(name: "number literals", path: "/a", body: #"{"b":1e-07,"a":31.0}"#, signedContent: #"{"a":31.0,"b":1e-07}"#),
    Case(
      name: "long number", path: "/a", body: #"{"a":12345678901234567890.1234567890123456789}"#,
      signedContent: #"{"a":12345678901234567890.1234567890123456789}"#),
    Case(
      name: "sorted at all depths", path: "/a", body: #"{"b":{"d":1,"c":[{"z":1,"y":2}]},"a":2}"#,
      signedContent: #"{"a":2,"b":{"c":[{"y":2,"z":1}],"d":1}}"#),
    Case(
      name: "sorted outside only", path: "/a", body: #"{"b":{"d":1,"c":2},"a":2}"#,
      signedContent: #"{"a":2,"b":{"d":1,"c":2}}"#),
    Case(name: "not sorted", path: "/a", body: #"{ "b": 1, "a": 2 }"#, signedContent: #"{"b":1,"a":2}"#),
    Case(name: "escaped letters", path: "/a", body: #"{"a":"ë𝄞"}"#, signedContent: #"{"a":"\u00eb\ud834\udd1e"}"#),
    Case(name: "plain letters", path: "/a", body: #"{"a":"\u00EB\ud834\udd1e"}"#, signedContent: #"{"a":"ë𝄞"}"#),
    Case(
      name: "escaped angle bracket", path: "/a", body: #"{"a":"\u003cb\u003e&\/"}"#, signedContent: #"{"a":"<b>&/"}"#),
    Case(
      name: "short escapes", path: "/a", body: #"{"a":"\u0022\u005c\u0008\u000c\u000a\u000d\u0009\u001f\u007f"}"#,
      signedContent: "{\"a\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u001f\u{7F}\"}"),
    Case(name: "escaped letters in names", path: "/a", body: #"{"ë":1}"#, signedContent: #"{"\u00eb":1}"#),
    Case(name: "line end after the body", path: "/a", body: "{\"a\":1}\n", signedContent: #"{"a":1}"#),
    Case(name: "body unchanged", path: "/a", body: #"{ "b" : 1, "a":2}"#, signedContent: #"{ "b" : 1, "a":2}"#),
    Case(name: "body unchanged but for its end", path: "/a", body: "{ \"b\" : 1}\r\n", signedContent: #"{ "b" : 1}"#),
    Case(name: "body that is no JSON", path: "/a", body: "a=1", signedContent: "a=1"),
    Case(name: "name twice", path: "/a", body: #"{"a":1,"b":2,"a":3}"#, signedContent: #"{"a":3,"b":2}"#),
    Case(name: "list", path: "/a", body: "[3, 1, [], {}]", signedContent: "[3,1,[],{}]"),
    Case(
      name: "both tolerances", path: "/api/v1/a", body: #"{"b":"ë","a":{}}"#, signedContent: #"{"a":{},"b":"\u00eb"}"#,
      signedPath: "/a"),
  ]

  @Test(arguments: paths + contents)
  func passes(_ request: Case) {
    let result = Vector.check(request.input, Vector.signature(request.signedText))
    #expect(result.passes, "\(request.signedText)")
    #expect(result.tried <= SignatureCandidates.most)
  }

  @Test(arguments: [
    "userId=a+b%2Cc&x=%C3%A9&timestamp=1", "timestamp=1&clientId=Z&userId=%22", "", "symbols=AAPL,MSFT/B&a=é",
  ])
  func queriesStandAsSent(_ query: String) {
    let text = #"{"content":null,"path":"/a","query":"\#(query)"}"#
    let result = Vector.check(SignatureInput(path: "/a", query: query), Vector.signature(text))
    #expect(result.passes)
    #expect(result.tried == 1)
  }

  /// A request without body costs one digest when it is signed as sent.
  @Test func theCommonRequestTakesOneText() {
    let input = SignatureInput(path: "/accounts", query: Vector.query)
    #expect(Vector.check(input, Vector.signature(input.text)).tried == 1)
  }

  /// The buffer is filled again, not made again.
  @Test func textsShareABuffer() {
    var places: Set<UnsafeRawPointer?> = []
    var texts = 0
    for text in SignatureCandidates(SignatureInput(path: "/accounts", query: Vector.query)) {
      places.insert(text.withUnsafeBytes { $0.baseAddress })
      texts += 1
    }
    #expect(texts == 4)
    #expect(places.count == 1)
  }

  /// No text comes twice, and their number is bounded.
  @Test(arguments: paths + contents)
  func textsAreDistinct(_ request: Case) {
    var seen: Set<[UInt8]> = []
    for text in SignatureCandidates(request.input) { #expect(seen.insert(text).inserted) }
    #expect(seen.count <= SignatureCandidates.most)
  }

  @Test func aLongBodyIsTriedUnchangedOnly() {
    let body = #"{"a":""# + String(repeating: "ë", count: SignatureCandidates.largestBody) + #""}"#
    let input = SignatureInput(path: "/a", query: "", body: Array(body.utf8))
    let unchanged = #"{"content":\#(body),"path":"/a","query":""}"#
    #expect(Vector.check(input, Vector.signature(unchanged)).tried == 1)
  }
}
