import Testing

@testable import HTTP

/// Eight bytes looked at together are of a class when each of them is.
@Suite struct WordTests {
  private static func word(_ bytes: [UInt8]) -> UInt64 { bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } }

  @Test func `each byte at each place, among the least, the highest and others of the class`() {
    for byte in UInt8(0)...255 {
      for other in [UInt8(ascii: "!"), UInt8(ascii: "a"), UInt8(ascii: "~")] {
        for place in 0..<8 {
          var bytes = [UInt8](repeating: other, count: 8)
          bytes[place] = byte
          let word = Self.word(bytes)
          #expect(HTTPWord.isTarget(word) == HTTPBytes.isTarget(byte), "\(byte) at \(place)")
          let isContent = HTTPBytes.isFieldContent(byte) && byte < 128 && byte != HTTPBytes.tab
          #expect(HTTPWord.isFieldContent(word) == isContent, "\(byte) at \(place)")
        }
      }
    }
  }

  @Test func `two bytes of no class do not make up for each other`() {
    for first in UInt8(0)...255 where !HTTPBytes.isTarget(first) {
      for place in 0..<7 {
        var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 8)
        bytes[place] = first
        bytes[place + 1] = 0
        #expect(!HTTPWord.isTarget(Self.word(bytes)) && !HTTPWord.isFieldContent(Self.word(bytes)))
      }
    }
  }

  @Test func `a header's number is written as a text would be`() {
    for number in [0, 7, 10, 250, -3, Int.max, Int.min] {
      var numbers = HTTPHeaders()
      numbers.add("X-RateLimit-Reset", number)
      var texts = HTTPHeaders()
      texts.add("X-RateLimit-Reset", String(number))
      #expect(numbers == texts && numbers.block == texts.block)
    }
  }
}
