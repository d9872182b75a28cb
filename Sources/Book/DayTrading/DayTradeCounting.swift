import Ledger

/// Picks the number of day trades by the broker's way of counting.
struct DayTradeCounting {
  private let countsOpenings: Bool

  init(_ profile: AccountProfile) { countsOpenings = profile.house?.dayTradeCount == .openings }

  func callAsFunction(_ turns: Int, _ openings: Int) -> Int { countsOpenings ? openings : turns }

  /// Which events an explanation counts.
  var kind: TrailNeeds.Kind { countsOpenings ? .dayTradeOpenings : .dayTradeTurns }
}
