import Ledger
import Margin
public import Market
public import Money

/// The prices of each stock-like position at which the account would be called, all other prices unchanged. A long
/// position is called below its price, a short one above.
public struct CallPrices: Sendable, Equatable {
  public struct Line: Sendable, Equatable {
    public var instrument: InstrumentID
    /// Per unit, in the instrument's currency: where the regulator's requirement is just met; nil: no price leads
    /// there, or a figure is unknown.
    public var maintenance: ExactDecimal?
    /// The same of the broker's own requirement, for long positions with a rate that does not change with the price.
    public var house: ExactDecimal?
  }
  /// In order of instrument; options have none.
  public let lines: [Line]

  /// - Parameter sheet: of the same state.
  public init(of state: AccountState, by sheet: BalanceSheet, in market: MarketView) throws(MoneyError) {
    var lines: [Line] = []
    guard state.allowsCredit, let maintenance = sheet[.maintenanceExcess], let house = sheet[.houseExcess] else {
      self.lines = []
      return
    }
    for position in state.positions {
      let line = try ValuedPosition(position, in: state, at: sheet.valuation.at, market)
      guard line.terms.kind != .option, let price = line.price?.price, let rate = line.rate,
        let asked = try sheet.valuation.requirement(of: line, in: state)
      else { continue }
      let shares = try position.quantity.magnitude * line.terms.multiplier * rate
      let value = line.marketValue?.magnitude ?? .zero
      var prices = Line(instrument: position.instrument)
      if position.quantity.isNegative {
        prices.maintenance = try state.rules.shortCallPrice(
          price: price, shares: shares, leverage: line.terms.leverageFactor.magnitude, excess: maintenance)
      } else {
        prices.maintenance = try MarginRules.longCallPrice(
          price: price, shares: shares, rate: Expression.divide(asked.maintenance, by: value), excess: maintenance)
        prices.house = try MarginRules.longCallPrice(
          price: price, shares: shares, rate: Expression.divide(asked.house, by: value), excess: house)
      }
      lines.append(prices)
    }
    self.lines = lines
  }
}
