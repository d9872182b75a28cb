import CivilTime
import JSON
import Ledger
import Money
import Testing

@testable import Journal

/// What is written reads back as the same event, and the canonical bytes never change any more.
@Suite struct RoundTripTests {
  static let perKind = 150

  @Test(arguments: EventKind.allCases) func `an event reads back as it was`(_ kind: EventKind) throws {
    var generator = SeededGenerator(seed: UInt64(kind.rawValue.utf8.count) * 1000)
    for _ in 0..<Self.perKind {
      let event = generator.event(kind)
      let bytes = EventCodec.encode(event)
      let back = try EventCodec.decode(line: bytes)
      #expect(back == event)
      #expect(EventCodec.encode(back) == bytes)
      try EventCodec.validate(event)
    }
  }

  /// The members in any order, `event` somewhere among them, give the same canonical bytes.
  @Test(arguments: EventKind.allCases) func `the order of members does not matter`(_ kind: EventKind) throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<40 {
      let bytes = EventCodec.encode(generator.event(kind))
      guard case .object(var object) = try JSONValue(parsing: bytes) else { throw JSONFault() }
      object.members.shuffle(using: &generator)
      let shuffled = JSONValue.object(object).bytes
      #expect(try EventCodec.encode(EventCodec.decode(line: shuffled)) == bytes)
    }
  }

  @Test func `one decoder reads many lines, also after a refusal`() throws {
    var generator = SeededGenerator(seed: 11)
    var decoder = EventDecoder()
    for turn in 0..<600 {
      let event = generator.event(generator.pick(EventKind.allCases))
      let bytes = EventCodec.encode(event)
      if turn % 5 == 0 {
        let broken = bytes.dropLast(generator.number(1...bytes.count - 1))
        #expect(throws: EventError.self) {
          try broken.withUnsafeBufferPointer { (line) throws(EventError) in try decoder.decode(line: line) }
        }
      }
      let back = try bytes.withUnsafeBufferPointer { (line) throws(EventError) in try decoder.decode(line: line) }
      #expect(back == event)
    }
  }

  /// Whatever is done to a line, it is refused with an error or read; what was read is stable.
  @Test func `damaged lines are refused or read, never worse`() throws {
    var generator = SeededGenerator(seed: 3)
    var readable = 0
    for _ in 0..<4000 {
      var bytes = EventCodec.encode(generator.event(generator.pick(EventKind.allCases)))
      for _ in 0..<generator.number(1...3) {
        let place = generator.number(0...bytes.count - 1)
        switch generator.number(0...2) {
        case 0: bytes[place] = UInt8(generator.number(0...255))
        case 1: bytes.remove(at: place)
        default: bytes.insert(generator.pick(Array("\"{}[],:0-e.".utf8)), at: place)
        }
      }
      guard let event = try? EventCodec.decode(line: bytes) else { continue }
      readable += 1
      let canonical = EventCodec.encode(event)
      #expect(try EventCodec.decode(line: canonical) == event)
      #expect(try EventCodec.encode(EventCodec.decode(line: canonical)) == canonical)
    }
    #expect(readable > 100)
  }

  @Test func `an event that could not be imported again is found`() {
    let at = Instant(microseconds: 0)
    func event(_ payload: Event.Payload, of account: String? = "T1") -> Event {
      Event(account: account, at: at, payload: payload)
    }
    let cash = CashAmount(amount: 1, currency: .usd, note: String(repeating: "x", count: 257))
    let twice = Statement(figures: [NamedAmount(name: "a", amount: 1), NamedAmount(name: "a", amount: 2)])
    let faulty = [
      event(.fee(cash)), event(.fee(CashAmount(amount: 1, currency: .usd)), of: nil), event(.statement(twice)),
      event(.statement(Statement()), of: "no blank"), event(.price(PriceQuote(symbol: "A", price: 1))),
      event(.split(Split(symbol: "A", numerator: 0, denominator: 1)), of: nil), event(.adjustment(Adjustment())),
    ]
    for event in faulty {
      #expect(throws: EventError.self) { try EventCodec.validate(event) }
    }
  }

  struct JSONFault: Error {}
}
