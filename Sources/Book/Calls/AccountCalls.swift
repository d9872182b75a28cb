public import CivilTime
import Ledger
import Margin
import Market
import Money

/// The calls of one account at one moment: those that closes have cut, and those that the next one would cut.
///
/// A function of the account's state and the prices of the moment alone. What is met since the last close is no call.
public struct AccountCalls: Sendable, Equatable {
  /// Regulation T by day, then maintenance, house, and those of the rule on trading within the day that is in force,
  /// by day.
  public let calls: [MarginCall]

  /// - Parameter instant: not before the state's own moment.
  public init(of state: AccountState, at instant: Instant, in market: MarketView) {
    self.init(of: state, sheet: BalanceSheet(of: state, at: instant, in: market), in: market)
  }

  /// The calls that a sheet of the same state shows.
  public init(of state: AccountState, sheet: BalanceSheet, in market: MarketView) {
    let assembly = CallAssembly(state: state, sheet: sheet, market: market)
    guard state.allowsCredit else {
      calls = state.profile.kind.holdsContracts ? assembly.contracts() : []
      return
    }
    calls = assembly.regT() + assembly.shortfalls() + assembly.withinDay()
  }
}

/// Puts the calls of one moment together.
private struct CallAssembly {
  let state: AccountState
  let sheet: BalanceSheet
  let market: MarketView
  private let days: CallDays
  /// The trading day whose close comes next.
  private let today: CivilDate

  init(state: AccountState, sheet: BalanceSheet, market: MarketView) {
    self.state = state
    self.sheet = sheet
    self.market = market
    days = CallDays(of: state)
    today = state.boundary.date
  }

  func regT() -> [MarginCall] {
    guard let owed = sheet[.regTCall], owed.isPositive else { return [] }
    let rate = state.rules.initialRate
    func call(_ amount: ExactDecimal, cut: OpenCalls.RegT?) -> MarginCall? {
      let issued = cut?.issued ?? today
      let due = days.due(.regT, issued)
      guard let stock = try? Expression.divide(amount, by: rate) else { return nil }
      return MarginCall(
        kind: .regT, status: status(isCut: cut != nil, due: due), amount: amount, issuedAmount: cut?.amount,
        issued: issued, due: due,
        remedies: MarginCall.Remedies(
          cash: amount, depositOfStock: stock, saleOfStock: within(stock, sheet[.longMarketValue]), coverOfShorts: nil))
    }
    var calls = state.calls.regT.compactMap { call($0.open, cut: $0) }
    if let raw = sheet[.sma], raw.isNegative, let indicated = call(-raw, cut: nil) { calls.append(indicated) }
    return calls
  }

  /// Of futures and currency pairs: met by money, or by securities worth as much after their haircut.
  func contracts() -> [MarginCall] {
    guard let amount = sheet[.futuresCall], amount.isPositive else { return [] }
    let mark = state.calls.maintenance
    let issued = mark?.issued ?? today
    let due = days.due(.maintenance, issued)
    return [
      MarginCall(
        kind: .maintenance, status: status(isCut: mark != nil, due: due), amount: amount, issuedAmount: mark?.amount,
        issued: issued, due: due,
        remedies: MarginCall.Remedies(cash: amount, depositOfStock: amount, saleOfStock: nil, coverOfShorts: nil))
    ]
  }

  func shortfalls() -> [MarginCall] {
    [
      shortfall(.maintenance, .maintenanceCall, state.calls.maintenance),
      shortfall(.house, .houseCall, state.calls.house),
    ].compactMap { $0 }
  }

  private func shortfall(_ kind: MarginCall.Kind, _ figure: Figure, _ mark: OpenCalls.Mark?) -> MarginCall? {
    guard let amount = sheet[figure], amount.isPositive else { return nil }
    let issued = mark?.issued ?? today
    let due = days.due(kind, issued)
    return MarginCall(
      kind: kind, status: status(isCut: mark != nil, due: due), amount: amount, issuedAmount: mark?.amount,
      issued: issued, due: due, remedies: remedies(amount, kind))
  }

  /// Of the rule on trading within the day that is in force.
  func withinDay() -> [MarginCall] {
    let date = sheet.valuation.today
    let days = state.tradingDays
    switch state.regime(on: date) {
    case .patternDayTrader: return dayTradeCalls(days?.calls ?? [])
    case .intradayMargin:
      var calls = (days?.deficits ?? []).filter { $0.ended == nil }.compactMap { deficit in
        intradayCall((try? deficit.missing(at: sheet[.intradayMarginLevel])) ?? nil, deficit)
      }
      if let call = intradayCall(sheet[.intradayMarginDeficit], nil) { calls.append(call) }
      return calls
    }
  }

  /// A day-trade call is met by what comes in alone; a sale answers none.
  private func dayTradeCalls(_ open: [TradingDays.Call]) -> [MarginCall] {
    func call(_ amount: ExactDecimal, _ cut: TradingDays.Call?) -> MarginCall {
      let issued = cut?.issued ?? state.tradingDate
      let due = cut?.due ?? days.due(.dayTrade, issued)
      let stock = (try? Expression.divide(amount, by: 1 - state.rules.longMaintenanceRate)) ?? amount
      return MarginCall(
        kind: .dayTrade, status: status(isCut: cut != nil, due: due), amount: amount, issuedAmount: cut?.amount,
        issued: issued, due: due,
        remedies: MarginCall.Remedies(cash: amount, depositOfStock: stock, saleOfStock: nil, coverOfShorts: nil))
    }
    guard sheet[.patternDayTrader] == .one, let owed = sheet[.dayTradeCall],
      let today = sheet[.openDayTradeCalls].flatMap({ try? owed - $0 })
    else { return [] }
    return open.filter(\.open.isPositive).map { call($0.open, $0) } + (today.isPositive ? [call(today, nil)] : [])
  }

  /// Nil: the deficit of the running day.
  private func intradayCall(_ amount: ExactDecimal?, _ deficit: TradingDays.Deficit?) -> MarginCall? {
    guard let amount, amount.isPositive else { return nil }
    let issued = deficit?.date ?? state.tradingDate
    let due = deficit?.due ?? days.due(.intradayMargin, issued)
    return MarginCall(
      kind: .intradayMargin, status: status(isCut: deficit != nil, due: due), amount: amount,
      issuedAmount: deficit?.amount, issued: issued, due: due, remedies: remedies(amount, .intradayMargin))
  }

  /// A sale of stock frees its requirement, a deposit brings all but its requirement.
  private func remedies(_ amount: ExactDecimal, _ kind: MarginCall.Kind) -> MarginCall.Remedies {
    let isHouse = kind == .house
    let (total, shorts) =
      isHouse
      ? (sheet.valuation.house, sheet.valuation.shortHouse)
      : (sheet.valuation.maintenance, sheet.valuation.shortMaintenance)
    let rate = isHouse ? RuleParameters(of: state)[.houseRate] : state.rules.longMaintenanceRate
    let longs = (try? total - shorts) ?? .zero
    return MarginCall.Remedies(
      cash: amount, depositOfStock: (try? Expression.divide(amount, by: 1 - rate)) ?? amount,
      saleOfStock: value(of: amount, sheet.valuation.longMarketValue, requirement: longs),
      coverOfShorts: value(of: amount, sheet.valuation.shortMarketValue, requirement: shorts))
  }

  /// How much of a holding frees an amount of its requirement, all of it alike.
  private func value(
    of amount: ExactDecimal, _ holding: ExactDecimal, requirement: ExactDecimal
  ) -> ExactDecimal? {
    guard requirement.isPositive else { return nil }
    return within(try? Expression.divide(amount * holding, by: requirement), holding)
  }

  private func within(_ amount: ExactDecimal?, _ holding: ExactDecimal?) -> ExactDecimal? {
    guard let amount, let holding, amount <= holding else { return nil }
    return amount
  }

  private func status(isCut: Bool, due: CivilDate) -> MarginCall.Status {
    guard isCut else { return .indicated }
    return MarketZone.newYork.date(of: sheet.valuation.at) > due ? .overdue : .issued
  }
}
