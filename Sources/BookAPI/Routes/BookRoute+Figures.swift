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
        projected, asOf, knownAt,
        Parameter(
          name: "reasons", type: "boolean",
          sentence: "With 1 the figures stand in `figures`, beside them moment, currency, why a figure is null, and "
            + "what a projection did with each order."),
      ],
      answer: "FigureAnswer", refusals: [404], handler: { try figures($0) }),
    BookRoute(
      method: "GET", path: "/accounts/{account}/explain/{figure}", scope: .read,
      summary: "How a figure follows from others, down to the events it rests on.",
      parameters: explanationPages + [asOf, knownAt],
      answer: "Explanation", refusals: [404], handler: { try await explain($0) }),
    BookRoute(
      method: "POST", path: "/accounts/{account}/dry-run", scope: .read,
      summary: "What the figures would be after up to 1000 events; nothing is changed or written.",
      body: [("application/json", "Trials")], bodyLimit: EventBody.jsonBytes, answer: "DryRun",
      refusals: [404, 413], handler: { try await dryRun($0) }),
  ]

  /// How much of a derivation is shown.
  static let explanationPages = [
    Parameter(
      name: "depth", type: "integer", sentence: "Levels shown at most; all without it.",
      range: 1...Int64(JSONLimits.deepest)),
    Parameter(
      name: "limit", type: "integer", sentence: "Terms of one sum that are shown at most; 1000 without it.",
      range: 1...Int64(ExplanationPage.mostTerms)),
    Parameter(
      name: "offset", type: "integer", sentence: "Terms of longer sums that are passed over before the first.",
      range: 0...Int64.max),
  ]

  private static func figures(_ call: BookCall) throws -> HTTPResponse {
    let withReasons = try call.query.flag("reasons")
    let (view, orders) = try call.projectedView()
    var writer = JSONWriter()
    if withReasons {
      writeReasons(view, orders, to: &writer)
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

  private static func writeReasons(_ view: AccountView, _ orders: [ProjectedOrder], to writer: inout JSONWriter) {
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
    if !orders.isEmpty { writeProjected(orders, to: &writer) }
    writer.endObject()
  }

  private static func writeProjected(_ orders: [ProjectedOrder], to writer: inout JSONWriter) {
    writer.name("orders" as StaticString)
    writer.beginArray()
    for projected in orders {
      writer.beginObject()
      writer.member("id", string: projected.order.identifier)
      writer.member("symbol", string: projected.order.symbol)
      writer.member("price", decimalString: projected.price)
      writer.member("refused", string: projected.refusal?.text)
      writer.endObject()
    }
    writer.endArray()
  }

  private static func explain(_ call: BookCall) async throws -> HTTPResponse {
    guard let figure = Figure(name: call.path["figure"]) else {
      throw BookAPIError(404, "unknown_figure", field: "figure", "There is no such figure; GET /figures lists them.")
    }
    let page = try explanationPage(call.query)
    let view = try call.accountView()
    let bytes = try await call.aside {
      let tree = try Explanation(of: figure, book: view.book, at: view.at, in: view.market)
      var writer = JSONWriter()
      ExplanationMembers.write(try page.part(of: tree), to: &writer)
      return writer.bytes
    }
    return .fresh(bytes)
  }

  private static func dryRun(_ call: BookCall) async throws -> HTTPResponse {
    let core = call.core
    guard core.keeper.snapshot.account(call.path["account"]) != nil else { throw BookAPIError.unknownAccount() }
    let hypothesis = Hypothesis(call.path["account"], core)
    let events = try hypothesis.events(call.request.body, core)
    guard let answer = try await call.aside({ try hypothesis.answer(events, core) }) else {
      throw BookAPIError.unknownAccount()
    }
    var writer = JSONWriter()
    answer.write(to: &writer)
    return .fresh(writer.bytes)
  }

  static func explanationPage(_ query: BookQuery) throws(BookAPIError) -> ExplanationPage {
    var page = ExplanationPage()
    if let depth = try query.integer("depth", in: 1...Int64(JSONLimits.deepest)) { page.depth = Int(depth) }
    if let limit = try query.integer("limit", in: 1...Int64(ExplanationPage.mostTerms)) { page.limit = Int(limit) }
    if let offset = try query.integer("offset", in: 0...Int64.max) { page.offset = Int(offset) }
    return page
  }
}
