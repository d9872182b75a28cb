public import CivilTime
public import Money

/// What an account earned over a period, said in four ways (balances.md §10.6). External flows are deposits,
/// withdrawals, transfers, and adjustments that nobody explains; dividends, interest and fees are not.
public struct Returns: Sendable {
  /// The first and the last trading day of the period.
  public let first: CivilDate
  public let last: CivilDate
  /// The close before the first day (or the opening, when the account is younger) and the close of the last.
  public let from: Instant
  public let to: Instant
  /// Total values at these moments in the account's currency; nil: unknown.
  public let startValue: ExactDecimal?
  public let endValue: ExactDecimal?
  /// What came in less what went out, each at the rate of its moment.
  public let netFlows: ExactDecimal?
  /// End less start less net flows.
  public let gain: ExactDecimal?
  /// Split at each flow, with the value just before it.
  public let timeWeighted: ReturnRate
  /// Day by day, flows taken at the start of the day.
  public let timeWeightedDaily: ReturnRate
  public let modifiedDietz: ReturnRate
  /// Internal rate of return.
  public let moneyWeighted: ReturnRate
}

extension AccountHistory {
  /// What the account earned over a period; nil when no trading day lies in it.
  public func returns(over period: ReturnPeriod) -> Returns? {
    guard let today = days.last?.date else { return nil }
    let bounds = period.days(on: today)
    let rows = days(from: bounds.first, to: bounds.last)
    guard let first = rows.first, let last = rows.last else { return nil }
    let before = rows.startIndex > 0 ? days[rows.startIndex - 1] : nil
    let from = before?.closedAt ?? startsAt
    let start = before.map(\.totalValue) ?? startValue
    // What comes at the moment of the opening is inside; what comes at a close belongs to the day that it ends.
    let begin = before == nil ? 0 : flows.partitioningIndex { $0.at <= from }
    let moved = flows[begin..<max(begin, flows.partitioningIndex { $0.at <= last.closedAt })]
    let net = Self.sum(moved.map(\.amount))
    let end = last.totalValue
    let gain: ExactDecimal? =
      if let start, let end, let net { try? end - start - net } else { nil }
    let series = series(from: from, start, to: last.closedAt, end, moved)
    let length = ExactDecimal(Int(from.microseconds(until: last.closedAt)))
    let year = (try? length.divided(by: ExactDecimal(86_400_000_000), scale: 18)) ?? .zero
    func rate(_ of: (FlowSeries) -> ReturnRate) -> ReturnRate {
      switch series {
      case .success(let series): of(series).annualised(days: year)
      case .failure(let undefined): .undefined(undefined.reason)
      }
    }
    return Returns(
      first: first.date, last: last.date, from: from, to: last.closedAt, startValue: start, endValue: end,
      netFlows: net, gain: gain, timeWeighted: rate { $0.timeWeighted() },
      timeWeightedDaily: daily(rows, start).annualised(days: year), modifiedDietz: rate { $0.modifiedDietz() },
      moneyWeighted: rate { $0.moneyWeighted() })
  }

  private static func sum(_ amounts: [ExactDecimal?]) -> ExactDecimal? {
    var sum = ExactDecimal.zero
    for amount in amounts {
      guard let amount, let next = try? sum + amount else { return nil }
      sum = next
    }
    return sum
  }

  private func series(
    from: Instant, _ start: ExactDecimal?, to: Instant, _ end: ExactDecimal?, _ moved: ArraySlice<ExternalFlow>
  ) -> Result<FlowSeries, Undefined> {
    if livesByStatements { return .failure(Self.byStatements) }
    guard let start else { return .failure(Undefined("the value at the start is unknown")) }
    guard let end else { return .failure(Undefined("the value at the end is unknown")) }
    let whole = ExactDecimal(Int(from.microseconds(until: to)))
    guard whole.isPositive else { return .failure(Undefined("the period has no length")) }
    var series = FlowSeries(start: start, end: end)
    for flow in moved {
      guard let amount = flow.amount,
        let remaining = try? ExactDecimal(Int(flow.at.microseconds(until: to))).divided(by: whole, scale: 28)
      else { return .failure(Undefined("the amount of a flow is unknown")) }
      series.flows.append(FlowSeries.Flow(remaining: remaining, amount: amount, valueBefore: flow.valueBefore))
    }
    return .success(series)
  }

  private static let byStatements = Undefined("the account lives by its statements")

  /// A day whose value is unknown is passed over, unless something came in or went out on it.
  private func daily(_ rows: ArraySlice<Day>, _ start: ExactDecimal?) -> ReturnRate {
    if livesByStatements { return .undefined(Self.byStatements.reason) }
    guard let start else { return .undefined("the value at the start is unknown") }
    guard rows.last?.totalValue != nil else { return .undefined("the value at the end is unknown") }
    return ReturnRate.of { () throws(Undefined) in
      var chain = ReturnChain(start)
      for day in rows {
        guard let flows = day[.flows], let adjustments = day[.adjustments], let moved = try? flows + adjustments else {
          throw Undefined("the amount of a flow is unknown")
        }
        guard let end = day.totalValue else {
          if moved.isZero { continue }
          throw Undefined("the value of \(day.date), a day with flows, is unknown")
        }
        try chain.move(moved)
        try chain.reach(end)
      }
      return try chain.earned()
    }
  }
}
