import Book
import Ledger
import Money
import Persistent
import Testing

/// What each status of an account allows.
@Suite struct StatusTests {
  static func fixture(_ status: AccountProfile.Status) throws -> BookFixture {
    var fixture = try BookFixture.account(.margin, cash: "50000", symbols: ["XYZ", "SHT"])
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "50")
    try fixture.trade("2026-01-05T10:01", .sellShort, "20", "SHT", "50")
    var change = AccountChange()
    change.status = status
    try fixture.record("2026-01-06T09:00", .accountChanged(change))
    return fixture
  }

  static func code(_ fixture: BookFixture, _ side: Trade.Side, _ quantity: String, _ symbol: String) -> String {
    var told = fixture
    do {
      try told.trade("2026-01-06T10:00", side, quantity, symbol, "50")
      return "taken"
    } catch {
      return (error as? LedgerError)?.code.rawValue ?? "\(error)"
    }
  }

  @Test(arguments: AccountProfile.Status.allCases) func trades(status: AccountProfile.Status) throws {
    let fixture = try Self.fixture(status)
    let opening: String
    let closing: String
    switch status {
    case .active, .restricted, .restricted90Days: (opening, closing) = ("taken", "taken")
    case .closed: (opening, closing) = ("account_closed", "account_closed")
    case .inactive: (opening, closing) = ("status_forbids", "status_forbids")
    case .closingOnly, .marginCall, .liquidatingOnly: (opening, closing) = ("status_forbids", "taken")
    }
    #expect(Self.code(fixture, .buy, "1", "XYZ") == opening)
    #expect(Self.code(fixture, .sellShort, "1", "SHT") == opening)
    #expect(Self.code(fixture, .buy, "21", "SHT") == opening, "covers 20, and opens one")
    #expect(Self.code(fixture, .sell, "100", "XYZ") == closing)
    #expect(Self.code(fixture, .buyToCover, "20", "SHT") == closing)
    #expect(Self.code(fixture, .buy, "20", "SHT") == closing)
  }

  /// Money moves in every status, and what was traded before it counts by the status of then.
  @Test(arguments: AccountProfile.Status.allCases) func moneyAndLateTrades(status: AccountProfile.Status) throws {
    var fixture = try Self.fixture(status)
    try fixture.deposit("2026-01-06T10:00", "10")
    try fixture.withdraw("2026-01-06T10:01", "10")
    try fixture.trade("2026-01-05T12:00", .buy, "1", "XYZ", "50")
    #expect(try fixture.state("2026-01-06T11:00").positions[0].quantity == 101)
  }

  /// A purchase beyond the cash of a cash account is booked; its buying power is gone until money comes.
  @Test func purchaseBeyondTheCash() throws {
    var fixture = try BookFixture.account(.cash, cash: "400")
    try fixture.trade("2026-01-05T10:00", .buy, "10", "XYZ", "50")
    try fixture.expect("2026-01-05T10:01", [.cash: "-100", .availableToTrade: "0", .withdrawable: "0", .debit: "0"])
    try fixture.deposit("2026-01-05T09:45", "150")
    try fixture.expect("2026-01-05T10:01", [.cash: "50", .availableToTrade: "50"])
  }
}
