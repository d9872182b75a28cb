import Ambient
import CivilTime
import HTTP
import Hub
import JSON
import Keeper
import Ledger
import Money
import Synchronization
import Testing

/// Where answers come from, and what happens when the broker does not play along.
@Suite struct ReadingTests {
  private static let reads = ["balances", "positions", "positions/all", "options", "orders", "holdings"]

  private static func connected(_ key: String) async throws -> (Stage, Person) {
    let stage = try await Stage()
    stage.broker.set(Samples.snapshot())
    let alice = try await Person(stage, key: key)
    try await alice.connect()
    return (stage, alice)
  }

  @Test func realTimeAsksTheBrokerAndDailyDoesNot() async throws {
    for (key, cash) in [(Stage.realtime, "5001.00"), (Stage.daily, "5300.71")] {
      let (stage, alice) = try await Self.connected(key)
      stage.broker.set(Samples.snapshot(cash: "1.00"))
      let answer = await alice.get("/accounts/\(try alice.account())/balances")
      #expect(answer.json[0]?["cash"] == .number(cash))
    }
  }

  @Test(arguments: [Hub.DrillCommand.lock, .break])
  func aTroubledBrokerIsCoveredByTheMirror(_ drill: Hub.DrillCommand) async throws {
    let (stage, alice) = try await Self.connected(Stage.realtime)
    let account = try alice.account()
    let age = await alice.get("/accounts/\(account)/positions/all").json["data_freshness"]?["as_of"]
    stage.surroundings.advance(bySeconds: 90)
    try await stage.hub.drill(drill, stage.hub.connections(of: alice.user)[0].identifier)
    stage.broker.set(Samples.snapshot(cash: "1.00"))
    for read in Self.reads { #expect(await alice.get("/accounts/\(account)/\(read)").status == 200, "\(read)") }
    #expect(await alice.get("/accounts/\(account)/balances").json[0]?["cash"] == .number("5300.71"))
    #expect(await alice.get("/accounts/\(account)/positions/all").json["data_freshness"]?["as_of"] == age)
    try await stage.hub.drill(.heal, stage.hub.connections(of: alice.user)[0].identifier)
    #expect(await alice.get("/accounts/\(account)/balances").json[0]?["cash"] == .number("5001.00"))
    #expect(await alice.get("/accounts/\(account)/positions/all").json["data_freshness"]?["as_of"] != age)
  }

  @Test(arguments: [Stage.realtime, Stage.daily])
  func withoutAMirrorATroubledBrokerIs503(_ key: String) async throws {
    let stage = try await Stage()
    stage.broker.world.withLock { $0.accounts = [Samples.account] }
    let alice = try await Person(stage, key: key)
    let connection = try await alice.connect()
    #expect(connection.phase == .syncing)
    let account = try alice.account()
    #expect(await alice.get("/accounts").json[0]?["sync_status"]?["holdings"]?["initial_sync_completed"] == false)
    for drill in [Hub.DrillCommand.lock, .break] {
      try await stage.hub.drill(drill, connection.identifier)
      for read in Self.reads {
        let answer = await alice.get("/accounts/\(account)/\(read)")
        #expect(answer.status == 503 && answer.code == "3002", "\(read)")
      }
    }
    #expect(await alice.get("/accounts/\(account)").status == 200)
    try await stage.hub.drill(.heal, connection.identifier)
    stage.broker.set(Samples.snapshot())
    #expect(await alice.get("/accounts/\(account)/balances").status == 200)
  }

  @Test func sayingTheSameAgainAddsNoEventButYouth() async throws {
    let (stage, alice) = try await Self.connected(Stage.realtime)
    let position = stage.keeper.snapshot.position
    stage.surroundings.advance(bySeconds: 5)
    let fresh = await alice.get("/accounts/\(try alice.account())/positions/all").json["data_freshness"]?["as_of"]
    #expect(fresh?.stringValue == stage.surroundings.now().rfc3339())
    #expect(stage.keeper.snapshot.position == position)
  }

  /// The broker alternates between two worlds in which everything differs; no answer may mix them.
  @Test func noAnswerMixesTwoWorlds() async throws {
    let stage = try await Stage()
    let worlds = [Samples.snapshot(cash: "100.00", equity: "1.00"), Self.otherWorld]
    stage.broker.set(worlds[0])
    let alice = try await Person(stage)
    let connection = try await alice.connect().identifier
    let account = try alice.account()
    let tally = Tally()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        // At least this long, and until readers have met both worlds often enough for a mixture to show.
        for round in 0..<20_000 where round < 200 || tally.often < 2 {
          stage.surroundings.advance(byMicroseconds: 1_000)
          stage.broker.set(worlds[round % 2])
          try await stage.hub.synchronise(connection)
        }
        tally.end()
      }
      for _ in 0..<3 {
        group.addTask {
          while !tally.isOver {
            tally.note(Self.fingerprint(await alice.get("/accounts/\(account)/holdings").json))
            await Task.yield()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(tally.answers == ["5100.00 1.00 40.00 1 1.00", "200.00 2.00 41.00 0 2.00"])
  }

  /// A part of everything that an answer tells.
  private static func fingerprint(_ holdings: JSONValue) -> String {
    [
      holdings["balances"]?[0]?["cash"], holdings["account"]?["balance"]?["total"]?["amount"],
      holdings["positions"]?[0]?["units"], .integer(holdings["orders"]?.arrayValue?.count ?? -1),
      holdings["total_value"]?["value"],
    ].map { $0?.description ?? "-" }.joined(separator: " ")
  }

  private static var otherWorld: BrokerSnapshot {
    var world = Samples.snapshot(cash: "200.00", equity: "2.00")
    world.statement.positions = [StatementPosition(symbol: "VAB.TO", quantity: 41, price: 7)]
    world.statement.orders = []
    return world
  }

  @Test func ordersAreChosenByStateAndDays() async throws {
    let stage = try await Stage()
    var snapshot = Samples.snapshot()
    func order(_ id: String, _ status: Order.Status, _ placed: String) -> Order {
      Order(
        identifier: id, symbol: "AAPL", status: status, side: .buy, type: "limit", duration: "day", quantity: 1,
        placedAt: Samples.instant(placed))
    }
    snapshot.statement.orders = [
      order("old open", .accepted, "2025-06-02T15:00:00Z"), order("old filled", .filled, "2025-06-02T15:00:00Z"),
      order("filled", .filled, "2026-01-02T15:00:00Z"), order("cancelled", .cancelled, "2026-01-04T15:00:00Z"),
      order("older filled", .filled, "2025-11-20T15:00:00Z"),
    ]
    stage.broker.set(snapshot)
    let alice = try await Person(stage)
    try await alice.connect()
    let path = "/accounts/\(try alice.account())/orders"
    func names(_ query: [(String, String)]) async -> [String] {
      await alice.get(path, query).json.arrayValue?.compactMap { $0["brokerage_order_id"]?.stringValue } ?? []
    }
    #expect(await names([]) == ["cancelled", "filled", "old open"])
    #expect(await names([("state", "open")]) == ["old open"])
    #expect(await names([("state", "executed"), ("days", "90")]) == ["filled", "older filled"])
    #expect(await names([("days", "1000")]).count == 4)
    for query in [("state", "some"), ("days", "0"), ("days", "x")] {
      let answer = await alice.get(path, [query])
      #expect(answer.status == 400 && answer.json["detail"]?.stringValue?.contains(query.0) == true)
    }
  }

  @Test func figuresThatAreUnknownAreNull() async throws {
    let stage = try await Stage()
    var snapshot = Samples.snapshot()
    snapshot.statement = Statement(
      cash: [StatementCash(currency: .usd, amount: 1)],
      positions: [StatementPosition(symbol: "AAPL", quantity: 3)])
    snapshot.account.profile.name = nil
    stage.broker.set(snapshot)
    let alice = try await Person(stage)
    try await alice.connect()
    let holdings = await alice.get("/accounts/\(try alice.account())/holdings").json
    #expect(holdings["balances"]?[0]?["buying_power"] == .null)
    #expect(holdings["account"]?["balance"]?["total"] == .null)
    #expect(holdings["total_value"]?["value"] == .null)
    let position = holdings["positions"]?[0]
    for name in ["price", "open_pnl", "average_purchase_price", "fractional_units"] {
      #expect(position?[name] == .null, "\(name)")
    }
  }
}

/// What readers saw, and whether they may stop.
private final class Tally: Sendable {
  private let seen = Mutex<[String: Int]>([:])
  private let over = Mutex(false)

  func note(_ answer: String) { seen.withLock { $0[answer, default: 0] += 1 } }
  func end() { over.withLock { $0 = true } }

  var isOver: Bool { over.withLock { $0 } }
  var answers: Set<String> { seen.withLock { Set($0.keys) } }
  /// Answers that were seen twenty times.
  var often: Int { seen.withLock { $0.values.count { $0 >= 20 } } }
}
