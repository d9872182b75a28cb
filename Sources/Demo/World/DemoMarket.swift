import CivilTime
import Ledger
import Market
import Money

/// What the demo accounts live in: sessions, and the closing prices and rates of each.
///
/// Everything is counted from `start`, so a later end only adds sessions behind those that were there.
struct DemoMarket {
  let seed: UInt64
  let start: CivilDate
  /// The official close at which the world ends.
  let through: Instant
  /// The sessions of New York from `start` on.
  let sessions: [TradingSession]
  /// The sessions of Toronto from `start` on.
  let toronto: [TradingSession]
  private let walks: [String: (walk: PriceWalk, closes: [Int])]

  init(seed: UInt64, start: CivilDate, through: Instant) {
    self.seed = seed
    self.start = start
    self.through = through
    sessions = Self.sessions(of: .newYork, from: start, through: through)
    toronto = TradingCalendar.named("XTSE").map { Self.sessions(of: $0, from: start, through: through) } ?? []
    var walks: [String: (walk: PriceWalk, closes: [Int])] = [:]
    for walk in Self.listed + Self.hidden {
      let count = walk.name == DemoSymbol.bondFund ? toronto.count : sessions.count
      walks[walk.name] = (walk, walk.closes(count, seed: seed))
    }
    self.walks = walks
  }

  private static func sessions(
    of calendar: TradingCalendar, from start: CivilDate, through: Instant
  ) -> [TradingSession] {
    let last = MarketZone.newYork.date(of: through)
    return calendar.tradingDays(from: start, to: last).compactMap { calendar.session(on: $0) }
      .filter { $0.close <= through }
  }

  /// The session of New York in which the 2-for-1 split of AAPL takes effect.
  static let splitSession = 250
  static let splitRatio = 2

  /// Walks whose closes are told as prices.
  static let listed = [
    PriceWalk(DemoSymbol.apple, base: 440_00, swing: 160),
    PriceWalk(DemoSymbol.microsoft, base: 420_00, swing: 140),
    PriceWalk(DemoSymbol.largeCaps, base: 560_00, swing: 90),
    PriceWalk(DemoSymbol.wholeMarket, base: 280_00, swing: 95),
    PriceWalk(DemoSymbol.bondFund, base: 23_20, swing: 30, rise: 10),
    PriceWalk(DemoSymbol.torontoFund, base: 38_00, swing: 80),
    PriceWalk(DemoSymbol.growth, base: 36_00, swing: 120),
    PriceWalk(DemoSymbol.pooledFund, base: 157_483_291_640_5, decimals: 10, swing: 60),
  ]

  /// Walks of futures, whose symbols change, and of rates.
  static let hidden = [
    PriceWalk(DemoSymbol.indexFuture, base: 5_600_00, swing: 90, tick: 25),
    PriceWalk(DemoSymbol.yenFuture, base: 38_500, decimals: 0, swing: 120, tick: 5),
    PriceWalk("USDCAD", base: 1_3650, decimals: 4, swing: 35, rise: 0),
    PriceWalk("USDJPY", base: 149_250, decimals: 3, swing: 60, rise: 0),
    PriceWalk("EURUSD", base: 1_09000, decimals: 5, swing: 45, rise: 0),
  ]

  /// The pairs whose rates are told.
  static let pairs = ["USDCAD", "USDJPY", "EURUSD"]

  /// The close of a session, counted in the sessions of the listing.
  func close(_ name: String, _ session: Int) throws -> ExactDecimal {
    let (walk, closes) = try walk(name)
    return try walk.decimal(Self.afterSplit(closes[session], name, session))
  }

  /// A price within the session: half-way between the close before and its own, in whole ticks, and never its own, so
  /// that what is traded then has gained or lost something by the close.
  func midday(_ name: String, _ session: Int) throws -> ExactDecimal {
    let (walk, closes) = try walk(name)
    var middle = (closes[max(0, session - 1)] + closes[session]) / 2 / walk.tick * walk.tick
    if middle == closes[session] { middle -= walk.tick }
    return try walk.decimal(Self.afterSplit(middle, name, session))
  }

  private func walk(_ name: String) throws -> (walk: PriceWalk, closes: [Int]) {
    guard let walk = walks[name] else { throw DemoError(.unknownSymbol, "the demo world does not price \(name)") }
    return walk
  }

  private static func afterSplit(_ price: Int, _ name: String, _ session: Int) -> Int {
    name == DemoSymbol.apple && session >= splitSession ? price / splitRatio : price
  }
}
