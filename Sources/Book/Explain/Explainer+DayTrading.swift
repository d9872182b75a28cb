import CivilTime
import Ledger
import Margin
import Market
import Money

extension Explainer {
  /// What the rules on trading within the day look at.
  func dayTrading(_ figure: Figure) throws -> Explanation {
    switch figure {
    case .dayTrades: return try dayTrades()
    case .patternDayTrader where state.allowsCredit: return try pattern()
    case .dayTradeUsage: return try usage(isOpenIncluded: false)
    case .dayTradeCommitment:
      return state.hasPriorClose ? try usage(isOpenIncluded: true) : .constant(.zero)
    case .intradayMarginDeficit: return try deficit()
    case .openDayTradeCalls:
      return try .sum(
        (state.tradingDays?.calls ?? []).map { call in
          let cut = try endOfDay(.dayTradeCall, call.issued, value: call.amount)
          if call.open == call.amount { return cut }
          return try .difference(cut, Explanation(.running, "paid", value: try call.amount - call.open))
        })
    case .openIntradayDeficits: return try openDeficits()
    default: return .parameter(figure.name, sheet[figure] ?? .zero)
    }
  }

  /// What a trading day that is over came to, as its last moment explains it; of calls the day's alone.
  private func endOfDay(_ figure: Figure, _ date: CivilDate, value: ExactDecimal) throws -> Explanation {
    let last = Instant(microseconds: roll(after: date).microseconds - 1)
    let then = try Explanation(of: figure, book: book, through: .instant(last), at: last, in: market)
    // A call that came on top of open ones is told by its amount.
    let operands = then.value == value ? [then] : []
    return Explanation(.snapshot, figure.name, value: value, operands: operands, date: date)
  }

  /// When a trading day is over.
  private func roll(after date: CivilDate) -> Instant {
    Boundary.roll(on: Boundary.calendar.nextTradingDay(after: date), state.boundary.rollTime).at
  }

  private func dayTrades() throws -> Explanation {
    guard state.profile.dayTrades == nil, state.allowsCredit else {
      return Explanation(
        .event, Figure.dayTrades.name, value: ExactDecimal(state.profile.dayTrades ?? 0), event: trail.dayTradesEvent,
        field: "day_trades")
    }
    return try inWindow(DayTradeCounting(state.profile).kind)
  }

  /// What was counted in the window of days.
  private func inWindow(_ kind: TrailNeeds.Kind) throws -> Explanation {
    let first = Boundary.calendar.tradingDay(state.tradingDate, offset: 1 - PatternDayTrading.window)
    return try .sum(trail.contributions[kind.rawValue].map(\.amount).filter { $0.date.map { $0 >= first } ?? false })
  }

  /// Flagged, or by the counts.
  private func pattern() throws -> Explanation {
    let flag = Explanation.parameter("flagged", state.profile.patternDayTrader ? .one : .zero)
    guard state.profile.dayTrades == nil else { return flag }
    let count = try inWindow(DayTradeCounting(state.profile).kind)
    let share = try Explanation.product([try inWindow(.trades), .parameter("percent", 6)])
    let counted = Explanation.choice([
      share, try .product([count, .constant(100)]), .constant(.one), flag,
    ])
    return .choice([count, .parameter("pattern", ExactDecimal(PatternDayTrading.threshold)), flag, counted])
  }

  /// The openings that were open at the peak; while a call is open, all of them.
  private func usage(isOpenIncluded: Bool) throws -> Explanation {
    guard let days = state.tradingDays else { return .constant(.zero) }
    let value = days.usage(isOpenIncluded: isOpenIncluded)
    let spans =
      if days.calls.isEmpty {
        isOpenIncluded ? days.day.openPeakSpans : days.day.peakSpans
      } else {
        isOpenIncluded ? days.day.openedSpans : days.day.closedSpans
      }
    guard let spans, value != nil else { return Explanation(.running, "opening_requirements", value: value) }
    let openers = recorded(Set(spans.map(\.event)))
    return try .sum(try spans.map { try opening($0, by: openers[$0.event]) })
  }

  /// The level right after the transaction, and what came in later on the day.
  private func deficit() throws -> Explanation {
    guard let margin = state.tradingDays?.margin, !margin.isEmpty else { return .constant(.zero) }
    guard !margin.isUnknown else { return .constant(nil) }
    let fromStart = state.countsDepositsFromStart
    guard let note = margin.worst(countingDeposits: fromStart) else { return .constant(.zero) }
    let order = EffectOrder(at: note.at, position: note.event)
    let level = try Explanation(
      of: .intradayMarginLevel, book: book, through: .event(order), at: note.at, in: market)
    guard level.value == note.level else {
      throw LedgerError(
        .imbalance, field: "intraday_margin_deficit",
        "the level was \(note.level), but its derivation leads to \(level.value?.description ?? "unknown")")
    }
    var missing = try Explanation.negated(level)
    if fromStart, !note.depositedLater.isZero {
      let later = try deposited("deposited_later", note.depositedLater, event: note.event) {
        $0.order > order && $0.amount.value?.isPositive == true
      }
      missing = try .difference(missing, later)
    }
    return .maximum([.constant(.zero), missing])
  }

  /// Of each open deficit what is left of it: less the net deposits since, or less the rise of the level.
  private func openDeficits() throws -> Explanation {
    var terms: [Explanation] = [.constant(.zero)]
    for deficit in state.tradingDays?.deficits ?? [] where deficit.ended == nil {
      let amount = try endOfDay(.intradayMarginDeficit, deficit.date, value: deficit.amount)
      let deposits = try netDeposits(since: deficit)
      if let paid = deficit.deposits, paid >= deficit.amount {
        terms.append(try .difference(amount, deposits))
      } else {
        var now = self
        let rise = try Explanation.difference(try now.figure(.maintenanceExcess), try level(after: deficit))
        terms.append(try .difference(amount, .maximum([deposits, rise])))
      }
    }
    return .maximum(terms)
  }

  /// Deposits less withdrawals since the deficit's day was over, each at the rate of its moment.
  private func netDeposits(since deficit: TradingDays.Deficit) throws -> Explanation {
    let over = roll(after: deficit.date)
    return try deposited("net_deposits", deficit.deposits) { $0.order.at >= over }
  }

  /// Money in and out; as the state sums it up where the events leave another sum.
  private func deposited(
    _ label: String, _ value: ExactDecimal?, event: Int64? = nil, where counts: (Trail.Contribution) -> Bool
  ) throws -> Explanation {
    let flows = trail.contributions[TrailNeeds.Kind.deposited.rawValue].filter(counts)
    let sum = try Explanation.sum(
      flows.map { try trees.converted($0.amount, from: $0.currency, to: base, at: $0.order.at) }, label)
    return sum.value == value ? sum : Explanation(.running, label, value: value, event: event)
  }

  /// The level that the end of the deficit's day saw, of which a rise counts.
  private func level(after deficit: TradingDays.Deficit) throws -> Explanation {
    let over = roll(after: deficit.date)
    let then = try Explanation(
      of: .maintenanceExcess, book: book, through: .instant(Instant(microseconds: over.microseconds - 1)), at: over,
      in: market)
    let operands = then.value == deficit.level ? [then] : []
    return Explanation(
      .snapshot, Figure.maintenanceExcess.name, value: deficit.level, operands: operands, date: deficit.date)
  }
}
