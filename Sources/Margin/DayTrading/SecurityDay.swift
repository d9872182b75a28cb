import Money

/// What was opened of a security within a day and is not closed yet.
struct Opening: Sendable, Equatable {
  /// Units, positive.
  var quantity: ExactDecimal
  var perUnit: ExactDecimal
  /// Of all its units.
  var requirement: ExactDecimal
  /// Its number among the day's openings.
  var number: Int32
  /// Of the execution.
  var event: Int64
  /// The trade of the security that it belongs to.
  var trade: Int32 = 0

  /// Becomes one with a later opening.
  mutating func take(_ later: Opening) throws(MoneyError) {
    quantity = try quantity + later.quantity
    requirement = try requirement + later.requirement
    trade = later.trade
  }
}

/// One security's day so far.
struct SecurityDay: Sendable, Equatable {
  let security: Int
  /// The side of what was opened.
  private(set) var isLong = true
  /// Oldest first, from `head` on.
  private var opened: [Opening] = []
  private var head = 0
  private var wasOpening = false
  private var trade: Int32 = 0
  /// The last opening trade that a closing met.
  private var countedTrade: Int32 = 0
  private var isBuy: Bool?
  private var order: String?

  init(security: Int) { self.security = security }

  var first: Opening? { head < opened.count ? opened[head] : nil }
  var open: ArraySlice<Opening> { opened[head...] }

  mutating func isNewTrade(_ execution: DayTrading.Execution) -> Bool {
    let buys = execution.quantity.isPositive
    defer {
      isBuy = buys
      order = execution.order
    }
    if isBuy == buys, let order = execution.order, order == self.order { return false }
    trade += 1
    return true
  }

  mutating func turnsToClosing() -> Bool {
    defer { wasOpening = false }
    return wasOpening
  }

  /// The opening belongs to a trade that no closing has met before.
  mutating func counts(_ opening: Opening) -> Bool {
    guard opening.trade != countedTrade else { return false }
    countedTrade = opening.trade
    return true
  }

  /// - Parameter merging: the opening becomes one with those before it.
  mutating func open(_ opening: Opening, isBuy: Bool, merging: Bool) throws(MoneyError) {
    // What was opened on the other side went without an execution: transferred, or as a statement says.
    if isLong != isBuy { opened.removeAll() }
    if opened.isEmpty { head = 0 }
    isLong = isBuy
    wasOpening = true
    var entry = opening
    entry.trade = trade
    if merging, head < opened.count {
      try opened[head].take(entry)
    } else {
      opened.append(entry)
    }
  }

  mutating func removeFirst() {
    head += 1
    // What is closed is let go of in halves, so that each closing costs the same.
    if head * 2 > opened.count {
      opened.removeFirst(head)
      head = 0
    }
  }

  mutating func takeFromFirst(_ units: ExactDecimal, _ requirement: ExactDecimal) throws(MoneyError) {
    opened[head].quantity = try opened[head].quantity - units
    opened[head].requirement = try opened[head].requirement - requirement
  }

  /// Makes one opening of all.
  mutating func merge() throws(MoneyError) {
    guard opened.count - head > 1 else { return }
    var sum = opened[head]
    for opening in opened[(head + 1)...] { try sum.take(opening) }
    opened = [sum]
    head = 0
  }
}
