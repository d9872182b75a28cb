import CivilTime
import Ledger
import Market
import Money
import Persistent

/// A futures account at an official close, with the settlements that came after it on the same day. Behind a reference.
final class ClosingAccount: Sendable {
  let state: AccountState
  /// Counted as prices of the close.
  let settlements: [ContractBook.Settlement]

  init(_ state: AccountState, _ settlements: [ContractBook.Settlement] = []) {
    self.state = state
    self.settlements = settlements
  }

  /// Nil for accounts that hold no futures.
  init?(closing state: AccountState) {
    guard state.profile.kind == .futures, state.contracts != nil, !state.positions.isEmpty else { return nil }
    var kept = state
    // One close leads to no other.
    kept.startOfDay?.closing = nil
    kept.pendingClose = nil
    self.state = kept
    settlements = []
  }

  /// The same account with a contract at its settlement price; nil when it did not hold it.
  func settled(_ settlement: ContractBook.Settlement) -> ClosingAccount? {
    guard state.holds(settlement.instrument) else { return nil }
    var state = state
    state.positions[state.positionIndex(settlement.instrument)].mark = settlement.mark
    return ClosingAccount(state, settlements.filter { $0.instrument != settlement.instrument } + [settlement])
  }
}

extension AccountState {
  /// A settlement that is told after the close of its day, New York time, is the price that the next day starts from.
  mutating func restart(from mark: PricePoint, of id: InstrumentID, in market: MarketView) {
    let isPending = pendingClose != nil
    guard var start = pendingClose ?? startOfDay, mark.at > start.closedAt,
      MarketZone.newYork.date(of: mark.at) == MarketZone.newYork.date(of: start.closedAt)
    else { return }
    let price = PricePoint(mark.price, at: start.closedAt, position: mark.position)
    guard let closing = start.closing?.settled(ContractBook.Settlement(instrument: id, mark: price)) else { return }
    var valuation = Valuation(of: closing.state, at: start.closedAt, in: market)
    valuation.opensOn = start.date
    start.figures = BalanceSheet(of: closing.state, valuation: valuation).values
    start.contracts = valuation.contracts
    start.foreign = closing.state.foreign(by: valuation)
    start.closing = closing
    if isPending { pendingClose = start } else { startOfDay = start }
    let index = positionIndex(id)
    positions[index].restart(from: price, isPending: isPending)
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
  /// Settlements that came after the close that is explained count as its prices.
  mutating func settle(_ settlements: [ContractBook.Settlement]) {
    for settlement in settlements {
      setMark(settlement.mark, of: settlement.instrument)
      positions[settlement.instrument]?.mark(settlement.mark)
    }
  }
}
