/// Reads a whole head strictly: what two readers might understand differently is refused, never repaired.
struct HeadParser {
  private let limits: HeadLimits
  private var cursor = 0
  private var fields: [HTTPHeaders.Field] = []
  private var special = SpecialFields()

  private init(limits: HeadLimits) { self.limits = limits }

  /// Reads a head as the scanner has found it: from the method to the empty line.
  static func parse(_ bytes: Span<UInt8>, limits: HeadLimits) throws(HTTPError) -> RequestHead {
    var parser = HeadParser(limits: limits)
    return try parser.read(bytes)
  }

  private mutating func read(_ bytes: Span<UInt8>) throws(HTTPError) -> RequestHead {
    let method = try readMethod(bytes)
    let target = try readTarget(bytes)
    let minor = try readVersion(bytes)
    let blockStart = cursor
    fields.reserveCapacity(12)
    while bytes[cursor] != HTTPBytes.carriageReturn { try readField(bytes, blockStart) }
    guard cursor == bytes.count - 2 else { throw Self.malformed("The request's head has a bare carriage return.") }
    let block = bytes.extracting(blockStart..<cursor).withUnsafeBufferPointer { Array($0) }
    let headers = HTTPHeaders(block: block, fields: fields)
    let host = try HostField.read(special, headers: headers, target: target, minor: minor)
    return RequestHead(
      method: method, target: target, headers: headers,
      framing: try special.framing(headers, minor: minor),
      isCurrent: minor == 1,
      keepsAlive: minor == 1 && !special.closes(headers),
      expectsContinue: try special.expectsContinue(headers, minor: minor),
      host: host)
  }

  static func malformed(_ text: String) -> HTTPError { HTTPError(.malformedRequest, text) }

  private mutating func readMethod(_ bytes: Span<UInt8>) throws(HTTPError) -> String {
    let start = cursor
    while HTTPBytes.isToken(bytes[cursor]) { cursor += 1 }
    guard cursor > start, cursor - start <= 32, bytes[cursor] == HTTPBytes.space else {
      throw Self.malformed("The request line has no method.")
    }
    cursor += 1
    return text(bytes, start, cursor - 1)
  }

  private mutating func readTarget(_ bytes: Span<UInt8>) throws(HTTPError) -> String {
    let start = cursor
    skipWords(bytes, HTTPWord.isTarget)
    while HTTPBytes.isTarget(bytes[cursor]) { cursor += 1 }
    guard cursor > start, bytes[cursor] == HTTPBytes.space else {
      throw Self.malformed("The request line has no target, or one with forbidden characters.")
    }
    if cursor - start > limits.target { throw HTTPError(.targetTooLong, "The request's target is too long.") }
    cursor += 1
    return text(bytes, start, cursor - 1)
  }

  /// Reads `HTTP/1.0` or `HTTP/1.1` and the end of the line.
  private mutating func readVersion(_ bytes: Span<UInt8>) throws(HTTPError) -> UInt8 {
    let name: StaticString = "HTTP/"
    guard bytes.count - cursor >= 10 else { throw Self.malformed("The request line has no version.") }
    for index in 0..<5 where bytes[cursor + index] != name.utf8Start[index] {
      throw Self.malformed("The request line has no version.")
    }
    let major = bytes[cursor + 5]
    let minor = bytes[cursor + 7]
    guard HTTPBytes.isDigit(major), bytes[cursor + 6] == 0x2E, HTTPBytes.isDigit(minor),
      bytes[cursor + 8] == HTTPBytes.carriageReturn, bytes[cursor + 9] == HTTPBytes.lineFeed
    else { throw Self.malformed("The request line does not end with a version.") }
    guard major == 0x31, minor <= 0x31 else {
      throw HTTPError(.unknownVersion, "Only HTTP/1.0 and HTTP/1.1 are spoken.")
    }
    cursor += 10
    return minor - 0x30
  }

  /// Reads one field. A line that begins with a blank (folding) has no name, a blank before the colon is in no name.
  private mutating func readField(_ bytes: Span<UInt8>, _ blockStart: Int) throws(HTTPError) {
    let nameStart = cursor
    while HTTPBytes.isToken(bytes[cursor]) { cursor += 1 }
    guard cursor > nameStart, bytes[cursor] == HTTPBytes.colon else {
      throw Self.malformed("A field of the request has no proper name.")
    }
    let nameEnd = cursor
    cursor += 1
    while isBlank(bytes[cursor]) { cursor += 1 }
    let valueStart = cursor
    skipWords(bytes, HTTPWord.isFieldContent)
    while HTTPBytes.isFieldContent(bytes[cursor]) { cursor += 1 }
    var valueEnd = cursor
    guard bytes[cursor] == HTTPBytes.carriageReturn, bytes[cursor + 1] == HTTPBytes.lineFeed else {
      throw Self.malformed("A field of the request holds a control character.")
    }
    cursor += 2
    while valueEnd > valueStart && isBlank(bytes[valueEnd - 1]) { valueEnd -= 1 }
    if fields.count == limits.fields {
      throw HTTPError(.headTooLarge, "The request has more than \(limits.fields) fields.")
    }
    try special.note(bytes, nameStart, nameEnd, index: fields.count)
    fields.append(
      HTTPHeaders.Field(
        nameStart: UInt32(nameStart - blockStart), nameEnd: UInt32(nameEnd - blockStart),
        valueStart: UInt32(valueStart - blockStart), valueEnd: UInt32(valueEnd - blockStart)))
  }

  /// Passes over bytes eight at a time, as long as they are all of a kind; what is left is for the caller's own loop.
  @inline(__always)
  private mutating func skipWords(_ bytes: Span<UInt8>, _ areFine: (UInt64) -> Bool) {
    while cursor + 8 <= bytes.count, areFine(bytes.bytes.unsafeLoadUnaligned(fromByteOffset: cursor, as: UInt64.self)) {
      cursor += 8
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == HTTPBytes.space || byte == HTTPBytes.tab }

  private func text(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> String {
    bytes.extracting(start..<end).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
