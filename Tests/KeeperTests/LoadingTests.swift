import Ambient
import Book
import CivilTime
import Journal
import Ledger
import Market
import Money
import Store
import Testing

@testable import Keeper

/// What a start reads side by side is what the book said before, and what a replay event by event says.
@Suite struct LoadingTests {
  private static let accounts = ["M1", "M2", "M3", "C1"]

  /// Fills a keeper with lives that hold whatever makes the order of folding matter: late events, corrections, late
  /// prices and rates, splits, statements, an instrument defined anew.
  private static func live(_ fixture: KeeperFixture, rounds: Int = 48) async throws {
    var seed: UInt64 = 11
    func pick(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    _ = try await fixture.keeper.append([try KeeperFixture.instrument("XYZ"), try KeeperFixture.instrument("ABC")])
    _ = try await fixture.keeper.append(
      accounts.map { account in
        var opening = KeeperFixture.opening(account)
        if account == "C1" { opening.payload = .accountOpened(AccountProfile(kind: .cash, currency: .usd)) }
        return opening
      })
    for (index, account) in accounts.enumerated() {
      _ = try await fixture.keeper.append([KeeperFixture.deposit(account, "\(40_000 + index).50", id: "d")])
    }
    for round in 0..<rounds {
      // Days run on, but every third round tells something of long ago.
      let day = KeeperFixture.instant("2026-01-06T15:00:00Z")
        .advanced(bySeconds: Int64(round % 3 == 2 ? pick(rounds) : round) * 43_200 + Int64(pick(3_000)))
      let account = accounts[pick(accounts.count)]
      let symbol = pick(2) == 0 ? "XYZ" : "ABC"
      var events = [
        Event(
          account: nil, at: day.advanced(bySeconds: -Int64(pick(90_000))), identifier: "p\(round)",
          payload: .price(PriceQuote(symbol: symbol, price: ExactDecimal("\(20 + pick(30)).25") ?? 20))),
        Event(
          account: account, at: day, identifier: "t\(round)",
          payload: .trade(Trade(symbol: symbol, side: .buy, quantity: 7, price: ExactDecimal(25 + pick(9))))),
      ]
      if round % 10 == 7 {
        events.append(
          Event(
            account: nil, at: day, identifier: "s\(round)",
            payload: .split(Split(symbol: symbol, numerator: 3, denominator: 2))))
      }
      if round % 12 == 5 {
        let fee = CashAmount(amount: ExactDecimal("1.25") ?? 1, currency: .usd)
        events.append(
          Event(
            account: account, at: day, identifier: "c\(round)",
            payload: .correction(Correction(replaces: "t\(round)", replacement: .payload(.fee(fee))))))
      }
      // What the state of that time forbids is refused; the rest is the life.
      for event in events { _ = try? await fixture.keeper.append([event]) }
      if round == 30 { try await redefine("XYZ", fixture) }
      fixture.surroundings.advance(bySeconds: 1)
    }
  }

  /// The house no longer lends against this stock.
  private static func redefine(_ symbol: String, _ fixture: KeeperFixture) async throws {
    var instrument = try Instrument.defaults(symbol: symbol)
    instrument.isMarginable = false
    _ = try await fixture.keeper.append([
      Event(
        account: nil, at: Instant(microseconds: 0), identifier: "again-" + symbol,
        payload: .instrument(InstrumentDefinition(instrument: instrument)))
    ])
  }

  private static let knownAt = [nil, KeeperFixture.instant("2026-03-02T23:00:20Z")]

  /// Every figure of every account at several moments, as now known and as once known.
  private static func figures(_ snapshot: Snapshot, knownAt moments: [Instant?] = knownAt) throws -> [String] {
    var lines: [String] = []
    for account in accounts {
      for day in [0, 5, 13, 40] {
        let at = KeeperFixture.instant("2026-01-05T22:00:00Z").advanced(bySeconds: Int64(day) * 86_400)
        for knownAt in moments {
          guard let view = try AccountView(account, in: snapshot, at: at, knownAt: knownAt) else { continue }
          for figure in Figure.allCases {
            lines.append("\(account) \(day) \(figure.name) \(view.sheet[figure]?.description ?? "unknown")")
          }
          let held = try view.positions().count
          lines.append("\(account) \(day) \(view.key) \(held) \(view.state.eventCount)")
        }
      }
    }
    return lines
  }

  @Test func loadingAndReplayingAndLivingAreTheSame() async throws {
    let fixture = try KeeperFixture()
    try await Self.live(fixture)
    let lived = fixture.keeper.snapshot
    #expect(lived.position > 100)
    var replay = Replay()
    for commit in try Self.journal(of: fixture) { try replay.take(commit) }
    let replayed = replay.finished()
    try fixture.restart()
    let loaded = fixture.keeper.snapshot
    let expected = try Self.figures(lived)
    #expect(expected.count > 1_500)
    #expect(try Self.figures(replayed) == expected)
    #expect(try Self.figures(loaded) == expected)
    for account in Self.accounts {
      let one = try #require(lived.account(account))
      let other = try #require(loaded.account(account))
      #expect(one.log.map(\.recorded) == other.log.map(\.recorded))
      #expect(one.log.map(\.replacedBy) == other.log.map(\.replacedBy))
    }
  }

  private static func journal(of fixture: KeeperFixture) throws -> [[RecordedEvent]] {
    var commits: [Result<[RecordedEvent], EventError>] = []
    try fixture.keeper.store.reader.readCommits { row in
      commits.append(Result { () throws(EventError) in try CommitPayload.unpack(row.payload) })
      return true
    }
    return try commits.map { try $0.get() }
  }

  /// In a batch the states between are not worked out in full; what is seen at its end is the same.
  @Test(arguments: [7, 1_000]) func oneByOneOrInBatchesIsTheSame(_ size: Int) async throws {
    let fixture = try KeeperFixture()
    try await Self.live(fixture)
    let events = try Self.journal(of: fixture).flatMap { $0.map(\.event) }
    let other = try KeeperFixture()
    other.surroundings.set(fixture.surroundings.now())
    for start in stride(from: 0, to: events.count, by: size) {
      _ = try await other.keeper.append(Array(events[start..<min(start + size, events.count)]))
    }
    let expected = try Self.figures(fixture.keeper.snapshot, knownAt: [nil])
    #expect(try Self.figures(other.keeper.snapshot, knownAt: [nil]) == expected)
  }

  /// A batch that is folded side by side, of as many accounts as it has.
  private static func large(_ accounts: Int, _ count: Int) throws -> [Event] {
    let start = KeeperFixture.instant("2026-01-05T15:00:00Z")
    var events = [try KeeperFixture.instrument("XYZ")]
    events += (0..<accounts).map { KeeperFixture.opening("L\($0)") }
    events += (0..<accounts).map { KeeperFixture.deposit("L\($0)", "100000.00", id: "d") }
    for index in 0..<count {
      let day = Int64(index) * 30 * 86_400 / Int64(count)
      events.append(
        Event(
          account: "L\(index * 7 % accounts)", at: start.advanced(bySeconds: day), identifier: "t\(index)",
          payload: .trade(
            Trade(
              symbol: "XYZ", side: index > 600 && index % 5 == 4 ? .sell : .buy, quantity: 1,
              price: ExactDecimal(20 + index % 9)))
        ))
    }
    return events
  }

  /// What is folded side by side is what a replay says event by event.
  @Test func aLargeBatchIsTheSame() async throws {
    let fixture = try KeeperFixture()
    var events = try Self.large(6, 2_400)
    // Split and price in the midst: what waits is folded in the world before them.
    events.insert(
      KeeperFixture.price("XYZ", "23.50", id: "p", at: "2026-01-12T16:00:00-05:00"), at: 1_500)
    _ = try await fixture.keeper.append(events)
    var replay = Replay()
    for commit in try Self.journal(of: fixture) { try replay.take(commit) }
    let replayed = replay.finished()
    for account in (0..<6).map({ "L\($0)" }) {
      for day in [3, 9, 28, 40] {
        let at = KeeperFixture.instant("2026-01-05T22:00:00Z").advanced(bySeconds: Int64(day) * 86_400)
        let lived = try #require(try AccountView(account, in: fixture.keeper.snapshot, at: at))
        let told = try #require(try AccountView(account, in: replayed, at: at))
        #expect(Figure.allCases.filter { lived.sheet[$0] != told.sheet[$0] } == [])
        #expect(lived.state.eventCount == told.state.eventCount && lived.key == told.key)
      }
    }
  }

  /// However many events of a large batch are refused, the first in the batch is named, and none is taken.
  @Test(arguments: [[2_000, 900, 901, 1_800], [700, 2_100], [1_200]]) func aLargeBatchNamesItsFirstError(
    _ places: [Int]
  ) async throws {
    let fixture = try KeeperFixture()
    var events = try Self.large(6, 2_400)
    for (number, place) in places.enumerated() {
      if number == 0 {
        // Found before anything is folded.
        events[place].at = KeeperFixture.instant("2036-01-01T00:00:00Z")
      } else if case .trade(var trade) = events[place].payload {
        trade.side = .sell
        trade.quantity = 1_000_000
        events[place].payload = .trade(trade)
      }
    }
    let batch = events
    let error = await #expect(throws: KeeperError.self) { try await fixture.keeper.append(batch) }
    #expect(error?.index == places.min())
    #expect(error?.reason?.code == (places.min() == places[0] ? .inTheFuture : .notHeld))
    #expect(fixture.keeper.snapshot.position == 0)
    #expect(try await fixture.keeper.append(Self.large(6, 2_400)).allSatisfy { !$0.isRepeat })
  }

  /// Terms told anew count for the whole past, whether or not the account has moved since.
  @Test func newTermsOfAnInstrumentCountForThePast() async throws {
    let fixture = try KeeperFixture()
    let trade = KeeperFixture.trade("M1", .buy, "100", "XYZ", "50", id: "t", at: "2026-01-06T10:00:00-05:00")
    _ = try await fixture.keeper.append([
      try KeeperFixture.instrument("XYZ"), KeeperFixture.opening("M1"),
      KeeperFixture.deposit("M1", "10000", id: "d"), trade,
    ])
    func memorandum() throws -> ExactDecimal? {
      let at = KeeperFixture.instant("2026-01-06T12:00:00-05:00")
      return try AccountView("M1", in: fixture.keeper.snapshot, at: at)?.state.sma
    }
    let before = try memorandum()
    try await Self.redefine("XYZ", fixture)
    let after = try memorandum()
    #expect(after != before)
    try fixture.restart()
    #expect(try memorandum() == after)
  }

  @Test func afterALoadEverythingIsStillKnown() async throws {
    let fixture = try KeeperFixture()
    try await Self.live(fixture, rounds: 12)
    let position = fixture.keeper.snapshot.position
    try fixture.restart()
    let again = try await fixture.keeper.append([
      KeeperFixture.opening("M2"), KeeperFixture.deposit("C1", "40003.50", id: "d"),
      try KeeperFixture.instrument("XYZ"),
    ])
    #expect(again.map(\.isRepeat) == [true, true, true])
    let error = await #expect(throws: KeeperError.self) {
      try await fixture.keeper.append([KeeperFixture.deposit("C1", "40003.5", id: "d")])
    }
    #expect(error?.code == .idReused)
    #expect(fixture.keeper.snapshot.position == position)
  }
}
