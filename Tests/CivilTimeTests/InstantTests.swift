import CivilTime
import Testing

@Suite struct InstantTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-01-05T09:30:00-05:00", 1_767_623_400_000_000),
    ("2026-01-05T14:30:00Z", 1_767_623_400_000_000), ("2026-01-05t14:30:00z", 1_767_623_400_000_000),
    ("2026-01-05T14:30:00.5Z", 1_767_623_400_500_000), ("2026-01-05T14:30:00.123456789Z", 1_767_623_400_123_456),
    ("1969-12-31T23:59:59.999999999Z", -1), ("2026-01-06T04:15:00+13:45", 1_767_623_400_000_000),
    ("1970-01-01T00:00:00-00:00", 0), ("0000-01-01T00:00:00Z", -62_167_219_200_000_000),
    ("9999-12-31T23:59:59Z", 253_402_300_799_000_000),
  ])
  func reads(text: String, microseconds: Int64) {
    #expect(Instant(rfc3339: text) == Instant(microseconds: microseconds))
    #expect(Instant(rfc3339UTF8: Array(text.utf8)) == Instant(microseconds: microseconds))
    #expect(Instant(rfc3339UTF8: AnySequence(text.utf8)) == Instant(microseconds: microseconds))
  }

  @Test(arguments: [
    "2026-01-05T14:30:00", "2026-01-05 14:30:00Z", "2026-01-05T14:30Z", "2026-01-05T24:00:00Z", "2026-01-05T23:60:00Z",
    "2016-12-31T23:59:60Z", "2026-02-30T00:00:00Z", "2026-01-05T14:30:00.Z", "2026-01-05T14:30:00.1234567890Z",
    "2026-01-05T14:30:00,5Z", "2026-01-05T14:30:00+0500", "2026-01-05T14:30:00+05", "2026-01-05T14:30:00+24:00",
    "2026-01-05T14:30:00+05:60", "2026-01-05T14:30:00Z ", "2026-01-05T14:30:00ZZ", "2026-1-05T14:30:00Z", "",
    "2026-01-05T14:30:00\u{2212}05:00", "2026-01-05T14:30:00z5", "20260105T143000Z",
  ])
  func refuses(text: String) { #expect(Instant(rfc3339: text) == nil) }

  @Test(arguments: [
    (0, MarketZone.utc, "1970-01-01T00:00:00Z"), (-1, .utc, "1969-12-31T23:59:59.999999Z"),
    (1_767_623_400_000_000, .newYork, "2026-01-05T09:30:00-05:00"),
    (1_767_623_400_500_000, .london, "2026-01-05T14:30:00.500+00:00"),
    (1_767_623_400_000_001, .kolkata, "2026-01-05T20:00:00.000001+05:30"),
    (1_783_000_000_120_000, .newYork, "2026-07-02T09:46:40.120-04:00"),
  ])
  func writes(microseconds: Int64, zone: MarketZone, text: String) {
    let instant = Instant(microseconds: microseconds)
    #expect(instant.rfc3339(in: zone) == text)
    #expect(Instant(rfc3339: text) == instant)
  }

  @Test func textOfAnyInstantReadsBack() {
    var state: UInt64 = 7
    for zone in MarketZone.allCases {
      for _ in 0..<500 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let instant = Instant(microseconds: Int64(state >> 12) % 4_102_444_800_000_000)
        #expect(Instant(rfc3339: instant.rfc3339(in: zone)) == instant)
      }
    }
  }

  @Test func countsAndOrder() {
    let instant = Instant(microseconds: -1_500_000)
    #expect(instant.seconds == -2)
    #expect(instant.advanced(bySeconds: 2) == Instant(microseconds: 500_000))
    #expect(instant.advanced(byMicroseconds: -1) < instant)
    #expect(Instant(seconds: 1).microseconds(until: instant) == -2_500_000)
  }
}
