import Ambient
import CivilTime
import Hub
import JSON
import Money
import Synchronization
import Testing

/// The value history: the key's switch, a year at most, the broker's own rows or those that were gathered.
@Suite struct HistoryTests {
  private static func connected(_ key: String = Stage.daily, _ history: BrokerHistory? = nil) async throws -> (
    Stage, Person
  ) {
    let stage = try await Stage()
    stage.broker.set(Samples.snapshot())
    stage.broker.world.withLock { $0.history = history }
    let alice = try await Person(stage, key: key)
    try await alice.connect()
    return (stage, alice)
  }

  private static func day(_ date: String, _ value: String) -> BrokerHistory.Day {
    BrokerHistory.Day(date: CivilDate(date)!, totalValue: Samples.decimal(value))
  }

  @Test func theKeysSwitchMustBeOn() async throws {
    let (_, off) = try await Self.connected(Stage.realtime)
    let refused = await off.get("/accounts/\(try off.account())/balanceHistory")
    #expect(refused.status == 403 && refused.code == "1141" && refused.json["default_code"] == 1141)
    let (_, alice) = try await Self.connected()
    #expect(await alice.get("/accounts/\(try alice.account())/balanceHistory").status == 200)
  }

  @Test func theBrokersRowsOfOneYear() async throws {
    let history = BrokerHistory(
      days: [Self.day("2025-01-03", "1"), Self.day("2025-01-06", "15363.2"), Self.day("2026-01-02", "7.125")],
      currency: .cad)
    let (_, alice) = try await Self.connected(Stage.daily, history)
    let answer = await alice.get("/accounts/\(try alice.account())/balanceHistory")
    #expect(
      answer.text == """
        {"history":[{"date":"2025-01-06","total_value":"15363.20"},{"date":"2026-01-02","total_value":"7.125"}],\
        "currency":"CAD"}
        """)
  }

  @Test func withoutThemTheMirrorGathers() async throws {
    let (stage, alice) = try await Self.connected()
    let connection = stage.hub.connections(of: alice.user)[0].identifier
    // Monday's second word replaces its first; Saturday's belongs to Friday.
    for (seconds, equity) in [(60, "1.00"), (86_400 * 5, "2.00")] as [(Int64, String)] {
      stage.surroundings.advance(bySeconds: seconds)
      stage.broker.set(Samples.snapshot(equity: equity))
      try await stage.hub.synchronise(connection)
    }
    let answer = await alice.get("/accounts/\(try alice.account())/balanceHistory")
    #expect(
      answer.json["history"] == [
        ["date": "2026-01-05", "total_value": "1.00"], ["date": "2026-01-09", "total_value": "2.00"],
      ])
  }

  /// A day tells with what it began: the total of the close before, without what came in after that close, and of a day
  /// on which nothing was read.
  @Test func whatADayBeganWithEndsTheDayBefore() async throws {
    let (stage, alice) = try await Self.connected()
    let connection = stage.hub.connections(of: alice.user)[0].identifier
    func told(after seconds: Int64, _ equity: String, startOfDay: String) async throws -> [String: String] {
      stage.surroundings.advance(bySeconds: seconds)
      stage.broker.set(Samples.snapshot(equity: equity, startOfDay: startOfDay))
      try await stage.hub.synchronise(connection)
      let rows = await alice.get("/accounts/\(try alice.account())/balanceHistory").json["history"]?.arrayValue ?? []
      return Dictionary(
        uniqueKeysWithValues: rows.map { ($0["date"]?.stringValue ?? "", $0["total_value"]?.stringValue ?? "") })
    }
    // Monday's beginning is Friday's close, before the first reading: it makes no row.
    #expect(try await told(after: 60, "51.00", startOfDay: "0.50") == ["2026-01-05": "51.00"])
    #expect(
      try await told(after: 86_400, "52.00", startOfDay: "1.00") == ["2026-01-05": "1.00", "2026-01-06": "52.00"])
    #expect(
      try await told(after: 86_400 * 2, "55.00", startOfDay: "54.00") == [
        "2026-01-05": "1.00", "2026-01-06": "52.00", "2026-01-07": "54.00", "2026-01-08": "55.00",
      ])
    // Saturday has no beginning of its own.
    #expect(
      try await told(after: 86_400 * 2, "57.00", startOfDay: "54.50")["2026-01-07"] == "54.00")
  }
}
