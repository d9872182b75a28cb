import CivilTime
import Crypto
import Ledger
import Testing

@testable import Journal

/// Numbers and hashes of streams, and what they give away.
@Suite struct ChainTests {
  private func book(_ count: Int = 60) -> [RecordedEvent] {
    var generator = SeededGenerator(seed: 21)
    var recorded = Instant(rfc3339: "2026-01-05T15:00:00Z")!
    return (1...count).map { position in
      recorded = recorded.advanced(byMicroseconds: generator.number(0...1) * 1_234_567)
      let event = generator.event(generator.pick(EventKind.allCases))
      return RecordedEvent(position: Int64(position), recorded: recorded, event: event)
    }
  }

  private func export(_ events: [RecordedEvent]) -> [[UInt8]] {
    var heads = StreamHeads()
    return events.map { event in
      var line: [UInt8] = []
      ExportLine.write(event, link: heads.append(event, canonical: EventCodec.encode(event.event)), into: &line)
      return line
    }
  }

  private func accept(_ lines: [[UInt8]]) throws(EventError) -> StreamHeads {
    var heads = StreamHeads()
    for line in lines { try heads.accept(try EventCodec.decodeExported(line: line)) }
    return heads
  }

  @Test func `each stream counts from one and chains the bytes that stand in the rule`() throws {
    let events = book()
    var heads = StreamHeads()
    var last: [String?: StreamLink] = [:]
    for event in events {
      let canonical = EventCodec.encode(event.event)
      let link = heads.append(event, canonical: canonical)
      let before = last[event.event.account]
      var bytes = before?.hash ?? [UInt8](repeating: 0, count: 32)
      withUnsafeBytes(of: event.recorded.microseconds.bigEndian) { bytes.append(contentsOf: $0) }
      #expect(link.hash == SHA256.digest(bytes + canonical))
      #expect(link.sequence == (before?.sequence ?? 0) + 1)
      last[event.event.account] = link
    }
    #expect(heads.heads.map(\.stream) == [nil, "T1", "T2", "a-b_c.9"])
    #expect(heads.heads.allSatisfy { $0.link == last[$0.stream] })
    #expect(heads.heads.reduce(0) { $0 + $1.link.sequence } == Int64(events.count))
    #expect(StreamHeads(heads.heads).heads == heads.heads)
  }

  @Test func `an export line says the event and its place`() throws {
    for (line, event) in zip(export(book()), book()) {
      let told = try EventCodec.decodeExported(line: line)
      #expect(told.event == event.event)
      #expect(told.recorded == event.recorded)
      #expect(told.position == event.position)
      #expect(try EventCodec.decode(line: line) == event.event)
    }
    let plain = try EventCodec.decodeExported(line: EventCodec.encode(book()[0].event))
    #expect(plain.recorded == nil && plain.position == nil && plain.sequence == nil && plain.hash == nil)
  }

  @Test func `an export that nobody touched is accepted`() throws {
    let heads = try accept(export(book()))
    #expect(heads.heads.count == 4)
  }

  private func expectCorrupt(_ lines: [[UInt8]]) {
    let error = #expect(throws: EventError.self) { try accept(lines) }
    #expect(error?.code == .corrupt)
  }

  @Test func `an event that was changed, taken out, doubled or moved is noticed`() throws {
    let lines = export(book())
    let middle = lines.count / 2
    let streams = book().map(\.event.account)
    let next = try #require((middle + 1..<lines.count).first { streams[$0] == streams[middle] })

    var taken = lines
    taken.remove(at: middle)
    expectCorrupt(taken)
    var doubled = lines
    doubled.insert(lines[middle], at: middle)
    expectCorrupt(doubled)
    var moved = lines
    moved.swapAt(middle, next)
    expectCorrupt(moved)
    // Events of different streams may stand in another order.
    let other = try #require((middle + 1..<lines.count).first { streams[$0] != streams[middle] })
    if !streams[middle + 1..<other].contains(where: { $0 == streams[middle] || $0 == streams[other] }) {
      var swapped = lines
      swapped.swapAt(middle, other)
      _ = try accept(swapped)
    }
  }

  @Test func `every member of a line is under the hash`() throws {
    let line = #"{"event":"fee","account":"T1","at":"2026-01-05T10:00:00Z","id":"a","amount":"1.0","currency":"USD"}"#
    let event = try EventCodec.decode(line: Array(line.utf8))
    let text = String(
      decoding: export([RecordedEvent(position: 1, recorded: event.at, event: event)])[0], as: UTF8.self)
    for (old, new) in [
      (#""event":"fee""#, #""event":"interest""#), ("T1", "T2"), ("10:00:00Z\",\"id", "10:00:01Z\",\"id"),
      (#""id":"a""#, #""id":"b""#), (#""1.0""#, #""1.00""#), ("USD", "CAD"),
      (#""recorded":"2026-01-05T10:00:00Z""#, #""recorded":"2026-01-05T10:00:00.000001Z""#),
      (#""sequence":1"#, #""sequence":2"#),
    ] {
      #expect(text.contains(old))
      expectCorrupt([Array(text.replacing(old, with: new).utf8)])
    }
  }
}
