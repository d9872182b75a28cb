import Book
import BookWire
import CivilTime
import HTTP
import JSON
import Keeper
import Ledger
import Money

// Figures, where they come from, and how they went.
extension BookRoute {
  static let figures: [BookRoute] = [
    BookRoute(
      method: "GET", path: "/accounts/{account}/figures", scope: .read,
      summary: "Every figure by its name; null where the book does not know it.",
      parameters: [
        asOf, knownAt,
        Parameter(
          name: "reasons", type: "boolean",
          sentence: "With 1 the figures stand in `figures`, beside them moment, currency and why a figure is null."),
      ],
      answer: "Figures", refusals: [404], handler: { try figures($0) }),
    BookRoute(
      method: "GET", path: "/accounts/{account}/explain/{figure}", scope: .read,
      summary: "How a figure follows from others, down to the events it rests on.", parameters: [asOf, knownAt],
      answer: "Explanation", refusals: [404], handler: { try await explain($0) }),
    BookRoute(
      method: "GET", path: "/accounts/{account}/history", scope: .read,
      summary: "Total value at the close of each trading day.",
      parameters: [
        Parameter(name: "from", type: "date", sentence: "The first day."),
        Parameter(name: "to", type: "date", sentence: "The last day."),
        asOf, knownAt,
      ],
      answer: "History", refusals: [404], handler: { try await history($0) }),
  ]

  private static func figures(_ call: BookCall) throws -> HTTPResponse {
    let withReasons = try call.query.flag("reasons")
    let view = try call.accountView()
    var writer = JSONWriter()
    if withReasons {
      writeReasons(view, to: &writer)
    } else {
      writeFigures(view, to: &writer)
    }
    return .fresh(writer.bytes)
  }

  static func writeFigures(_ view: AccountView, to writer: inout JSONWriter) {
    writer.beginObject()
    for rule in FigureRule.all {
      writer.name(rule.name)
      if let value = view.sheet[rule.figure] { writer.decimalString(value) } else { writer.null() }
    }
    writer.endObject()
  }

  private static func writeReasons(_ view: AccountView, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("account", string: view.book.identifier)
    writer.member("as_of", string: view.at.rfc3339())
    writer.member("currency", string: view.state.profile.currency.code)
    writer.name("figures" as StaticString)
    writeFigures(view, to: &writer)
    writer.name("reasons" as StaticString)
    writer.beginObject()
    for rule in FigureRule.all {
      guard let reason = view.sheet.reason(of: rule.figure, in: view.market) else { continue }
      writer.name(rule.name)
      writer.string(reason)
    }
    writer.endObject()
    writer.endObject()
  }

  private static func explain(_ call: BookCall) async throws -> HTTPResponse {
    guard let figure = Figure(name: call.path["figure"]) else {
      throw BookAPIError(404, "unknown_figure", field: "figure", "There is no such figure; GET /figures lists them.")
    }
    let view = try call.accountView()
    let bytes = try await call.aside {
      let tree = try Explanation(of: figure, book: view.book, at: view.at, in: view.market)
      var writer = JSONWriter()
      ExplanationMembers.write(tree, to: &writer)
      return writer.bytes
    }
    return .fresh(bytes)
  }

  private static func history(_ call: BookCall) async throws -> HTTPResponse {
    let first = try call.query.date("from")
    let last = try call.query.date("to")
    if let first, let last, last < first {
      throw BookAPIError(400, "bad_value", field: "to", "The last day lies before the first.")
    }
    let view = try call.accountView()
    let history = try await call.aside { try AccountHistory(of: view.book, through: view.at, in: view.market) }
    let days = history.days(from: first, to: last).map {
      BookHistory.Day(date: $0.date, totalValue: $0.totalValue)
    }
    var writer = JSONWriter()
    BookHistory(days: days, currency: view.state.profile.currency).write(to: &writer)
    return .fresh(writer.bytes)
  }
}
