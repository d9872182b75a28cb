import CivilTime
import Ledger
import Market
import Money

extension AccountState {
  mutating func apply(_ deposit: Deposit, _ recorded: RecordedEvent, in market: MarketView) throws -> [Posting] {
    let amount = try positive(deposit.amount, "amount").posted(in: deposit.currency)
    try cash.add(amount, deposit.currency)
    try note(amount, deposit.currency, .flows)
    enterSMA(amount, deposit.currency, in: market, at: recorded.event.at)
    try fund(amount, deposit.currency, at: recorded.event.at)
    try hold(deposit, recorded)
    try noteMoneyFlow(amount, deposit.currency, at: recorded.event.at, event: recorded.position, in: market)
    outdateReport()
    return Self.movement(.external, amount, deposit.currency)
  }

  /// Keeps a deposit that is not collected yet, or that a later event may name.
  private mutating func hold(_ deposit: Deposit, _ recorded: RecordedEvent) throws(LedgerError) {
    let released = deposit.released ?? .zero
    guard !released.isNegative, released <= deposit.amount else {
      throw LedgerError(.outOfRange, field: "released", "the released part is between zero and the deposit")
    }
    let posted = date(of: recorded.event.at)
    let usual = deposit.method.map { DepositHolds()[$0] }
    let clears = deposit.clears ?? usual.map { Self.businessDay($0.trading, after: posted) } ?? posted
    let clearsWithdrawal =
      deposit.clearsWithdrawal ?? max(clears, usual.map { Self.businessDay($0.withdrawal, after: posted) } ?? posted)
    guard clearsWithdrawal >= clears else {
      throw LedgerError(
        .outOfRange, field: "clears_withdrawal", "money that may not be traded with cannot be withdrawn either")
    }
    let held = HeldDeposit(
      event: recorded.position, names: recorded.event.identifier.map { [$0] } ?? [], currency: deposit.currency,
      told: deposit.amount, toldReleased: released, clears: clears, clearsWithdrawal: clearsWithdrawal,
      returnableThrough: posted.advanced(byDays: DepositHolds.returnWindow))
    if !held.isOver(on: posted) { self.held.add(held) }
  }

  private static func businessDay(_ count: Int, after date: CivilDate) -> CivilDate {
    Settlement().settlementDay(count, after: date)
  }

  mutating func apply(_ clearing: DepositClearing, _ recorded: RecordedEvent) throws -> [Posting] {
    let today = date(of: recorded.event.at)
    held.collect(try index(of: clearing.deposit, on: today), on: today)
    outdateReport()
    return []
  }

  /// The money goes back out; a cash account may be left owing.
  mutating func apply(_ back: DepositReturn, _ recorded: RecordedEvent, in market: MarketView) throws -> [Posting] {
    let today = date(of: recorded.event.at)
    let index = try index(of: back.deposit, on: today)
    let deposit = held.deposits[index]
    try cash.add(-deposit.amount, deposit.currency)
    try note(-deposit.amount, deposit.currency, .flows)
    enterSMA(-deposit.amount, deposit.currency, in: market, at: recorded.event.at)
    held.takeBack(index, on: today)
    try noteMoneyFlow(
      -deposit.amount, deposit.currency, at: recorded.event.at, event: recorded.position, isReturn: true, in: market)
    outdateReport()
    var postings = Self.movement(.external, -deposit.amount, deposit.currency)
    if let fee = back.fee {
      guard !fee.isNegative else {
        throw LedgerError(.notPositive, field: "fee", "a fee must not be below zero")
      }
      if !fee.isZero { postings += try applyFee(CashAmount(amount: fee, currency: deposit.currency)) }
    }
    return postings
  }

  /// The deposit that an event names. One that is over may still stand in the list, by what else happened that day.
  private func index(of name: String, on today: CivilDate) throws(LedgerError) -> Int {
    guard let index = held.index(ofDeposit: name), !held.deposits[index].isOver(on: today) else {
      throw LedgerError(
        .unknownEvent, field: "deposit",
        "no deposit of the last \(DepositHolds.returnWindow) days in this account has that id")
    }
    guard !held.deposits[index].isReturned else {
      throw LedgerError(.alreadyEnded, field: "deposit", "the deposit has been returned before")
    }
    return index
  }
}
