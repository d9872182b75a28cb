import HTTP
import JSON
import Money
import Testing

@Suite struct ProjectionTests {
  /// Orders of every fate: a limit, the market's price, no holding to sell, no price known, and one that is done.
  private static let orders = [
    (#""A","symbol":"AAPL","status":"working","side":"buy","type":"limit","quantity":"100","limit_price":"40""#),
    (#""B","symbol":"AAPL","status":"partially_filled","side":"sell","type":"market","quantity":"60","#
      + #""filled_quantity":"10""#),
    (#""C","symbol":"AAPL","status":"working","side":"sell","type":"limit","quantity":"900","limit_price":"70""#),
    (#""D","symbol":"MSFT","status":"working","side":"buy","type":"market","quantity":"1""#),
    (#""E","symbol":"AAPL","status":"filled","side":"buy","type":"limit","quantity":"5","limit_price":"1""#),
  ]

  private func told<Value>(_ body: (Origin) async throws -> Value) async throws -> Value {
    try await Origin.with { (origin) async throws in
      _ = try await origin.importLines(Lines.file())
      let rows = Self.orders.map {
        #"{"id":\#($0),"duration":"gtc","placed_at":"2026-03-02T10:00:00-05:00"}"#
      }
      let lines = [
        #"{"event":"instrument","symbol":"MSFT","kind":"equity","currency":"USD","id":"i2"}"#,
        #"{"event":"statement","account":"T1","at":"2026-03-02T12:00:00-05:00","id":"s1","holdings":false,"orders":["#
          + rows.joined(separator: ",") + "]}",
      ]
      #expect(try await origin.post("[\(lines.joined(separator: ","))]").status == 200)
      return try await body(origin)
    }
  }

  @Test func `working orders fill at their limits or the market's price`() async throws {
    try await told { (origin) async throws in
      let target = "/accounts/T1/figures?reasons=1&projected=orders"
      let answer = try await origin.get(target).json
      // 24998.75 − 100 × 40 + 50 × 52.
      #expect(answer["figures"]?["cash"] == "23598.75")
      #expect(answer["figures"]?["pending_orders"] == "2")
      let orders = try #require(answer["orders"]?.arrayValue)
      #expect(orders.map { $0["id"] } == ["A", "B", "C", "D"])
      #expect(orders.map { $0["price"] } == ["40", "52", "70", .null])
      #expect(orders.map { $0["refused"]?.isNull } == [true, true, false, false])
      let flat = try await origin.get("/accounts/T1/figures?projected=orders").json
      #expect(flat == answer["figures"])
      let now = try await origin.get("/accounts/T1/figures").json
      #expect(now["cash"] == "24998.75")
      let lots = try await origin.get("/accounts/T1/positions?projected=orders").json["positions"]?[0]?["lots"]
      #expect(lots?[1]?["id"] == "projected.0")
    }
  }

  @Test func `settlement takes trades for settled`() async throws {
    try await told { (origin) async throws in
      let orders = try await origin.get("/accounts/T1/figures?projected=orders").json
      #expect(orders["unsettled_debits"] == "4000")
      let both = try await origin.get("/accounts/T1/figures?projected=orders,settlement").json
      #expect(both["unsettled_debits"]?.decimalValue == 0)
      #expect(both["settled_cash"] == both["cash"])
      #expect(both["equity"] == orders["equity"])
      let then = try await origin.get("/accounts/T1/figures?as_of=2026-01-05&projected=settlement").json
      #expect(then["settled_cash"] == "24998.75")
    }
  }

  @Test(arguments: ["fills", "", "orders,orders", "orders,"])
  func `an unknown projection is refused by name`(_ words: String) async throws {
    try await told { (origin) async throws in
      let answer = try await origin.get("/accounts/T1/figures?projected=\(words)")
      #expect(answer.refusal == ["bad_value", "projected"])
    }
  }
}
