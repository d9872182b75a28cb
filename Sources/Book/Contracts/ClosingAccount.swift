import CivilTime
import Ledger
import Market
import Money
import Persistent

/// A futures account at an official close, with what the clearing house told of that day after it. Behind a reference.
final class ClosingAccount: Sendable {
  /// A change of the securities on deposit.
  struct Restatement: Sendable {
    let currency: Currency
    let change: ExactDecimal
    /// Global position of the event that told it.
    let event: Int64
  }

  let state: AccountState
  /// Counted as prices of the close.
  let settlements: [ContractBook.Settlement]
  /// What the start of the day holds already, so that the day does not bring it again.
  let restatements: [Restatement]

  private init(
    _ state: AccountState, _ settlements: [ContractBook.Settlement] = [], _ restatements: [Restatement] = []
  ) {
    self.state = state
    self.settlements = settlements
    self.restatements = restatements
  }

  /// Nil for accounts that a clearing house tells nothing.
  init?(closing state: AccountState) {
    guard state.profile.kind == .futures else { return nil }
    var kept = state
    // One close leads to no other.
    kept.startOfDay?.closing = nil
    kept.pendingClose = nil
    self.state = kept
    settlements = []
    restatements = []
  }

  /// The same account with a contract at its settlement price; nil when it did not hold it.
  func settled(_ settlement: ContractBook.Settlement) -> ClosingAccount? {
    guard state.holds(settlement.instrument) else { return nil }
    var state = state
    state.positions[state.positionIndex(settlement.instrument)].mark = settlement.mark
    return ClosingAccount(
      state, settlements.filter { $0.instrument != settlement.instrument } + [settlement], restatements)
  }

  /// The same account with other securities on deposit.
  func restated(_ securities: ContractBook.Securities, by change: ExactDecimal) -> ClosingAccount {
    var state = state
    var book = state.contracts ?? ContractBook()
    book.livesByEvents = true
    book.deposit(securities.value, securities.currency, event: securities.event)
    state.contracts = book
    let restatement = Restatement(currency: securities.currency, change: change, event: securities.event)
    return ClosingAccount(state, settlements, restatements + [restatement])
  }

  /// In words, with the article; nil where the close stands as it was.
  var sentence: String? {
    let parts = [
      settlements.isEmpty ? nil : "at the settlement prices",
      restatements.isEmpty ? nil : "with the securities on deposit",
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " and ") + " of that day"
  }
}

extension AccountState {
  /// A settlement that is told after the close of its day, New York time, is the price that the next day starts from.
  mutating func restart(from mark: PricePoint, of id: InstrumentID, in market: MarketView) {
    guard let start = start(reachedAt: mark.at) else { return }
    let price = PricePoint(mark.price, at: start.closedAt, position: mark.position)
    guard let closing = start.closing?.settled(ContractBook.Settlement(instrument: id, mark: price)) else { return }
    restart(start, as: closing, in: market)
    let index = positionIndex(id)
    positions[index].restart(from: price, isPending: pendingClose != nil)
  }

  /// Securities on deposit that are told after the close of their day, New York time, are those that the next day
  /// starts with, as the clearing house's file of a day says: they are no change of that day.
  ///
  /// - Returns: whether that day is the one that is running.
  mutating func restart(
    with securities: ContractBook.Securities, by change: ExactDecimal, toldAt: Instant, in market: MarketView
  ) -> Bool {
    guard let start = start(reachedAt: toldAt), let closing = start.closing?.restated(securities, by: change) else {
      return false
    }
    restart(start, as: closing, in: market)
    return pendingClose == nil
  }

  /// The start of day that what is told at a moment still belongs to: after its close, on the day of it.
  private func start(reachedAt instant: Instant) -> StartOfDay? {
    guard let start = pendingClose ?? startOfDay, instant > start.closedAt,
      MarketZone.newYork.date(of: instant) == MarketZone.newYork.date(of: start.closedAt)
    else { return nil }
    return start
  }

  /// Works the start of the next day out anew.
  private mutating func restart(_ former: StartOfDay, as closing: ClosingAccount, in market: MarketView) {
    var start = former
    var valuation = Valuation(of: closing.state, at: start.closedAt, in: market)
    valuation.opensOn = start.date
    start.figures = BalanceSheet(of: closing.state, valuation: valuation).values
    start.contracts = valuation.contracts
    start.foreign = closing.state.foreign(by: valuation)
    start.closing = closing
    if pendingClose != nil { pendingClose = start } else { startOfDay = start }
  }

  /// What the start of the day holds already has not happened in it.
  mutating func leaveOutRestatements() {
    guard let restatements = startOfDay?.closing?.restatements, !restatements.isEmpty else { return }
    for item in restatements { leaveOutOfToday(item.change, item.currency, .adjustments) }
  }
}

extension Position {
  /// The close that gains are measured from was settled at another price; units opened since then have none.
  fileprivate mutating func restart(from price: PricePoint, isPending: Bool) {
    if isPending, pendingClose != nil {
      pendingClose = price.price
      pendingCarriedBy = price.position
    } else if !isPending, priorClose != nil {
      priorClose = price.price
      closeCarriedBy = price.position
    }
  }
}

extension Trail {
  /// What the clearing house told after the close that is explained counts as of then.
  mutating func settle(_ closing: ClosingAccount) {
    for settlement in closing.settlements {
      setMark(settlement.mark, of: settlement.instrument)
      positions[settlement.instrument]?.mark(settlement.mark)
    }
    if !closing.restatements.isEmpty { setContracts(closing.state.contracts) }
  }
}
