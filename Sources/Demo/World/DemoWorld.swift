public import CivilTime
public import Ledger
import Market

/// The demo world: two years of markets and twelve accounts of one owner, as events.
///
/// A function of seed and dates alone. The world of a later moment with the same start begins with exactly the events
/// of the earlier one, so a book that was made yesterday takes today's world and adds only what is new.
public struct DemoWorld: Sendable {
  /// The owner of all accounts.
  public static let owner = AccountProfile.defaultOwner
  /// The seed that `serve --demo` uses.
  public static let usualSeed: UInt64 = 20_260_105
  /// Months of history in a world that nobody has started yet.
  public static let months = 24

  public let seed: UInt64
  /// The first day; a trading day of New York.
  public let start: CivilDate
  /// The official close of New York at which the world ends.
  public let through: Instant

  /// The world up to the last close at or before `now`.
  /// - Parameter start: the first day of a world that was begun before; nil: two years before the end.
  public init(seed: UInt64 = DemoWorld.usualSeed, upTo now: Instant, start: CivilDate? = nil) {
    let calendar = TradingCalendar.newYork
    let (last, close) = calendar.lastClose(atOrBefore: now)
    self.seed = seed
    through = close
    self.start = calendar.onOrAfter(start ?? last.advanced(byMonths: -Self.months))
  }

  /// The identifiers of the accounts, in order of opening.
  public static var accounts: [String] { scripts.map(\.account) }

  static let scripts: [any DemoAccount] = [
    SavingsAccount(), MarginAccount(), SweepAccount(), CanadianAccount(), CustodyAccount(), DayTraderAccount(),
    OptionsAccount(), FuturesAccount(), ForexAccount(), MarginCallAccount(), HeldMoneyAccount(), RestrictedAccount(),
  ]

  /// All events, in order of effect, each with an id that is the same in every run.
  public func events() throws(DemoError) -> [Event] {
    let market = DemoMarket(seed: seed, start: start, through: through)
    guard !market.sessions.isEmpty else { return [] }
    do {
      var events = try market.events()
      for script in Self.scripts { events += try script.events(in: market) }
      return Self.ordered(events.filter { $0.at <= through })
    } catch let error as DemoError {
      throw error
    } catch {
      throw DemoError(.amount, "the demo world has an amount that does not fit: \(error)")
    }
  }

  /// By time; at the same moment the world before the accounts, and else as told.
  private static func ordered(_ events: [Event]) -> [Event] {
    events.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.at != other.at { return one.at < other.at }
      if (one.account == nil) != (other.account == nil) { return one.account == nil }
      return left.offset < right.offset
    }.map(\.element)
  }
}
