import Book
import BookWire
import CivilTime
import HTTP
import JSON
import Keeper
import Ledger

// What the rules ask of an account.
extension BookRoute {
  static let discipline: [BookRoute] = [
    BookRoute(
      method: "GET", path: "/accounts/{account}/calls", scope: .read,
      summary: "Margin calls that are open, or would be cut at today's close, with what would meet them.",
      parameters: [
        Parameter(name: "history", type: "boolean", sentence: "With 1 also every call of the account's life."),
        projected, asOf, knownAt,
      ],
      answer: "Calls", refusals: [404], handler: { try await calls($0) })
  ]

  private static func calls(_ call: BookCall) async throws -> HTTPResponse {
    let (view, _) = try call.projectedView()
    let open = AccountCalls(of: view.state, sheet: view.sheet, in: view.market).calls
    var answer = BookCalls(
      asOf: view.at, currency: view.state.profile.currency,
      calls: open.map { call in
        BookCalls.Call(
          kind: call.kind.rawValue, status: call.status.rawValue, amount: call.amount,
          issuedAmount: call.issuedAmount, issued: call.issued, due: call.due,
          remedies: [
            BookFigure(name: "cash", value: call.remedies.cash),
            BookFigure(name: "deposit_of_stock", value: call.remedies.depositOfStock),
            BookFigure(name: "sale_of_stock", value: call.remedies.saleOfStock),
            BookFigure(name: "cover_of_shorts", value: call.remedies.coverOfShorts),
          ])
      })
    if try call.query.flag("history") {
      let entries = try await call.aside {
        try CallHistory(of: view.book, through: view.at, in: view.market).entries
      }
      answer.history = entries.map {
        BookCalls.Past(kind: $0.kind.rawValue, issued: $0.issued, amount: $0.amount, due: $0.due, ended: $0.ended)
      }
    }
    var writer = JSONWriter()
    answer.write(to: &writer)
    return .fresh(writer.bytes)
  }
}
