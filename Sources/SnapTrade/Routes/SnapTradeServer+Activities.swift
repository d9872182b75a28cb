import Ambient
import HTTP
import Hub
import SnapTradeWire

extension SnapTradeServer {
  func addActivities(to router: inout Router) {
    forUser(&router, "GET", "/accounts/{aid}/activities") { _, user, request, parameters in
      let reading = try hub.mirror(of: try parameters.identifier("aid"), for: user)
      let query = try request.queryItems()
      let page = try SnapTradeField.page(offset: query["offset"], limit: query["limit"])
      let rows = hub.activities(of: reading, try Self.filter(query))
      let records = Activities(Accounts(reading, hub.catalogue))
      return .value(
        SnapTradeActivityPage(
          data: rows.dropFirst(page.offset).prefix(page.limit).map(records.record),
          pagination: SnapTradePagination(offset: page.offset, limit: page.limit, total: rows.count)))
    }
    forUser(&router, "GET", "/activities") { _, user, request, _ in
      let query = try request.queryItems()
      let filter = try Self.filter(query)
      var left = HubLimits.activities
      var found: [SnapTradeUserActivity] = []
      for reading in try Self.asked(hub.mirrors(for: user), query) where left > 0 {
        let account = Accounts(reading, hub.catalogue)
        let summary = account.summary
        let records = Activities(account)
        let rows = hub.activities(of: reading, filter).prefix(left)
        left -= rows.count
        found += rows.map { SnapTradeUserActivity(account: summary, activity: records.record($0)) }
      }
      return .value(found)
    }
  }

  private static func filter(_ query: QueryItems) throws -> ActivityFilter {
    ActivityFilter(
      first: try SnapTradeField.date("startDate", query["startDate"]),
      last: try SnapTradeField.date("endDate", query["endDate"]),
      types: try SnapTradeField.list("type", query["type"]).map { Set($0.map { $0.uppercased() }) })
  }

  /// The accounts that a list over all of them is asked about; connections go before accounts.
  private static func asked(_ readings: [MirrorReading], _ query: QueryItems) throws -> [MirrorReading] {
    func names(_ field: String) throws -> Set<String>? {
      try SnapTradeField.list(field, query[field]).map { names in
        Set(try names.map { try SnapTradeField.uuid(field, $0) })
      }
    }
    if let connections = try names("brokerageAuthorizations") {
      return readings.filter { connections.contains($0.connection.identifier.description) }
    }
    guard let accounts = try names("accounts") else { return readings }
    return readings.filter { accounts.contains($0.account.identifier.description) }
  }
}
