import CivilTime
import Ledger
import Market

/// When an account's new day starts (balances.md §10.2). Whatever the roll, a day of the history ends at the official
/// close of the New York exchanges, which lies before the next day's roll.
enum RollTime: Sendable, Equatable {
  /// 00:00 New York on the trading day.
  case midnight
  /// When Globex opens for the trading day, 18:00 New York the evening before.
  case futuresOpen
  /// 17:00 New York the evening before.
  case forex

  init(_ kind: AccountProfile.Kind) {
    switch kind {
    case .futures: self = .futuresOpen
    case .forex: self = .forex
    case .cash, .margin, .dvp: self = .midnight
    }
  }

  private static let globex = TradingCalendar.named("CMES")

  func start(of date: CivilDate) -> Instant {
    let evening = MarketZone.newYork.instant(of: date.advanced(byDays: -1), secondsOfDay: 17 * 3600)
    switch self {
    case .midnight: return MarketZone.newYork.instant(of: date, secondsOfDay: 0)
    case .futuresOpen: return Self.globex?.session(on: date)?.open ?? evening.advanced(bySeconds: 3600)
    case .forex: return TradingCalendar.forex.session(on: date)?.open ?? evening
    }
  }
}
