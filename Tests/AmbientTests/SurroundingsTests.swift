import Ambient
import CivilTime
import Testing

@Suite struct SurroundingsTests {
  @Test func fixedClocksMoveOnlyWhenTold() {
    let surroundings = FixedSurroundings()
    #expect(surroundings.now().rfc3339() == "2026-01-05T14:30:00Z")
    let begin = surroundings.monotonicNanoseconds()
    #expect(surroundings.advance(bySeconds: 90).rfc3339() == "2026-01-05T14:31:30Z")
    surroundings.advance(byMicroseconds: 250)
    #expect(surroundings.monotonicNanoseconds() - begin == 90_000_250_000)
    #expect(surroundings.now() == Instant(microseconds: 1_767_623_490_000_250))
  }

  @Test func theMonotonicClockNeverGoesBack() {
    let surroundings = FixedSurroundings(now: Instant(seconds: 1000))
    let begin = surroundings.monotonicNanoseconds()
    surroundings.set(Instant(seconds: 10))
    #expect(surroundings.now() == Instant(seconds: 10))
    #expect(surroundings.monotonicNanoseconds() == begin)
    surroundings.set(Instant(seconds: 12))
    #expect(surroundings.monotonicNanoseconds() == begin + 2_000_000_000)
  }

  @Test func sameSeedSameBytes() {
    let one = FixedSurroundings(seed: 42)
    let other = FixedSurroundings(seed: 42)
    let bytes = one.randomBytes(21)
    #expect(bytes.count == 21)
    #expect(bytes == other.randomBytes(21))
    #expect(one.randomBytes(8) != Array(bytes.prefix(8)))
    #expect(FixedSurroundings(seed: 43).randomBytes(21) != bytes)
    #expect(one.randomBytes(0).isEmpty)
  }

  @Test func manyTasksMoveOneClock() async {
    let surroundings = FixedSurroundings(now: Instant(seconds: 0))
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<1000 { surroundings.advance(byMicroseconds: 1) }
        }
      }
    }
    #expect(surroundings.now() == Instant(microseconds: 8000))
  }

  @Test func theSystemsClocksAndChance() throws {
    let system = SystemSurroundings()
    let begin = system.monotonicNanoseconds()
    #expect(system.now() > (try #require(Instant(rfc3339: "2025-01-01T00:00:00Z"))))
    #expect(system.monotonicNanoseconds() >= begin)
    #expect(system.randomBytes(32).count == 32)
    #expect(system.randomBytes(32) != system.randomBytes(32))
  }
}
