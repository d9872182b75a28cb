import CivilTime
import Ledger
import Margin
import Market
import Money

/// Shares of a fund have no loan value until they have been held for 30 days, every purchase by itself: the broker may
/// not lend on what it sells in a distribution (Securities Exchange Act, section 11(d)(1); rule 11d1-2).
enum Seasoning {
  /// Calendar days from the purchase on.
  static var days: Int { 30 }

  /// The last moment whose purchases have been held long enough.
  static func cutoff(at: Instant) -> Instant {
    let zone = MarketZone.newYork
    return zone.startOfDay(zone.date(of: at).advanced(byDays: 1 - days)).advanced(byMicroseconds: -1)
  }

  /// Units of lots that are too young; zero for everything but long shares of funds.
  static func young(_ lots: LotQueue, _ terms: InstrumentTraits, at: Instant) throws(MoneyError) -> ExactDecimal {
    guard terms.kind == .fund, lots.quantity.isPositive else { return .zero }
    return try lots.opened(after: cutoff(at: at)).quantity
  }

  /// A purchase on that day is too young still.
  static func isYoung(_ terms: InstrumentTraits, acquired: CivilDate?, on today: CivilDate) -> Bool {
    guard terms.kind == .fund else { return false }
    return acquired.map { $0.advanced(byDays: days) > today } ?? true
  }
}

extension RequirementAmounts<ExactDecimal> {
  /// The same with units beside them that ask for all of their value.
  func raised(by value: ExactDecimal) throws(MoneyError) -> Requirement {
    RequirementAmounts(
      initial: try initial + value, maintenance: try maintenance + value, house: try house + value,
      charged: try charged + value)
  }
}
