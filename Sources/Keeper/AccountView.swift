public import Book
public import CivilTime
public import Ledger
public import Money

/// One account at one moment, with everything that an interface shows of it.
public final class AccountView: Sendable {
  /// The account's counter in order of opening, from 1.
  public let key: Int
  public let at: Instant
  public let reading: AccountReading
  public let edition: Edition
  public let sheet: BalanceSheet
  /// Where histories of the account as it is known now are kept; nil when an earlier knowledge is looked at.
  private var histories: HistoryShelf? { edition.looksBack ? nil : edition.snapshot.histories }

  @inlinable public var book: AccountBook { reading.book }
  @inlinable public var state: AccountState { reading.state }
  @inlinable public var profile: AccountProfile { reading.profile }
  @inlinable public var market: MarketView { edition.market }

  /// Nil when the account does not exist, or did not yet.
  public convenience init?(
    _ account: String, in snapshot: Snapshot, at: Instant, knownAt: Instant? = nil
  ) throws(LedgerError) {
    guard let key = snapshot.key(of: account) else { return nil }
    try self.init(key: key, in: Edition(snapshot, knownAt: knownAt), at: at)
  }

  /// The account with that counter; nil when it does not exist, or did not yet.
  ///
  /// - Parameter selection: the figures of the sheet that will be read.
  public init?(
    key: Int, in edition: Edition, at: Instant, for selection: FigureSelection = .all
  ) throws(LedgerError) {
    guard let reading = try edition.reading(key: key, at: at) else { return nil }
    self.key = key
    self.at = at
    self.reading = reading
    self.edition = edition
    sheet = reading.sheet(at: at, in: edition.market, for: selection)
  }

  /// By the rule on trading within the day that is in force.
  public var isPatternDayTrader: Bool { reading.isPatternDayTrader(by: sheet) }

  /// What it may do within the day, as far as no balance sheet is needed; nil where the teller's word counts.
  public var dayTradeFlags: DayTradeFlags? { reading.dayTradeFlags(at: at) }

  /// One row per trading day whose close lies at or before the view's moment, as it was known at the view's knowledge.
  public func history() throws(LedgerError) -> AccountHistory {
    if let histories { return try histories.history(key: key, of: book, through: at, in: market.world) }
    return try AccountHistory(of: book, through: at, in: market)
  }

  /// The account as it stood at the start or the end of a day, as far as the view knows; nil when it was not open, or
  /// the day lies after the view's moment.
  public func snapshot(of date: CivilDate, _ edge: DaySnapshot.Edge) throws(LedgerError) -> DaySnapshot? {
    guard let found = try DaySnapshot(of: book, date, edge, in: market), found.at <= at else { return nil }
    return found
  }

  /// The account as it would stand once something is done that is not yet, with what became of each order.
  public func projected(_ kinds: Set<Projection>) -> (view: AccountView, orders: [ProjectedOrder]) {
    var changed = state
    changed.advance(through: at, in: market)
    let orders = kinds.contains(.orders) ? changed.fillOrders(at: at, in: market) : []
    if kinds.contains(.settlement) { changed.settleAll() }
    return (AccountView(self, state: changed), orders)
  }

  private init(_ view: AccountView, state: AccountState) {
    key = view.key
    at = view.at
    reading = AccountReading(view.book, state)
    edition = view.edition
    sheet = reading.sheet(at: at, in: edition.market)
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
