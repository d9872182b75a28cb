/// The time zones in which exchanges keep their hours, by their names in the tz database. The rules are inside, so a
/// replay gives the same on every machine.
///
/// They are right from the year that `exactSince` names up to 2100, as far as laws are known today. Before that year a
/// zone's first known rule is carried back as far as its table goes.
public enum MarketZone: String, Sendable, CaseIterable {
  case utc = "UTC"
  case newYork = "America/New_York"
  case chicago = "America/Chicago"
  case denver = "America/Denver"
  case losAngeles = "America/Los_Angeles"
  case toronto = "America/Toronto"
  case mexicoCity = "America/Mexico_City"
  case saoPaulo = "America/Sao_Paulo"
  case london = "Europe/London"
  case dublin = "Europe/Dublin"
  case lisbon = "Europe/Lisbon"
  case paris = "Europe/Paris"
  case brussels = "Europe/Brussels"
  case amsterdam = "Europe/Amsterdam"
  case berlin = "Europe/Berlin"
  case zurich = "Europe/Zurich"
  case vienna = "Europe/Vienna"
  case rome = "Europe/Rome"
  case madrid = "Europe/Madrid"
  case stockholm = "Europe/Stockholm"
  case oslo = "Europe/Oslo"
  case copenhagen = "Europe/Copenhagen"
  case helsinki = "Europe/Helsinki"
  case warsaw = "Europe/Warsaw"
  case athens = "Europe/Athens"
  case istanbul = "Europe/Istanbul"
  case johannesburg = "Africa/Johannesburg"
  case riyadh = "Asia/Riyadh"
  case dubai = "Asia/Dubai"
  case kolkata = "Asia/Kolkata"
  case bangkok = "Asia/Bangkok"
  case jakarta = "Asia/Jakarta"
  case singapore = "Asia/Singapore"
  case kualaLumpur = "Asia/Kuala_Lumpur"
  case hongKong = "Asia/Hong_Kong"
  case shanghai = "Asia/Shanghai"
  case taipei = "Asia/Taipei"
  case manila = "Asia/Manila"
  case seoul = "Asia/Seoul"
  case tokyo = "Asia/Tokyo"
  case sydney = "Australia/Sydney"
  case auckland = "Pacific/Auckland"

  /// Seconds east of Greenwich in standard time.
  var standardOffset: Int {
    switch self {
    case .losAngeles: -8 * 3600
    case .denver: -7 * 3600
    case .chicago, .mexicoCity: -6 * 3600
    case .newYork, .toronto: -5 * 3600
    case .saoPaulo: -3 * 3600
    case .utc, .london, .dublin, .lisbon: 0
    case .paris, .brussels, .amsterdam, .berlin, .zurich, .vienna, .rome, .madrid: 3600
    case .stockholm, .oslo, .copenhagen, .warsaw: 3600
    case .helsinki, .athens, .johannesburg: 2 * 3600
    case .istanbul, .riyadh: 3 * 3600
    case .dubai: 4 * 3600
    case .kolkata: 5 * 3600 + 1800
    case .bangkok, .jakarta: 7 * 3600
    case .singapore, .kualaLumpur, .hongKong, .shanghai, .taipei, .manila: 8 * 3600
    case .seoul, .tokyo: 9 * 3600
    case .sydney: 10 * 3600
    case .auckland: 12 * 3600
    }
  }

  var rule: DaylightRule {
    switch self {
    case .newYork, .chicago, .denver, .losAngeles: .unitedStates
    case .toronto: .canada
    case .mexicoCity: .mexico
    case .london, .dublin: .britain
    case .lisbon, .paris, .brussels, .amsterdam, .berlin, .zurich, .vienna, .rome, .madrid: .europe
    case .stockholm, .oslo, .copenhagen, .helsinki, .warsaw, .athens: .europe
    case .sydney: .newSouthWales
    case .auckland: .newZealand
    default: .never
    }
  }
}
