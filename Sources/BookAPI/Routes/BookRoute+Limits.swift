import Book
import BookWire
import HTTP
import JSON
import Keeper
import Ledger
import Market

// How far the account can go.
extension BookRoute {
  static let limits: [BookRoute] = [
    BookRoute(
      method: "GET", path: "/accounts/{account}/purchase-limits/{symbol}", scope: .read,
      summary: "How much of a security may be bought, and sold short, by its own rates.",
      parameters: [projected, asOf, knownAt], answer: "PurchaseLimits", refusals: [404],
      handler: { call in
        var writer = JSONWriter()
        try purchaseLimits(try call.projectedView().view, call.path["symbol"]).write(to: &writer)
        return .fresh(writer.bytes)
      }),
    BookRoute(
      method: "GET", path: "/accounts/{account}/call-prices", scope: .read,
      summary: "The price of each position at which the account would be called, all others unchanged.",
      parameters: [projected, asOf, knownAt], answer: "CallPrices", refusals: [404],
      handler: { call in
        var writer = JSONWriter()
        try callPrices(try call.projectedView().view).write(to: &writer)
        return .fresh(writer.bytes)
      }),
  ]

  private static func purchaseLimits(_ view: AccountView, _ symbol: String) throws -> BookPurchaseLimits {
    func limit(isShort: Bool) throws -> BookPurchaseLimits.Limit? {
      let limit: PurchaseLimit?
      do {
        limit = try PurchaseLimit(of: symbol, isShort: isShort, in: view.state, by: view.sheet, market: view.market)
      } catch {
        guard error.code == .unknownInstrument else { throw error }
        throw BookAPIError(404, "unknown_instrument", field: "symbol", "There is no such instrument.")
      }
      return limit.map {
        BookPurchaseLimits.Limit(
          value: $0.value, quantity: $0.quantity, chargedRate: $0.chargedRate, houseRate: $0.houseRate)
      }
    }
    return BookPurchaseLimits(
      asOf: view.at, symbol: symbol, currency: view.state.profile.currency, buy: try limit(isShort: false),
      sellShort: try limit(isShort: true))
  }

  private static func callPrices(_ view: AccountView) throws -> BookCallPrices {
    let prices = try CallPrices(of: view.state, by: view.sheet, in: view.market)
    return BookCallPrices(
      asOf: view.at,
      positions: prices.lines.map { line in
        let instrument = view.market.world.instruments[line.instrument]
        return BookCallPrices.Line(
          symbol: instrument.symbol, currency: instrument.currency, maintenance: line.maintenance, house: line.house)
      })
  }
}
