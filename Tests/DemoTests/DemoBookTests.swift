import Ambient
import Book
import CivilTime
import Demo
import Keeper
import Ledger
import Market
import Money
import Testing

/// The book takes the world, and what the accounts are meant to show is there.
@Suite struct DemoBookTests {
  @Test func aRestartOnALaterDayAddsOnlyWhatIsNew() async throws {
    let fixture = try DemoFixture()
    let start = DemoWorld(upTo: fixture.surroundings.now()).start
    let all = try DemoWorld(upTo: fixture.surroundings.now()).events().count
    #expect(try await fixture.fill() == all)
    try fixture.restart()
    #expect(try await fixture.fill(start: start) == 0)
    fixture.surroundings.advance(bySeconds: 5 * 86_400)
    let later = try DemoWorld(upTo: fixture.surroundings.now(), start: start).events().count
    #expect(try await fixture.fill(start: start) == later - all)
    #expect(fixture.keeper.snapshot.accounts(ofOwner: DemoWorld.owner).map(\.identifier) == DemoWorld.accounts)
  }

  /// Money on its way in and out, whatever day the world ends on.
  @Test(arguments: ["2026-11-20T08:00", "2026-11-21T12:00", "2026-11-23T11:00", "2026-11-27T18:00", "2026-10-13T09:00"])
  func aSaleIsUnsettledAndAChequeUncleared(_ time: String) throws {
    let filled = try FilledBook(at: DemoFixture.moment(time + ":00-05:00"))
    let sheet = try filled.sheet("demo-cash")
    #expect(try #require(sheet[.unsettledCredits]).isPositive)
    #expect(try #require(sheet[.unclearedDeposits]).isPositive)
    #expect(try #require(sheet[.cash]).isPositive)
    let margin = try filled.sheet("demo-margin")
    #expect(try #require(margin[.debit]).isPositive)
    #expect(try #require(margin[.shortMarketValue]).isPositive)
    #expect(try #require(margin[.houseExcess]).isPositive)
  }

  @Test func everyFigureOfEveryAccountIsKnown() throws {
    let filled = try FilledBook.friday.get()
    for account in DemoWorld.accounts {
      let sheet = try filled.sheet(account)
      for figure in Figure.allCases {
        let reason = sheet.reason(of: figure, in: filled.market) ?? ""
        #expect(sheet[figure] != nil, "\(account) \(figure.name): \(reason)")
      }
    }
  }

  /// The fund counts once in equity and beside cash, not in it.
  @Test func theMoneyMarketFundCountsOnce() throws {
    let filled = try FilledBook.friday.get()
    let sheet = try filled.sheet("demo-sweep")
    let (cash, fund) = (try #require(sheet[.cash]), try #require(sheet[.cashEquivalents]))
    #expect(fund > 5_000)
    #expect(try sheet[.cashAndEquivalents] == cash + fund)
    #expect(try sheet[.equity] == cash + #require(sheet[.longMarketValue]))
  }

  /// Quantity above one, a price and a multiplier of ten decimals: twenty decimals, as on TradeStation's wire.
  @Test func theCustodyAccountsGainHasTwentyDecimals() throws {
    let filled = try FilledBook.friday.get()
    let gain = try #require(try filled.sheet("demo-dvp")[.unrealizedPLAverage])
    #expect(gain.scale == 20)
    #expect(!gain.isZero)
    #expect(try #require(try filled.sheet("demo-sweep")[.unrealizedPLAverage]).scale < 10)
  }

  @Test func theCanadianAccountHoldsTwoCurrencies() throws {
    let filled = try FilledBook.friday.get()
    let state = try filled.state("demo-cad")
    #expect(state.cash.entries.map(\.currency) == [.cad, .usd])
    #expect(state.cash.entries.allSatisfy { $0.amount.isPositive })
    let id = try #require(filled.world.instruments.id("VAB.TO"))
    let fund = try #require(state.position(of: id))
    #expect(fund.quantity.description == "441.44")
    #expect(fund.lots.count == 3)
  }

  @Test func historyHasEverySessionSinceTheOpening() throws {
    let filled = try FilledBook.friday.get()
    for account in DemoWorld.accounts {
      let history = try AccountHistory(of: filled.book(account), through: filled.now, in: filled.market)
      #expect(history.days.count > 120, "\(account)")
      #expect(history.days.allSatisfy { $0.totalValue != nil }, "\(account)")
    }
  }
}
