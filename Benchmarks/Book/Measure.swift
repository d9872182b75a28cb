import Ambient
import Glibc

/// Times a piece of work on the monotonic clock.
struct Measure {
  static let clock = SystemSurroundings()

  /// Seconds that `work` took.
  static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = clock.monotonicNanoseconds()
    try work()
    return Double(clock.monotonicNanoseconds() - start) / 1e9
  }

  static func seconds(_ work: () async throws -> Void) async rethrows -> Double {
    let start = clock.monotonicNanoseconds()
    try await work()
    return Double(clock.monotonicNanoseconds() - start) / 1e9
  }

  /// Seconds that this process has had of the processors, all its threads together.
  static func cpuSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    return Double(seconds) + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
  }

  /// The median of `runs` timings.
  static func median(_ runs: Int, _ work: () throws -> Void) rethrows -> Double {
    var timings: [Double] = []
    for _ in 0..<runs { timings.append(try seconds(work)) }
    return timings.sorted()[runs / 2]
  }

  static func row(_ name: String, _ value: String, aim: String) {
    let padding = String(repeating: " ", count: max(1, 58 - name.count))
    print(name + padding + value + String(repeating: " ", count: max(1, 26 - value.count)) + "aim " + aim)
  }

  static func rounded(_ value: Double, _ digits: Int) -> String {
    var factor = 1.0
    for _ in 0..<digits { factor *= 10 }
    let scaled = (value * factor).rounded() / factor
    return digits == 0 ? String(Int(scaled)) : String(scaled)
  }
}
