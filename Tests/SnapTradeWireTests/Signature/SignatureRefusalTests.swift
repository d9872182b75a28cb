import Crypto
import SnapTradeWire
import Testing

/// Requests that differ from the signed one in anything that matters; each must be refused.
@Suite struct SignatureRefusalTests {
  static let path = "/accounts/\(Vector.account)/trading"
  static let query = Vector.userQuery
  static let body = #"{"a":1,"b":"x"}"#
  static let signature = Vector.signature(
    #"{"content":{"a":1,"b":"x"},"path":"\#(path)","query":"\#(query)"}"#)

  struct Change: Sendable, CustomTestStringConvertible {
    var name: String
    var path = SignatureRefusalTests.path
    var query = SignatureRefusalTests.query
    var body = SignatureRefusalTests.body
    var testDescription: String { name }
  }

  static let changes: [Change] = [
    Change(name: "other path", path: "/accounts/\(Vector.account)/balances"),
    Change(name: "other account", path: "/accounts/00000000-8470-4a3e-a18f-57c3f2ee6631/trading"),
    Change(name: "path with a slash more", path: path + "/"),
    Change(name: "path with another version", path: "/api/v2" + path),
    Change(name: "prefix twice", path: "/api/v1/api/v1" + path),
    Change(name: "letter of the path in capitals", path: "/Accounts/\(Vector.account)/trading"),
    Change(
      name: "query in another order",
      query: "userSecret=s3cret-1&userId=alice&clientId=DEMO-CLIENT&timestamp=1760000000"),
    Change(name: "other time", query: query.dropLast() + "1"),
    Change(name: "other user", query: "userId=bob" + query.dropFirst("userId=alice".count)),
    Change(name: "encoded query", query: "userId=%61lice" + query.dropFirst("userId=alice".count)),
    Change(name: "query with a member more", query: query + "&x=1"),
    Change(name: "no query", query: ""),
    Change(name: "other number", body: #"{"a":2,"b":"x"}"#),
    Change(name: "other literal of the number", body: #"{"a":1.0,"b":"x"}"#),
    Change(name: "number as text", body: #"{"a":"1","b":"x"}"#),
    Change(name: "other text", body: #"{"a":1,"b":"X"}"#),
    Change(name: "member more", body: #"{"a":1,"b":"x","c":null}"#),
    Change(name: "member less", body: #"{"a":1}"#),
    Change(name: "member twice, other last value", body: #"{"a":1,"b":"x","a":2}"#),
    Change(name: "empty object", body: "{}"),
    Change(name: "no body", body: ""),
    Change(name: "two documents", body: #"{"a":1,"b":"x"}{}"#),
  ]

  @Test func theSignedRequestItselfPasses() {
    #expect(check(Change(name: "none")))
  }

  @Test(arguments: changes)
  func refused(_ change: Change) {
    #expect(!check(change))
  }

  @Test func anotherKeyIsRefused() {
    let input = SignatureInput(path: Self.path, query: Self.query, body: Array(Self.body.utf8))
    let other = HMACKey("demoConsumerKey0123456789abcdeg")
    #expect(!Vector.check(input, Self.signature, key: other).passes)
  }

  @Test(arguments: ["", "AAAA", "not base64", String(repeating: "A", count: 43) + "="])
  func otherSignaturesAreRefused(_ signature: String) {
    let input = SignatureInput(path: Self.path, query: Self.query, body: Array(Self.body.utf8))
    #expect(!Vector.check(input, signature).passes)
  }

  private func check(_ change: Change) -> Bool {
    let input = SignatureInput(path: change.path, query: change.query, body: Array(change.body.utf8))
    return Vector.check(input, Self.signature).passes
  }
}
