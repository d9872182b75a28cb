import Ambient
import CivilTime
import Glibc
import Telemetry
import Testing

/// What a log line looks like.
struct LogTests {
  let sink = MemorySink()
  var log: Log { Log(to: sink, minimum: .info, surroundings: FixedSurroundings(now: Instant(rfc3339: Self.moment)!)) }

  static let moment = "2026-01-05T14:30:00Z"

  @Test func aLineHasTimeLevelMessageAndFieldsInOrder() {
    log.info(
      "request answered",
      [
        "method": "GET", "route": .path("/v2/accounts/{accountId}/balances"), "status": .integer(200), "cached": true,
        "took": .milliseconds(ofNanoseconds: 1_234_567),
      ])
    #expect(
      sink.text == """
        at=2026-01-05T14:30:00Z level=info message="request answered" method=GET \
        route=/v2/accounts/{accountId}/balances status=200 cached=true took=1.234

        """)
  }

  @Test func linesBelowTheMinimumAreLeftOut() {
    log.debug("detail")
    #expect(sink.text.isEmpty)
    log.error("broken")
    #expect(sink.text.contains("level=error message=broken"))
  }

  @Test func fieldsOfAContextStandInEachLine() {
    let part = log.with(["part": "hub"]).with(["request": .identifier("00112233445566778899aabbccddeeff")])
    part.info("one", ["n": 1])
    part.warning("two")
    let lines = sink.text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.contains(" part=hub request=00112233445566778899aabbccddeeff") })
    #expect(lines[0].hasSuffix(" n=1"))
  }

  @Test func aValueCannotForgeALine() {
    log.info("start", ["directory": .configured("/a\nat=2026 level=error message=\"forged\"\u{1B}[0m \\é")])
    #expect(sink.text.split(separator: "\n").count == 1)
    #expect(sink.text.contains(#"directory="/a\nat=2026 level=error message=\"forged\"\u{1b}[0m \\é""#))
  }

  @Test func aLineHasALimit() {
    let long = log.with(["a": .configured(String(repeating: "x", count: 9_000))])
    for _ in 0..<20 { long.with(["b": .configured(String(repeating: "y", count: 512))]).info("long") }
    var many = log
    for _ in 0..<30 { many = many.with(["c": .configured(String(repeating: "z", count: 512))]) }
    many.info("longest")
    #expect(sink.text.split(separator: "\n").allSatisfy { $0.utf8.count < 8_192 })
    #expect(sink.text.split(separator: "\n").count == 21)
    #expect(sink.text.hasSuffix("\n"))
  }

  @Test(arguments: [
    (0, "0.000"), (999, "0.000"), (1_000, "0.001"), (10_042_000, "10.042"), (2_000_000_000, "2000.000"),
  ])
  func spansArePrintedInMilliseconds(nanoseconds: UInt64, text: String) {
    log.info("took", ["ms": .milliseconds(ofNanoseconds: nanoseconds)])
    #expect(sink.text.hasSuffix("ms=\(text)\n"))
  }

  @Test func levelsHaveNamesAndAnOrder() {
    #expect(LogLevel("warning") == .warning)
    #expect(LogLevel("loud") == nil)
    #expect(LogLevel.allCases.map(\.name) == ["debug", "info", "warning", "error"])
    #expect(LogLevel.debug < .info && .warning < LogLevel.error)
  }

  @Test func aDescriptorGetsWholeLinesFromManyWriters() async {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let sink = DescriptorSink(descriptor: ends[1])
    let log = Log(to: sink, surroundings: FixedSurroundings(now: Instant(rfc3339: Self.moment)!))
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask { for line in 0..<50 { log.info("line", ["writer": .integer(writer), "n": .integer(line)]) } }
      }
    }
    close(ends[1])
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while case let count = read(ends[0], &buffer, buffer.count), count > 0 { text += buffer[..<count] }
    close(ends[0])
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 400)
    #expect(Set(lines).count == 400)
    #expect(lines.allSatisfy { $0.hasPrefix("at=\(Self.moment) level=info message=line writer=") })
    #expect(sink.losses == 0)
  }

  @Test func aLostLineIsCounted() {
    let sink = DescriptorSink(descriptor: -1)
    sink.write([10], mayWait: false)
    #expect(sink.losses == 1)
  }

  @Test func linesThatMayWaitKeepTheirOrder() {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let sink = DescriptorSink(descriptor: ends[1])
    func arrived() -> String {
      var buffer = [UInt8](repeating: 0, count: 4_096)
      return String(decoding: buffer[..<max(0, read(ends[0], &buffer, buffer.count))], as: UTF8.self)
    }
    sink.write(Array("one\n".utf8), mayWait: true)
    sink.write(Array("two\n".utf8), mayWait: false)
    #expect(arrived() == "one\ntwo\n")
    sink.write(Array("three\n".utf8), mayWait: true)
    sink.flush()
    #expect(arrived() == "three\n")
    for _ in 0..<8_000 { sink.write(Array("four\n".utf8), mayWait: true) }
    #expect(arrived().hasPrefix("four\n"), "what waits is bounded")
    for end in ends { close(end) }
  }
}
