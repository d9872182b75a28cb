import JSON
import Testing

/// Properties that hold for any text; each seed makes the same texts again.
struct RandomTests {
  static let limits = JSONLimits(bytes: 1 << 16, depth: 12, members: 64, elements: 64, string: 400, number: 48)

  @Test(arguments: UInt64(1)...8) func whatIsWrittenIsReadBack(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    for _ in 0..<250 {
      let value = generator.value(depth: 4)
      for asciiEscapes in [false, true] {
        let bytes = value.canonicalBytes(order: .kept, asciiEscapes: asciiEscapes)
        #expect(try JSONValue(parsing: bytes) == value)
        #expect(!asciiEscapes || bytes.allSatisfy { (0x20...0x7E).contains($0) })
      }
      let loose = generator.loosened(value.bytes)
      #expect(try JSONValue(parsing: loose) == value, "\(String(decoding: loose, as: UTF8.self))")
      let sorted = try JSONValue(parsing: value.canonicalBytes())
      #expect(sorted.canonicalBytes() == value.canonicalBytes(), "sorting twice changes nothing")
    }
  }

  /// Whatever is done to a text, the parser answers with a value or an error: it neither stops the program nor
  /// disagrees with itself. The reader that skips, the one that builds and the one that keeps raw bytes accept the same
  /// texts.
  @Test(arguments: UInt64(1)...16) func changedTextsAreAnsweredConsistently(seed: UInt64) throws {
    var generator = Generator(seed: seed &* 7_919)
    var accepted = 0
    for round in 0..<800 {
      let source = generator.value(depth: 3).bytes
      let text = generator.mutated(round % 2 == 0 ? source : generator.loosened(source))
      let value = try? JSONValue(parsing: text, limits: Self.limits)
      #expect(skips(text) == (value != nil), "\(String(decoding: text, as: UTF8.self))")
      guard let value else {
        try expectUsefulError(text)
        continue
      }
      accepted += 1
      #expect(try JSONValue(parsing: value.bytes, limits: .request) == value)
      var reader = try JSONReader(text)
      #expect(try JSONValue(parsing: try reader.readRawValue()) == value)
    }
    #expect(accepted > 20, "changes that all break the text test little")
  }

  private func skips(_ text: [UInt8]) -> Bool {
    do {
      var reader = try JSONReader(text, limits: Self.limits)
      try reader.skipValue()
      try reader.finish()
      return true
    } catch {
      return false
    }
  }

  /// The place of an error lies in the text, and cutting the text there leaves nothing whole.
  private func expectUsefulError(_ text: [UInt8]) throws {
    do {
      _ = try JSONValue(parsing: text, limits: Self.limits)
    } catch {
      #expect((0...text.count).contains(error.offset) && error.path != nil, "\(error)")
      guard error.code != .trailingText else { return }
      #expect(
        (try? JSONValue(parsing: Array(text[..<error.offset]), limits: Self.limits)) == nil || error.code == .number)
    }
  }
}
