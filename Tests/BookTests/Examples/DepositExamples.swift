import Book
import CivilTime
import Ledger
import Money
import Testing

/// Deposits that clear later, come back, and money that is held (balances.md §1.2, §1.4).
@Suite struct DepositExamples {
  static func deposit(_ amount: ExactDecimal, _ method: Deposit.Method?, released: ExactDecimal? = nil) -> Deposit {
    var deposit = Deposit(amount: amount, currency: .usd)
    deposit.method = method
    deposit.released = released
    return deposit
  }

  /// Monday 5 January 2026; the 19th is a holiday.
  @Test(arguments: [
    (Deposit.Method.wire, "2026-01-05", "2026-01-06"), (.ach, "2026-01-12", "2026-01-14"),
    (.check, "2026-01-12", "2026-01-20"), (.cash, "2026-01-05", "2026-01-05"), (.other, "2026-01-12", "2026-01-20"),
  ])
  func usualHolds(method: Deposit.Method, trading: String, withdrawal: String) throws {
    var fixture = try BookFixture.account(.cash, cash: "1000")
    try fixture.record("2026-01-05T10:00", id: "d", .deposit(Self.deposit(500, method)))
    for day in 5...22 {
      let text = day < 10 ? "2026-01-0\(day)" : "2026-01-\(day)"
      try fixture.expect(
        "\(text)T12:00",
        [
          .cash: "1500", .settledCash: "1500", .availableToTrade: text < trading ? "1000" : "1500",
          .unclearedDeposits: text < trading ? "500" : "0",
          .unclearedForWithdrawal: text < withdrawal ? "500" : "0",
          .withdrawable: text < withdrawal ? "1000" : "1500",
        ])
    }
  }

  /// A part is released at once; the rest clears by the broker's word, before its days are over.
  @Test(arguments: [AccountProfile.Kind.cash, .margin])
  func releasedAndCleared(kind: AccountProfile.Kind) throws {
    var fixture = try BookFixture.account(kind, cash: "1000")
    try fixture.record("2026-01-05T10:00", id: "d", .deposit(Self.deposit(4000, .ach, released: 1000)))
    try fixture.expect(
      "2026-01-05T10:01",
      [
        .cash: "5000", .equity: "5000", .unclearedDeposits: "4000", .releasedDeposits: "1000", .heldBack: "3000",
        .availableToTrade: "2000", .settledForTrading: "2000", .unclearedForWithdrawal: "4000",
        .withdrawable: "1000",
      ])
    try fixture.record("2026-01-07T08:00", .depositCleared(DepositClearing(deposit: "d")))
    try fixture.expect(
      "2026-01-07T08:01", [.heldBack: "0", .unclearedForWithdrawal: "0", .withdrawable: "5000"])
    // As it was before the news.
    try fixture.expect("2026-01-07T07:59", [.heldBack: "3000"])
  }

  /// A cheque bounces after it was spent: the account owes, and pays for it.
  @Test func returned() throws {
    var fixture = try BookFixture.account(.cash, cash: "100")
    try fixture.record("2026-01-05T10:00", id: "d", .deposit(Self.deposit(500, nil)))
    try fixture.trade("2026-01-05T11:00", .buy, "10", "XYZ", "50")
    try fixture.record("2026-01-08T08:00", id: "r", .depositReturned(DepositReturn(deposit: "d", fee: 30)))
    try fixture.expect(
      "2026-01-08T08:01",
      [.cash: "-430", .flowsToday: "-500", .feesToday: "30", .availableToTrade: "0", .withdrawable: "0", .equity: "70"])
    for payload in [
      Event.Payload.depositReturned(DepositReturn(deposit: "d")), .depositCleared(DepositClearing(deposit: "d")),
    ] {
      #expect(throws: LedgerError(.alreadyEnded, field: "deposit", "the deposit has been returned before")) {
        try fixture.record("2026-01-09T08:00", payload)
      }
    }
    // The return was a mistake after all.
    try fixture.record("2026-01-12T08:00", .correction(Correction(replaces: "r", replacement: nil)))
    try fixture.expect("2026-01-12T08:01", [.cash: "100"])
  }

  /// A corrected deposit is found by its first id and by that of its correction.
  @Test(arguments: ["d", "c"]) func returnedAfterCorrection(name: String) throws {
    var fixture = try BookFixture.account(.cash, cash: "100")
    try fixture.record("2026-01-05T10:00", id: "d", .deposit(Self.deposit(500, .check)))
    let right = Correction.Replacement.payload(.deposit(Self.deposit(700, .check)))
    try fixture.record("2026-01-05T11:00", id: "c", .correction(Correction(replaces: "d", replacement: right)))
    try fixture.record("2026-01-06T10:00", .depositReturned(DepositReturn(deposit: name)))
    try fixture.expect("2026-01-06T10:01", [.cash: "100", .unclearedDeposits: "0", .heldBack: "0"])
  }

  /// A deposit cannot come back when the window for it is over, nor one of an unknown id.
  @Test func nothingToReturn() throws {
    var fixture = try BookFixture.account(.cash, cash: "100")
    try fixture.record("2026-01-05T10:00", id: "d", .deposit(Self.deposit(500, .ach)))
    for (at, name) in [("2026-04-07T10:00", "d"), ("2026-01-06T10:00", "x")] {
      #expect(throws: LedgerError.self) {
        try fixture.record(at, .depositReturned(DepositReturn(deposit: name)))
      }
    }
    try fixture.record("2026-04-03T10:00", .depositReturned(DepositReturn(deposit: "d")))
  }

  @Test func holds() throws {
    var fixture = try BookFixture.account(.cash, cash: "1000")
    let until = CivilDate("2026-01-08")
    try fixture.record("2026-01-05T10:00", id: "h", .hold(Hold(amount: 300, currency: .usd, reason: "court")))
    try fixture.record(
      "2026-01-05T10:01", id: "w",
      .hold(Hold(amount: 200, currency: .usd, reason: Hold.withdrawalReason, until: until)))
    let both: [Figure: String] = [
      .cash: "1000", .manualHolds: "300", .pendingWithdrawals: "200", .heldBack: "500", .availableToTrade: "500",
      .withdrawable: "500", .settledForTrading: "500",
    ]
    try fixture.expect("2026-01-05T10:02", both)
    try fixture.expect("2026-01-07T23:59", both)
    try fixture.expect("2026-01-08T00:00", [.pendingWithdrawals: "0", .availableToTrade: "700"])
    try fixture.record("2026-01-09T10:00", .holdReleased(HoldRelease(hold: "h")))
    try fixture.expect("2026-01-09T10:01", [.manualHolds: "0", .availableToTrade: "1000", .withdrawable: "1000"])
    for name in ["h", "w", "x"] {
      #expect(throws: LedgerError(.unknownEvent, field: "hold", "no open hold of this account has that id")) {
        try fixture.record("2026-01-09T11:00", .holdReleased(HoldRelease(hold: name)))
      }
    }
  }
}
