import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// The same events lead to the same figures, however they arrived.
@Suite struct ReplayProperties {
  @Test(arguments: 1...10) func replayGivesTheSameSheet(seed: UInt64) throws {
    let life = try RandomLife.shared(
      seed: seed, kind: seed % 3 == 0 ? .cash : .margin, steps: 150,
      options: RandomLife.Options(statements: seed % 4 == 0, interest: seed % 2 == 0))
    let again = try Telling(life.events)
    for event in life.events where event.position % 5 == 0 && event.event.at >= RandomLife.start {
      let sheet = try life.sheet(at: event.event.at)
      #expect(sheet.differences(from: try again.sheet(at: event.event.at)).isEmpty)
    }
  }

  /// Closes within a batch are passed without their figures; what is seen at its end and of the past is the same.
  @Test(arguments: 1...10, [7, 1_000]) func batchesGiveTheSameSheets(seed: UInt64, size: Int) throws {
    let life = try RandomLife.shared(
      seed: seed, kind: seed % 2 == 0 ? .cash : .margin, steps: 90,
      options: RandomLife.Options(statements: seed % 4 == 0))
    var batched = try Telling([])
    var one = try Telling([])
    for start in stride(from: 0, to: life.events.count, by: size) {
      let batch = life.events[start..<min(start + size, life.events.count)]
      try batched.tell(batch: batch)
      for event in batch { try one.tell(event) }
      guard let last = batch.last?.event.at, batched.book != nil, last >= RandomLife.start else { continue }
      let end = max(last, one.book?.state.asOf ?? last)
      #expect(try one.sheet(at: end)?.differences(from: batched.sheet(at: end)) == [])
    }
    for event in life.events where event.position % 9 == 0 && event.event.at >= RandomLife.start {
      for known in [Int64.max, event.position] {
        let sheet = try batched.sheet(at: event.event.at, knownThrough: known)
        #expect(try sheet?.differences(from: one.sheet(at: event.event.at, knownThrough: known)) == [])
      }
    }
  }

  /// A book to which late prices, rates and splits were told has the figures of one that knew them in time.
  @Test(arguments: 1...10) func worldToldFirstGivesTheSameSheet(seed: UInt64) throws {
    let life = try RandomLife.shared(seed: seed, kind: .margin, steps: 150)
    let world = life.events.filter { $0.event.account == nil }
    let own = life.events.filter { $0.event.account != nil }
    // A trade that needs a split which came late may have been impossible before it, never the other way round.
    let early = try Telling(world + own)
    #expect(try life.sheet(at: life.now).differences(from: try early.sheet(at: life.now)).isEmpty)
  }

  /// Events told in any order of arrival lead to the book of those told in order of effect.
  @Test(arguments: 1...7) func orderOfArrivalDoesNotMatter(seed: UInt64) throws {
    let life = try RandomLife.shared(
      seed: seed, kind: .margin, steps: 40, options: RandomLife.Options(late: false, corrections: false))
    // At one moment the order of arrival is the order of effect, so each event gets a moment of its own.
    var inOrder = life.events.sorted { $0.order < $1.order }
    for index in inOrder.indices {
      inOrder[index].event.at = inOrder[index].event.at.advanced(bySeconds: Int64(index / 2))
      inOrder[index].event.at.microseconds += Int64(index)
    }
    let plain = try Telling(Self.numbered(inOrder))
    // The opening and the instruments come first; what is refused is told again later.
    var dice = Dice(seed: seed)
    var waiting = dice.mixed(Array(inOrder.dropFirst(5)))
    var mixed = try Telling(inOrder.prefix(5))
    var position = Int64(5)
    for _ in 0..<60 where !waiting.isEmpty {
      var refused: [RecordedEvent] = []
      for var event in waiting {
        position += 1
        event.position = position
        do { try mixed.tell(event) } catch { refused.append(event) }
      }
      waiting = refused
    }
    #expect(waiting.isEmpty, "\(waiting.count) events were refused for good")
    let end = life.now.advanced(bySeconds: 100_000)
    let expected = try #require(try plain.sheet(at: end))
    #expect(expected.differences(from: try mixed.sheet(at: end)).isEmpty)
  }

  private static func numbered(_ events: [RecordedEvent]) -> [RecordedEvent] {
    events.enumerated().map { index, event in
      var numbered = event
      numbered.position = Int64(index + 1)
      return numbered
    }
  }

  /// A checkpoint within a batch has its own start of day: figures of the past read from it are those of a fold from
  /// the beginning.
  @Test(arguments: [AccountProfile.Kind.cash, .margin]) func checkpointsWithinBatches(kind: AccountProfile.Kind) throws
  {
    var fixture = BookFixture()
    try fixture.instrument("XYZ")
    try fixture.price("2026-01-05T09:00", "XYZ", "41")
    try fixture.open("2026-01-05T09:00", kind)
    try fixture.deposit("2026-01-05T09:30", "1000000")
    var batched = try Telling([])
    batched.world = fixture.world
    batched.book = fixture.book
    let start = BookFixture.at("2026-01-05T10:00")
    let events = (0..<3_200).map { index in
      let side: Trade.Side = index % 3 == 2 ? .sell : .buy
      let trade = Trade(symbol: "XYZ", side: side, quantity: 1, price: ExactDecimal(40 + index % 7))
      let event = Event(account: "T1", at: start.advanced(bySeconds: Int64(index) * 700), payload: .trade(trade))
      return RecordedEvent(position: fixture.position + 1 + Int64(index), recorded: event.at, event: event)
    }
    for event in events { try fixture.book?.append(event, world: fixture.world) }
    for batch in [events.prefix(2_900), events.dropFirst(2_900)] { try batched.tell(batch: batch) }
    for index in [100, 1_000] + Array(stride(from: 1_990, to: 2_300, by: 15)) + [events.count - 1] {
      let at = events[index].event.at
      let state = try #require(try fixture.book?.replay(through: at, in: MarketView(fixture.world)))
      let whole = BalanceSheet(of: state, at: at, in: MarketView(fixture.world))
      #expect(try batched.sheet(at: at)?.differences(from: whole) == [])
    }
  }

  /// Thousands of events, past several checkpoints, with a correction near the beginning.
  @Test func checkpointsLeadToTheSameState() throws {
    var fixture = BookFixture()
    try fixture.instrument("XYZ")
    try fixture.open("2026-01-05T09:00", .margin)
    try fixture.deposit("2026-01-05T09:30", "1000000", id: "first")
    let start = BookFixture.at("2026-01-05T10:00")
    for index in 0..<2500 {
      let side: Trade.Side = index % 3 == 2 ? .sell : .buy
      let trade = Trade(symbol: "XYZ", side: side, quantity: 1, price: ExactDecimal(40 + index % 7))
      try fixture.record(start.advanced(bySeconds: Int64(index) * 300), account: "T1", .trade(trade))
    }
    let replacement = Correction.Replacement.payload(.deposit(Deposit(amount: 2_000_000, currency: .usd)))
    try fixture.record(
      "2026-01-05T09:30", .correction(Correction(replaces: "first", replacement: replacement)))
    let book = try #require(fixture.book)
    for day in [1, 5, 10, 15, 20] {
      let moment = start.advanced(bySeconds: Int64(day) * 86_400)
      let folded = try book.replay(through: moment, in: MarketView(fixture.world))
      let found = try #require(try book.state(asOf: moment, in: MarketView(fixture.world)))
      let sheet = BalanceSheet(of: found, at: moment, in: MarketView(fixture.world))
      #expect(
        sheet.differences(from: BalanceSheet(of: folded, at: moment, in: MarketView(fixture.world))).isEmpty)
      #expect(try sheet[.equity]! - sheet[.unrealizedPL]! - sheet[.realizedPL]! == 2_000_000)
    }
  }
}
