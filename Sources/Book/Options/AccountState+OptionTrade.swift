import CivilTime
import Ledger
import Margin
import Market
import Money

extension AccountState {
  /// Enters a fill of options into the SMA: what it brought or cost, less what the options on the underlying ask for
  /// more after it than before, both at its price. Unknown where that is.
  ///
  /// - Returns: what they ask for more, in the account's currency; nil: unknown.
  mutating func enterOptionSMA(
    for fill: Fill, of id: InstrumentID, in market: MarketView
  ) throws(MoneyError) -> ExactDecimal? {
    marketReadAt = max(marketReadAt ?? fill.at, fill.at)
    guard let (before, after) = try OptionGroup.around(fill, of: id, after: self, in: market),
      let asked = try after.claim(by: self), let released = try before.claim(by: self)
    else {
      sma = nil
      return nil
    }
    enterSMA(fill.net, fill.currency, in: market, at: fill.at)
    enterSMA(try released - asked, baseCurrency, in: market, at: fill.at)
    return try asked - released
  }

  /// An option trades while it lives, and a cash account writes only what it can keep.
  func checkOption(_ trade: Trade, _ id: InstrumentID, on day: CivilDate, in market: MarketView) throws {
    // No last session lies further than a long weekend before the day that the symbol tells.
    if let expires = market.world.instruments.traits(id).expires, expires <= day.advanced(byDays: 4) {
      guard day <= expires else {
        throw LedgerError(.afterExpiration, field: "at", "\(trade.symbol) expired on \(expires)")
      }
      if let contract = market.world.instruments.option(id), contract.morningSettlement != nil,
        day > OptionLife.lastTradingDay(contract)
      {
        throw LedgerError(.afterExpiration, field: "at", "\(trade.symbol) is settled by the opening of its last day")
      }
    }
    try checkLevel(trade, id, in: market)
    try checkWritten(trade, id, in: market)
  }

  /// A cash account may write calls on units that it holds, and puts, whose strike it then keeps in cash; of European
  /// options that settle in cash also calls against others that live as long.
  private func checkWritten(_ trade: Trade, _ id: InstrumentID, in market: MarketView) throws {
    guard trade.side == .sellShort, !allowsCredit, let terms = OptionTerms(id, in: market),
      terms.contract.type == .call
    else { return }
    if CashPackage.takes(id, in: market) {
      let packages = try CashPackage.all(of: self, adding: [(id, .zero - trade.quantity)], in: market)
      let isCovered = !packages.contains { package in
        package.isUnbounded && package.legs.contains { $0.instrument == id }
      }
      if isCovered { return }
      throw LedgerError(
        .shortInCashAccount, field: "side",
        "a cash account writes calls that settle in cash only against calls that it holds and that live as long; buy"
          + " those first")
    }
    let parts = terms.settlesInCash ? [] : terms.parts ?? []
    for part in parts {
      var needed = try trade.quantity * part.units
      for position in positions where position.quantity.isNegative {
        guard let other = OptionTerms(position.instrument, in: market), other.contract.type == .call else { continue }
        for same in other.parts ?? [] where same.instrument == part.instrument {
          needed = try needed - position.quantity * same.units
        }
      }
      let held = position(of: part.instrument)?.quantity ?? .zero
      if held >= needed { continue }
      throw LedgerError(
        .shortInCashAccount, field: "side",
        "a cash account writes calls only on units that it holds: \(needed) of \(terms.contract.underlying) are needed,"
          + " it has \(held)")
    }
    guard !parts.isEmpty else {
      throw LedgerError(
        .shortInCashAccount, field: "side", "a cash account writes calls only on units that it can hold")
    }
  }
}

extension OptionGroup {
  /// What the options take out of the Reg T excess, in the account's currency; nil when a rate is unknown.
  func claim(by state: AccountState) throws(MoneyError) -> ExactDecimal? {
    guard let amounts = try amounts(by: state.rules) else { return nil }
    return try amounts.cap - amounts.lendable + amounts.initial
  }
}
