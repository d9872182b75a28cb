/// Reads a chunked body strictly, in whatever pieces it comes.
struct ChunkedDecoder: Sendable {
  private enum State: Sendable {
    case size, sizeStarted, extensions, sizeLineFeed, data, dataReturn, dataLineFeed
    case trailerStart, trailer, trailerLineFeed, endLineFeed, done
  }

  private var state = State.size
  private var remaining = 0
  private var digits = 0
  private var overhead = 0
  /// Bytes of extensions and trailers that are read, in the whole body, before it is refused.
  private let overheadLimit: Int

  init(overheadLimit: Int) { self.overheadLimit = overheadLimit }

  /// Whether the last chunk and its empty line have been read.
  var isDone: Bool { state == .done }

  /// Reads until the body is whole, `bytes` ends or more than `room` bytes of data would be added.
  ///
  /// - Returns: how many bytes were consumed; fewer than `bytes.count` when the body is whole.
  mutating func consume(_ bytes: Span<UInt8>, into body: inout [UInt8], room: Int) throws(HTTPError) -> Int {
    var index = 0
    let limit = body.count + room
    while index < bytes.count && state != .done {
      if state == .data {
        let count = min(remaining, bytes.count - index)
        if count > limit - body.count { throw HTTPError(.bodyTooLarge, "The request's body is too large.") }
        bytes.extracting(index..<(index + count)).withUnsafeBufferPointer { body.append(contentsOf: $0) }
        remaining -= count
        index += count
        if remaining == 0 { state = .dataReturn }
      } else {
        try step(bytes[index])
        index += 1
      }
    }
    return index
  }

  private mutating func step(_ byte: UInt8) throws(HTTPError) {
    switch state {
    case .size, .sizeStarted: try readSize(byte)
    case .extensions:
      if byte == HTTPBytes.carriageReturn { state = .sizeLineFeed } else { try skip(byte) }
    case .sizeLineFeed:
      try expect(byte, HTTPBytes.lineFeed)
      digits = 0
      state = remaining == 0 ? .trailerStart : .data
    case .dataReturn:
      try expect(byte, HTTPBytes.carriageReturn)
      state = .dataLineFeed
    case .dataLineFeed:
      try expect(byte, HTTPBytes.lineFeed)
      state = .size
    case .trailerStart:
      if byte == HTTPBytes.carriageReturn {
        state = .endLineFeed
      } else {
        guard HTTPBytes.isToken(byte) else { throw malformed }
        try skip(byte)
        state = .trailer
      }
    case .trailer:
      if byte == HTTPBytes.carriageReturn { state = .trailerLineFeed } else { try skip(byte) }
    case .trailerLineFeed:
      try expect(byte, HTTPBytes.lineFeed)
      state = .trailerStart
    case .endLineFeed:
      try expect(byte, HTTPBytes.lineFeed)
      state = .done
    case .data, .done: break
    }
  }

  private mutating func readSize(_ byte: UInt8) throws(HTTPError) {
    if let digit = HTTPBytes.hexValue(byte) {
      digits += 1
      if digits > 12 { throw malformed }
      remaining = remaining << 4 | Int(digit)
      state = .sizeStarted
    } else if state == .sizeStarted && byte == HTTPBytes.carriageReturn {
      state = .sizeLineFeed
    } else if state == .sizeStarted && byte == 0x3B {
      state = .extensions
    } else {
      throw malformed
    }
  }

  /// Passes over a byte of an extension or a trailer: no control character, and not without end.
  private mutating func skip(_ byte: UInt8) throws(HTTPError) {
    overhead += 1
    guard HTTPBytes.isFieldContent(byte), overhead <= overheadLimit else { throw malformed }
  }

  private func expect(_ byte: UInt8, _ wanted: UInt8) throws(HTTPError) {
    if byte != wanted { throw malformed }
  }

  private var malformed: HTTPError { HTTPError(.malformedRequest, "The request's body is not properly chunked.") }
}
