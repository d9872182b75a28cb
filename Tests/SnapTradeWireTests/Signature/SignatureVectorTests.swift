import Crypto
import JSON
import SnapTradeWire
import Testing

/// The key and parts of the vectors, computed outside this project.
enum Vector {
  static let key = HMACKey("demoConsumerKey0123456789abcdef")
  static let account = "917c8734-8470-4a3e-a18f-57c3f2ee6631"
  static let userQuery = "userId=alice&userSecret=s3cret-1&clientId=DEMO-CLIENT&timestamp=1760000000"
  static let query = "clientId=DEMO-CLIENT&timestamp=1760000000"

  static func signature(_ text: [UInt8]) -> String { Base64.encode(key.authenticate(text)) }
  static func signature(_ text: String) -> String { signature(Array(text.utf8)) }

  /// Whether a request passes with a signature, and how many texts that took.
  static func check(_ input: SignatureInput, _ signature: String, key: HMACKey = key) -> (passes: Bool, tried: Int) {
    var tried = 0
    guard let code = Base64.decode(signature) else { return (false, 0) }
    let passes = input.isSigned { text in
      tried += 1
      return key.isAuthentic(code, for: text)
    }
    return (passes, tried)
  }
}

/// The six vectors: the text made here, signed by the keyed digest, gives the published signature.
@Suite struct SignatureVectorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var input: SignatureInput
    var signature: String
    /// Place of the text that was signed, from one.
    var place: Int
    var testDescription: String { name }
  }

  static let register = #"{"userId":"zoë/7"}"#
  static let order = """
    {"time_in_force":"Day","units":2,"symbol":"AAPL","price":31.0,"order_type":"Limit",\
    "action":"BUY","account_id":"917c8734-8470-4a3e-a18f-57c3f2ee6631"}
    """

  static let cases: [Case] = [
    Case(
      name: "1: balances",
      input: SignatureInput(path: "/accounts/\(Vector.account)/balances", query: Vector.userQuery),
      signature: "BCgLX+uxFSlP1nmpX38pPetwD/GFnHPHP6w9en8VT/8=", place: 1),
    Case(
      name: "2: balances under the prefix",
      input: SignatureInput(path: "/api/v1/accounts/\(Vector.account)/balances", query: Vector.userQuery),
      signature: "HFeRvBhBL3jXvJ48KanjpX+GjI8MrHvC3mdJC2PrdFQ=", place: 1),
    Case(
      name: "3: register, escaped letters",
      input: SignatureInput(path: "/snapTrade/registerUser", query: Vector.query, body: Array(register.utf8)),
      signature: "BuPxgRfJ55exEyti9s+IMPnzszSXSTfxfuEHzMZBbMk=", place: 3),
    Case(
      name: "4: register, plain letters",
      input: SignatureInput(path: "/snapTrade/registerUser", query: Vector.query, body: Array(register.utf8)),
      signature: "GNRQaxbBOYsk4jp4LgPlGNPNwhM3U131pgnwWkRYNuc=", place: 1),
    Case(
      name: "5: order",
      input: SignatureInput(path: "/trade/place", query: Vector.userQuery, body: Array(order.utf8)),
      signature: "BdzYSa218ZAKgAnWPw1KpYuBULkSXaYt1gNwshBkEEk=", place: 1),
  ]

  @Test(arguments: cases)
  func requests(_ vector: Case) {
    let result = Vector.check(vector.input, vector.signature)
    #expect(result.passes)
    #expect(result.tried == vector.place)
  }

  @Test func theTextThatAClientSigns() {
    let input = SignatureInput(path: "/accounts", query: Vector.query)
    #expect(
      String(decoding: input.text, as: UTF8.self)
        == #"{"content":null,"path":"/accounts","query":"\#(Vector.query)"}"#)
    #expect(Vector.signature(Self.cases[4].input.text) == Self.cases[4].signature)
  }

  @Test func sixWebhook() throws {
    let body = """
      {"webhookSecret":"whsec","userId":"alice","eventType":"CONNECTION_BROKEN","clientId":"DEMO-CLIENT",\
      "webhookId":"6fe03e8c-201a-4c3f-92d0-acb825fc89cf","eventTimestamp":"2025-10-09T08:53:20.000000+00:00",\
      "brokerageAuthorizationId":"87b24961-b51e-4db8-9226-f198f6518a89"}
      """
    let value = try JSONValue(parsing: Array(body.utf8), limits: .request, duplicates: .refuse)
    #expect(
      Vector.signature(value.canonicalBytes(asciiEscapes: true)) == "eEbycE79W+rmhUS0WcSPawzMpKk2yvcpgAg4ZY+0vnw=")
  }
}
