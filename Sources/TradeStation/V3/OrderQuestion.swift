import CivilTime
import HTTP
import Ledger
import TradeStationWire

/// Which orders a request of the newer API asks for.
struct OrderQuestion {
  /// Which of the two lists.
  enum List {
    /// What is open or was finished today.
    case current
    /// What was finished on that day or later, open orders left out.
    case historical(since: CivilDate)
  }

  let list: List
  /// Nil takes every state.
  private let groups: Set<OrderStatus.Group>?
  private let symbols: SymbolPattern
  /// Nil: as many as one answer may hold, and no token for the rest.
  let pageSize: Int?
  private let today: CivilDate

  init(_ query: QueryItems, isHistorical: Bool, now: Instant) throws {
    today = MarketZone.newYork.date(of: now)
    list = isHistorical ? .historical(since: try Self.since(query["since"], today)) : .current
    groups = try query["status"].map(Self.groups)
    symbols = try SymbolPattern(query["symbol"])
    pageSize = try query["pageSize"].map { text in
      guard text.utf8.allSatisfy({ (48...57).contains($0) }), let size = Int(text),
        (1...OrderPage.largestPage).contains(size)
      else {
        throw TradeStationFailure(400, "pageSize: A whole number from 1 to \(OrderPage.largestPage) is expected.")
      }
      return size
    }
  }

  func takes(_ order: Ledger.Order) -> Bool {
    guard symbols.takes(order.symbol), groups?.contains(OrderStatus(order.status).group) ?? true else { return false }
    guard let closed = order.closedAt else { if case .current = list { return true } else { return false } }
    let day = MarketZone.newYork.date(of: closed)
    switch list {
    case .current: return day >= today
    case .historical(let since): return day >= since
    }
  }

  /// The newest first: current orders by when they were placed, historical ones by when they ended.
  func precedes(_ left: Ledger.Order, _ right: Ledger.Order) -> Bool {
    switch list {
    case .current: (left.placedAt, left.identifier) > (right.placedAt, right.identifier)
    case .historical:
      (left.closedAt ?? left.placedAt, left.identifier) > (right.closedAt ?? right.placedAt, right.identifier)
    }
  }

  private static func groups(_ text: String) throws -> Set<OrderStatus.Group> {
    var groups: Set<OrderStatus.Group> = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      switch word.lowercased() {
      case "open": groups.insert(.open)
      case "filled": groups.insert(.filled)
      case "cancelled", "canceled": groups.insert(.cancelled)
      case "rejected": groups.insert(.rejected)
      default: throw TradeStationFailure(400, "status: Open, Filled, Cancelled and Rejected are known.")
      }
    }
    return groups
  }

  /// A day in one of the four forms that the documents name, at most 90 days back.
  private static func since(_ text: String?, _ today: CivilDate) throws -> CivilDate {
    guard let text else { throw TradeStationFailure(400, "since: The parameter is missing.") }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }
    let isOfOneKind = !(text.contains("-") && text.contains("/"))
    let lengths = parts.map(\.utf8.count)
    let places = lengths == [4, 2, 2] ? (0, 1, 2) : lengths == [2, 2, 4] ? (2, 0, 1) : nil
    guard let places, isOfOneKind, parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[places.0]), let month = Int(parts[places.1]), let day = Int(parts[places.2]),
      let date = CivilDate(year: year, month: month, day: day), date <= today
    else { throw TradeStationFailure(400, "since: A date such as 2026-01-31 or 01-31-2026 is expected.") }
    guard date >= today.advanced(byDays: -OrderPage.historyDays) else {
      throw TradeStationFailure(400, "since: At most \(OrderPage.historyDays) days back.")
    }
    return date
  }
}
