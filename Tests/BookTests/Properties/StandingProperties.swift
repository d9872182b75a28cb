import Book
import CivilTime
import Ledger
import Market
import Testing

/// What a reader asks of a book before it goes on with a state that it has: a quick yes is never wrong.
@Suite struct StandingProperties {
  @Test(arguments: 1...6) func aYesMeansThatNothingHasChanged(seed: UInt64) throws {
    let life = try RandomLife(
      seed: seed, kind: seed % 3 == 0 ? .cash : .margin, steps: 50,
      options: RandomLife.Options(
        statements: seed % 4 == 0, interest: seed % 2 == 1, actions: seed % 2 == 0, series: seed % 3 == 1,
        orders: seed % 5 == 0))
    var dice = Dice(seed: seed &* 977)
    var world = World()
    var book: AccountBook?
    var yes = 0
    for recorded in life.events {
      let market = MarketView(world)
      if let kept = book {
        for _ in 0..<2 {
          let instant = kept.state.asOf.advanced(bySeconds: Int64(dice.roll(200_000)) - 20_000)
          // Refused, or of an earlier moment: no state to go on with.
          guard let moved = try? kept.advanced(through: instant, in: world) else { continue }
          for candidate in [kept, moved] where candidate.standing.holds(through: instant, in: world) {
            yes += 1
            #expect(candidate.isAdvanced(through: instant, in: world))
            let state = try #require(try candidate.state(asOf: instant, in: market))
            #expect(state.positions.map(\.quantity) == candidate.state.positions.map(\.quantity))
            let found = BalanceSheet(of: candidate.state, at: instant, in: market)
            #expect(found.differences(from: BalanceSheet(of: state, at: instant, in: market)) == [])
          }
        }
      }
      if recorded.event.account == nil {
        try world.apply(recorded)
      } else if book == nil {
        book = try AccountBook(opening: recorded, world: world)
      } else {
        try book?.append(recorded, in: MarketView(world))
      }
    }
    #expect(yes > 10)
  }

  @Test func aPriceBehindItIsSeen() throws {
    var fixture = BookFixture()
    try fixture.instrument("AAA")
    try fixture.open("2026-01-05T09:00", .margin)
    try fixture.deposit("2026-01-05T09:30", "10000")
    try fixture.trade("2026-01-05T10:00", .buy, "10", "AAA", "20")
    let later = BookFixture.at("2026-01-07T12:00")
    let moved = try #require(try fixture.book?.advanced(through: later, in: fixture.world))
    #expect(moved.standing.holds(through: later, in: fixture.world))
    #expect(!moved.standing.holds(through: BookFixture.at("2026-01-07T16:00"), in: fixture.world))
    // A price of now changes no state, one from before the close that was passed does.
    try fixture.price("2026-01-07T11:59", "AAA", "30")
    #expect(moved.standing.holds(through: later, in: fixture.world))
    try fixture.price("2026-01-06T11:00", "AAA", "31")
    #expect(!moved.standing.holds(through: later, in: fixture.world))
  }
}
