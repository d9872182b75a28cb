import Book
import BookWire
import CivilTime
import HTTP
import JSON
import Keeper
import Ledger
import Market
import Money

// An account's days one by one.
extension BookRoute {
  static let days: [BookRoute] = [
    BookRoute(
      method: "GET", path: "/accounts/{account}/days/{date}/{edge}", scope: .read,
      summary: "The account at the start or the end of a day: cash, positions and every figure.",
      parameters: [knownAt], answer: "DaySnapshot", refusals: [404], handler: { try await day($0) }),
    BookRoute(
      method: "GET", path: "/accounts/{account}/history/{date}/explain/{part}", scope: .read,
      summary: "How a part of one day of the history follows from events.",
      parameters: explanationPages + [knownAt], answer: "Explanation", refusals: [404],
      handler: { try await explainDay($0) }),
  ]

  private static func date(_ call: BookCall) throws(BookAPIError) -> CivilDate {
    guard let date = CivilDate(call.path["date"]) else {
      throw BookAPIError(400, "bad_value", field: "date", "A day is due, such as 2026-01-05.")
    }
    return date
  }

  private static func day(_ call: BookCall) async throws -> HTTPResponse {
    let date = try date(call)
    guard let edge = DaySnapshot.Edge(rawValue: call.path["edge"]) else {
      throw BookAPIError(404, "unknown_edge", field: "edge", "A day has a start and an end.")
    }
    let view = try call.accountView()
    let bytes = try await call.aside {
      guard let snapshot = try view.snapshot(of: date, edge) else {
        throw BookAPIError(404, "no_such_day", field: "date", "The account was not open then, or the day is not over.")
      }
      let answer = BookDaySnapshot(
        account: view.book.identifier, date: date, edge: edge.rawValue, at: snapshot.at, valuedAt: snapshot.valuedAt,
        currency: snapshot.state.profile.currency,
        cash: snapshot.cash.entries.map { BookFigure(name: $0.currency.code, value: $0.amount) },
        positions: try PositionLine.lines(snapshot, in: view.market),
        figures: FigureRule.all.map { BookFigure(name: $0.name, value: snapshot[$0.figure]) })
      var writer = JSONWriter()
      answer.write(to: &writer)
      return writer.bytes
    }
    return .fresh(bytes)
  }

  private static func explainDay(_ call: BookCall) async throws -> HTTPResponse {
    let date = try date(call)
    guard let part = DayPart.allCases.first(where: { $0.name == call.path["part"] }) else {
      throw BookAPIError(404, "unknown_part", field: "part", "There is no such part.")
    }
    let page = try explanationPage(call.query)
    let view = try call.accountView()
    guard let close = TradingCalendar.newYork.close(on: date), close <= view.at else {
      throw BookAPIError(404, "no_such_day", field: "date", "The day has no close yet, or never has one.")
    }
    let bytes = try await call.aside {
      let tree = try Explanation(of: part, ofDay: date, book: view.book, in: view.market)
      var writer = JSONWriter()
      ExplanationMembers.write(try page.part(of: tree), to: &writer)
      return writer.bytes
    }
    return .fresh(bytes)
  }
}
