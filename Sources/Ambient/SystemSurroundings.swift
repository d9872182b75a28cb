public import CivilTime
import Crypto
import Glibc

/// The surroundings of a real run: the system's clocks and its random generator.
public struct SystemSurroundings: Surroundings {
  public init() {}

  /// The system's real-time clock, cut to microseconds.
  public func now() -> Instant {
    let time = Self.read(CLOCK_REALTIME)
    return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
  }

  /// The system's monotonic clock.
  public func monotonicNanoseconds() -> UInt64 {
    let time = Self.read(CLOCK_MONOTONIC)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Bytes from the generator of `Crypto`, which the kernel seeds.
  public func randomBytes(_ count: Int) -> [UInt8] { Crypto.randomBytes(count) }

  private static func read(_ clock: clockid_t) -> timespec {
    var time = timespec()
    let result = clock_gettime(clock, &time)
    precondition(result == 0, "the system has no clock \(clock)")
    return time
  }
}
