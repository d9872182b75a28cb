import Ambient
import Book
import CivilTime
import Keeper
import Ledger
import Money
import Testing

/// The shell of the book: what was acknowledged is there again, once, and readers see whole commits.
@Suite struct KeeperTests {
  @Test func acknowledgedEventsSurviveARestart() async throws {
    let fixture = try KeeperFixture()
    let receipts = try await fixture.keeper.append([
      KeeperFixture.opening("T1"), KeeperFixture.deposit("T1", "50000.00", id: "d1"),
    ])
    #expect(receipts.map(\.position) == [1, 2])
    #expect(try fixture.figure(.cash, of: "T1") == "50000.00")
    try fixture.restart()
    #expect(fixture.keeper.snapshot.position == 2)
    #expect(try fixture.figure(.cash, of: "T1") == "50000.00")
    #expect(fixture.keeper.snapshot.key(of: "T1") == 1)
  }

  /// A repeated request never acts twice: the same id sixteen times at once, and again after a restart.
  @Test func theSameIDManyTimesIsOneEvent() async throws {
    let fixture = try KeeperFixture()
    _ = try await fixture.keeper.append([KeeperFixture.opening("T1")])
    let keeper = fixture.keeper
    let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
      for _ in 0..<16 {
        group.addTask { try await keeper.append([KeeperFixture.deposit("T1", "100.00", id: "d1")])[0] }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(receipts.map(\.position)) == [2])
    #expect(receipts.count { !$0.isRepeat } == 1)
    try fixture.restart()
    let again = try await fixture.keeper.append([KeeperFixture.deposit("T1", "100.00", id: "d1")])
    #expect(again == [Receipt(position: 2, recorded: receipts[0].recorded, isRepeat: true)])
    #expect(try fixture.figure(.cash, of: "T1") == "100.00")
  }

  @Test(arguments: ["200.00", "100.0", "100"]) func anIDWithOtherContentIsRefused(_ amount: String) async throws {
    let fixture = try KeeperFixture()
    _ = try await fixture.keeper.append([
      KeeperFixture.opening("T1"), KeeperFixture.deposit("T1", "100.00", id: "d1"),
    ])
    let error = await #expect(throws: KeeperError.self) {
      try await fixture.keeper.append([KeeperFixture.deposit("T1", amount, id: "d1")])
    }
    #expect(error?.code == .idReused)
    #expect(fixture.keeper.snapshot.position == 2)
  }

  @Test func aBatchIsTakenWholeOrNotAtAll() async throws {
    let fixture = try KeeperFixture()
    _ = try await fixture.keeper.append([KeeperFixture.opening("T1")])
    let error = await #expect(throws: KeeperError.self) {
      try await fixture.keeper.append([
        KeeperFixture.deposit("T1", "100.00", id: "d1"), KeeperFixture.deposit("T1", "-1", id: "d2"),
        KeeperFixture.deposit("T1", "5.00", id: "d3"),
      ])
    }
    #expect(error?.index == 1)
    #expect(error?.reason?.code == .notPositive)
    #expect(error?.reason?.field == "amount")
    #expect(fixture.keeper.snapshot.position == 1)
    // The id of the refused batch is free.
    let receipts = try await fixture.keeper.append([KeeperFixture.deposit("T1", "100.00", id: "d1")])
    #expect(receipts[0].isRepeat == false)
    #expect(try fixture.figure(.cash, of: "T1") == "100.00")
  }

  @Test func linesWithoutIDAreKnownByContentAndCount() async throws {
    let fixture = try KeeperFixture()
    let file = [
      KeeperFixture.opening("T1"), KeeperFixture.deposit("T1", "10.00", id: nil),
      KeeperFixture.deposit("T1", "10.00", id: nil), KeeperFixture.deposit("T1", "11.00", id: nil),
    ]
    let first = try await fixture.keeper.append(file, naming: .byContent)
    #expect(first.map(\.isRepeat) == [false, false, false, false])
    let second = try await fixture.keeper.append(file, naming: .byContent)
    #expect(second.map(\.isRepeat) == [true, true, true, true])
    try fixture.restart()
    let third = try await fixture.keeper.append(
      file + [KeeperFixture.deposit("T1", "10.00", id: nil)], naming: .byContent)
    #expect(third.map(\.isRepeat) == [true, true, true, true, false])
    #expect(try fixture.figure(.cash, of: "T1") == "41.00")
    let error = await #expect(throws: KeeperError.self) {
      try await fixture.keeper.append([KeeperFixture.deposit("T1", "1.00", id: nil)])
    }
    #expect(error?.code == .missingID)
  }

  @Test func theFutureIsRefused() async throws {
    let fixture = try KeeperFixture(now: "2026-01-05T09:30:00-05:00")
    _ = try await fixture.keeper.append([KeeperFixture.opening("T1")])
    let error = await #expect(throws: KeeperError.self) {
      try await fixture.keeper.append([KeeperFixture.deposit("T1", "1.00", id: "d", at: "2026-01-05T09:30:01-05:00")])
    }
    #expect(error?.reason?.code == .inTheFuture)
  }

  /// A late split that would leave an account with less than it sold afterwards is refused; one that does not is taken.
  @Test func aLateSplitThatNoAccountBearsIsRefused() async throws {
    let fixture = try await Self.soldOnTheSixth()
    func split(_ numerator: Int, _ denominator: Int) -> Event {
      Self.onTheSixth(
        .split(Split(symbol: "XYZ", numerator: numerator, denominator: denominator)), id: "split-\(numerator)")
    }
    do {
      _ = try await fixture.keeper.append([split(1, 10)])
      Issue.record("the split was taken")
    } catch {
      #expect(error.reason?.code == .breaksLaterEvent)
    }
    #expect(try fixture.figure(.longMarketValue, of: "A") == "2000")
    _ = try await fixture.keeper.append([split(2, 1)])
    #expect(try fixture.figure(.longMarketValue, of: "A") == "7000")
    try fixture.restart()
    #expect(try fixture.figure(.longMarketValue, of: "A") == "7000")
  }

  /// A rehearsal refuses what the writer refuses, whatever the action.
  @Test(arguments: [
    Event.Payload.split(Split(symbol: "XYZ", numerator: 1, denominator: 10)),
    .merger(Merger(symbol: "XYZ", cash: 10)),
  ])
  func aRehearsalRefusesALateActionToo(payload: Event.Payload) async throws {
    let fixture = try await Self.soldOnTheSixth()
    var rehearsal = Rehearsal(fixture.keeper.snapshot, now: KeeperFixture.instant("2026-01-07T09:00:00-05:00"))
    let error = #expect(throws: LedgerError.self) { try rehearsal.take(Self.onTheSixth(payload)) }
    #expect(error?.code == .breaksLaterEvent)
    await #expect(throws: KeeperError.self) { try await fixture.keeper.append([Self.onTheSixth(payload)]) }
  }

  /// A hundred units bought on the fifth, sixty of them sold on the sixth.
  private static func soldOnTheSixth() async throws -> KeeperFixture {
    let fixture = try KeeperFixture()
    _ = try await fixture.keeper.append([
      try KeeperFixture.instrument("XYZ"), KeeperFixture.opening("A"),
      KeeperFixture.deposit("A", "10000", id: "d"),
      KeeperFixture.trade("A", .buy, "100", "XYZ", "50", id: "b", at: "2026-01-05T10:00:00-05:00"),
      KeeperFixture.trade("A", .sell, "60", "XYZ", "50", id: "s", at: "2026-01-06T12:00:00-05:00"),
    ])
    return fixture
  }

  private static func onTheSixth(_ payload: Event.Payload, id: String = "late") -> Event {
    Event(
      account: nil, at: KeeperFixture.instant("2026-01-06T11:00:00-05:00"), identifier: id, payload: payload)
  }

  /// Cash moves into stock and back in one commit each; whoever mixes two commits sees another equity.
  @Test func readersNeverSeeHalfACommit() async throws {
    let fixture = try KeeperFixture()
    _ = try await fixture.keeper.append([
      try KeeperFixture.instrument("XYZ"), KeeperFixture.opening("T1"),
      KeeperFixture.deposit("T1", "100000.00", id: "d1"),
    ])
    let keeper = fixture.keeper
    let now = fixture.surroundings.now()
    let writer = Task {
      for round in 0..<150 {
        // Two worlds: 1,000 shares at 50 beside 50,000 of cash, or cash alone.
        let time = "2026-02-02T1\(round % 5):0\(round % 6):00-05:00"
        _ = try await keeper.append([
          KeeperFixture.price("XYZ", "50", id: "p\(round)", at: time),
          KeeperFixture.trade("T1", .buy, "1000", "XYZ", "50", id: "b\(round)", at: time),
        ])
        _ = try await keeper.append([
          KeeperFixture.trade("T1", .sell, "1000", "XYZ", "50", id: "s\(round)", at: time)
        ])
      }
    }
    var positions: Set<Int64> = []
    while positions.count < 20 {
      let snapshot = keeper.snapshot
      guard let view = try AccountView("T1", in: snapshot, at: now) else { break }
      positions.insert(snapshot.position)
      #expect(view.sheet[.equity] == 100_000)
      #expect(view.state.positions.isEmpty ? view.sheet[.cash] == 100_000 : view.sheet[.cash] == 50_000)
      await Task.yield()
      if snapshot.position >= 453 { break }
    }
    try await writer.value
    #expect(keeper.snapshot.position == 453)
  }

  @Test func whatWasKnownIsNotWhatIsKnown() async throws {
    let fixture = try KeeperFixture(now: "2026-02-01T12:00:00Z")
    _ = try await fixture.keeper.append([
      KeeperFixture.opening("T1"), KeeperFixture.deposit("T1", "100.00", id: "d1"),
    ])
    fixture.surroundings.set(KeeperFixture.instant("2026-02-03T12:00:00Z"))
    _ = try await fixture.keeper.append([KeeperFixture.deposit("T1", "25.00", id: "late")])
    let at = KeeperFixture.instant("2026-01-06T12:00:00Z")
    let snapshot = fixture.keeper.snapshot
    #expect(try AccountView("T1", in: snapshot, at: at)?.sheet[.cash] == 125)
    let before = KeeperFixture.instant("2026-02-02T00:00:00Z")
    #expect(try AccountView("T1", in: snapshot, at: at, knownAt: before)?.sheet[.cash] == 100)
    let nothing = KeeperFixture.instant("2026-01-31T00:00:00Z")
    #expect(try AccountView("T1", in: snapshot, at: at, knownAt: nothing)?.key == nil)
  }
}
