import CivilTime
import Ledger
import Margin
import Money

/// Computes the figures that rest on nothing but the account's state and its valuation.
enum LeafFigures {
  static func values(of state: AccountState, _ valuation: Valuation) -> [ExactDecimal?] {
    var values: [ExactDecimal?] = []
    values.reserveCapacity(Figure.allCases.count)
    for rule in FigureRule.leaves {
      values.append(value(of: rule.figure, state, valuation))
    }
    return values
  }

  private static func value(
    of figure: Figure, _ state: AccountState, _ valuation: Valuation
  ) -> ExactDecimal? {
    switch figure {
    case .cash: valuation.cash
    case .unsettledCredits: unsettled(state, valuation, credits: true)
    case .unsettledDebits: unsettled(state, valuation, credits: false)
    case .unclearedDeposits: uncleared(state, valuation)
    case .sma: state.rules.allowsCredit ? state.sma : .zero
    case .reservedByOrders: state.orders.isEmpty ? .zero : reported(figure, state) ?? .zero
    case .pendingOrders: ExactDecimal(state.orders.count { $0.status.isOpen })
    case .realizedPL: valuation.convert(state.realised, of: state)
    case .dayTrades: ExactDecimal(state.profile.dayTrades ?? 0)
    default: other(figure, state, valuation)
    }
  }

  private static func other(
    _ figure: Figure, _ state: AccountState, _ valuation: Valuation
  ) -> ExactDecimal? {
    if let value = ofPositions(figure, valuation) { return value }
    if let value = ofDay(figure, state, valuation) { return value }
    return ofStart(figure, state)
  }

  private static func ofPositions(_ figure: Figure, _ valuation: Valuation) -> ExactDecimal? {
    switch figure {
    case .initialRequirement: return valuation.hasRequirements ? valuation.initial : nil
    case .maintenanceRequirement: return valuation.hasRequirements ? valuation.maintenance : nil
    case .houseRequirement: return valuation.hasRequirements ? valuation.house : nil
    case .unrealizedPL: return valuation.isComplete && valuation.hasBasis ? valuation.unrealised : nil
    default: break
    }
    guard valuation.isComplete else { return nil }
    return switch figure {
    case .cashEquivalents: valuation.cashEquivalents
    case .longMarketValue: valuation.longMarketValue
    case .shortMarketValue: valuation.shortMarketValue
    case .longOptionValue: valuation.longOptionValue
    case .shortOptionValue: valuation.shortOptionValue
    case .shortProceeds: valuation.shortProceeds
    case .costOfPositions: valuation.costOfPositions
    case .unrealizedPLAverage: valuation.unrealisedAverage
    case .unrealizedPLToday: valuation.unrealisedToday
    default: nil
    }
  }

  private static func ofDay(
    _ figure: Figure, _ state: AccountState, _ valuation: Valuation
  ) -> ExactDecimal? {
    switch figure {
    case .realizedPLToday: valuation.convert(state.today.realised, of: state)
    case .realizedPLTodayAverage: valuation.convert(state.today.realisedAverage, of: state)
    case .commissionToday: valuation.convert(state.today.commission, of: state)
    case .incomeToday: valuation.convert(state.today.income, of: state)
    case .feesToday: valuation.convert(state.today.fees, of: state)
    case .flowsToday: valuation.convert(state.today.flows, of: state)
    case .adjustmentsToday: valuation.convert(state.today.adjustments, of: state)
    case .valueBought: valuation.convert(state.today.bought, of: state)
    case .valueSold: valuation.convert(state.today.sold, of: state)
    default: nil
    }
  }

  /// Start-of-day figures are snapshots; before the first roll they are those of the opening, which held nothing.
  private static func ofStart(_ figure: Figure, _ state: AccountState) -> ExactDecimal? {
    guard let source = startOfDaySource(figure) else { return nil }
    if let stated = reported(figure, state), state.startOfDay.map({ $0.rolledAt == state.reported?.at }) ?? true {
      return stated
    }
    guard let start = state.startOfDay else { return .zero }
    return start[source]
  }

  /// The figure whose closing value a start-of-day figure is.
  static func startOfDaySource(_ figure: Figure) -> Figure? {
    switch figure {
    case .startOfDayEquity: .equity
    case .startOfDayCash: .cash
    case .startOfDayMarketValue: .marketValue
    case .startOfDayOptionValue: .optionValue
    case .startOfDayMaintenanceExcess: .maintenanceExcess
    case .startOfDayMarginBalance: .marginBalance
    case .startOfDayExcessBuyingPower: .excessBuyingPower
    case .startOfDayExcessOptionBuyingPower: .excessOptionBuyingPower
    case .startOfDayDayTradeBuyingPower: .dayTradeBuyingPower
    case .startOfDayWithdrawable: .withdrawable
    default: nil
    }
  }

  private static func reported(_ figure: Figure, _ state: AccountState) -> ExactDecimal? {
    guard let reported = state.reported, !reported.isOutdated else { return nil }
    return reported.statement.amount(of: figure)
  }

  private static func unsettled(
    _ state: AccountState, _ valuation: Valuation, credits: Bool
  ) -> ExactDecimal? {
    var sums = CurrencyAmounts()
    let today = MarketZone.newYork.date(of: valuation.at)
    for rung in state.ladder.rungs where rung.date > today {
      guard (try? sums.add(credits ? rung.credits : rung.debits, rung.currency)) != nil else { return nil }
    }
    return valuation.convert(sums, of: state)
  }

  private static func uncleared(_ state: AccountState, _ valuation: Valuation) -> ExactDecimal? {
    var sums = CurrencyAmounts()
    let today = MarketZone.newYork.date(of: valuation.at)
    for deposit in state.uncleared where deposit.clears > today {
      guard (try? sums.add(deposit.amount, deposit.currency)) != nil else { return nil }
    }
    return valuation.convert(sums, of: state)
  }
}
