import Ambient
import Book
import CivilTime
import Keeper
import Ledger
import Money
import Testing

/// Histories that the keeper keeps for its readers.
@Suite struct HistoryTests {
  private func history(_ fixture: KeeperFixture, knownAt: Instant? = nil) throws -> AccountHistory {
    let now = fixture.surroundings.now()
    return try #require(try AccountView("T1", in: fixture.keeper.snapshot, at: now, knownAt: knownAt)).history()
  }

  /// Asked before and after every kind of change, a kept history is what a walk from the start gives.
  @Test func lateChangesReachTheKeptHistory() async throws {
    let fixture = try KeeperFixture()
    _ = try await fixture.keeper.append([
      KeeperFixture.opening("T1"), try KeeperFixture.instrument("AAA"),
      KeeperFixture.deposit("T1", "10000", id: "d1"),
      KeeperFixture.price("AAA", "50", id: "p1", at: "2026-01-05T11:00:00-05:00"),
      KeeperFixture.trade("T1", .buy, "100", "AAA", "50", id: "t1", at: "2026-01-05T12:00:00-05:00"),
    ])
    let before = try history(fixture)
    #expect(before.days.count == 39 && before.days.last?.totalValue == 10_000)
    let oldView = try #require(
      try AccountView("T1", in: fixture.keeper.snapshot, at: fixture.surroundings.now()))
    let changes: [(event: Event, value: ExactDecimal)] = [
      (KeeperFixture.price("AAA", "60", id: "p2", at: "2026-02-10T11:00:00-05:00"), 11_000),
      (KeeperFixture.deposit("T1", "7", id: "d2", at: "2026-02-20T10:00:00-05:00"), 11_007),
      // Late: before what is known already.
      (KeeperFixture.price("AAA", "40", id: "p3", at: "2026-01-20T11:00:00-05:00"), 11_007),
      (KeeperFixture.deposit("T1", "100", id: "d3", at: "2026-01-08T10:00:00-05:00"), 11_107),
      (
        Event(
          account: "T1", at: KeeperFixture.instant("2026-01-08T10:00:00-05:00"), identifier: "c1",
          payload: .correction(Correction(replaces: "d3", replacement: nil))), 11_007
      ),
    ]
    for change in changes {
      _ = try await fixture.keeper.append([change.event])
      let kept = try history(fixture)
      let snapshot = fixture.keeper.snapshot
      let fresh = try AccountHistory(
        of: try #require(snapshot.account("T1")), through: fixture.surroundings.now(), in: snapshot.market())
      #expect(kept.days == fresh.days && kept.days.last?.totalValue == change.value)
      #expect(kept.flows.map(\.event) == fresh.flows.map(\.event))
    }
    // A reader who still holds the first snapshot sees it as it was, and takes nothing from the others.
    #expect(try oldView.history().days == before.days)
    #expect(try history(fixture).days.last?.totalValue == 11_007)
  }

  /// A read of the past, and one of an earlier knowledge.
  @Test func readsOfThePast() async throws {
    let fixture = try KeeperFixture()
    _ = try await fixture.keeper.append([
      KeeperFixture.opening("T1"), KeeperFixture.deposit("T1", "10000", id: "d1"),
    ])
    let known = fixture.surroundings.now()
    _ = fixture.surroundings.advance(bySeconds: 60)
    _ = try await fixture.keeper.append([KeeperFixture.deposit("T1", "1", id: "d2", at: "2026-01-07T10:00:00-05:00")])
    _ = try history(fixture)
    let then = KeeperFixture.instant("2026-01-07T17:00:00-05:00")
    let past = try #require(try AccountView("T1", in: fixture.keeper.snapshot, at: then))
    #expect(try past.history().days.map(\.totalValue) == [10_000, 10_000, 10_001])
    #expect(try history(fixture, knownAt: known).days.last?.totalValue == 10_000)
    #expect(try history(fixture).days.last?.totalValue == 10_001)
    let day = try #require(CivilDate("2026-01-07"))
    #expect(try past.snapshot(of: day, .end)?[.equity] == 10_001)
    #expect(try past.snapshot(of: day, .start)?[.equity] == 10_000)
    #expect(try past.snapshot(of: day.advanced(byDays: 1), .end) == nil)
  }
}
