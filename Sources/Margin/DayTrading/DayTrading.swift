public import Money

/// What was opened and closed again within one day, worked out from the day's executions in their order.
public struct DayTrading: Sendable, Equatable {
  /// An execution of the day. `security` tells securities apart; an option series is one of its own.
  public struct Execution: Sendable, Equatable {
    public var security: Int
    /// Signed: positive bought.
    public var quantity: ExactDecimal
    /// What one unit asked for when it was opened, in the account's currency; not read for closings.
    public var requirementPerUnit: ExactDecimal
    /// Executions of one order count as one trade; nil: an order of its own.
    public var order: String?

    public init(
      security: Int, quantity: ExactDecimal, requirementPerUnit: ExactDecimal, order: String? = nil
    ) {
      self.security = security
      self.quantity = quantity
      self.requirementPerUnit = requirementPerUnit
      self.order = order
    }
  }

  /// Day trades: one for each change from opening to closing in a security, whatever the number of fills (FINRA
  /// Regulatory Notice 04-38's counting by change of direction). Closing what was held overnight is none.
  public private(set) var count = 0
  /// Trades of the day: runs of fills of one order in one direction.
  public private(set) var trades = 0
  /// The highest sum at one time of the opening requirements of what was opened and later closed ("time and tick").
  public private(set) var peakRequirement = ExactDecimal.zero
  /// The sum of all of them, for days without records or with an open call ("aggregate").
  public private(set) var aggregateRequirement = ExactDecimal.zero

  /// - Parameter overnight: units held (signed) of each security when the day began; absent: none.
  ///   Closings close what was opened today first.
  public init(
    of executions: [Execution], overnight: [Int: ExactDecimal] = [:]
  ) throws(MoneyError) {
    var books: [Int: SecurityDay] = [:]
    var spans: [Span] = []
    for (index, execution) in executions.enumerated() {
      var book = books[execution.security] ?? SecurityDay(overnight: overnight[execution.security] ?? .zero)
      if book.isNewTrade(execution) { trades += 1 }
      if try book.take(execution, at: index, &spans) { count += 1 }
      books[execution.security] = book
    }
    try sum(spans, moments: executions.count)
  }

  /// Something that was open from one execution until another.
  struct Span {
    var from: Int
    var until: Int
    var requirement: ExactDecimal
  }

  private mutating func sum(_ spans: [Span], moments: Int) throws(MoneyError) {
    var opened = Array(repeating: ExactDecimal.zero, count: moments + 1)
    var closed = opened
    for span in spans {
      opened[span.from] = try opened[span.from] + span.requirement
      closed[span.until] = try closed[span.until] + span.requirement
      aggregateRequirement = try aggregateRequirement + span.requirement
    }
    var running = ExactDecimal.zero
    for moment in 0..<moments {
      running = try running - closed[moment] + opened[moment]
      peakRequirement = max(peakRequirement, running)
    }
  }

  /// One security's day so far.
  private struct SecurityDay {
    var overnight: ExactDecimal
    /// What was opened today and is not yet closed, oldest first.
    var opened: [(quantity: ExactDecimal, perUnit: ExactDecimal, at: Int)] = []
    var wasOpening = false
    var last: (isBuy: Bool, order: String?)?

    init(overnight: ExactDecimal) { self.overnight = overnight }

    mutating func isNewTrade(_ execution: Execution) -> Bool {
      let isBuy = execution.quantity.isPositive
      defer { last = (isBuy, execution.order) }
      guard let last, last.isBuy == isBuy, let order = execution.order else { return true }
      return last.order != order
    }

    /// Returns true when the execution turns from opening to closing what was opened today.
    mutating func take(_ execution: Execution, at index: Int, _ spans: inout [Span]) throws(MoneyError) -> Bool {
      var left = execution.quantity
      var closesToday = false
      while let first = opened.first, !left.isZero, first.quantity.isNegative != left.isNegative {
        let units = min(first.quantity.magnitude, left.magnitude)
        spans.append(Span(from: first.at, until: index, requirement: try units * first.perUnit))
        closesToday = true
        let rest = try first.quantity.magnitude - units
        if rest.isZero {
          opened.removeFirst()
        } else {
          opened[0].quantity = first.quantity.isNegative ? -rest : rest
        }
        left = try left.isNegative ? left + units : left - units
      }
      if !left.isZero, !overnight.isZero, overnight.isNegative != left.isNegative {
        let units = min(overnight.magnitude, left.magnitude)
        overnight = try overnight.isNegative ? overnight + units : overnight - units
        left = try left.isNegative ? left + units : left - units
      }
      let turned = closesToday && wasOpening
      if closesToday { wasOpening = false }
      if !left.isZero {
        opened.append((left, execution.requirementPerUnit, index))
        wasOpening = true
      }
      return turned
    }
  }
}
