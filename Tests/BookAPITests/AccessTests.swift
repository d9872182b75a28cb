import BookAPI
import HTTP
import JSON
import Keeper
import Testing

@Suite struct AccessTests {
  @Test(arguments: Origin.Way.allCases) func `accounts, figures and events need a token`(_ way: Origin.Way) async throws
  {
    try await Origin.with(way) { (origin) async throws in
      for path in ["/accounts", "/accounts/T1", "/accounts/T1/figures", "/events", "/world/events"] {
        let none = try await origin.get(path, token: nil)
        #expect(none.status == 401, "\(path)")
        #expect(none.headers.first("WWW-Authenticate") == "Bearer")
        #expect(none.refusal == ["unauthorized", "Authorization"])
        #expect(try await origin.get(path, token: "another").status == 401, "\(path)")
      }
    }
  }

  @Test func `a token that may read may not write`() async throws {
    try await Origin.with { (origin) async throws in
      #expect(try await origin.get("/accounts", token: Origin.readerToken).status == 200)
      let refused = try await origin.send("POST", "/events", Lines.apple, token: Origin.readerToken)
      #expect(refused.status == 403)
      #expect(refused.refusal == ["forbidden", "Authorization"])
      #expect(origin.keeper.snapshot.position == 0)
    }
  }

  @Test(arguments: ["Bearer", "Basic b3BlcmF0b3ItdG9rZW4=", "Bearer operator-token x", "operator-token"])
  func `other forms of the header are no token`(_ field: String) async throws {
    try await Origin.with { (origin) async throws in
      let answer = try await origin.send("GET", "/accounts", token: nil, headers: [("Authorization", field)])
      #expect(answer.status == 401)
    }
  }

  @Test(arguments: Origin.Way.allCases) func `what is no route or no method is refused in the same form`(
    _ way: Origin.Way
  ) async throws {
    try await Origin.with(way) { (origin) async throws in
      let unknown = try await origin.get("/nothing")
      #expect(unknown.status == 404)
      #expect(unknown.refusal == ["not_found", nil])
      let method = try await origin.send("DELETE", "/accounts")
      #expect(method.status == 405)
      #expect(method.headers.first("Allow") == "GET, HEAD, POST")
      #expect(method.refusal == ["method_not_allowed", nil])
    }
  }

  @Test func `the program tells whether it lives and is ready, without a token`() async throws {
    try await Origin.with { (origin) async throws in
      origin.readiness.expect("hub")
      #expect(try await origin.get("/health", token: nil).status == 200)
      let waiting = try await origin.get("/ready", token: nil)
      #expect(waiting.status == 503)
      #expect(waiting.json["parts"]?["hub"] == false)
      origin.readiness.isReady("hub")
      #expect(try await origin.get("/ready", token: nil).status == 200)
      origin.readiness.stop()
      #expect(try await origin.get("/ready", token: nil).status == 503)
      #expect(try await origin.get("/health", token: nil).status == 200)
    }
  }

  @Test func `metrics count events`() async throws {
    try await Origin.with { (origin) async throws in
      _ = try await origin.importLines(Lines.file())
      let text = try await origin.get("/metrics", token: nil).text
      #expect(text.contains("bursar_events_recorded_total 7\n"))
      #expect(text.contains("bursar_book_position 7\n"))
      #expect(text.contains("bursar_book_accounts 2\n"))
    }
  }
}
