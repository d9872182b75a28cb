public import Book
public import CivilTime
public import Ledger
import Persistent

/// What the readers of one commit share: one reference to take, however much there is behind it.
public final class Edition: Sendable {
  public let snapshot: Snapshot
  /// The world of the snapshot, as it is known now or was known at an earlier moment.
  public let market: MarketView
  /// Whether the market is the one of an earlier moment.
  let looksBack: Bool

  /// - Parameter knownAt: nil: with everything that is known.
  public init(_ snapshot: Snapshot, knownAt: Instant? = nil) {
    self.snapshot = snapshot
    market = snapshot.market(knownAt: knownAt)
    looksBack = knownAt != nil
  }

  // The same as of the snapshot, without a copy of it.

  public var accountCount: Int { snapshot.accounts.count }

  /// Accounts in order of opening.
  public func account(at index: Int) -> AccountBook { snapshot.accounts[index].book }

  public func token(key: Int) -> AnyObject? {
    key >= 1 && key <= snapshot.accounts.count ? snapshot.accounts[key - 1] : nil
  }

  public func withProfile<Value>(key: Int, _ body: (AccountProfile) -> Value) -> Value? {
    key >= 1 && key <= snapshot.accounts.count ? snapshot.accounts[key - 1].withProfile(body) : nil
  }

  /// The account with that counter as it stood at a moment; nil when it does not exist, or did not yet.
  public func reading(key: Int, at instant: Instant) throws(LedgerError) -> AccountReading? {
    guard key >= 1, key <= snapshot.accountCount else { return nil }
    let account = snapshot.accounts[key - 1]
    if !looksBack, let reading = try account.reading(at: instant, in: market.world) { return reading }
    guard let state = try account.book.state(asOf: instant, in: market) else { return nil }
    return AccountReading(account.book, state)
  }
}

/// An account as it stood at some moment, shared by those who read it then. What they read of it they read in place:
/// a copy of a whole state costs more than most answers.
public final class AccountReading: Sendable {
  public let book: AccountBook
  public let profile: AccountProfile
  private let standing: BookStanding
  /// Never changed, and kept as long as this object.
  @usableFromInline nonisolated(unsafe) let place: UnsafePointer<AccountState>

  @inlinable public var state: AccountState { place.pointee }

  init(_ book: AccountBook, _ state: AccountState) {
    self.book = book
    profile = state.profile
    standing = book.standing
    let place = UnsafeMutablePointer<AccountState>.allocate(capacity: 1)
    place.initialize(to: state)
    self.place = UnsafePointer(place)
  }

  deinit {
    let place = UnsafeMutablePointer(mutating: place)
    place.deinitialize(count: 1)
    place.deallocate()
  }

  /// The state is the one of that moment too.
  func isCurrent(at instant: Instant, in world: World) -> Bool {
    standing.holds(through: instant, in: world) || book.isAdvanced(through: instant, in: world)
  }

  func isPatternDayTrader(by sheet: BalanceSheet) -> Bool {
    DayTradeStanding.isPatternDayTrader(of: place, by: sheet)
  }

  /// What the account may do within the day, without a sheet; nil where the teller's word counts.
  ///
  /// - Parameter instant: of the reading.
  public func dayTradeFlags(at instant: Instant) -> DayTradeFlags? {
    DayTradeFlags(of: place, on: MarketZone.newYork.date(of: instant))
  }

  /// Figures of the account.
  func sheet(at: Instant, in market: MarketView, for selection: FigureSelection = .all) -> BalanceSheet {
    BalanceSheet(of: place, at: at, in: market, for: selection)
  }
}
