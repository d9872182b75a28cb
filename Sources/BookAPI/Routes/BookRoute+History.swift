import Book
import BookWire
import CivilTime
import HTTP
import JSON
import Keeper
import Ledger
import Money

// How an account went.
extension BookRoute {
  static let histories: [BookRoute] = [
    BookRoute(
      method: "GET", path: "/accounts/{account}/history", scope: .read,
      summary: "Total value at the close of each trading day.",
      parameters: [
        first, last,
        Parameter(
          name: "parts", type: "boolean", sentence: "With 1 also what led from one day's value to the next."),
        asOf, knownAt,
      ],
      answer: "History", refusals: [404], handler: { try await history($0) }),
    BookRoute(
      method: "GET", path: "/accounts/{account}/returns", scope: .read,
      summary: "What the account earned: this month, quarter and year, the last year, since its opening; or some days.",
      parameters: [first, last, asOf, knownAt], answer: "Returns", refusals: [404],
      handler: { try await returns($0) }),
  ]

  private static let first = Parameter(name: "from", type: "date", sentence: "The first day.")
  private static let last = Parameter(name: "to", type: "date", sentence: "The last day.")

  private static func days(_ call: BookCall) throws(BookAPIError) -> (first: CivilDate?, last: CivilDate?) {
    let first = try call.query.date("from")
    let last = try call.query.date("to")
    if let first, let last, last < first {
      throw BookAPIError(400, "bad_value", field: "to", "The last day lies before the first.")
    }
    return (first, last)
  }

  private static func history(_ call: BookCall) async throws -> HTTPResponse {
    let (first, last) = try days(call)
    let hasParts = try call.query.flag("parts")
    let view = try call.accountView()
    let history = try await call.aside { try view.history() }
    let days = history.days(from: first, to: last).map { day in
      var row = BookHistory.Day(date: day.date, totalValue: day.totalValue)
      if hasParts {
        row.parts = DayPart.allCases.map { BookFigure(name: $0.name, value: day[$0]) }
        row.fxEffects = day.fxEffects.map { BookFigure(name: $0.currency.code, value: $0.amount) }
        row.reason = day.unknown?.text(in: view.market)
      }
      return row
    }
    var writer = JSONWriter()
    BookHistory(days: days, currency: view.state.profile.currency).write(to: &writer)
    return .fresh(writer.bytes)
  }

  private static func returns(_ call: BookCall) async throws -> HTTPResponse {
    let (first, last) = try days(call)
    let view = try call.accountView()
    var periods = ReturnPeriod.standard
    if first != nil || last != nil { periods = [("days", .days(from: first, to: last))] }
    let asked = periods
    let answer = try await call.aside {
      let history = try view.history()
      return BookReturns(
        currency: history.currency,
        periods: asked.compactMap { name, period in
          history.returns(over: period).map { BookReturns.Period($0, name: name) }
        })
    }
    var writer = JSONWriter()
    answer.write(to: &writer)
    return .fresh(writer.bytes)
  }
}

extension BookReturns.Period {
  fileprivate init(_ returns: Returns, name: String) {
    self.init(
      name: name, first: returns.first, last: returns.last, from: returns.from, to: returns.to,
      amounts: [
        BookFigure(name: "start_value", value: returns.startValue),
        BookFigure(name: "end_value", value: returns.endValue),
        BookFigure(name: "net_flows", value: returns.netFlows), BookFigure(name: "gain", value: returns.gain),
      ],
      timeWeighted: BookReturns.Rate(returns.timeWeighted),
      timeWeightedDaily: BookReturns.Rate(returns.timeWeightedDaily),
      modifiedDietz: BookReturns.Rate(returns.modifiedDietz), moneyWeighted: BookReturns.Rate(returns.moneyWeighted))
  }
}

extension BookReturns.Rate {
  fileprivate init(_ rate: ReturnRate) {
    self.init(value: rate.value, annual: rate.annual, reason: rate.reason)
  }
}
