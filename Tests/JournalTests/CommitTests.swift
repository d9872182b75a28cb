import CivilTime
import Ledger
import Money
import Testing

@testable import Journal

/// Commits keep their events to the byte, and damage is seen.
@Suite struct CommitTests {
  private let recorded = Instant(rfc3339: "2026-01-05T15:00:00.123456Z")!

  private func events(_ count: Int, from first: Int64 = 1, seed: UInt64 = 5) -> [RecordedEvent] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { offset in
      RecordedEvent(
        position: first + Int64(offset), recorded: recorded, event: generator.event(generator.pick(EventKind.allCases)))
    }
  }

  @Test func `what was packed unpacks`() throws {
    for count in [1, 2, 300] {
      let events = events(count, from: 1_000_000_007)
      #expect(try CommitPayload.unpack(CommitPayload.pack(events)) == events)
    }
  }

  @Test func `encoded events keep their canonical bytes, and make any commit`() throws {
    let events = events(50)
    let encoded = EncodedEvents(events.map(\.event))
    #expect(encoded.count == 50)
    for (index, event) in events.enumerated() {
      #expect(Array(encoded[index]) == EventCodec.encode(event.event))
    }
    #expect(encoded.commit(0..<50, first: 1, recorded: recorded) == CommitPayload.pack(events))
    let chosen = EncodedEvents([3, 40, 41], of: encoded)
    let commit = chosen.commit(1..<3, first: 7, recorded: recorded)
    #expect(try CommitPayload.unpack(commit).map(\.event) == [events[40].event, events[41].event])
    #expect(try CommitPayload.unpack(commit).map(\.position) == [7, 8])
    var seen: [RecordedEvent] = []
    let bytes = CommitPayload.pack(events)
    try CommitPayload.forEach(in: bytes) { event, range in
      seen.append(event)
      #expect(Array(bytes[range]) == EventCodec.encode(event.event))
    }
    #expect(seen == events)
  }

  @Test func `a cut commit is refused at every length`() {
    let bytes = CommitPayload.pack(events(3))
    for length in 0..<bytes.count {
      #expect(throws: EventError.self) { try CommitPayload.unpack(Array(bytes.prefix(length))) }
    }
    #expect(throws: EventError.self) { try CommitPayload.unpack(bytes + [0]) }
    #expect(throws: EventError.self) { try CommitPayload.unpack([2] + bytes.dropFirst()) }
  }

  @Test func `damaged commits are refused or read, never worse`() {
    let bytes = CommitPayload.pack(events(5))
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<3000 {
      var damaged = bytes
      damaged[generator.number(0...bytes.count - 1)] = UInt8(generator.number(0...255))
      _ = try? CommitPayload.unpack(damaged)
    }
  }

  @Test func `what was stored stays readable when it is beyond the limits of input`() throws {
    let long = CashAmount(amount: 1, currency: .usd, note: String(repeating: "x", count: 5000))
    let event = RecordedEvent(
      position: 1, recorded: recorded, event: Event(account: "T1", at: recorded, payload: .fee(long)))
    #expect(throws: EventError.self) { try EventCodec.validate(event.event) }
    #expect(try CommitPayload.unpack(CommitPayload.pack([event])) == [event])
  }
}
