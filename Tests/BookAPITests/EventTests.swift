import BookWire
import HTTP
import JSON
import Keeper
import Testing

@Suite struct EventTests {
  private func opened<Value>(
    _ way: Origin.Way = .inProcess, _ body: (Origin) async throws -> Value
  ) async throws -> Value {
    try await Origin.with(way) { (origin) async throws in
      #expect(try await origin.importLines(Lines.file()).status == 200)
      return try await body(origin)
    }
  }

  @Test(arguments: Origin.Way.allCases) func `an event is taken once`(_ way: Origin.Way) async throws {
    try await opened(way) { (origin) async throws in
      let first = try await origin.post(Lines.deposit(id: "d2"))
      #expect(first.status == 200)
      #expect(try BookReceipt(first.json).position == 8)
      #expect(first.json["repeat"] == false)
      let again = try await origin.post(Lines.deposit(id: "d2"))
      #expect(again.json["position"] == first.json["position"])
      #expect(again.json["recorded"] == first.json["recorded"])
      #expect(again.json["repeat"] == true)
      let other = try await origin.post(Lines.deposit(id: "d2", amount: "1.0"))
      #expect(other.status == 409)
      #expect(other.refusal == ["id_reused", "id"])
      #expect(origin.keeper.snapshot.position == 8)
    }
  }

  @Test func `the header may name an event`() async throws {
    try await opened { (origin) async throws in
      let nameless = Lines.deposit(id: "x").replacing(#""id":"x","#, with: "")
      #expect(try await origin.post(nameless).refusal == ["missing_id", "id"])
      #expect(try await origin.post(nameless, key: "k1").json["position"]?.intValue == 8)
      #expect(try await origin.post(Lines.deposit(id: "k1")).json["repeat"] == true)
      #expect(try await origin.post(Lines.deposit(id: "k1"), key: "k1").json["repeat"] == true)
      #expect(try await origin.post(Lines.deposit(id: "k1"), key: "k2").refusal == ["bad_value", "Idempotency-Key"])
      #expect(try await origin.post(nameless, key: "").refusal == ["bad_value", "Idempotency-Key"])
      #expect(
        try await origin.post(nameless, key: String(repeating: "k", count: 129)).refusal[1] == "Idempotency-Key")
    }
  }

  @Test(
    arguments: [
      ("", 400, ["malformed", nil]), ("{", 400, ["malformed", nil]),
      (#"{"event":"gift"}"#, 400, ["unknown_event", "event"]),
      (#"{"account":"T1"}"#, 400, ["missing_member", "event"]),
      (Lines.deposit(id: "z").replacing(#""amount":"1.00""#, with: #""amount":"1,00""#), 400, ["bad_value", "amount"]),
      (Lines.deposit(id: "z").replacing(#""amount""#, with: #""amont""#), 400, ["unknown_member", "amont"]),
      (Lines.deposit(id: "z").dropLast() + #","id":"y"}"#, 400, ["duplicate_member", "id"]),
      (Lines.deposit(id: "z", amount: "-1"), 422, ["not_positive", "amount"]),
      (Lines.deposit(id: "z", account: "T9"), 422, ["unknown_account", "account"]),
      (Lines.deposit(id: "z").replacing("2026-01-05", with: "2026-01-04"), 422, ["before_opening", "at"]),
      (Lines.deposit(id: "z").replacing("2026-01-05", with: "2027-01-05"), 422, ["in_the_future", "at"]),
      (Lines.price.replacing("p1", with: "p2").replacing("AAPL", with: "MSFT"), 422, ["unknown_instrument", "symbol"]),
      (Lines.price.replacing("p1", with: "p2").replacing(#""52""#, with: #""0""#), 422, ["zero", "price"]),
    ] as [(String, Int, [String?])])
  func `a wrong event is refused by code and field and changes nothing`(
    _ body: String, _ status: Int, _ refusal: [String?]
  ) async throws {
    try await opened { (origin) async throws in
      let answer = try await origin.post(body)
      #expect(answer.status == status)
      #expect(answer.refusal == refusal)
      #expect(answer.json["error"]?["message"]?.stringValue?.isEmpty == false)
      #expect(origin.keeper.snapshot.position == 7)
    }
  }

  @Test(arguments: Origin.Way.allCases) func `several events are taken together or not at all`(
    _ way: Origin.Way
  ) async throws {
    try await opened(way) { (origin) async throws in
      let good = (0..<3).map { Lines.deposit(id: "b\($0)") }
      let answer = try await origin.post(#"{"events":[\#(good.joined(separator: ","))]}"#)
      #expect(try BookReceipt.list(answer.json).map(\.position) == [8, 9, 10])
      let refused = try await origin.post(
        #"{"events":[\#(Lines.deposit(id: "c1")),\#(Lines.deposit(id: "c2", account: "T9"))]}"#)
      #expect(refused.status == 422)
      #expect(refused.refusal == ["unknown_account", "account"])
      #expect(refused.json["error"]?["index"]?.intValue == 1)
      let malformed = try await origin.post(#"{"events":[\#(Lines.deposit(id: "c1")),{"event":"gift"}]}"#)
      #expect(malformed.status == 400)
      #expect(malformed.json["error"]?["index"]?.intValue == 1)
      #expect(try await origin.post(#"{"events":[],"more":1}"#).refusal == ["unknown_member", "more"])
      #expect(try await origin.post(#"{"events":[]}"#).json == [])
      #expect(try await origin.post("[]").json == [])
      let bare = try await origin.post(" [\(Lines.deposit(id: "c1")),{}]")
      #expect(bare.json["error"]?["index"]?.intValue == 1)
      #expect(bare.refusal == ["missing_member", "event"])
      #expect(try await origin.post(#"{"events":[]}"#, key: "k").refusal[1] == "Idempotency-Key")
      #expect(origin.keeper.snapshot.position == 10)
    }
  }

  @Test(arguments: Origin.Way.allCases) func `more than ten thousand events at once are too many`(
    _ way: Origin.Way
  ) async throws {
    try await opened(way) { (origin) async throws in
      let events = (0...10_000).map { Lines.deposit(id: "m\($0)") }.joined(separator: ",")
      #expect(try await origin.post(#"{"events":[\#(events)]}"#).status == 413)
      #expect(origin.keeper.snapshot.position == 7)
    }
  }

  @Test func `a body beyond the limit is refused before it is read`() async throws {
    try await opened(.overSocket) { (origin) async throws in
      let answer = try await origin.post(String(repeating: " ", count: 8 << 20 + 1))
      #expect(answer.status == 413)
      #expect(answer.refusal == ["body_too_large", nil])
    }
  }

  @Test func `the same id sixteen times at once and again after a restart is one event`() async throws {
    let origin = try Origin(.overSocket)
    #expect(try await origin.importLines(Lines.file()).status == 200)
    let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
      for _ in 0..<16 { group.addTask { try await origin.post(Lines.deposit(id: "once")) } }
      return try await group.reduce(into: [Answer]()) { $0.append($1) }
    }
    #expect(answers.allSatisfy { $0.status == 200 && $0.json["position"]?.intValue == 8 })
    #expect(answers.count { $0.json["repeat"] == false } == 1)
    #expect(Set(answers.map { $0.json["recorded"]?.stringValue }).count == 1)
    await origin.close()

    let later = try Origin(.overSocket, directory: origin.directory)
    let again = try await later.post(Lines.deposit(id: "once"))
    #expect(again.json["repeat"] == true)
    #expect(again.json["recorded"] == answers[0].json["recorded"])
    #expect(later.keeper.snapshot.position == 8)
    await later.close()
  }
}
