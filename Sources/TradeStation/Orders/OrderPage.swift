import CivilTime
import HTTP
import Ledger

/// Which orders of a list a request asks for: `since`, `pageSize`, `pageNum`.
struct OrderPage {
  /// First day of historical orders; nil: of today's only.
  private let since: CivilDate?
  private let size: Int
  private let number: Int
  private let today: CivilDate

  /// Most orders of one page, and how many come when none are asked for.
  static let largestPage = 600
  /// How far back `since` may reach.
  static let historyDays = 90

  init(_ query: QueryItems, now: Instant) throws {
    let today = MarketZone.newYork.date(of: now)
    self.today = today
    since = try query["since"].map { try Self.since($0, today) }
    size = try Self.count(query, "pageSize", most: Self.largestPage) ?? Self.largestPage
    number = try Self.count(query, "pageNum", most: Int(Int32.max)) ?? 1
  }

  /// Positions of the page's orders in the list, newest first. Current orders (open, or of today) and historical ones
  /// are paged apart, the current ones first.
  func cut(_ orders: [Ledger.Order]) -> [Int] {
    let newestFirst = orders.indices.sorted { (orders[$0].placedAt, $1) > (orders[$1].placedAt, $0) }
    let current = newestFirst.filter { isCurrent(orders[$0]) }
    let historical = newestFirst.filter { !isCurrent(orders[$0]) && isHistorical(orders[$0]) }
    return Array(page(of: current) + page(of: historical))
  }

  private func page(of list: [Int]) -> ArraySlice<Int> {
    let (start, isTooLarge) = (number - 1).multipliedReportingOverflow(by: size)
    guard !isTooLarge, start < list.count else { return [] }
    return list[start..<min(list.count, start + size)]
  }

  private func isCurrent(_ order: Ledger.Order) -> Bool { order.status.isOpen || lastDay(of: order) >= today }

  private func isHistorical(_ order: Ledger.Order) -> Bool { since.map { lastDay(of: order) >= $0 } ?? false }

  /// The New York day on which the order was placed or last did something.
  private func lastDay(of order: Ledger.Order) -> CivilDate {
    MarketZone.newYork.date(of: max(order.placedAt, order.executedAt ?? order.placedAt))
  }

  private static func since(_ text: String, _ today: CivilDate) throws -> CivilDate {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [2, 2, 4],
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let month = Int(parts[0]), let day = Int(parts[1]), let year = Int(parts[2]),
      let date = CivilDate(year: year, month: month, day: day), date <= today
    else { throw TradeStationFailure(400, "The supplied since date is invalid.") }
    guard date >= today.advanced(byDays: -historyDays) else {
      throw TradeStationFailure(
        403,
        "The supplied since date is invalid. Can not return order history older than \(historyDays) day(s).")
    }
    return date
  }

  private static func count(_ query: QueryItems, _ name: String, most: Int) throws -> Int? {
    guard let text = query[name] else { return nil }
    guard text.utf8.allSatisfy({ (48...57).contains($0) }), let count = Int(text), (1...most).contains(count) else {
      throw TradeStationFailure.invalid(name, "A whole number from 1 to \(most) is expected.")
    }
    return count
  }
}
