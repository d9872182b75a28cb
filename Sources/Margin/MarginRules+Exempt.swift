public import CivilTime
public import Money

extension MarginRules {
  /// The maintenance rate of a US Treasury security by the time to its maturity (FINRA 4210(e)(2)(A)): from 1 % below
  /// one year to 6 % from twenty years on; the highest where the maturity is unknown.
  public static func treasuryRate(maturing: CivilDate?, on date: CivilDate) -> ExactDecimal {
    guard let maturing else { return longTreasuryRate }
    return treasuryRates.first { maturing < date.advanced(byMonths: 12 * $0.years) }?.rate ?? longTreasuryRate
  }

  /// The rate below so many years.
  private static let treasuryRates: [(years: Int, rate: ExactDecimal)] = [
    (1, rate("0.01")), (3, rate("0.02")), (5, rate("0.03")), (10, rate("0.04")), (20, rate("0.05")),
  ]
  private static let longTreasuryRate = rate("0.06")
}
