import Ledger
import Margin
public import Money

/// The rule parameters of one account.
public struct RuleParameters: Sendable {
  private let initialRate: ExactDecimal
  private let houseRate: ExactDecimal
  private let minimumEquity: ExactDecimal
  private let dayTradingMultiple: ExactDecimal
  private let shortDepositFactor: ExactDecimal
  private let regTDeMinimis: ExactDecimal

  init(of state: AccountState) {
    initialRate = state.rules.initialRate
    houseRate = state.profile.houseMaintenance ?? state.rules.houseLongRate
    minimumEquity = state.rules.minimumEquity
    dayTradingMultiple = state.rules.dayTradingMultiple
    regTDeMinimis = state.rules.regTDeMinimis
    // Both are rates near one: their sum always fits.
    shortDepositFactor = (try? 1 + state.rules.shortDepositRate) ?? 1
  }

  public subscript(parameter: RuleParameter) -> ExactDecimal {
    switch parameter {
    case .initialRate: initialRate
    case .houseRate: houseRate
    case .minimumEquity: minimumEquity
    case .dayTradingMultiple: dayTradingMultiple
    case .shortDepositFactor: shortDepositFactor
    case .regTDeMinimis: regTDeMinimis
    }
  }
}
