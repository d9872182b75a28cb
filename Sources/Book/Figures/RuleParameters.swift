import Ledger
import Margin
public import Money

/// The rule parameters of one account.
public struct RuleParameters: Sendable {
  private let initialRate: ExactDecimal
  private let houseRate: ExactDecimal
  private let chargedRate: ExactDecimal
  private let minimumEquity: ExactDecimal
  private let dayTradingMultiple: ExactDecimal
  private let shortDepositFactor: ExactDecimal
  private let regTDeMinimis: ExactDecimal
  private let contracts: ContractParameters?

  init(of state: AccountState) { self.init(of: state.settings) }

  init(of settings: AccountSettings) {
    let rules = settings.rules
    initialRate = rules.initialRate
    houseRate = settings.ordinary?.house ?? rules.houseLongRate
    chargedRate = settings.ordinary?.charged ?? rules.initialRate
    minimumEquity = rules.minimumEquity
    dayTradingMultiple = rules.dayTradingMultiple
    regTDeMinimis = rules.regTDeMinimis
    contracts = settings.profile.house?.contracts
    // Both are rates near one: their sum always fits.
    shortDepositFactor = (try? 1 + rules.shortDepositRate) ?? 1
  }

  public subscript(parameter: RuleParameter) -> ExactDecimal {
    switch parameter {
    case .initialRate: initialRate
    case .houseRate: houseRate
    case .chargedRate: chargedRate
    case .minimumEquity: minimumEquity
    case .dayTradingMultiple: dayTradingMultiple
    case .patternMinimumEquity: PatternDayTrading.minimumEquity
    case .shortDepositFactor: shortDepositFactor
    case .regTDeMinimis: regTDeMinimis
    case .callRestoring: (contracts ?? .usual).callRestores == .initial ? .one : .zero
    case .liquidationShare: (contracts ?? .usual).liquidationShare
    }
  }

  /// Puts all of them into registers in the order of their cases; returns the register behind the last.
  @inline(__always)
  func fill(_ registers: UnsafeMutableBufferPointer<ExactDecimal>, from first: Int) -> Int {
    var next = first
    for parameter in Self.all {
      registers[next] = self[parameter]
      next += 1
    }
    return next
  }

  private static let all = RuleParameter.allCases
}
