import CivilTime
import Testing

/// The offsets of every zone against the table made from the tz database.
@Suite struct ZoneTests {
  @Test(arguments: MarketZone.allCases.filter { $0 != .utc })
  func changesOfClocksAreThoseOfTheTzDatabase(zone: MarketZone) throws {
    let changes = try #require(ZoneChange.table[zone])
    let first = try #require(CivilDate(year: zone.exactSince, month: 1, day: 1))
    let begin = zone.startOfDay(first).seconds
    let end = try #require(Instant(rfc3339: "2101-01-01T00:00:00Z")).seconds
    for (index, change) in changes.enumerated() {
      let next = index + 1 < changes.count ? changes[index + 1].second : end
      guard next > begin else { continue }
      // Both ends of the span, and days in between: no change of ours between two changes of the table.
      let from = max(begin, change.second)
      for second in [from, next - 1] + Array(stride(from: from, to: next, by: 5 * 86_400)) {
        let moment = Instant(seconds: second)
        #expect(zone.offsetSeconds(at: moment) == change.offset, "\(zone) at \(moment)")
      }
    }
  }

  @Test func theTableHoldsEveryZone() {
    #expect(Set(ZoneChange.table.keys) == Set(MarketZone.allCases).subtracting([.utc]))
    #expect(ZoneChange.table[.newYork]?.count == 1 + 2 * 134)
  }

  /// Clock text on the left, the moment it means on the right.
  @Test(arguments: [
    (MarketZone.newYork, "2026-01-05", 9 * 3600 + 1800, "2026-01-05T14:30:00Z"),
    (.newYork, "2026-07-06", 16 * 3600, "2026-07-06T20:00:00Z"),
    // Skipped by the clock: 02:30 does not exist, 03:30 is meant.
    (.newYork, "2026-03-08", 2 * 3600 + 1800, "2026-03-08T07:30:00Z"),
    (.newYork, "2026-03-08", 3 * 3600, "2026-03-08T07:00:00Z"),
    // Shown twice: the first.
    (.newYork, "2026-11-01", 3600 + 1800, "2026-11-01T05:30:00Z"),
    (.newYork, "2026-11-01", 2 * 3600, "2026-11-01T07:00:00Z"),
    (.chicago, "1974-01-06", 12 * 3600, "1974-01-06T17:00:00Z"),
    (.toronto, "1974-01-06", 12 * 3600, "1974-01-06T17:00:00Z"),
    (.london, "2026-03-29", 3600 + 900, "2026-03-29T01:15:00Z"),
    (.london, "2026-10-25", 3600 + 900, "2026-10-25T00:15:00Z"),
    (.berlin, "2026-06-01", 9 * 3600, "2026-06-01T07:00:00Z"),
    (.tokyo, "2026-06-01", 9 * 3600, "2026-06-01T00:00:00Z"),
    (.kolkata, "2026-06-01", 9 * 3600 + 900, "2026-06-01T03:45:00Z"),
    (.sydney, "2000-09-15", 10 * 3600, "2000-09-14T23:00:00Z"),
    (.sydney, "2026-04-05", 2 * 3600 + 1800, "2026-04-04T15:30:00Z"),
    (.utc, "1969-12-31", 86_399, "1969-12-31T23:59:59Z"),
  ])
  func clockTimesBecomeMoments(zone: MarketZone, day: String, seconds: Int, moment: String) throws {
    let date = try #require(CivilDate(day))
    #expect(zone.instant(of: date, secondsOfDay: seconds).rfc3339() == moment)
  }

  @Test(arguments: MarketZone.allCases)
  func momentsAndClocksAgreeBothWays(zone: MarketZone) {
    // Steps of a little over nine hours from 1990 to 2030 walk over all times of day.
    for second in stride(from: Int64(631_152_000), to: 1_893_456_000, by: 33_333) {
      let moment = Instant(seconds: second)
      let back = zone.instant(of: zone.date(of: moment), secondsOfDay: zone.secondsOfDay(of: moment))
      let isSecondShowing = back == moment.advanced(bySeconds: -3600)
      if isSecondShowing {
        #expect(zone.offsetSeconds(at: back) == zone.offsetSeconds(at: moment) + 3600)
      } else {
        #expect(back == moment, "\(zone)")
      }
    }
  }

  @Test func daysHave23And24And25Hours() throws {
    let hours = try ["2026-03-08", "2026-03-09", "2026-11-01"].map { text in
      let span = try MarketZone.newYork.span(of: #require(CivilDate(text)))
      return span.lowerBound.microseconds(until: span.upperBound) / 3_600_000_000
    }
    #expect(hours == [23, 24, 25])
  }
}

/// A change of clocks: from `second` (since 1970) on, the zone is `offset` seconds ahead of UTC.
struct ZoneChange: Sendable {
  let second: Int64
  let offset: Int

  /// By zone; the first entry says what held on 1967-01-01T00:00:00Z.
  static let table: [MarketZone: [ZoneChange]] = {
    var table: [MarketZone: [ZoneChange]] = [:]
    var zone = MarketZone.utc
    var minute: Int64 = 0
    for word in zoneChangesText.split(whereSeparator: \.isWhitespace) {
      if let named = MarketZone(rawValue: String(word)) {
        zone = named
        minute = -(3 * 365 + 1) * 1440
        table[zone] = []
        continue
      }
      let parts = word.split(separator: ":")
      if parts.count == 2 { minute += Int64(parts[0], radix: 36) ?? 0 }
      let offset = Int(parts[parts.count - 1]) ?? .min
      table[zone]?.append(ZoneChange(second: minute * 60, offset: offset * 60))
    }
    return table
  }()
}
