import Ledger
import Market
import Money

/// A cash account whose money is on its way: a cheque every week that may be traded with in part before it is
/// collected, a payment out of the bank that came back, withdrawals that wait two sessions, and a levy. Whatever day
/// the world ends on, something is held.
struct HeldMoneyAccount: DemoAccount {
  let account = "demo-hold"

  /// Sessions until a cheque is collected: more than lie between two cheques.
  private static let clearing = 7

  func events(in market: DemoMarket) throws -> [Event] {
    var script = AccountScript(account)
    guard market.sessions.count > Rhythm.secondHalf else { return [] }
    let first = market.sessions[Rhythm.secondHalf]
    var profile = AccountProfile.demo(
      .cash, number: "Q6542138534", institution: "54953527", name: "Demo Holds", registration: "JOINT", rawType: "Cash",
      session: first)
    profile.alias = "Pending"
    script.open(profile, first)
    for (index, session) in market.sessions.enumerated().dropFirst(Rhythm.secondHalf) {
      switch (index - Rhythm.secondHalf) % Rhythm.week {
      case 0: try deposit(session, isFirst: session == first, &script)
      case 2:
        let wanted = Hold(amount: try .cents(150_00), currency: .usd, reason: Hold.withdrawalReason)
        script.tell("withdrawal-asked", at: session.after(600), .hold(wanted))
      case 4: try withdraw(asked: market.sessions[index - 2], session, &script)
      default: break
      }
      if index == Rhythm.secondHalf + 3 {
        let levy = Hold(amount: try .cents(1_250_00), currency: .usd, reason: "Levy")
        script.tell("levy", at: session.after(600), .hold(levy))
      }
      if index % Rhythm.quarter == 7 { try bounce(session, market.sessions[index - 1], &script) }
    }
    return script.events
  }

  private func deposit(_ session: TradingSession, isFirst: Bool, _ script: inout AccountScript) throws {
    if isFirst {
      var wire = Deposit(amount: try .cents(12_000_00), currency: .usd, note: "Wire")
      wire.method = .wire
      script.tell("wire", at: session.open, .deposit(wire))
    }
    var cheque = Deposit(amount: try .cents(800_00), currency: .usd, note: "Cheque")
    cheque.method = .check
    cheque.clears = TradingCalendar.newYork.tradingDay(session.date, offset: Self.clearing)
    cheque.released = try .cents(225_00)
    script.tell("cheque", at: session.after(60), .deposit(cheque))
  }

  /// What was asked for two sessions ago leaves.
  private func withdraw(asked: TradingSession, _ session: TradingSession, _ script: inout AccountScript) throws {
    script.tell(
      "withdrawal-done", at: session.after(600), .holdReleased(HoldRelease(hold: "withdrawal-asked-\(asked.date)")))
    script.tell(
      "withdrawal", at: session.after(601), .withdrawal(CashAmount(amount: try .cents(150_00), currency: .usd)))
  }

  /// A transfer from the bank that is told one session and taken back the next, with the broker's charge.
  private func bounce(_ session: TradingSession, _ before: TradingSession, _ script: inout AccountScript) throws {
    var transfer = Deposit(amount: try .cents(300_00), currency: .usd, note: "ACH")
    transfer.method = .ach
    script.tell("transfer", at: before.after(1_200), .deposit(transfer))
    var returned = DepositReturn(deposit: "transfer-\(before.date)")
    returned.fee = try .cents(30_00)
    script.tell("transfer-returned", at: session.after(1_200), .depositReturned(returned))
  }
}
