import CivilTime
import Ledger
import Money

extension Explainer {
  /// The deposits that are not yet collected for a use, or what of them is released.
  func deposits(_ figure: Figure) throws -> Explanation {
    let waiting = state.held.uncollected(on: today).filter { figure == .unclearedForWithdrawal || $0.clears > today }
    return try total(
      waiting.filter { figure != .releasedDeposits || !$0.toldReleased.isZero }.map { deposit in
        held(
          figure == .releasedDeposits ? "released" : "amount",
          figure == .releasedDeposits ? deposit.toldReleased : deposit.told, deposit.currency, deposit.event,
          through: figure == .unclearedForWithdrawal ? deposit.clearsWithdrawal : deposit.clears)
      })
  }

  func holds(areWithdrawals: Bool) throws -> Explanation {
    let open = state.held.open(on: today).filter { $0.isWithdrawal == areWithdrawals }
    return try total(open.map { held("amount", $0.told, $0.currency, $0.event, through: $0.until) })
  }

  /// All unsettled proceeds while the account is restricted.
  func restrictedCredits() throws -> Explanation {
    guard state.isRestricted(on: MarketZone.newYork.date(of: at)) else { return .constant(.zero) }
    return try unsettled(true)
  }

  private func held(
    _ field: String, _ told: ExactDecimal, _ currency: Currency, _ event: Int64, through date: CivilDate?
  ) -> Trail.Contribution {
    guard let recorded = recorded([event])[event] else { preconditionFailure("event \(event) is not in the log") }
    var amount = trail.posted(field, told, currency, recorded)
    amount.date = date
    return Trail.Contribution(order: recorded.order, currency: currency, amount: amount)
  }
}
