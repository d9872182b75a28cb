import Book
import BookWire
import CivilTime
import HTTP
import JSON
import Keeper
import Ledger

// Money that waits.
extension BookRoute {
  static let settlement: [BookRoute] = [
    BookRoute(
      method: "GET", path: "/accounts/{account}/settlement", scope: .read,
      summary: "What settles on which day, deposits still to be collected, and holds.",
      parameters: [projected, asOf, knownAt], answer: "Settlement", refusals: [404],
      handler: { call in
        var writer = JSONWriter()
        settlement(try call.projectedView().view).write(to: &writer)
        return .fresh(writer.bytes)
      })
  ]

  private static func settlement(_ view: AccountView) -> BookSettlement {
    let today = MarketZone.newYork.date(of: view.at)
    let rungs = view.state.ladder.rungs.filter { $0.date > today }
    let deposits = view.state.held.deposits.filter { $0.clearsWithdrawal > today && !$0.isReturned }
    let holds = view.state.held.holds.filter { hold in hold.until.map { $0 > today } ?? true }
    return BookSettlement(
      asOf: view.at,
      ladder: rungs.map {
        BookSettlement.Rung(date: $0.date, currency: $0.currency, credits: $0.credits, debits: $0.debits)
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
