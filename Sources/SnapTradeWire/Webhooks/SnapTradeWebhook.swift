public import CivilTime
public import JSON

/// A message that the service sends to a key holder's listener.
///
/// Its body stands on the wire as it is signed: names sorted, ASCII only, no blanks. A receiver that makes the text
/// anew and one that takes the bytes as they came find the same signature. Members without a value are left out.
public struct SnapTradeWebhook: SnapTradeWireValue {
  /// Identifier of the message, a UUID; a repeated delivery has the same.
  public var webhookID: String
  /// Public identifier of the key.
  public var clientID: String
  /// When it happened; receivers drop what is older than five minutes.
  public var eventTimestamp: Instant
  /// The key holder's name of the user.
  public var userID: String
  /// What happened.
  public var eventType: SnapTradeWord<SnapTradeWebhookType>
  /// Deprecated shared secret.
  public var webhookSecret: String?
  /// The broker.
  public var brokerageID: String?
  /// The connection.
  public var connectionID: String?
  /// The account.
  public var accountID: String?
  /// How an attempt to connect ended.
  public var attemptResult: SnapTradeWord<SnapTradeAttemptResult>?
  /// More, by type: the parts of a holdings update, the orders of a trade.
  public var details: JSONValue?

  /// A message without what only some types have.
  public init(
    webhookID: String, clientID: String, eventTimestamp: Instant, userID: String, eventType: SnapTradeWebhookType
  ) {
    self.webhookID = webhookID
    self.clientID = clientID
    self.eventTimestamp = eventTimestamp
    self.userID = userID
    self.eventType = .known(eventType)
  }

  /// Reads a message.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    webhookID = try members.text("webhookId")
    clientID = try members.text("clientId")
    eventTimestamp = try members.time("eventTimestamp")
    userID = try members.text("userId")
    eventType = try members.word("eventType")
    webhookSecret = try members.optionalText("webhookSecret")
    brokerageID = try members.optionalText("brokerageId")
    connectionID = try members.optionalText("brokerageAuthorizationId")
    accountID = try members.optionalText("accountId")
    attemptResult = try members.optionalWord("connectionAttemptedResult")
    details = members.present("details")
  }

  /// Writes the body inside a larger document; `body` is what is sent.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    json.write(to: &writer, order: .sorted)
  }

  /// The bytes to send, which are the bytes to sign.
  public var body: [UInt8] {
    json.canonicalBytes(order: .sorted, asciiEscapes: true)
  }

  private var json: JSONValue {
    var members = JSONObject()
    members["webhookId"] = .string(webhookID)
    members["clientId"] = .string(clientID)
    members["eventTimestamp"] = .string(Self.stamp(eventTimestamp))
    members["userId"] = .string(userID)
    members["eventType"] = .string(eventType.text)
    members["webhookSecret"] = webhookSecret.map(JSONValue.string)
    members["brokerageId"] = brokerageID.map(JSONValue.string)
    members["brokerageAuthorizationId"] = connectionID.map(JSONValue.string)
    members["accountId"] = accountID.map(JSONValue.string)
    members["connectionAttemptedResult"] = attemptResult.map { .string($0.text) }
    members["details"] = details
    return .object(members)
  }

  /// With microseconds and a numeric offset, as listeners are used to: `2025-10-09T08:53:20.000000+00:00`.
  private static func stamp(_ instant: Instant) -> String {
    let whole = Instant(seconds: instant.seconds).rfc3339()
    let digits = String(instant.microseconds - instant.seconds * 1_000_000)
    return whole.dropLast() + "." + String(repeating: "0", count: 6 - digits.utf8.count) + digits + "+00:00"
  }
}

extension SnapTradeWebhook {
  /// The details of a holdings update: which parts were loaded.
  public static func holdingsDetails(
    totalValue: SnapTradePartResult, positions: SnapTradePartResult, balances: SnapTradePartResult,
    orders: SnapTradePartResult
  ) -> JSONValue {
    .object(
      JSONObject([
        (name: "total_value", value: totalValue.json), (name: "positions", value: positions.json),
        (name: "balances", value: balances.json), (name: "orders", value: orders.json),
      ]))
  }
}

/// How the load of one part of an account ended.
public enum SnapTradePartResult: Sendable, Hashable {
  case success
  /// With a sentence for people.
  case failure(String)

  var json: JSONValue {
    switch self {
    case .success: ["success": true, "error": nil]
    case .failure(let text): ["success": false, "error": .string(text)]
    }
  }
}
