extension MarketZone {
  /// The first year from whose first day on the zone's clock agrees with the tz database; 1967 where it does from the
  /// first year that was compared.
  public var exactSince: Int {
    switch self {
    case .london, .dublin: 1972
    case .hongKong, .taipei: 1980
    case .paris, .brussels, .amsterdam, .berlin, .vienna, .rome, .madrid: 1981
    case .stockholm, .oslo, .copenhagen, .athens: 1981
    case .singapore, .kualaLumpur: 1982
    case .helsinki: 1983
    case .sydney: 1987
    case .warsaw: 1988
    case .seoul: 1989
    case .auckland: 1990
    case .manila: 1991
    case .shanghai: 1992
    case .lisbon: 1997
    case .istanbul: 2017
    case .saoPaulo: 2020
    default: 1967
    }
  }
}
