import Book
import BookWire
import CivilTime
import HTTP
import JSON
import Keeper
import Ledger
import Money

// Money that waits.
extension BookRoute {
  static let settlement: [BookRoute] = [
    BookRoute(
      method: "GET", path: "/accounts/{account}/settlement", scope: .read,
      summary: "What settles on which day, deposits still to be collected, and holds.",
      parameters: [projected, asOf, knownAt], answer: "Settlement", refusals: [404],
      handler: { call in
        var writer = JSONWriter()
        try settlement(try call.projectedView().view).write(to: &writer)
        return .fresh(writer.bytes)
      })
  ]

  private static func settlement(_ view: AccountView) throws -> BookSettlement {
    let today = MarketZone.newYork.date(of: view.at)
    let schedule = try SettlementSchedule(of: view.state, at: view.at)
    let deposits = view.state.held.deposits.filter { $0.clearsWithdrawal > today && !$0.isReturned }
    let holds = view.state.held.holds.filter { hold in hold.until.map { $0 > today } ?? true }
    return BookSettlement(
      asOf: view.at,
      settled: schedule.settled.entries.map { BookFigure(name: $0.currency.code, value: $0.amount) },
      ladder: schedule.days.map {
        BookSettlement.Rung(
          date: $0.date, currency: $0.currency, credits: $0.credits, debits: $0.debits, settled: $0.settled)
      },
      deposits: deposits.map {
        BookSettlement.Deposit(
          event: $0.event, currency: $0.currency, amount: $0.amount, released: $0.released, clears: $0.clears,
          clearsWithdrawal: $0.clearsWithdrawal)
      },
      holds: holds.map {
        BookSettlement.Hold(
          event: $0.event, currency: $0.currency, amount: $0.amount, isWithdrawal: $0.isWithdrawal, until: $0.until)
      })
  }
}
