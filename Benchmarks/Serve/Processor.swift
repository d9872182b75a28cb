import Glibc

/// What this process has used of the processors.
enum Processor {
  private static let rounds = 5

  /// Microseconds for each of so many calls, two decimals, the median of some rounds; nil when one failed.
  static func medianOfRounds(_ calls: Int, _ body: () async -> Bool) async -> Double? {
    var timings: [Double] = []
    for _ in 0..<rounds {
      let start = seconds
      for _ in 0..<calls {
        guard await body() else { return nil }
      }
      timings.append((seconds - start) / Double(calls))
    }
    return (timings.sorted()[rounds / 2] * 1e8).rounded() / 100
  }

  private static var seconds: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}
