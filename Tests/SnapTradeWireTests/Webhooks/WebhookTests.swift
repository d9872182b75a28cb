import CivilTime
import JSON
import SnapTradeWire
import Testing

/// Webhooks are sent exactly as they are signed.
@Suite struct WebhookTests {
  static var broken: SnapTradeWebhook {
    var webhook = SnapTradeWebhook(
      webhookID: "6fe03e8c-201a-4c3f-92d0-acb825fc89cf", clientID: "DEMO-CLIENT",
      eventTimestamp: Full.time("2025-10-09T08:53:20Z"), userID: "alice", eventType: .connectionBroken)
    webhook.webhookSecret = "whsec"
    webhook.connectionID = "87b24961-b51e-4db8-9226-f198f6518a89"
    return webhook
  }

  /// The sixth vector, from the value to the signature.
  @Test func theVector() {
    #expect(Vector.signature(Self.broken.body) == "eEbycE79W+rmhUS0WcSPawzMpKk2yvcpgAg4ZY+0vnw=")
  }

  @Test func timesHaveMicroseconds() throws {
    var webhook = Self.broken
    webhook.eventTimestamp = Instant(microseconds: 1_760_000_000_000_042)
    let body = String(decoding: webhook.body, as: UTF8.self)
    #expect(body.contains(#""eventTimestamp":"2025-10-09T08:53:20.000042+00:00""#))
    #expect(try read(SnapTradeWebhook.self, body) == webhook)
  }

  @Test func lettersAreEscaped() throws {
    var webhook = Self.broken
    webhook.userID = "zoë"
    #expect(String(decoding: webhook.body, as: UTF8.self).contains(#""userId":"zo\u00eb""#))
    #expect(try read(SnapTradeWebhook.self, text(webhook)) == webhook)
  }

  @Test func detailsOfHoldings() throws {
    var webhook = Self.broken
    webhook.eventType = .known(.holdingsUpdated)
    webhook.details = SnapTradeWebhook.holdingsDetails(
      totalValue: .success, positions: .failure("Busy"), balances: .success, orders: .success)
    let body = String(decoding: webhook.body, as: UTF8.self)
    #expect(body.contains(#""positions":{"error":"Busy","success":false},"total_value":{"error":null,"success":true}"#))
  }
}
