import CivilTime
import Ledger
import Margin
import Market
import Money
import Persistent

extension Explainer {
  /// A figure that the ledger, the positions or the calendar give.
  func leaf(_ figure: Figure) throws -> Explanation {
    if let source = LeafFigures.startOfDaySource(figure) { return try startOfDay(figure, of: source) }
    if figure == .unsettledCredits || figure == .unsettledDebits { return try unsettled(figure == .unsettledCredits) }
    if let kind = figure.kind {
      let all = trail.contributions[kind.rawValue]
      if figure == .realizedPL, all.contains(where: { $0.currency != base }) { return try realised(all) }
      let isOfDay = figure != .cash && figure != .realizedPL
      return try total(isOfDay ? all.filter { isToday($0.order) } : all)
    }
    switch figure {
    case .unclearedDeposits, .releasedDeposits, .unclearedForWithdrawal: return try deposits(figure)
    case .dividendsReceivable, .accruedDividends:
      return try total(
        state.pendingDividends.filter { $0.isAccrued || figure == .dividendsReceivable }.map { dividend in
          var amount = dividend.explained
          amount.date = dividend.pays
          return Trail.Contribution(
            order: EffectOrder(at: at, position: dividend.event), currency: dividend.currency, amount: amount)
        })
    case .pendingWithdrawals, .manualHolds: return try holds(areWithdrawals: figure == .pendingWithdrawals)
    case .debit: return try debit()
    case .fxEffectToday: return try fxEffectToday()
    case .accruedInterest: return try accrued()
    case .accrualsInEquity: return state.profile.interestInEquity ? try accrued() : .constant(.zero)
    case .restrictedCredits: return try restrictedCredits()
    case .sma: return state.allowsCredit ? trail.sma.node("sma") : .constant(.zero)
    case .openRegTCalls: return state.allowsCredit ? trail.calls.node("open_reg_t_calls") : .constant(.zero)
    case .optionReserves: return try optionReserves()
    case .securitiesOnDeposit: return try contractTrees.securities()
    case .reservedCash, .reservedInitial, .reservedMargin, .reservedMaintenance, .reservedHouse:
      return try reservation(figure)
    case .openOrderMargin: return try openOrderMargin()
    case .pendingOrders:
      return try .sum(
        state.statedOrders.filter(\.status.isOpen).map {
          Explanation(.reported, $0.identifier, value: 1, event: state.reported?.position, field: "orders")
        } + pendingOrders())
    case .dayTrades, .patternDayTrader, .intradayMarginRule, .hasPriorClose, .dayTradeMultiple, .dayTradeUsage,
      .dayTradeCommitment, .openDayTradeCalls, .intradayMarginDeficit, .openIntradayDeficits, .intradayMarginFreeze,
      .nextIntradayMarginFreeze:
      return try dayTrading(figure)
    default: return try ofPositions(figure)
    }
  }

  var contractTrees: ContractTrees { ContractTrees(state: state, market: market, at: at) }

  /// The event belongs to the day that is running.
  func isToday(_ order: EffectOrder) -> Bool {
    guard let start = state.startOfDay else { return true }
    if let opening = trail.openingStatement, opening.at == start.rolledAt { return opening < order }
    // What the start of the day holds already came in after the close.
    return order.at > start.closedAt && start.closing?.restatements.contains { $0.event == order.position } != true
  }

  /// The sum of the contributions per currency, each sum in the account's.
  func total(_ contributions: [Trail.Contribution]) throws -> Explanation {
    var currencies: [Currency] = []
    for contribution in contributions where !currencies.contains(contribution.currency) {
      currencies.append(contribution.currency)
    }
    if currencies.isEmpty || currencies == [base] { return try .sum(contributions.map(\.amount)) }
    var parts: [Explanation] = []
    for currency in currencies.sorted() {
      let amounts = contributions.filter { $0.currency == currency }.map(\.amount)
      let sum = try Explanation.sum(amounts, currency.code)
      if sum.value?.isZero == true { continue }
      parts.append(try trees.converted(sum, from: currency, to: base, at: at))
    }
    return try .sum(parts)
  }

  /// What comes in, or goes out, on a day after today.
  func unsettled(_ credits: Bool) throws -> Explanation {
    let waiting = trail.contributions[TrailNeeds.Kind.unsettled.rawValue].filter { contribution in
      guard let date = contribution.amount.date, let value = contribution.amount.value else { return false }
      return date > today && value.isPositive == credits
    }
    if credits { return try total(waiting) }
    return try total(
      waiting.map { contribution in
        var debit = contribution
        debit.amount = try .negated(contribution.amount)
        debit.amount.date = contribution.amount.date
        return debit
      })
  }

  /// The events at these positions, corrections as what they say instead.
  func recorded(_ positions: Set<Int64>) -> [Int64: RecordedEvent] {
    var found: [Int64: RecordedEvent] = [:]
    if positions.isEmpty { return found }
    for entry in book.log where positions.contains(entry.recorded.position) {
      found[entry.recorded.position] = entry.recorded.effective
    }
    return found
  }

  /// The source figure at the close before the day, explained as of then.
  private func startOfDay(_ figure: Figure, of source: Figure) throws -> Explanation {
    if let told = state.reported, !told.isOutdated, told.statement.amount(of: figure) != nil,
      state.startOfDay.map({ $0.rolledAt == told.at }) ?? true
    {
      return reported(figure, in: told)
    }
    guard let start = state.startOfDay else {
      var nothing = Explanation.constant(.zero)
      nothing.sentence = "Before its first roll an account starts from its opening, which held nothing."
      return nothing
    }
    let then = try openingFigure(source, through: openingEnd(start), start)
    let date = MarketZone.newYork.date(of: start.closedAt)
    var node = Explanation(.snapshot, source.name, value: then.value, operands: [then], date: date)
    let told = start.closing?.sentence.map { ", \($0)" } ?? ""
    node.sentence = "As of the last official close before \(start.date)\(told)."
    return node
  }

  /// Where a walk to the start of the day ends.
  func openingEnd(_ start: StartOfDay) -> Trail.End {
    if let opening = trail.openingStatement, opening.at == start.rolledAt { return .event(opening) }
    return .instant(start.closedAt)
  }
}

extension RecordedEvent {
  /// The event with the payload that counts: that of a correction's replacement.
  var effective: RecordedEvent {
    var counted = self
    while case .correction(let correction) = counted.event.payload {
      guard case .payload(let payload)? = correction.replacement else { break }
      counted.event.payload = payload
    }
    return counted
  }
}
