import Glibc

/// Looks for the end of a head as bytes come in, each byte once, and refuses what can be no head before it is whole.
struct HeadScanner: Sendable {
  /// Bytes from the start of the head that have been looked at.
  private(set) var scanned = 0
  /// Where the line that is being looked at starts.
  private(set) var lineStart = 0

  /// The length of the head including its empty line, or nil when more bytes are wanted.
  ///
  /// Every line must end with CR LF: a bare LF is refused here, a bare CR by the parser as a control character.
  mutating func end(in bytes: Span<UInt8>, limits: HeadLimits) throws(HTTPError) -> Int? {
    let stop = min(bytes.count, limits.bytes)
    while let lineFeed = Self.lineFeed(in: bytes, scanned..<stop) {
      scanned = lineFeed + 1
      guard scanned >= lineStart + 2, bytes[lineFeed - 1] == HTTPBytes.carriageReturn else {
        throw HTTPError(.malformedRequest, "A line of the request ends without a carriage return.")
      }
      if scanned == lineStart + 2 && lineStart > 0 { return scanned }
      lineStart = scanned
    }
    scanned = stop
    if bytes.count < limits.bytes { return nil }
    if lineStart == 0 { throw HTTPError(.targetTooLong, "The request line is too long.") }
    throw HTTPError(.headTooLarge, "The request's fields are larger than \(limits.bytes) bytes.")
  }

  private static func lineFeed(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      guard !range.isEmpty, let start = buffer.baseAddress,
        let found = memchr(start + range.lowerBound, Int32(HTTPBytes.lineFeed), range.count)
      else { return nil }
      return UnsafeRawPointer(found) - UnsafeRawPointer(start)
    }
  }
}
