extension DaylightRule {
  /// Uniform Time Act of 1966, the energy crisis of 1974 and 1975, its amendment of 1986, Energy Policy Act of 2005.
  static let unitedStatesRows = [
    Row(since: 1967, start: .lastSunday(4), end: .lastSunday(10), endHour: 1),
    Row(since: 1974, start: .date(1, 6), end: .lastSunday(10), endHour: 1),
    Row(since: 1975, start: .date(2, 23), end: .lastSunday(10), endHour: 1),
    Row(since: 1976, start: .lastSunday(4), end: .lastSunday(10), endHour: 1),
    Row(since: 1987, start: .sunday(4, from: 1), end: .lastSunday(10), endHour: 1),
    Row(since: 2007, start: .sunday(3, from: 8), end: .sunday(11, from: 1), endHour: 1),
  ]

  /// Ontario follows the United States, save in 1974 and 1975.
  static let canadaRows = [
    Row(since: 1967, start: .lastSunday(4), end: .lastSunday(10), endHour: 1),
    Row(since: 1987, start: .sunday(4, from: 1), end: .lastSunday(10), endHour: 1),
    Row(since: 2007, start: .sunday(3, from: 8), end: .sunday(11, from: 1), endHour: 1),
  ]

  /// From 1996 to 2022.
  static let mexicoRows = [
    Row(since: 1996, start: .sunday(4, from: 1), end: .lastSunday(10), endHour: 1),
    Row(since: 2001, start: .sunday(5, from: 1), end: .lastSunday(9), endHour: 1),
    Row(since: 2002, start: .sunday(4, from: 1), end: .lastSunday(10), endHour: 1),
    Row(since: 2023, start: nil, end: nil),
  ]

  /// The directives of the European Communities, at 01:00 UTC; the end moved from September to October in 1996.
  static let europeRows = [
    Row(since: 1981, start: .lastSunday(3), end: .lastSunday(9), startHour: 1, endHour: 1),
    Row(since: 1996, start: .lastSunday(3), end: .lastSunday(10), startHour: 1, endHour: 1),
  ]

  /// The United Kingdom and Ireland, which ended summer in October long before the others.
  static let britainRows = [
    Row(since: 1972, start: .sunday(3, from: 16), end: .sunday(10, from: 23)),
    Row(since: 1981, start: .lastSunday(3), end: .sunday(10, from: 23), startHour: 1, endHour: 1),
    Row(since: 1990, start: .lastSunday(3), end: .sunday(10, from: 22), startHour: 1, endHour: 1),
    Row(since: 1996, start: .lastSunday(3), end: .lastSunday(10), startHour: 1, endHour: 1),
  ]

  /// Early start in 2000 for the Olympic Games, late end in 2006 for the Commonwealth Games.
  static let newSouthWalesRows = [
    Row(since: 1986, start: .sunday(10, from: 15), end: .sunday(3, from: 15)),
    Row(since: 1987, start: .lastSunday(10), end: .sunday(3, from: 15)),
    Row(since: 1990, start: .lastSunday(10), end: .sunday(3, from: 1)),
    Row(since: 1996, start: .lastSunday(10), end: .lastSunday(3)),
    Row(since: 2000, start: .lastSunday(8), end: .lastSunday(3)),
    Row(since: 2001, start: .lastSunday(10), end: .lastSunday(3)),
    Row(since: 2006, start: .lastSunday(10), end: .sunday(4, from: 1)),
    Row(since: 2007, start: .lastSunday(10), end: .lastSunday(3)),
    Row(since: 2008, start: .sunday(10, from: 1), end: .sunday(4, from: 1)),
  ]

  /// Three weeks longer from 2007 on.
  static let newZealandRows = [
    Row(since: 1989, start: .sunday(10, from: 8), end: .sunday(3, from: 1)),
    Row(since: 1990, start: .sunday(10, from: 1), end: .sunday(3, from: 15)),
    Row(since: 2007, start: .lastSunday(9), end: .sunday(3, from: 15)),
    Row(since: 2008, start: .lastSunday(9), end: .sunday(4, from: 1)),
  ]
}
