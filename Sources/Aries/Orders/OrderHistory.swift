import AriesWire
import Book
import BrokerDesk
import CivilTime
import HTTP
import Keeper
import Ledger
import Market

/// Which orders `GET /v2/accounts/{id}/orders/history` asks for: those that were placed in a span of at most 90 days.
struct OrderHistory {
  private let span: Range<Instant>
  private let isAscending: Bool
  private let limit: Int
  private let cursor: Int

  /// How long a span may be.
  static let longestDays: Int64 = 90

  init(_ query: QueryItems, now: Instant) throws {
    guard let first = try Self.moment(query, "from") else {
      throw AriesFailure.invalid("from", "A time with its zone is expected.")
    }
    var last = try Self.moment(query, "to") ?? Instant(microseconds: now.microseconds - now.microseconds % 60_000_000)
    guard first <= last else { throw AriesFailure.invalid("to", "The span ends before it begins.") }
    guard last <= first.advanced(bySeconds: Self.longestDays * 86_400) else {
      throw AriesFailure.invalid("from", "A span has at most \(Self.longestDays) days.")
    }
    if try Self.flag(query, "exclude_today") {
      let zone = MarketZone.newYork
      last = min(last, zone.instant(of: zone.date(of: now), secondsOfDay: 0))
    }
    span = min(first, last)..<last
    switch query["order_by"] {
    case nil, "desc": isAscending = false
    case "asc": isAscending = true
    default: throw AriesFailure.invalid("order_by", "asc and desc are known.")
    }
    limit = try Paging.count(query, "limit", in: 1...Paging.largestPage) ?? Paging.usualPage
    cursor = try Paging.count(query, "cursor", in: 0...Int.max) ?? 0
  }

  /// One page; what failed before it came to a market is no order that was.
  func page(of view: AccountView) -> OrderListV2 {
    let listed = ListedOrder.all(of: view) { order in
      span.contains(order.placedAt) && order.status != .failed && order.status != .none
    }
    let rest = (isAscending ? listed.reversed() : listed).dropFirst(cursor)
    var list = OrderListV2()
    list.orders = rest.prefix(limit).map(OrderV2.init)
    list.nextCursor = rest.count > limit ? cursor + limit : 0
    return list
  }

  private static func moment(_ query: QueryItems, _ name: String) throws -> Instant? {
    guard let text = query[name] else { return nil }
    guard let moment = Instant(rfc3339: text) else {
      throw AriesFailure.invalid(name, "A time with its zone is expected.")
    }
    return moment
  }

  private static func flag(_ query: QueryItems, _ name: String) throws -> Bool {
    switch query[name] {
    case nil, "false": return false
    case "true": return true
    default: throw AriesFailure.invalid(name, "true or false is expected.")
    }
  }
}
