import BookWire
import JSON
import Money
import Testing

/// An account's days one by one.
@Suite struct DayTests {
  private func told<Value>(_ body: (Origin) async throws -> Value) async throws -> Value {
    try await Origin.with { (origin) async throws in
      let later = [
        #"{"event":"deposit","account":"T1","at":"2026-01-06T18:00:00-05:00","id":"d2","amount":"7","currency":"USD"}"#,
        #"{"event":"price","symbol":"AAPL","at":"2026-01-07T09:31:00-05:00","bid":"53","ask":"53.10"}"#,
      ]
      #expect(try await origin.importLines(Lines.file(Lines.all + later)).status == 200)
      return try await body(origin)
    }
  }

  @Test func `what came in overnight belongs to the day`() async throws {
    try await told { origin in
      for (day, edge, cash, equity) in [
        ("2026-01-05", "end", "24998.75", "49998.75"), ("2026-01-06", "start", "24998.75", "49998.75"),
        ("2026-01-07", "start", "24998.75", "50998.75"), ("2026-01-07", "end", "25005.75", "51505.75"),
      ] {
        let answer = try await origin.get("/accounts/T1/days/\(day)/\(edge)")
        let snapshot = try BookDaySnapshot(answer.json)
        #expect(snapshot.cash.map(\.value) == [ExactDecimal(cash)], "\(day) \(edge)")
        #expect(snapshot.figures.first { $0.name == "equity" }?.value == ExactDecimal(equity), "\(day) \(edge)")
        let held = try #require(snapshot.positions.first?.marketValue)
        let sum = try held + ExactDecimal(cash)!
        #expect(sum == ExactDecimal(equity)!, "\(day) \(edge)")
      }
    }
  }

  @Test func `a position says which price counts and how old it is`() async throws {
    try await told { origin in
      let expected = [
        ("2026-01-05T10:01:00-05:00", [#""50""#, #""own""#, "60", "false", "null", "null"]),
        ("2026-01-06@close", [#""52""#, #""last""#, "0", "false", "null", "null"]),
        ("2026-01-07T09:32:00-05:00", [#""53""#, #""bid""#, "60", "false", #""53""#, #""53.10""#]),
        ("2026-01-08T09:32:00-05:00", [#""53""#, #""bid""#, "86460", "true", #""53""#, #""53.10""#]),
      ]
      for (asOf, members) in expected {
        let answer = try await origin.get("/accounts/T1/positions?as_of=\(asOf)").json
        let line = try #require(answer["positions"]?.arrayValue?.first)
        let told = ["price", "price_rule", "price_age", "price_stale", "bid", "ask"].map { line[$0]?.description ?? "" }
        #expect(told == members, "\(asOf)")
      }
    }
  }

  @Test(arguments: [
    ("days/2026-01-06/noon", 404, "edge"), ("days/2026-13-06/end", 400, "date"), ("days/2026-01-02/end", 404, "date"),
    ("days/2026-03-03/end", 404, "date"), ("history/2026-01-06/explain/nothing", 404, "part"),
    ("history/2026-01-10/explain/flows", 404, "date"), ("history/2026-03-03/explain/flows", 404, "date"),
  ])
  func `days and parts that there are not`(_ path: String, _ status: Int, _ field: String) async throws {
    try await told { origin in
      let answer = try await origin.get("/accounts/T1/\(path)")
      #expect(answer.status == status)
      #expect(answer.refusal[1] == field)
    }
  }
}
