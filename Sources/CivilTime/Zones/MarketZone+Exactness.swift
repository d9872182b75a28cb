extension MarketZone {
  /// The first year from whose first day on the zone's clock agrees with the tz database.
  public var exactSince: Int { 1990 }
}
