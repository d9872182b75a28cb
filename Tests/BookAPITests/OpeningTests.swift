import Ambient
import BookWire
import HTTP
import JSON
import Keeper
import Testing

@Suite struct OpeningTests {
  private let json = [("Content-Type", "application/json")]

  @Test func `an account is opened and changed without the words of an event`() async throws {
    try await Origin.with { (origin) async throws in
      let body = #"{"account":"N1","id":"o1","type":"margin","currency":"USD","owner":"alice"}"#
      let first = try await origin.send("POST", "/accounts", body, headers: json)
      #expect(try BookReceipt(first.json).isRepeat == false)
      origin.surroundings.advance(bySeconds: 60)
      // Without a time of its own the repetition means the same event.
      let again = try await origin.send("POST", "/accounts", body, headers: json)
      #expect(again.status == 200)
      #expect(try BookReceipt(again.json).isRepeat)
      #expect(try await origin.get("/accounts/N1").json["owner"] == "alice")

      let change = #"{"option_level":3,"name":"Main"}"#
      let changed = try await origin.send(
        "PATCH", "/accounts/N1", change, headers: json + [("Idempotency-Key", "c1")])
      #expect(changed.status == 200)
      let row = try await origin.get("/accounts/N1").json
      #expect(row["option_level"]?.intValue == 3)
      #expect(row["name"] == "Main")
      origin.surroundings.advance(bySeconds: 60)
      let repeated = try await origin.send(
        "PATCH", "/accounts/N1", change, headers: json + [("Idempotency-Key", "c1")])
      #expect(repeated.json["repeat"] == true)
    }
  }

  @Test func `what the path says may not be contradicted`() async throws {
    try await Origin.with { (origin) async throws in
      _ = try await origin.importLines(Lines.file())
      let cases: [(String, String, String, Int, [String?])] = [
        ("POST", "/accounts", #"{"event":"deposit","account":"N1","id":"1"}"#, 400, ["bad_value", "event"]),
        ("POST", "/accounts", #"{"account":"N1","type":"cash","currency":"USD"}"#, 400, ["missing_id", "id"]),
        ("POST", "/accounts", #"{"account":"N1","id":"1","type":"cash"}"#, 400, ["missing_member", "currency"]),
        (
          "POST", "/accounts", #"{"account":"T1","id":"o9","type":"cash","currency":"USD"}"#, 422,
          ["account_exists", "account"]
        ),
        ("PATCH", "/accounts/T1", #"{"account":"X1","id":"1"}"#, 400, ["bad_value", "account"]),
        ("PATCH", "/accounts/T1", #"{"id":"1","currency":"CAD"}"#, 400, ["unknown_member", "currency"]),
        ("PATCH", "/accounts/T9", #"{"id":"1"}"#, 404, ["unknown_account", "account"]),
        ("PATCH", "/accounts/T1", "[]", 400, ["wrong_type", nil]),
      ]
      for (method, path, body, status, refusal) in cases {
        let answer = try await origin.send(method, path, body, headers: json)
        #expect(answer.status == status, "\(body)")
        #expect(answer.refusal == refusal, "\(body)")
      }
      #expect(origin.keeper.snapshot.position == 7)
    }
  }
}
