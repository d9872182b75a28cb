import Ambient
import Book
import BookWire
import CivilTime
import HTTP
import JSON
import Keeper
import Ledger

// What happened in an account, as brokers list it.
extension BookRoute {
  /// Rows of one page at most, and without `limit`.
  static let activityLimit: Int64 = 1_000

  static let activities: [BookRoute] = [
    BookRoute(
      method: "GET", path: "/accounts/{account}/activities", scope: .read,
      summary: "What moved money or units, newest first, page by page.",
      parameters: [
        Parameter(
          name: "type", type: "string", sentence: "Only these types.",
          words: ActivityType.allCases.map(\.rawValue)),
        Parameter(name: "symbol", type: "string", sentence: "Only rows about this instrument."),
        Parameter(name: "start", type: "date", sentence: "The first trade date."),
        Parameter(name: "end", type: "date", sentence: "The last trade date."),
        Parameter(name: "offset", type: "integer", sentence: "Rows passed over.", range: 0...Int64.max),
        Parameter(name: "limit", type: "integer", sentence: "At most so many rows.", range: 1...activityLimit),
        asOf, knownAt,
      ],
      answer: "Activities", refusals: [404], handler: { try await list($0) })
  ]

  private static func list(_ call: BookCall) async throws -> HTTPResponse {
    let types = try call.query.words("type", ActivityType.self)
    let symbol = call.query.text("symbol")
    let (start, end) = (try call.query.date("start"), try call.query.date("end"))
    if let start, let end, end < start {
      throw BookAPIError(400, "bad_value", field: "end", "The last day lies before the first.")
    }
    let offset = Int(try call.query.integer("offset", in: 0...Int64.max) ?? 0)
    let limit = Int(try call.query.integer("limit", in: 1...activityLimit) ?? activityLimit)
    let view = try call.accountView()
    let shelf = call.core.activities
    let page = try await call.aside {
      let rows = try shelf.rows(of: view).filter { row in
        (types.isEmpty || types.contains(row.type)) && (symbol == nil || row.symbol == symbol)
          && (start.map { $0 <= row.tradeDate } ?? true) && (end.map { row.tradeDate <= $0 } ?? true)
      }
      let shown = rows.reversed().dropFirst(offset).prefix(limit)
      return BookActivityPage(
        activities: shown.map { BookActivity($0, of: view.book.identifier) }, offset: offset, limit: limit,
        total: rows.count)
    }
    var writer = JSONWriter()
    page.write(to: &writer)
    return .fresh(writer.bytes)
  }
}

extension BookActivity {
  private static let namespace = UUIDValue.named("activities.book.bursar", namespace: .domainNames)

  init(_ row: Activity, of account: String) {
    self.init(
      identifier: "\(UUIDValue.named("\(account)/\(row.name)", namespace: Self.namespace))",
      event: row.event, type: row.type.rawValue, quantity: row.quantity, amount: row.amount, currency: row.currency,
      fee: row.fee, at: row.at, tradeDate: row.tradeDate, settlementDate: row.settlementDate, text: row.text)
    optionType = row.optionAction?.rawValue
    symbol = row.symbol
    price = row.price
    rate = row.rate
    reference = row.identifier
  }
}
