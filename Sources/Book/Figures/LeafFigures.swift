import CivilTime
import Ledger
import Margin
import Money

/// Computes the figures that rest on nothing but the account's state and its valuation.
enum LeafFigures {
  /// By `Figure.rawValue`, with room for the figures that follow.
  static func values(of state: AccountState, _ valuation: Valuation) -> [ExactDecimal?] {
    var values: [ExactDecimal?] = []
    values.reserveCapacity(Figure.allCases.count)
    values.append(contentsOf: repeatElement(nil, count: FigureRule.leaves.count))
    setLedger(&values, state, valuation)
    setPositions(&values, valuation)
    setDay(&values, state.today, state, valuation)
    setStart(&values, state)
    return values
  }

  private static func setLedger(_ values: inout [ExactDecimal?], _ state: AccountState, _ valuation: Valuation) {
    values[.cash] = valuation.cash
    values[.unsettledCredits] = unsettled(state, valuation, credits: true)
    values[.unsettledDebits] = unsettled(state, valuation, credits: false)
    setHeld(&values, state, valuation)
    values[.optionReserves] =
      state.allowsCredit ? .zero : WrittenPut.reserves(of: state, at: valuation.at, in: valuation.market)
    values[.sma] = state.allowsCredit ? state.sma : .zero
    values[.openRegTCalls] = try? state.calls.openRegT()
    values[.reservedByOrders] = state.orders.isEmpty ? .zero : reported(.reservedByOrders, state) ?? .zero
    values[.pendingOrders] = ExactDecimal(state.orders.count { $0.status.isOpen })
    values[.realizedPL] = valuation.convert(state.realised, of: state)
    values[.dayTrades] = ExactDecimal(state.profile.dayTrades ?? 0)
  }

  private static func setPositions(_ values: inout [ExactDecimal?], _ valuation: Valuation) {
    guard valuation.isComplete else { return }
    values[.cashEquivalents] = valuation.cashEquivalents
    values[.longMarketValue] = valuation.longMarketValue
    values[.shortMarketValue] = valuation.shortMarketValue
    values[.longOptionValue] = valuation.longOptionValue
    values[.shortOptionValue] = valuation.shortOptionValue
    values[.shortProceeds] = valuation.shortProceeds
    values[.costOfPositions] = valuation.costOfPositions
    values[.unrealizedPLAverage] = valuation.unrealisedAverage
    values[.unrealizedPLToday] = valuation.unrealisedToday
    if valuation.hasBasis { values[.unrealizedPL] = valuation.unrealised }
    guard valuation.hasRequirements else { return }
    values[.optionRequirement] = valuation.optionRequirement
    values[.cappedByOptions] = valuation.cappedByOptions
    values[.initialRequirement] = valuation.initial
    values[.maintenanceRequirement] = valuation.maintenance
    values[.houseRequirement] = valuation.house
  }

  private static func setDay(
    _ values: inout [ExactDecimal?], _ day: DayActivity, _ state: AccountState, _ valuation: Valuation
  ) {
    values[.realizedPLToday] = valuation.convert(day.realised, of: state)
    values[.realizedPLTodayAverage] = valuation.convert(day.realisedAverage, of: state)
    values[.commissionToday] = valuation.convert(day.commission, of: state)
    values[.incomeToday] = valuation.convert(day.income, of: state)
    values[.feesToday] = valuation.convert(day.fees, of: state)
    values[.flowsToday] = valuation.convert(day.flows, of: state)
    values[.adjustmentsToday] = valuation.convert(day.adjustments, of: state)
    values[.valueBought] = valuation.convert(day.bought, of: state)
    values[.valueSold] = valuation.convert(day.sold, of: state)
  }

  /// Start-of-day figures are snapshots; before the first roll they are those of the opening, which held nothing.
  private static func setStart(_ values: inout [ExactDecimal?], _ state: AccountState) {
    let isStated = state.reported.map { !$0.isOutdated && (state.startOfDay?.rolledAt ?? $0.at) == $0.at } ?? false
    for (figure, source) in startOfDaySources {
      if isStated, let stated = reported(figure, state) {
        values[figure] = stated
      } else if let start = state.startOfDay {
        values[figure] = start[source]
      } else {
        values[figure] = .zero
      }
    }
  }

  /// Each start-of-day figure with the figure whose closing value it is.
  private static let startOfDaySources: [(figure: Figure, source: Figure)] = [
    (.startOfDayEquity, .equity), (.startOfDayCash, .cash), (.startOfDayMarketValue, .marketValue),
    (.startOfDayOptionValue, .optionValue), (.startOfDayMaintenanceExcess, .maintenanceExcess),
    (.startOfDayMarginBalance, .marginBalance), (.startOfDayExcessBuyingPower, .excessBuyingPower),
    (.startOfDayExcessOptionBuyingPower, .excessOptionBuyingPower),
    (.startOfDayDayTradeBuyingPower, .dayTradeBuyingPower), (.startOfDayWithdrawable, .withdrawable),
  ]

  /// The figure whose closing value a start-of-day figure is.
  static func startOfDaySource(_ figure: Figure) -> Figure? {
    startOfDaySources.first { $0.figure == figure }?.source
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

  private static let heldFigures: [Figure] = [
    .unclearedDeposits, .releasedDeposits, .unclearedForWithdrawal, .pendingWithdrawals, .manualHolds,
  ]

  /// Deposits on their way and holds.
  private static func setHeld(_ values: inout [ExactDecimal?], _ state: AccountState, _ valuation: Valuation) {
    let today = MarketZone.newYork.date(of: valuation.at)
    let deposits = state.held.uncollected(on: today)
    let holds = state.held.open(on: today)
    guard !deposits.isEmpty || !holds.isEmpty else {
      for figure in heldFigures { values[figure] = .zero }
      return
    }
    let forTrading = deposits.filter { $0.clears > today }
    let sums: [(Figure, [(ExactDecimal, Currency)])] = [
      (.unclearedDeposits, forTrading.map { ($0.amount, $0.currency) }),
      (.releasedDeposits, forTrading.map { ($0.released, $0.currency) }),
      (.unclearedForWithdrawal, deposits.map { ($0.amount, $0.currency) }),
      (.pendingWithdrawals, holds.filter(\.isWithdrawal).map { ($0.amount, $0.currency) }),
      (.manualHolds, holds.filter { !$0.isWithdrawal }.map { ($0.amount, $0.currency) }),
    ]
    for (figure, amounts) in sums { values[figure] = sum(amounts, state, valuation) }
  }

  private static func sum(
    _ amounts: [(ExactDecimal, Currency)], _ state: AccountState, _ valuation: Valuation
  ) -> ExactDecimal? {
    var sums = CurrencyAmounts()
    for (amount, currency) in amounts {
      guard (try? sums.add(amount, currency)) != nil else { return nil }
    }
    return valuation.convert(sums, of: state)
  }
}

extension [ExactDecimal?] {
  fileprivate subscript(figure: Figure) -> ExactDecimal? {
    get { self[figure.rawValue] }
    set { self[figure.rawValue] = newValue }
  }
}
