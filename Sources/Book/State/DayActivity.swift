import CivilTime
public import Ledger
import Money

/// What happened in an account between two boundaries, per currency. Signs: what the owner gains is positive.
public struct DayActivity: Sendable {
  /// Σ price × quantity × multiplier of buys, fees excluded; covers count as bought.
  public var bought = CurrencyAmounts()
  /// The same of sells; shorts count as sold.
  public var sold = CurrencyAmounts()
  /// Realised by lots, net of fees.
  public var realised = CurrencyAmounts()
  /// Realised by average price, less all fees of the day's trades.
  public var realisedAverage = CurrencyAmounts()
  /// Dividends and interest less withheld tax, signed.
  public var income = CurrencyAmounts()
  /// Fees outside trades, as a cost (positive).
  public var fees = CurrencyAmounts()
  /// Commissions and fees of trades, as a cost (positive).
  public var commission = CurrencyAmounts()
  /// Deposits less withdrawals, and units transferred at their value.
  public var flows = CurrencyAmounts()
  /// Adjustments of cash and of positions at their cost.
  public var adjustments = CurrencyAmounts()
  /// Currencies sold and bought.
  public var exchanged = ExchangeSums()
  /// Value less cost of what was transferred in, less the same of what was transferred out.
  public var carriedGains = CurrencyAmounts()
  /// Positions that went flat, with their profit.
  public var closed: [ClosedPosition] = []

  public init() {}

  /// The amounts of a day that events add to.
  enum Field {
    case bought, sold, realised, realisedAverage, income, fees, commission, flows, adjustments, carriedGains
  }

  /// Adds a signed amount.
  mutating func add(_ amount: ExactDecimal, _ currency: Currency, to field: Field) throws(MoneyError) {
    switch field {
    case .bought: try bought.add(amount, currency)
    case .sold: try sold.add(amount, currency)
    case .realised: try realised.add(amount, currency)
    case .realisedAverage: try realisedAverage.add(amount, currency)
    case .income: try income.add(amount, currency)
    case .fees: try fees.add(amount, currency)
    case .commission: try commission.add(amount, currency)
    case .flows: try flows.add(amount, currency)
    case .adjustments: try adjustments.add(amount, currency)
    case .carriedGains: try carriedGains.add(amount, currency)
    }
  }

  /// Adds what a closing realised.
  mutating func add(_ result: Realised, _ currency: Currency) throws(MoneyError) {
    if !result.average.isZero { try realisedAverage.add(result.average, currency) }
    guard let lots = result.lots else { return realised.addUnknown() }
    if !lots.isZero { try realised.add(lots, currency) }
  }

  /// Adds an amount that nobody knows; only these can be unknown.
  mutating func addUnknown(to field: Field) {
    switch field {
    case .realised: realised.addUnknown()
    case .flows: flows.addUnknown()
    case .carriedGains: carriedGains.addUnknown()
    default: preconditionFailure("the day's \(field) is always known")
    }
  }
}
