import Testing

/// Rules that forbid a word, each in some part of the tree.
struct WordRule: CustomTestStringConvertible, Sendable {
  let name: String
  let words: [String]
  /// Folders of the root that the rule walks.
  var folders = ["Sources", "Benchmarks"]
  /// Rooms in which the words are at home.
  var exempt: Set<String> = []
  /// Only these rooms, when any are named.
  var only: Set<String> = []
  /// Comments and strings count too.
  var readsComments = false
  /// A member of that name (`page.print()`) is another matter.
  var ignoresMembers = false

  var testDescription: String { name }

  func offences(in file: SourceFile) -> [Offence] {
    guard !exempt.contains(file.room), only.isEmpty || only.contains(file.room) else { return [] }
    var found: [Offence] = []
    for (index, line) in (readsComments ? file.lines : file.code).enumerated() {
      for word in words where Words.contain(word, in: line) {
        if ignoresMembers, !Words.contain(word, in: line.replacing(".\(word)", with: "")[...]) { continue }
        found.append(file.offence(index, "\(name): \(word)"))
      }
    }
    return found
  }

  static let all = [time, randomness, output, leftOver, sleep, binaryFloat]

  static let time = WordRule(
    name: "time outside Ambient",
    words: [
      "Date()", "Date.now", "clock_gettime", "clock_gettime_nsec_np", "gettimeofday", "time(nil)", "localtime_r",
      "ContinuousClock", "SuspendingClock", "DispatchTime.now", "mach_absolute_time", "CFAbsoluteTimeGetCurrent",
      "ProcessInfo.processInfo.systemUptime",
    ],
    exempt: ["Ambient"])

  static let randomness = WordRule(
    name: "randomness outside Ambient and Crypto",
    words: [
      "random(in:", ".random()", "randomElement(", "shuffled()", "shuffle()", "UUID()", "getrandom", "getentropy",
      "arc4random", "arc4random_uniform", "drand48", "SystemRandomNumberGenerator", "RAND_bytes", "rand()",
    ],
    exempt: ["Ambient", "Crypto"])

  static let output = WordRule(
    name: "output outside bursar and Telemetry",
    words: [
      "print(", "debugPrint(", "dump(", "puts(", "fputs(", "putchar(", "printf(", "fprintf(", "vprintf(", "perror(",
      "FileHandle", "standardError", "standardOutput", "STDERR_FILENO", "STDOUT_FILENO", "stdout", "stderr",
    ],
    folders: ["Sources"],
    exempt: ["bursar", "Telemetry"],
    ignoresMembers: true)

  /// Spelt in halves, so that this file does not trip the rule.
  static let leftOver = WordRule(
    name: "left-over word",
    words: ["TO" + "DO", "FIX" + "ME", "not implemented " + "yet", "unimplement" + "ed"],
    folders: ["Sources", "Tests", "Benchmarks"],
    readsComments: true)

  /// Waiting for a while is not waiting for an event.
  static let sleep = WordRule(
    name: "sleep as synchronisation",
    words: ["sleep(", "usleep(", "nanosleep(", "clock_nanosleep(", "Task.sleep", "Thread.sleep"],
    folders: ["Sources", "Tests", "Benchmarks"])

  static let binaryFloat = WordRule(
    name: "binary floating point near money",
    words: ["Double", "Float", "CGFloat", "Float80"],
    folders: ["Sources"],
    only: [
      "Money", "Market", "Ledger", "Margin", "Orders", "Book", "Journal", "Keeper", "SnapTradeWire",
      "TradeStationWire", "AriesWire", "BookWire",
    ])
}
