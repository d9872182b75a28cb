import BrokerFixture
import JSON
import Testing

/// `GET /v2/accounts/{id}/orders/history`: what was placed within a span.
@Suite("Order history")
struct OrderHistoryTests {
  private static let path = "/v2/accounts/C1/orders/history"

  @Test(
    "a span, either way round, with or without today, in pages",
    arguments: [
      ("from=2025-12-29T00:00:00Z", ["F-2", "9001", "9000"]),
      ("from=2025-12-29T00:00:00Z&order_by=asc", ["9000", "9001", "F-2"]),
      ("from=2025-12-29T00:00:00Z&exclude_today=true", ["9001", "9000"]),
      ("from=2025-12-29T15:00:00Z&to=2025-12-30T15:00:00Z", ["9000"]),
      ("from=2025-12-29T15:00:01Z&to=2025-12-30T15:00:01%2B00:00", ["9001"]),
      ("from=2025-12-29T00:00:00Z&limit=2", ["F-2", "9001"]),
      ("from=2025-12-29T00:00:00Z&limit=2&cursor=2", ["9000"]),
      ("from=2026-01-06T17:00:00Z&exclude_today=true", []),
    ])
  func spans(_ query: String, _ names: [String]) async throws {
    let desk = try await Desk(Scenario.cash, Scenario.orders(of: "C1"))
    let answer = await desk.get(Self.path + "?" + query)
    #expect(answer.status == 200)
    #expect(answer.json["orders"]?.arrayValue?.compactMap { $0["clOrdId"]?.stringValue } == names)
    #expect(answer.json["nextCursor"] == (query.hasSuffix("limit=2") ? 2 : 0))
  }

  @Test(
    "a parameter that cannot be meant is named",
    arguments: [
      ("", "from"), ("from=2025-12-29", "from"), ("from=2025-10-01T00:00:00Z", "from"),
      ("from=2026-01-05T00:00:00Z&to=2026-01-04T00:00:00Z", "to"), ("from=2026-01-05T00:00:00Z&to=x", "to"),
      ("from=2026-01-05T00:00:00Z&order_by=up", "order_by"), ("from=2026-01-05T00:00:00Z&limit=0", "limit"),
      ("from=2026-01-05T00:00:00Z&exclude_today=maybe", "exclude_today"),
    ])
  func refusals(_ query: String, _ field: String) async throws {
    let desk = try await Desk(Scenario.cash)
    let answer = await desk.get(Self.path + "?" + query)
    #expect(answer.status == 400 && answer["error"]?["details"] == ["field": .string(field)], "\(answer.text)")
  }
}
