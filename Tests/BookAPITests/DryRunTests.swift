import BookWire
import CivilTime
import HTTP
import JSON
import Keeper
import Money
import Testing

@Suite struct DryRunTests {
  private func told<Value>(_ body: (Origin) async throws -> Value) async throws -> Value {
    try await Origin.with { (origin) async throws in
      #expect(try await origin.importLines(Lines.file()).status == 200)
      return try await body(origin)
    }
  }

  private func run(_ origin: Origin, _ body: String, account: String = "T1") async throws -> Answer {
    try await origin.send(
      "POST", "/accounts/\(account)/dry-run", body, token: Origin.readerToken,
      headers: [("Content-Type", "application/json")])
  }

  @Test func `a dry run answers what the figures would be and changes nothing`() async throws {
    try await told { (origin) async throws in
      let asked = [
        #"{"event":"deposit","amount":"1000.00","currency":"USD"}"#,
        #"{"event":"price","symbol":"AAPL","price":"60"}"#,
        #"{"event":"trade","symbol":"AAPL","side":"sell","quantity":"100","price":"60"}"#,
      ]
      let before = try await origin.get("/accounts/T1/figures").text
      let answer = try await run(origin, #"{"events":[\#(asked.joined(separator: ","))]}"#)
      let dry = try BookDryRun(answer.json)
      #expect(dry.accepted == 3)
      #expect(dry.refusals.isEmpty)
      let differences = Dictionary(uniqueKeysWithValues: dry.differences.map { ($0.name, $0.value) })
      #expect(differences["cash"] == ExactDecimal("7000.00"))
      // 1000 in, and 500 units worth 8 more each.
      #expect(differences["equity"] == ExactDecimal("5000.00"))
      #expect(differences["start_of_day_equity"] == nil)
      let equity = dry.after.first { $0.name == "equity" }?.value
      #expect(equity == ExactDecimal("55998.75"))
      var writer = JSONWriter()
      dry.write(to: &writer)
      #expect(writer.bytes == answer.body)

      #expect(try await origin.get("/accounts/T1/figures").text == before)
      #expect(origin.keeper.snapshot.position == 7)
      // Told in earnest, the same events lead to the same figures.
      let told = asked.enumerated().map { index, line in
        line.dropLast() + #","id":"r\#(index)","at":"\#(dry.asOf.rfc3339())""#
          + (line.contains("price\",") && !line.contains("trade") ? "}" : #","account":"T1"}"#)
      }
      #expect(try await origin.post("[\(told.joined(separator: ","))]").status == 200)
      #expect(try BookFigure.list(try await origin.get("/accounts/T1/figures").json) == dry.after)
    }
  }

  @Test func `an order says what it would reserve`() async throws {
    try await told { (origin) async throws in
      let answer = try await run(
        origin,
        #"[{"event":"order_placed","order":"o1","symbol":"AAPL","side":"buy","type":"limit","quantity":"100","#
          + #""limit":"40"},{"event":"order_cancelled","order":"o2"}]"#)
      let dry = try BookDryRun(answer.json)
      #expect(dry.accepted == 1)
      #expect(dry.refusals.map { "\($0.index ?? -1) \($0.code) \($0.field ?? "")" } == ["1 unknown_order order"])
      let differences = Dictionary(uniqueKeysWithValues: dry.differences.map { ($0.name, $0.value) })
      #expect(differences["reserved_cash"] == 4000)
      #expect(differences["pending_orders"] == 1)
      #expect(differences["cash"] == nil)
      #expect(try await origin.get("/accounts/T1/figures").json["pending_orders"] == "0")
    }
  }

  @Test func `what would be refused is listed by place, and the rest is tried`() async throws {
    try await told { (origin) async throws in
      let dry = try BookDryRun(
        try await run(
          origin,
          """
          [{"event":"trade","symbol":"AAPL","side":"sell","quantity":"501","price":"60"},
           {"event":"deposit","amount":"-1","currency":"USD"},
           {"event":"deposit","amount":"1.00","currency":"USD"},
           {"event":"deposit","at":"2026-01-05T09:31:00-05:00","id":"d1","amount":"50000.00","currency":"USD"},
           {"event":"deposit","id":"d1","amount":"5","currency":"USD"},
           {"event":"price","symbol":"MSFT","price":"1"},
           {"event":"split","symbol":"AAPL","at":"2026-01-01T00:00:00Z","ratio":"1:1000"}]
          """
        ).json)
      #expect(dry.accepted == 2)
      #expect(dry.repeated == 1)
      #expect(
        dry.refusals.map { "\($0.index ?? -1) \($0.code) \($0.field ?? "")" } == [
          "0 not_held quantity", "1 not_positive amount", "4 id_reused id", "5 unknown_instrument symbol",
        ])
    }
  }

  @Test(
    arguments: [
      ("{", 400, ["malformed", nil]), ("{}", 400, ["missing_member", "events"]),
      (#"{"events":[],"more":1}"#, 400, ["unknown_member", "more"]),
      (#"[{"event":"deposit","account":"X1","amount":"1","currency":"USD"}]"#, 400, ["bad_value", "account"]),
      (#"[{"event":"deposit","amount":"1"}]"#, 400, ["missing_member", "currency"]),
      (#"[3]"#, 400, ["wrong_type", nil]),
    ] as [(String, Int, [String?])])
  func `what is no list of events is refused`(_ body: String, _ status: Int, _ refusal: [String?]) async throws {
    try await told { (origin) async throws in
      let answer = try await run(origin, body)
      #expect(answer.status == status)
      #expect(answer.refusal == refusal)
    }
  }

  @Test func `more than a thousand events are too many, and an unknown account is one`() async throws {
    try await told { (origin) async throws in
      let row = #"{"event":"deposit","amount":"1","currency":"USD"}"#
      let many = Array(repeating: row, count: 1_001).joined(separator: ",")
      #expect(try await run(origin, "[\(many)]").refusal == ["too_many", "events"])
      #expect(try await run(origin, "[]", account: "T9").status == 404)
    }
  }
}
