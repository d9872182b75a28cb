/// The text of the published rule for a request without body, in pieces that need not be put together: what nearly
/// every request is signed over.
public enum PlainSignature {
  /// Gives the pieces of `{"content":null,"path":…,"query":…}` to `take`; false, and nothing given, when path or query
  /// holds a sign that JSON escapes.
  public static func pieces(
    path: UnsafeBufferPointer<UInt8>, query: UnsafeBufferPointer<UInt8>, _ take: (UnsafeRawBufferPointer) -> Void
  ) -> Bool {
    guard isPlain(path), isPlain(query) else { return false }
    give(#"{"content":null,"path":""#, take)
    take(UnsafeRawBufferPointer(path))
    give(#"","query":""#, take)
    take(UnsafeRawBufferPointer(query))
    give(#""}"#, take)
    return true
  }

  private static func give(_ text: StaticString, _ take: (UnsafeRawBufferPointer) -> Void) {
    take(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Printable ASCII without quote and backslash: a JSON string as it stands.
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let words = UnsafeRawBufferPointer(text)
    var start = 0
    while start + 8 <= text.count, isPlain(words.loadUnaligned(fromByteOffset: start, as: UInt64.self)) { start += 8 }
    for byte in text[start...]
    where byte < 0x20 || byte > 0x7E || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
      return false
    }
    return true
  }

  /// The same of eight characters. With its top bit set a byte below 128 borrows from no neighbour, and keeps that bit
  /// unless it lies below what is taken away.
  @inline(__always)
  private static func isPlain(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = ones &* 0x80
    func isAtLeast(_ bound: UInt64, _ word: UInt64) -> Bool { ((word | tops) &- ones &* bound) & tops == tops }
    func has(no byte: UInt8) -> Bool { isAtLeast(1, word ^ ones &* UInt64(byte)) }
    return word & tops == 0 && isAtLeast(0x20, word) && has(no: 0x7F) && has(no: UInt8(ascii: "\""))
      && has(no: UInt8(ascii: "\\"))
  }
}
