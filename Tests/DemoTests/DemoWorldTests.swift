import CivilTime
import Demo
import Journal
import Ledger
import Market
import Testing

/// The world is a function of seed and date, and a later one continues an earlier one.
@Suite struct DemoWorldTests {
  @Test func sameSeedAndDateGiveTheSameBytes() throws {
    let one = try DemoWorld(upTo: DemoFixture.friday).events().lines
    #expect(try DemoWorld(upTo: DemoFixture.friday).events().lines == one)
    // Any moment before the next close is the same world.
    let evening = DemoFixture.moment("2026-11-19T16:00:00-05:00")
    #expect(try DemoWorld(upTo: evening).events().lines == one)
    #expect(try DemoWorld(seed: 7, upTo: DemoFixture.friday).events().lines != one)
  }

  @Test(arguments: [1, 3, 40, 130]) func aLaterWorldBeginsWithTheEarlierOne(_ days: Int) throws {
    let first = DemoWorld(upTo: DemoFixture.friday)
    let later = DemoWorld(
      upTo: DemoFixture.friday.advanced(bySeconds: days * 86_400), start: first.start)
    let (before, after) = (try first.events().lines, try later.events().lines)
    #expect(after.count > before.count)
    #expect(Array(after.prefix(before.count)) == before)
  }

  @Test func itCoversTwoYearsUpToTheLastClose() throws {
    let world = DemoWorld(upTo: DemoFixture.friday)
    #expect(world.start.description == "2024-11-19")
    #expect(world.through == DemoFixture.moment("2026-11-19T16:00:00-05:00"))
    let events = try world.events()
    #expect(events.allSatisfy { $0.at <= world.through })
    #expect(zip(events, events.dropFirst()).allSatisfy { $0.at <= $1.at })
    let days = Set(
      events.compactMap { event in
        if case .price(let quote) = event.payload, quote.symbol == "AAPL" { event.at } else { nil }
      })
    let calendar = TradingCalendar.newYork
    let sessions = calendar.tradingDays(from: world.start, to: MarketZone.newYork.date(of: world.through))
    #expect(days == Set(sessions.compactMap { calendar.close(on: $0) }))
    #expect(sessions.count > 495)
  }

  @Test func everyEventHasAnIdOfItsOwnInItsStream() throws {
    var seen: Set<String> = []
    for event in try DemoWorld(upTo: DemoFixture.friday).events() {
      let name = try #require(event.identifier)
      #expect(seen.insert("\(event.account ?? "") \(name)").inserted, "\(name)")
    }
  }

  @Test func everyEventReadsBackFromItsLine() throws {
    for event in try DemoWorld(upTo: DemoFixture.friday).events() {
      let line = EventCodec.encode(event)
      #expect(try EventCodec.decode(line: line) == event)
    }
  }

  @Test(arguments: ["2025-01-01", "2026-02-28", "2026-06-19", "2027-07-05", "2029-01-02", "2031-12-31"])
  func anyDateHasAWorld(_ date: String) throws {
    let events = try DemoWorld(upTo: DemoFixture.moment(date + "T12:00:00Z")).events()
    for account in DemoWorld.accounts { #expect(!events.of(account).isEmpty, "\(account)") }
  }
}
