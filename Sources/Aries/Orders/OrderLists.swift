import AriesWire
import HTTP
import Keeper

extension OrderListV1 {
  /// All orders, or as many as `limit` says; 0 is all.
  init(_ view: AccountView, _ query: QueryItems) throws {
    self.init()
    let limit = try Paging.count(query, "limit", in: 0...Int.max) ?? 0
    let listed = ListedOrder.all(of: view)
    orders = (limit == 0 ? listed[...] : listed.prefix(limit)).map(OrderV1.init)
    var source = Availability()
    source.isAvailable = true
    source.source = "book"
    availability = source
  }
}

extension OrderListV2 {
  /// A page of `limit` orders behind `cursor`, the number of orders of the pages before.
  init(_ view: AccountView, _ query: QueryItems) throws {
    self.init()
    let limit = try Paging.count(query, "limit", in: 1...Paging.largestPage) ?? Paging.usualPage
    let cursor = try Paging.count(query, "cursor", in: 0...Int.max) ?? 0
    let listed = ListedOrder.all(of: view)
    let rest = listed.dropFirst(cursor)
    orders = rest.prefix(limit).map(OrderV2.init)
    nextCursor = rest.count > limit ? cursor + limit : 0
  }
}

/// Parameters of paged lists.
enum Paging {
  static let usualPage = 50
  static let largestPage = 500

  /// A whole number of the query; nil when the name is not there.
  static func count(_ query: QueryItems, _ name: String, in range: ClosedRange<Int>) throws -> Int? {
    let values = query.all(name)
    guard let text = values.first else { return nil }
    guard values.count == 1, text.utf8.allSatisfy({ (48...57).contains($0) }), let count = Int(text),
      range.contains(count)
    else {
      let bounds =
        range.upperBound == .max ? "from \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
      throw AriesFailure.invalid(name, "A whole number \(bounds) is expected.")
    }
    return count
  }
}
