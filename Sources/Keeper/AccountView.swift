public import Book
public import CivilTime
public import Ledger
public import Money

/// One account at one moment, with everything that an interface shows of it.
public struct AccountView: Sendable {
  public let book: AccountBook
  /// The account's counter in order of opening, from 1.
  public let key: Int
  public let at: Instant
  public let market: MarketView
  public let state: AccountState
  public let sheet: BalanceSheet

  /// Nil when the account does not exist, or did not yet.
  public init?(
    _ account: String, in snapshot: Snapshot, at: Instant, knownAt: Instant? = nil
  ) throws(LedgerError) {
    let found = knownAt == nil ? try snapshot.account(account, readAt: at) : snapshot.account(account)
    guard let book = found, let key = snapshot.key(of: account) else { return nil }
    let market = snapshot.market(knownAt: knownAt)
    guard let state = try book.state(asOf: at, in: market) else { return nil }
    self.book = book
    self.key = key
    self.at = at
    self.market = market
    self.state = state
    sheet = BalanceSheet(of: state, at: at, in: market)
  }

  /// The account as it would stand once something is done that is not yet, with what became of each order.
  public func projected(_ kinds: Set<Projection>) -> (view: AccountView, orders: [ProjectedOrder]) {
    var changed = state
    let orders = kinds.contains(.orders) ? changed.fillOrders(at: at, in: market) : []
    if kinds.contains(.settlement) { changed.settleAll() }
    return (AccountView(self, state: changed), orders)
  }

  private init(_ view: AccountView, state: AccountState) {
    book = view.book
    key = view.key
    at = view.at
    market = view.market
    self.state = state
    sheet = BalanceSheet(of: state, at: at, in: market)
  }

  /// The open positions with their values, in order of instrument.
  public func positions() throws(MoneyError) -> [ValuedPosition] {
    var valued: [ValuedPosition] = []
    valued.reserveCapacity(state.positions.count)
    for position in state.positions {
      valued.append(try ValuedPosition(position, in: state, at: at, market))
    }
    return valued
  }
}
