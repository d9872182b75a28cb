import Ambient
import Book
import CivilTime
import Hub
import JSON
import Keeper
import Ledger
import Market
import Money
import Store
import Synchronization
import Testing

/// What a broker reports in the book.
@Suite struct MirrorTests {
  private static func connected(_ snapshot: BrokerSnapshot) async throws -> (Stage, Person) {
    let stage = try await Stage()
    stage.broker.set(snapshot)
    let alice = try await Person(stage)
    try await alice.connect()
    return (stage, alice)
  }

  private static func tell(_ stage: Stage, _ instrument: Instrument) async throws {
    let event = Event(
      account: nil, at: stage.surroundings.now(), identifier: "own",
      payload: .instrument(InstrumentDefinition(instrument: instrument)))
    _ = try await stage.keeper.append([event])
  }

  @Test func mirrorsBelongToTheirUserAndToTheHubAlone() async throws {
    let (stage, alice) = try await Self.connected(Samples.snapshot())
    let book = stage.keeper.snapshot.account(at: 0)
    #expect(book.identifier == "mirror-\(try alice.account())")
    #expect(book.state.profile.brokers == ["hub"])
    #expect(book.state.profile.owner == alice.user.owner)
  }

  @Test func oneSynchronisationIsOneCommit() async throws {
    let (stage, alice) = try await Self.connected(Samples.snapshot())
    var second = Samples.snapshot(cash: "5.00")
    second.account.identifier = "T2"
    stage.broker.set(second)
    stage.broker.set(Samples.snapshot(cash: "6.00"))
    let head = stage.keeper.store.head.rows
    try await stage.hub.synchronise(stage.hub.connections(of: alice.user)[0].identifier)
    #expect(stage.keeper.store.head.rows == head + 1)
    #expect(try stage.hub.mirrors(for: alice.user).count == 2)
  }

  @Test func oneBrokersDescriptionChangesNobodyElses() async throws {
    let stage = try await Stage()
    var own = try Instrument.defaults(symbol: "VAB.TO", kind: .etf)
    own.name = "What the book says"
    try await Self.tell(stage, own)
    stage.broker.set(Samples.snapshot())
    let alice = try await Person(stage)
    try await alice.connect()
    #expect(stage.keeper.snapshot.world.instruments.instrument("VAB.TO")?.name == "What the book says")
  }

  @Test func aNamesakeThatIsSomethingElseIsKeptApart() async throws {
    let stage = try await Stage()
    try await Self.tell(stage, Instrument(symbol: "SPAXX", kind: .crypto, currency: .eur))
    stage.broker.set(Samples.snapshot())
    let alice = try await Person(stage)
    try await alice.connect()
    let positions = await alice.get("/accounts/\(try alice.account())/positions").json
    #expect(positions[1]?["symbol"]?["symbol"]?["symbol"] == "SPAXX")
    #expect(positions[1]?["currency"]?["code"] == "USD")
    #expect(positions[1]?["cash_equivalent"] == true)
    #expect(stage.keeper.snapshot.world.instruments.instrument("SPAXX")?.kind == .crypto)
  }

  @Test func whatChangesAboutTheAccountFollows() async throws {
    let (stage, alice) = try await Self.connected(Samples.snapshot())
    var changed = Samples.snapshot()
    changed.account.profile.name = "Renamed"
    changed.account.profile.status = .closed
    stage.broker.world.withLock { $0.accounts = [] }
    stage.broker.set(changed)
    try await stage.hub.synchronise(stage.hub.connections(of: alice.user)[0].identifier)
    let account = await alice.get("/accounts").json[0]
    #expect(account?["name"] == "Renamed" && account?["status"] == "closed")
  }

  @Test func anAccountThatTheBrokerDropsLeavesTheList() async throws {
    let (stage, alice) = try await Self.connected(Samples.snapshot())
    let account = try alice.account()
    stage.broker.world.withLock { $0.accounts = [] }
    try await stage.hub.synchronise(stage.hub.connections(of: alice.user)[0].identifier)
    #expect(await alice.get("/accounts").json == [])
    #expect(await alice.get("/accounts/\(account)").code == "1011")
  }

  @Test func aDayOldReportIsReadAnew() async throws {
    let (stage, alice) = try await Self.connected(Samples.snapshot())
    let daily = DailySynchronisation(stage.hub)
    try daily.start()
    defer { daily.stop() }
    stage.surroundings.advance(bySeconds: 86_400)
    #expect(await daily.look() == 0)
    stage.surroundings.advance(bySeconds: 1)
    stage.broker.set(Samples.snapshot(cash: "3.00"))
    #expect(await daily.look() == 1)
    #expect(await alice.get("/accounts/\(try alice.account())/balances").json[0]?["cash"] == .number("5003.00"))
  }

  @Test func onlyDueConnectionsAreSynchronised() async throws {
    let (stage, _) = try await Self.connected(Samples.snapshot())
    #expect(await stage.hub.synchroniseAll(readBefore: stage.surroundings.now()) == 0)
    stage.surroundings.advance(bySeconds: 60)
    #expect(await stage.hub.synchroniseAll(readBefore: stage.surroundings.now()) == 1)
  }
}
