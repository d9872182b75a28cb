import Ambient
import CivilTime
import HTTP
import Hub
import JSON
import Keeper
import Testing

/// Connections over the API.
@Suite struct ConnectionTests {
  @Test func aConnectionIsListedWithItsBroker() async throws {
    let stage = try await Stage()
    stage.broker.set(Samples.snapshot())
    let alice = try await Person(stage)
    let connection = try await alice.connect().identifier
    let listed = await alice.get("/authorizations").json
    #expect(listed.arrayValue?.count == 1)
    let one = await alice.get("/authorizations/\(connection)").json
    #expect(listed[0] == one)
    #expect(one["name"] == "Connection-1")
    #expect(one["brokerage"]?["slug"] == "BURSAR")
    #expect(one["disabled"] == false && one["disabled_date"] == .null)
    #expect(one["data_freshness_mode"]?["snaptrade"] == "delayed")
    let accounts = await alice.get("/authorizations/\(connection)/accounts").json
    #expect(accounts == (await alice.get("/accounts").json))
  }

  @Test func aDisabledConnectionGoesOnAnswering() async throws {
    let stage = try await Stage()
    stage.broker.set(Samples.snapshot())
    let alice = try await Person(stage, key: Stage.realtime)
    let connection = try await alice.connect().identifier
    let before = await alice.get("/accounts/\(try alice.account())/balances").text
    let disabled = await alice.send("POST", "/authorizations/\(connection)/disable")
    #expect(disabled.json["detail"]?.stringValue?.contains("has been disabled") == true)
    stage.broker.set(Samples.snapshot(cash: "1.00"))
    #expect(await alice.get("/accounts/\(try alice.account())/balances").text == before)
    #expect(await alice.get("/authorizations/\(connection)").json["disabled"] == true)
    let again = await alice.send("POST", "/authorizations/\(connection)/disable")
    #expect(again.status == 402 && again.code == "3011")
    let refresh = await alice.send("POST", "/authorizations/\(connection)/refresh")
    #expect(refresh.status == 402 && refresh.code == "3003")
    // Signing in again mends the same connection, and its accounts keep their names.
    let account = try alice.account()
    #expect(try await alice.connect().identifier == connection)
    #expect(try alice.account() == account)
    #expect(await alice.get("/accounts/\(account)/balances").text != before)
  }

  @Test func aRefusedLoginDisablesTheConnection() async throws {
    let stage = try await Stage()
    stage.broker.set(Samples.snapshot())
    let alice = try await Person(stage, key: Stage.realtime)
    let connection = try await alice.connect().identifier
    stage.broker.fail(.credentialsRefused)
    #expect(await alice.get("/accounts/\(try alice.account())/balances").status == 200)
    #expect(try stage.hub.connection(connection, of: alice.user).isDisabled)
  }

  @Test func aRefreshReadsTheBroker() async throws {
    let stage = try await Stage()
    stage.broker.set(Samples.snapshot())
    let alice = try await Person(stage)
    let connection = try await alice.connect().identifier
    stage.surroundings.advance(bySeconds: 60)
    stage.broker.set(Samples.snapshot(cash: "7.00"))
    #expect(await alice.get("/accounts/\(try alice.account())/balances").json[0]?["cash"] == .number("5300.71"))
    await (try stage.hub.refresh(connection, of: alice.user)).value
    #expect(await alice.get("/accounts/\(try alice.account())/balances").json[0]?["cash"] == .number("5007.00"))
    let tooSoon = await alice.send("POST", "/authorizations/\(connection)/refresh")
    #expect(tooSoon.status == 429 && tooSoon.code == "throttled")
  }

  @Test func deletionIsForGood() async throws {
    let stage = try await Stage()
    stage.broker.set(Samples.snapshot())
    let alice = try await Person(stage)
    let first = try await alice.connect().identifier
    let account = try alice.account()
    let deleted = await alice.send("DELETE", "/connection/\(first)")
    #expect(deleted.status == 200 && deleted.json["connection_id"]?.stringValue == first.description)
    #expect(await alice.get("/accounts/\(account)/balances").code == "1011")
    #expect(await alice.get("/accounts").json == [])
    let second = try await alice.connect().identifier
    #expect(second != first)
    let legacy = await alice.send("DELETE", "/authorizations/\(second)")
    #expect(legacy.status == 204 && legacy.response.body.isEmpty)
    #expect(await alice.send("DELETE", "/authorizations/\(second)").code == "1011")
  }

  @Test func signInsAtOnceMakeOneConnection() async throws {
    let stage = try await Stage()
    stage.broker.set(Samples.snapshot())
    let alice = try await Person(stage)
    let made = await withTaskGroup(of: UUIDValue?.self) { group in
      for _ in 0..<8 { group.addTask { try? await alice.connect().identifier } }
      return await group.reduce(into: Set<UUIDValue>()) { if let identifier = $1 { $0.insert(identifier) } }
    }
    #expect(made.count == 1)
    #expect(stage.hub.connections(of: alice.user).map(\.identifier) == Array(made))
    #expect(try stage.hub.mirrors(for: alice.user).count == 1)
    #expect(stage.keeper.snapshot.accountCount == 1)
  }

  @Test func twoUsersMirrorTheSameAccountApart() async throws {
    let stage = try await Stage()
    stage.broker.set(Samples.snapshot())
    let alice = try await Person(stage)
    let bob = try await Person(stage, userID: "bob")
    try await alice.connect()
    try await bob.connect()
    #expect(try alice.account() != bob.account())
    stage.broker.set(Samples.snapshot(cash: "9.00"))
    try await stage.hub.synchronise(stage.hub.connections(of: bob.user)[0].identifier)
    #expect(await alice.get("/accounts/\(try alice.account())/balances").json[0]?["cash"] == .number("5300.71"))
    #expect(await bob.get("/accounts/\(try bob.account())/balances").json[0]?["cash"] == .number("5009.00"))
  }
}
