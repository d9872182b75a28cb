/// The parts of one trading day's row. Amounts in the account's currency; what the owner gains is positive, but for
/// fees and commission, which are costs.
///
/// `end − start = realised + unrealised change + income − fees + flows + adjustments + accruals + fx effect +
/// residual`, from one official close to the next (balances.md §0, §10.5). Bought, sold and commission are told beside
/// it: commissions and fees of trades are inside the cost and the proceeds of lots.
public enum DayPart: Int, Sendable, CaseIterable {
  case start
  case end
  case realised
  case unrealisedChange
  case income
  case fees
  case flows
  case adjustments
  case accruals
  case fxEffect
  case residual
  case bought
  case sold
  case commission

  /// As in every interface, snake case.
  public var name: String {
    switch self {
    case .start: "start_value"
    case .end: "end_value"
    case .realised: "realized"
    case .unrealisedChange: "unrealized_change"
    case .income: "income"
    case .fees: "fees"
    case .flows: "flows"
    case .adjustments: "adjustments"
    case .accruals: "accruals"
    case .fxEffect: "fx_effect"
    case .residual: "residual"
    case .bought: "bought"
    case .sold: "sold"
    case .commission: "commission"
    }
  }

  /// One sentence for people.
  public var sentence: String {
    switch self {
    case .start: "Total value at the close before, or at the statement that opened the book."
    case .end: "Total value at the official close of the day."
    case .realised: "Realised by lots, net of fees."
    case .unrealisedChange: "Change of what the open lots have gained, at the day's closing rates."
    case .income: "Dividends and interest less withheld tax, signed; accrued dividends on the day they are earned."
    case .fees: "Fees outside trades, a cost."
    case .flows: "Deposits and transfers in, less withdrawals and transfers out."
    case .adjustments: "Adjustments of cash, and of positions at their cost."
    case .accruals: "Change of the interest that counts in equity before it is posted."
    case .fxEffect: "What the change of rates did to everything held in other currencies, and what exchanges cost."
    case .residual: "What the other parts leave unexplained; zero."
    case .bought: "Price × quantity of buys and covers, fees left out."
    case .sold: "Price × quantity of sells and shorts, fees left out."
    case .commission: "Commissions and fees of trades, a cost that is inside the lots."
    }
  }
}
