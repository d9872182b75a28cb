/// When a family of zones moves its clocks. The rules stand here instead of in the host's time zone files, because two
/// machines with different files would replay the same events to different books.
enum DaylightRule: Int, Sendable, CaseIterable {
  case never, unitedStates, canada, mexico, europe, britain, newSouthWales, newZealand

  /// A Sunday (or a date) on which clocks move.
  enum Day: Sendable {
    /// The last Sunday of a month.
    case lastSunday(Int)
    /// The first Sunday of a month that is not before a day: `(3, 8)` is the second Sunday of March.
    case sunday(Int, from: Int)
    /// A month and a day.
    case date(Int, Int)

    func dayNumber(in year: Int) -> Int32 {
      switch self {
      case .lastSunday(let month): return Self.sunday(year, month, from: CivilDate.days(inMonth: month, of: year) - 6)
      case .sunday(let month, let day): return Self.sunday(year, month, from: day)
      case .date(let month, let day): return CivilDate.dayNumber(year: year, month: month, day: day)
      }
    }

    private static func sunday(_ year: Int, _ month: Int, from day: Int) -> Int32 {
      let first = CivilDate(dayNumber: CivilDate.dayNumber(year: year, month: month, day: day))
      return first.dayNumber + Int32(7 - first.weekday.rawValue)
    }
  }

  /// From `since` on, daylight time begins on `start` and ends on `end` of each year; no days: the clocks stay.
  struct Row: Sendable {
    let since: Int
    let start: Day?
    let end: Day?
    /// Hour of the change, on the clock the rule counts by; the end is given without the hour of daylight time.
    var startHour = 2
    var endHour = 2
  }

  /// Whether the whole family changes at the same moment, so that the rule counts by UTC; else by the zone's own
  /// standard time.
  var countsByUTC: Bool { self == .europe || self == .britain }

  /// Rows in order of their first year. Before the first row the clocks stay on standard time.
  var rows: [Row] {
    switch self {
    case .never: []
    case .unitedStates: Self.unitedStatesRows
    case .canada: Self.canadaRows
    case .mexico: Self.mexicoRows
    case .europe: Self.europeRows
    case .britain: Self.britainRows
    case .newSouthWales: Self.newSouthWalesRows
    case .newZealand: Self.newZealandRows
    }
  }
}
