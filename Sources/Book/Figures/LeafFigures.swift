import CivilTime
import Ledger
import Margin
import Money
import Orders
import Persistent

/// Computes the figures that rest on nothing but the account's state and its valuation. The state is read in place.
enum LeafFigures {
  /// The leaves, those that cost something only where they are needed; the figures that follow are unknown still.
  static func values(
    of state: UnsafePointer<AccountState>, _ valuation: Valuation, for program: FigureProgram
  ) -> FigureValues {
    let needed = program.leaves
    var values = FigureValues(registers: program.registers)
    setLedger(&values, state, valuation, needed)
    setPositions(&values, valuation)
    if needed.intersects(dayTradingFigures) { setDayTrading(&values, state, valuation) }
    setDay(&values, state, valuation)
    setStart(&values, state)
    guard needed.contains(.fxEffectToday) else { return values }
    values[.fxEffectToday] = FXEffect.today(of: state, by: valuation).flatMap { try? FXEffect.total($0) }
    return values
  }

  private static func setLedger(
    _ values: inout FigureValues, _ state: UnsafePointer<AccountState>, _ valuation: Valuation, _ needed: FigureSet
  ) {
    values[.cash] = valuation.cash
    let unsettled = state.pointee.ladder.rungs.isEmpty ? (.zero, .zero) : unsettled(state, valuation)
    values[.unsettledCredits] = unsettled.credits
    values[.unsettledDebits] = unsettled.debits
    setHeld(&values, state, valuation)
    values[.optionReserves] =
      state.pointee.allowsCredit
      ? .zero : WrittenPut.reserves(of: state.pointee, at: valuation.at, in: valuation.market)
    // Only accounts without credit are ever restricted to settled money.
    let isRestricted = !state.pointee.allowsCredit && state.pointee.isRestricted(on: valuation.today)
    values[.restrictedCredits] = isRestricted ? values[.unsettledCredits] : .zero
    values[.accruedInterest] = state.pointee.accruedInterest(by: valuation)
    values[.accrualsInEquity] = state.pointee.accrualsInEquity(by: valuation)
    values[.dividendsReceivable] = state.pointee.dividends(accrued: false, by: valuation)
    values[.accruedDividends] = state.pointee.dividends(accrued: true, by: valuation)
    values[.debit] =
      state.pointee.allowsCredit
      ? valuation.debit(with: state.pointee.cash, in: state.pointee.baseCurrency) : .zero
    values[.sma] = state.pointee.allowsCredit ? state.pointee.sma : .zero
    values[.openRegTCalls] = try? state.pointee.calls.openRegT()
    if needed.intersects(orderFigures) { setOrders(&values, state, valuation) }
    values[.realizedPL] = valuation.convert(state.pointee.realised, to: state.pointee.baseCurrency)
  }

  /// What working orders keep from being spent elsewhere.
  private static func setOrders(
    _ values: inout FigureValues, _ state: UnsafePointer<AccountState>, _ valuation: Valuation
  ) {
    if state.pointee.statedOrders.isEmpty, state.pointee.hasNoOpenOrders {
      values.setZero(orderFigures)
      return
    }
    let stated = state.pointee.statedOrders
    // What a statement says of the orders that it lists stands for every kind of reservation.
    let reserved = stated.isEmpty ? .zero : reported(.reservedByOrders, state) ?? .zero
    for figure in reservationFigures { values[figure] = reserved }
    values[.openOrderMargin] = .zero
    values[.pendingOrders] = ExactDecimal(stated.count { $0.status.isOpen })
    if state.pointee.hasNoOpenOrders { return }
    let derived = try? OrderReservations(of: state, at: valuation.at, in: valuation.market)
    let total = try? derived?.reservations.total()
    for figure in reservationFigures {
      values[figure] = total.flatMap { amounts in try? reserved + amounts.amount(of: figure) }
    }
    values[.openOrderMargin] = try? state.pointee.openOrderMargin(at: valuation.at, in: valuation.market)
    values[.pendingOrders] = ExactDecimal(
      stated.count { $0.status.isOpen }
        + (derived.map { Reservations.pending($0.entries.lazy.map(\.reserving)).count } ?? 0))
  }

  private static let reservationFigures: [Figure] = [
    .reservedCash, .reservedInitial, .reservedMargin, .reservedMaintenance, .reservedHouse,
  ]

  private static let orderFigures = FigureSet(reservationFigures + [.openOrderMargin, .pendingOrders])

  private static func setPositions(_ values: inout FigureValues, _ valuation: Valuation) {
    values[.securitiesOnDeposit] = if let contracts = valuation.contracts { contracts.sums.securities } else { .zero }
    guard valuation.isComplete else { return }
    values[.cashEquivalents] = valuation.cashEquivalents
    if let sums = valuation.contracts?.sums {
      values[.openTradeEquity] = sums.openTradeEquity
      values[.settledVariation] = sums.settledVariation
    } else {
      values[.openTradeEquity] = .zero
      values[.settledVariation] = .zero
    }
    values[.longMarketValue] = valuation.longMarketValue
    values[.shortMarketValue] = valuation.shortMarketValue
    values[.longOptionValue] = valuation.longOptionValue
    values[.shortOptionValue] = valuation.shortOptionValue
    values[.shortProceeds] = valuation.shortProceeds
    values[.costOfPositions] = valuation.costOfPositions
    values[.unrealizedPLAverage] = valuation.unrealisedAverage
    values[.unrealizedPLToday] = valuation.unrealisedToday
    if valuation.hasBasis { values[.unrealizedPL] = valuation.unrealised }
    if valuation.contracts == nil { values[.futuresDayMargin] = .zero }
    guard valuation.hasOptionRequirements else { return }
    values[.optionRequirement] = valuation.optionRequirement
    values[.cappedByOptions] = valuation.cappedByOptions
    values[.lendableOptionValue] = valuation.lendableOptions
    guard valuation.hasRequirements else { return }
    values[.futuresDayMargin] = valuation.contracts?.sums.day ?? .zero
    values[.initialRequirement] = valuation.initial
    values[.maintenanceRequirement] = valuation.maintenance
    values[.houseRequirement] = valuation.house
    values[.chargedRequirement] = valuation.charged
  }

  private static func setDay(
    _ values: inout FigureValues, _ state: UnsafePointer<AccountState>, _ valuation: Valuation
  ) {
    guard let today = state.pointee.todayInPlace else { return values.setZero(dayFigures) }
    let base = state.pointee.baseCurrency
    today.withPointer { day in
      values[.realizedPLToday] = valuation.convert(day.pointee.realised, to: base)
      values[.realizedPLTodayAverage] = valuation.convert(day.pointee.realisedAverage, to: base)
      values[.commissionToday] = valuation.convert(day.pointee.commission, to: base)
      values[.incomeToday] = valuation.convert(day.pointee.income, to: base)
      values[.feesToday] = valuation.convert(day.pointee.fees, to: base)
      values[.flowsToday] = valuation.convert(day.pointee.flows, to: base)
      values[.adjustmentsToday] = valuation.convert(day.pointee.adjustments, to: base)
      values[.valueBought] = valuation.convert(day.pointee.bought, to: base)
      values[.valueSold] = valuation.convert(day.pointee.sold, to: base)
    }
  }

  private static let dayFigures: FigureSet = [
    .realizedPLToday, .realizedPLTodayAverage, .commissionToday, .incomeToday, .feesToday, .flowsToday,
    .adjustmentsToday, .valueBought, .valueSold,
  ]

  /// Start-of-day figures are snapshots; before the first roll they are those of the opening, which held nothing.
  private static func setStart(_ values: inout FigureValues, _ state: UnsafePointer<AccountState>) {
    if let closing = state.pointee.startOfDay?.figures {
      for (figure, source) in startOfDaySources { values[figure] = closing[source] }
    } else {
      values.setZero(startFigures)
    }
    guard let reported = state.pointee.reported, !reported.isOutdated,
      (state.pointee.startOfDay?.rolledAt ?? reported.at) == reported.at
    else { return }
    for (figure, _) in startOfDaySources {
      if let stated = reported.statement.amount(of: figure) { values[figure] = stated }
    }
  }

  /// Each start-of-day figure with the figure whose closing value it is.
  private static let startOfDaySources: [(figure: Figure, source: Figure)] = [
    (.startOfDayEquity, .equity), (.startOfDayCash, .cash), (.startOfDayMarketValue, .marketValue),
    (.startOfDayOptionValue, .optionValue), (.startOfDayMaintenanceExcess, .maintenanceExcess),
    (.startOfDayMarginBalance, .marginBalance), (.startOfDayExcessBuyingPower, .excessBuyingPower),
    (.startOfDayExcessOptionBuyingPower, .excessOptionBuyingPower),
    (.startOfDayDayTradeBuyingPower, .nextDayTradeBuyingPower), (.startOfDayWithdrawable, .withdrawable),
    (.startOfDayOpenTradeEquity, .openTradeEquity), (.startOfDaySecuritiesOnDeposit, .securitiesOnDeposit),
    (.startOfDayInitialRequirement, .initialRequirement),
  ]

  private static let startFigures = FigureSet(startOfDaySources.map(\.figure))

  /// The figure whose closing value a start-of-day figure is.
  static func startOfDaySource(_ figure: Figure) -> Figure? {
    startOfDaySources.first { $0.figure == figure }?.source
  }

  private static func reported(_ figure: Figure, _ state: UnsafePointer<AccountState>) -> ExactDecimal? {
    guard let reported = state.pointee.reported, !reported.isOutdated else { return nil }
    return reported.statement.amount(of: figure)
  }

  private static func unsettled(
    _ state: UnsafePointer<AccountState>, _ valuation: Valuation
  ) -> (credits: ExactDecimal?, debits: ExactDecimal?) {
    let today = valuation.today
    func sum(_ amount: KeyPath<SettlementLadder.Rung, ExactDecimal>) -> ExactDecimal? {
      var sums = CurrencyAmounts()
      for rung in state.pointee.ladder.rungs where rung.date > today {
        guard (try? sums.add(rung[keyPath: amount], rung.currency)) != nil else { return nil }
      }
      return valuation.convert(sums, to: state.pointee.baseCurrency)
    }
    return (sum(\.credits), sum(\.debits))
  }

  private static let heldFigures: FigureSet = [
    .unclearedDeposits, .releasedDeposits, .unclearedForWithdrawal, .pendingWithdrawals, .manualHolds,
  ]

  /// Deposits on their way and holds.
  private static func setHeld(
    _ values: inout FigureValues, _ state: UnsafePointer<AccountState>, _ valuation: Valuation
  ) {
    values.setZero(heldFigures)
    // The date is looked up only for accounts that have something to clear.
    if state.pointee.held.deposits.isEmpty && state.pointee.held.holds.isEmpty { return }
    let today = valuation.today
    let deposits = state.pointee.held.uncollected(on: today)
    let holds = state.pointee.held.open(on: today)
    if deposits.isEmpty && holds.isEmpty { return }
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
    _ amounts: [(ExactDecimal, Currency)], _ state: UnsafePointer<AccountState>, _ valuation: Valuation
  ) -> ExactDecimal? {
    var sums = CurrencyAmounts()
    for (amount, currency) in amounts {
      guard (try? sums.add(amount, currency)) != nil else { return nil }
    }
    return valuation.convert(sums, to: state.pointee.baseCurrency)
  }
}
