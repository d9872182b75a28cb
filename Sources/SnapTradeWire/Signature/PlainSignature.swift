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
    for byte in text where byte < 0x20 || byte > 0x7E || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
      return false
    }
    return true
  }
}
