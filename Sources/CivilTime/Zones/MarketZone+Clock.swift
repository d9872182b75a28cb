extension MarketZone {
  /// Seconds that the zone's clocks are ahead of UTC at a moment; negative west of Greenwich.
  public func offsetSeconds(at instant: Instant) -> Int {
    offsetSeconds(atSecond: instant.seconds)
  }

  func offsetSeconds(atSecond second: Int64) -> Int {
    let rule = rule
    let standard = standardOffset
    if rule == .never { return standard }
    let clock = rule.countsByUTC ? second : second + Int64(standard)
    return rule.holds(at: clock) ? standard + 3600 : standard
  }

  /// The day that the zone's calendars show at a moment.
  public func date(of instant: Instant) -> CivilDate {
    CivilDate(dayNumber: Int32(floorDivide(localSeconds(of: instant), 86_400)))
  }

  /// What the zone's clocks show at a moment, in seconds since their midnight (0..<86,400).
  public func secondsOfDay(of instant: Instant) -> Int {
    let local = localSeconds(of: instant)
    return Int(local - floorDivide(local, 86_400) * 86_400)
  }

  /// The moment at which the zone's clocks show a time of a day.
  ///
  /// A time that clocks show twice means the first; a time that they skip means as long after the change as it would
  /// have been without it (02:30 becomes 03:30). `secondsOfDay` may lie outside one day; it counts on the clock's face.
  public func instant(of date: CivilDate, secondsOfDay: Int) -> Instant {
    let local = Int64(date.dayNumber) * 86_400 + Int64(secondsOfDay)
    let standard = Int64(standardOffset)
    if rule == .never { return Instant(seconds: local - standard) }
    // Clocks move once within any two days, so the offset before is the one that held a day ago.
    let before = Int64(offsetSeconds(atSecond: local - standard - 86_400))
    if Int64(offsetSeconds(atSecond: local - before)) == before { return Instant(seconds: local - before) }
    let after = Int64(offsetSeconds(atSecond: local - standard + 86_400))
    let candidate = local - after
    let isShown = Int64(offsetSeconds(atSecond: candidate)) == after
    return Instant(seconds: isShown ? candidate : local - before)
  }

  /// The moment at which a day begins.
  public func startOfDay(_ date: CivilDate) -> Instant { instant(of: date, secondsOfDay: 0) }

  /// A day as the moments from its beginning up to, and without, the beginning of the next: 23, 24 or 25 hours.
  public func span(of date: CivilDate) -> Range<Instant> {
    startOfDay(date)..<startOfDay(date.advanced(byDays: 1))
  }

  private func localSeconds(of instant: Instant) -> Int64 {
    let second = instant.seconds
    return second + Int64(offsetSeconds(atSecond: second))
  }
}
