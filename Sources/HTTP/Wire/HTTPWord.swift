/// The classes of `HTTPBytes` for eight bytes at once. What is no ASCII is never of a class here: it is for the loop
/// over bytes to say.
enum HTTPWord {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// Whether all of them may stand in a request target.
  @inline(__always)
  static func isTarget(_ word: UInt64) -> Bool {
    isBelow128(word) && isAtLeast(HTTPBytes.space + 1, word) && has(no: HTTPBytes.hash, word) && has(no: 0x7F, word)
  }

  /// Whether all of them may stand in a field value, and none is a tab.
  @inline(__always)
  static func isFieldContent(_ word: UInt64) -> Bool {
    isBelow128(word) && isAtLeast(HTTPBytes.space, word) && has(no: 0x7F, word)
  }

  @inline(__always)
  private static func isBelow128(_ word: UInt64) -> Bool { word & tops == 0 }

  // With the top bit set, no byte borrows from its neighbour, and it keeps that bit unless it lies below the bound.
  // Both for bytes below 128.

  @inline(__always)
  private static func isAtLeast(_ bound: UInt8, _ word: UInt64) -> Bool {
    ((word | tops) &- ones &* UInt64(bound)) & tops == tops
  }

  @inline(__always)
  private static func has(no byte: UInt8, _ word: UInt64) -> Bool { isAtLeast(1, word ^ ones &* UInt64(byte)) }
}
