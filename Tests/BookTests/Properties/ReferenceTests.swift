import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// Events that name others: what becomes of them when the other one is corrected, late, or not known yet. The writer
/// refuses what would leave one without the other, so that no reading ever meets it, whatever it knows.
@Suite struct ReferenceTests {
  /// One event and one that names it.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var named: Event.Payload
    var naming: Event.Payload
    /// What may take the place of the named one.
    var other: Event.Payload
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "a deposit that is returned", named: .deposit(Deposit(amount: 500, currency: .usd)),
      naming: .depositReturned(DepositReturn(deposit: "e1")), other: .deposit(Deposit(amount: 700, currency: .usd))),
    Case(
      name: "a deposit that clears",
      named: .deposit(Deposit(amount: 500, currency: .usd, clears: CivilDate("2026-01-20"))),
      naming: .depositCleared(DepositClearing(deposit: "e1")),
      other: .deposit(Deposit(amount: 700, currency: .usd, clears: CivilDate("2026-01-20")))),
    Case(
      name: "a hold that is released", named: .hold(Hold(amount: 5, currency: .usd)),
      naming: .holdReleased(HoldRelease(hold: "e1")), other: .hold(Hold(amount: 7, currency: .usd))),
    Case(
      name: "a lot that is sold",
      named: .trade(Trade(symbol: "XYZ", side: .buy, quantity: 5, price: 10)),
      naming: .trade(
        Trade(
          symbol: "XYZ", side: .sell, quantity: 5, price: 11, lots: [LotChoice(event: "e1", quantity: 5)])),
      other: .trade(Trade(symbol: "XYZ", side: .buy, quantity: 7, price: 12))),
  ]

  private func fixture() throws -> BookFixture {
    var fixture = try BookFixture.account(.cash, cash: "10000", symbols: ["XYZ"])
    try fixture.trade("2026-01-05T09:45", .buy, "20", "XYZ", "9")
    return fixture
  }

  /// Every moment at every knowledge reads, explains and has a history.
  private func readEverything(_ fixture: BookFixture) throws {
    let book = try #require(fixture.book)
    for known in [1...fixture.position, .max ... .max].joined() where known > 3 {
      let market = MarketView(fixture.world, knownThrough: known)
      for at in ["2026-01-05T12:00", "2026-01-06T12:00", "2026-01-09T12:00", "2026-01-20T12:00"] {
        guard let state = try book.state(asOf: BookFixture.at(at), in: market) else { continue }
        let sheet = BalanceSheet(of: state, at: BookFixture.at(at), in: market)
        let tree = try Explanation(of: .equity, book: book, at: BookFixture.at(at), in: market)
        #expect(try ExplanationEvaluator.value(tree) == sheet[.equity])
      }
      _ = try AccountHistory(of: book, through: BookFixture.at("2026-01-20T12:00"), in: market)
    }
  }

  private func expectRefusal(
    _ fixture: inout BookFixture, _ at: String, _ code: LedgerError.Code, _ payload: Event.Payload
  ) throws {
    let before = try fixture.sheet("2026-01-20T12:00")
    do {
      try fixture.record(at, id: "refused", payload)
      Issue.record("it was taken")
    } catch let error as LedgerError {
      #expect(error.code == code, "\(error)")
    }
    fixture.position -= 1
    #expect(try fixture.sheet("2026-01-20T12:00").differences(from: before).isEmpty)
  }

  /// What a later event names cannot go, nor become something else, nor move behind it.
  @Test(arguments: cases) func whatIsNamedCannotGo(_ example: Case) throws {
    var fixture = try fixture()
    try fixture.record("2026-01-06T10:00", id: "e1", example.named)
    try fixture.record("2026-01-07T10:00", id: "e2", example.naming)
    try expectRefusal(
      &fixture, "2026-01-06T10:00", .breaksLaterEvent, .correction(Correction(replaces: "e1", replacement: nil)))
    let fee = Correction.Replacement.payload(.fee(CashAmount(amount: 1, currency: .usd)))
    try expectRefusal(
      &fixture, "2026-01-06T10:00", .breaksLaterEvent, .correction(Correction(replaces: "e1", replacement: fee)))
    try expectRefusal(
      &fixture, "2026-01-08T10:00", .breaksLaterEvent,
      .correction(Correction(replaces: "e1", replacement: .payload(example.other))))
    try readEverything(fixture)
  }

  /// What takes its place goes by its id; once the naming event is gone, so may the named one.
  @Test(arguments: cases) func whatTakesItsPlaceIsNamed(_ example: Case) throws {
    var fixture = try fixture()
    try fixture.record("2026-01-06T10:00", id: "e1", example.named)
    try fixture.record("2026-01-07T10:00", id: "e2", example.naming)
    try fixture.record(
      "2026-01-06T10:00", id: "c1", .correction(Correction(replaces: "e1", replacement: .payload(example.other))))
    try readEverything(fixture)
    try fixture.record("2026-01-07T10:00", id: "c2", .correction(Correction(replaces: "e2", replacement: nil)))
    try fixture.record("2026-01-06T10:00", id: "c3", .correction(Correction(replaces: "c1", replacement: nil)))
    try readEverything(fixture)
    #expect(try fixture.figure(.cash, "2026-01-20T12:00") == fixture.figure(.cash, "2026-01-05T12:00"))
  }

  /// An event that names one which is told later, or takes effect later, is refused when it is told.
  @Test(arguments: cases) func whatIsNotKnownCannotBeNamed(_ example: Case) throws {
    var fixture = try fixture()
    do {
      try fixture.record("2026-01-07T10:00", id: "e2", example.naming)
      Issue.record("it was taken")
    } catch let error as LedgerError {
      #expect(error.code == .unknownEvent)
    }
    fixture.position -= 1
    try fixture.record("2026-01-06T10:00", id: "e1", example.named)
    do {
      try fixture.record("2026-01-06T09:00", id: "e2", example.naming)
      Issue.record("it was taken")
    } catch let error as LedgerError {
      #expect(error.code == .unknownEvent)
    }
    fixture.position -= 1
    try readEverything(fixture)
  }

  /// A deposit can be returned for so many days, on weekends as on trading days, whatever the world brings meanwhile.
  @Test(arguments: [false, true]) func theLastDayOfAReturnIsTheSameForAll(hasActions: Bool) throws {
    // 90 days after Saturday, 10 January is Friday, 10 April.
    for (at, isTaken) in [
      ("2026-04-10T12:00", true), ("2026-04-11T12:00", false), ("2026-04-12T12:00", false), ("2026-04-13T12:00", false),
    ] {
      var fixture = try BookFixture.account(.cash, cash: "10000", symbols: ["XYZ"])
      try fixture.trade("2026-01-05T09:45", .buy, "20", "XYZ", "9")
      try fixture.deposit("2026-01-10T12:00", "500", id: "d")
      try fixture.trade("2026-04-10T10:00", .buy, "20", "XYZ", "9")
      if hasActions {
        try fixture.record(
          "2026-04-11T00:00", account: nil, .split(Split(symbol: "XYZ", numerator: 2, denominator: 1)))
      }
      do {
        try fixture.record(at, .depositReturned(DepositReturn(deposit: "d")))
        #expect(isTaken, "\(at) \(hasActions)")
      } catch let error as LedgerError {
        #expect(!isTaken && error.code == .unknownEvent, "\(at) \(hasActions)")
      }
    }
  }
}
