public import Money
import Persistent

/// What was opened and closed again within one day, worked out execution by execution in their order.
///
/// A value that grows with the day's openings up to ``recordLimit``; beyond it the day is told by sums alone and the
/// rule for days without records applies: everything counts as open at one time ("aggregate").
public struct DayTrading: Sendable, Equatable {
  /// An execution of the day. `security` tells securities apart; an option series is one of its own.
  public struct Execution: Sendable, Equatable {
    public var security: Int
    /// Signed: positive bought.
    public var quantity: ExactDecimal
    /// Units of it (≥ 0) that close what was held right before it, whenever that was opened.
    public var closing: ExactDecimal
    /// What one unit asks for when it is opened, in the account's currency; not read for closings. Nil: unknown.
    public var requirementPerUnit: ExactDecimal?
    /// Executions of one order count as one trade; nil: an order of its own.
    public var order: String?
    /// What tells the execution to the caller: a position in a journal.
    public var event: Int64

    public init(
      security: Int, quantity: ExactDecimal, closing: ExactDecimal = .zero, requirementPerUnit: ExactDecimal?,
      order: String? = nil, event: Int64 = 0
    ) {
      self.security = security
      self.quantity = quantity
      self.closing = closing
      self.requirementPerUnit = requirementPerUnit
      self.order = order
      self.event = event
    }
  }

  /// What one opening asked for while it was open.
  public struct Span: Sendable, Equatable {
    /// Numbers of the first opening of the day at which it was open, and of the first at which it was not.
    var from: Int32
    var until: Int32
    public var requirement: ExactDecimal
    /// Of the execution that opened it.
    public var event: Int64
  }

  /// Openings and closings of the day that are kept apart, and securities.
  public static let recordLimit = 500

  /// Day trades: one for each change from opening to closing in a security, whatever the number of fills. Closing what
  /// was held overnight is none.
  public private(set) var turns = 0
  /// Day trades by the other way of counting: one for each opening trade that a closing of the day meets.
  public private(set) var openingsClosed = 0
  /// Trades of the day: runs of fills of one order in one direction.
  public private(set) var trades = 0
  /// The sum of the requirements of what was opened and closed again ("aggregate").
  public private(set) var aggregateRequirement = ExactDecimal.zero
  /// The same of all that was opened.
  public private(set) var openedRequirement = ExactDecimal.zero
  /// More than ``recordLimit``: only sums are kept.
  public private(set) var isAggregate = false
  /// The requirement of an opening was unknown.
  public private(set) var isUnknown = false

  /// By security.
  private var securities = SharedList<SecurityDay>()
  private var spans: [Span] = []
  /// The requirements of what was later closed, summed at each opening.
  private var closedAt: [ExactDecimal] = []
  private var closedPeak = ExactDecimal.zero
  /// What is open of the day, and the most that was at one time, after the opening of that number.
  private var running = ExactDecimal.zero
  private var peak = ExactDecimal.zero
  private var peakOpening: Int32 = 0

  public init() {}

  /// All executions of a day.
  public init(of executions: [Execution]) throws(MoneyError) {
    for execution in executions { try take(execution) }
  }

  public var isEmpty: Bool { trades == 0 }

  /// The highest sum at one time of the opening requirements of what was opened and closed again ("time and tick").
  public var peakRequirement: ExactDecimal { isAggregate ? aggregateRequirement : closedPeak }

  /// The same of all that was opened, as if what is still open were closed today.
  public var openPeakRequirement: ExactDecimal { isAggregate ? openedRequirement : peak }

  public mutating func take(_ execution: Execution) throws(MoneyError) {
    let opening = try execution.quantity.magnitude - execution.closing
    guard let index = try place(of: execution.security) else {
      trades += 1
      openedRequirement = try openedRequirement + opening * (execution.requirementPerUnit ?? .zero)
      return
    }
    if securities[index].isNewTrade(execution) { trades += 1 }
    if execution.closing.isPositive { try close(execution.closing, isBuy: execution.quantity.isPositive, at: index) }
    guard opening.isPositive else { return }
    let perUnit = execution.requirementPerUnit ?? .zero
    if execution.requirementPerUnit == nil { isUnknown = true }
    let asked = try opening * perUnit
    openedRequirement = try openedRequirement + asked
    running = try running + asked
    if !isAggregate, closedAt.count == Self.recordLimit { try forgetRecords() }
    let isMerged = isAggregate
    let entry = Opening(
      quantity: opening, perUnit: perUnit, requirement: asked, number: Int32(closedAt.count), event: execution.event)
    try securities.change(at: index) { security throws(MoneyError) in
      try security.open(entry, isBuy: execution.quantity.isPositive, merging: isMerged)
    }
    if isMerged { return }
    closedAt.append(.zero)
    guard running > peak else { return }
    peak = running
    peakOpening = Int32(closedAt.count - 1)
  }

  /// Where a security's day stands; nil beyond the limit.
  private mutating func place(of security: Int) throws(MoneyError) -> Int? {
    var low = 0
    var high = securities.count
    while low < high {
      let middle = (low + high) / 2
      if securities[middle].security < security { low = middle + 1 } else { high = middle }
    }
    if low < securities.count, securities[low].security == security { return low }
    guard securities.count < Self.recordLimit else {
      try forgetRecords()
      return nil
    }
    securities.insert(SecurityDay(security: security), at: low)
    return low
  }

  /// Closes what was opened today, the oldest first; what is left over was held before.
  private mutating func close(_ quantity: ExactDecimal, isBuy: Bool, at index: Int) throws(MoneyError) {
    guard let first = securities[index].first, securities[index].isLong != isBuy else { return }
    var left = quantity
    var oldest: Opening? = first
    if securities[index].turnsToClosing() { turns += 1 }
    while let opening = oldest, left.isPositive {
      let units = min(opening.quantity, left)
      left = try left - units
      if securities[index].counts(opening) { openingsClosed += 1 }
      let isWhole = units == opening.quantity
      let asked =
        isWhole
        ? opening.requirement
        : try isAggregate
          ? (opening.requirement * units).divided(by: opening.quantity, scale: 12) : units * opening.perUnit
      aggregateRequirement = try aggregateRequirement + asked
      running = try running - asked
      if isWhole {
        securities[index].removeFirst()
      } else {
        try securities.change(at: index) { security throws(MoneyError) in try security.takeFromFirst(units, asked) }
      }
      if !isAggregate { try note(Span(from: opening.number, until: 0, requirement: asked, event: opening.event)) }
      oldest = securities[index].first
    }
  }

  private mutating func note(_ closed: Span) throws(MoneyError) {
    var span = closed
    span.until = Int32(closedAt.count)
    for number in Int(span.from)..<closedAt.count {
      closedAt[number] = try closedAt[number] + span.requirement
      closedPeak = max(closedPeak, closedAt[number])
    }
    if spans.count == Self.recordLimit { return try forgetRecords() }
    spans.append(span)
  }

  private mutating func forgetRecords() throws(MoneyError) {
    isAggregate = true
    spans = []
    closedAt = []
    for index in securities.indices { try securities[index].merge() }
  }
}

extension DayTrading {
  /// What was open at the moment of ``peakRequirement``; nil where no records are kept.
  public var peakSpans: [Span]? {
    guard !isAggregate else { return nil }
    guard let moment = closedAt.firstIndex(of: closedPeak), closedPeak.isPositive else { return [] }
    return spans.filter { $0.from <= moment && $0.until > moment }
  }

  /// All that ``aggregateRequirement`` sums up; nil where no records are kept.
  public var closedSpans: [Span]? { isAggregate ? nil : spans }

  /// What was open at the moment of ``openPeakRequirement``; nil where no records are kept.
  public var openPeakSpans: [Span]? { openedSpans?.filter { $0.from <= peakOpening && $0.until > peakOpening } }

  /// All that ``openedRequirement`` sums up; nil where no records are kept.
  public var openedSpans: [Span]? {
    guard !isAggregate else { return nil }
    let open = securities.flatMap(\.open).map {
      Span(from: $0.number, until: Int32(closedAt.count), requirement: $0.requirement, event: $0.event)
    }
    return spans + open
  }
}
