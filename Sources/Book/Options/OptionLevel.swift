import CivilTime
import Ledger
import Market
import Money

/// What an account must be approved for to open an option (balances.md §4.1, as TradeStation numbers it).
enum OptionLevel: Int {
  case coveredCalls = 1
  case longOptions = 2
  case spreads = 3
  case uncoveredEquityPuts = 4
  case uncovered = 5

  /// For people.
  var words: String {
    switch self {
    case .coveredCalls: "covered calls and protective puts"
    case .longOptions: "long options, covered and cash-secured puts"
    case .spreads: "spreads"
    case .uncoveredEquityPuts: "uncovered puts on equities"
    case .uncovered: "uncovered calls, and uncovered puts on indexes"
    }
  }
}

extension AccountState {
  /// Refuses what opens more than the account's level allows. What closes is always allowed.
  func checkLevel(_ trade: Trade, _ id: InstrumentID, in market: MarketView) throws {
    guard let level = profile.toldOptionLevel, let terms = OptionTerms(id, in: market) else { return }
    let held = position(of: id)?.quantity ?? .zero
    let isOpposite = !held.isZero && held.isNegative == trade.side.isBuy
    let opening = isOpposite ? try trade.quantity - min(trade.quantity, held.magnitude) : trade.quantity
    guard opening.isPositive else { return }
    let needed = try neededLevel(terms, buys: trade.side.isBuy, opening, in: market)
    guard level >= needed.rawValue else {
      throw LedgerError(
        .optionLevel, field: "symbol",
        "it takes option level \(needed.rawValue) (\(needed.words)), the account has \(level)")
    }
  }

  private func neededLevel(
    _ terms: OptionTerms, buys: Bool, _ opening: ExactDecimal, in market: MarketView
  ) throws -> OptionLevel {
    let isCall = terms.contract.type == .call
    // Contracts on the same underlying, those of the trade included.
    var long = buys ? opening : .zero
    var short = buys ? .zero : opening
    for position in positions {
      guard let other = market.world.instruments[position.instrument].option, other.type == terms.contract.type,
        other.underlying == terms.contract.underlying
      else { continue }
      if position.quantity.isNegative {
        short = try short + position.quantity.magnitude
      } else if other.expiration >= terms.contract.expiration || buys {
        long = try long + position.quantity
      }
    }
    let covers = try coveredContracts(terms)
    if buys { return !isCall && long <= covers ? .coveredCalls : .longOptions }
    if !isCall, !allowsCredit { return .longOptions }
    // Units that are held cover calls, units that are owed cover puts.
    let uncovered = try short - (isCall ? covers : max(.zero, -covers))
    if !uncovered.isPositive { return isCall ? .coveredCalls : .longOptions }
    if long >= uncovered { return .spreads }
    return isCall || terms.settlesInCash ? .uncovered : .uncoveredEquityPuts
  }

  /// Whole contracts' worth of the units held of what is delivered, negative when short.
  private func coveredContracts(_ terms: OptionTerms) throws(MoneyError) -> ExactDecimal {
    guard !terms.settlesInCash, let part = terms.parts?.first, terms.parts?.count == 1, part.units.isPositive else {
      return .zero
    }
    let held = position(of: part.instrument)?.quantity ?? .zero
    return try held.divided(by: part.units, scale: 0, rounding: .down)
  }
}
