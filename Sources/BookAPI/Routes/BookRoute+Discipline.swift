import Book
import BookWire
import CivilTime
import HTTP
import JSON
import Keeper
import Ledger
import Market

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
      answer: "Calls", refusals: [404], handler: { try await calls($0) }),
    BookRoute(
      method: "GET", path: "/accounts/{account}/violations", scope: .read,
      summary: "Sales of a cash account that were not paid for in time, and the restriction that follows.",
      parameters: [asOf, knownAt], answer: "Violations", refusals: [404], handler: { try violations($0) }),
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

  private static func violations(_ call: BookCall) throws -> HTTPResponse {
    let view = try call.accountView()
    let found = Violations(of: view.state, on: MarketZone.newYork.date(of: view.at))
    let answer = BookViolations(
      asOf: view.at,
      violations: found.list.map { violation in
        BookViolations.Violation(
          kind: violation.kind.rawValue, event: violation.event, date: violation.date,
          symbol: view.market.world.instruments[violation.instrument].symbol, currency: violation.currency,
          amount: violation.amount, purchases: violation.purchases, due: violation.due, curedOn: violation.curedOn,
          isDeMinimis: violation.isDeMinimis, counts: violation.counts)
      },
      restriction: found.restriction.map {
        BookViolations.Restriction(kind: $0.kind.rawValue, from: $0.from, through: $0.through, events: $0.events)
      })
    var writer = JSONWriter()
    answer.write(to: &writer)
    return .fresh(writer.bytes)
  }
}
