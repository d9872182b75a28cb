/// Where the fields that decide about connection and body stand; the ones that must be single are.
struct SpecialFields {
  private(set) var host: Int?
  private var contentLength: Int?
  private var transferEncoding: Int?
  private var expect: Int?
  private var connections: [Int] = []

  /// Notes the field with this index if its name is one of them.
  mutating func note(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, index: Int) throws(HTTPError) {
    switch end - start {
    case 4 where Self.equals(bytes, start, "host"): try Self.set(&host, index, "Host")
    case 6 where Self.equals(bytes, start, "expect"): try Self.set(&expect, index, "Expect")
    case 10 where Self.equals(bytes, start, "connection"): connections.append(index)
    case 14 where Self.equals(bytes, start, "content-length"): try Self.set(&contentLength, index, "Content-Length")
    case 17 where Self.equals(bytes, start, "transfer-encoding"):
      try Self.set(&transferEncoding, index, "Transfer-Encoding")
    default: break
    }
  }

  /// How the body is delimited.
  func framing(_ headers: HTTPHeaders, minor: UInt8) throws(HTTPError) -> RequestHead.Framing {
    if let transferEncoding {
      if contentLength != nil {
        throw HeadParser.malformed("The request has both a Content-Length and a Transfer-Encoding.")
      }
      if minor == 0 { throw HeadParser.malformed("HTTP/1.0 knows no Transfer-Encoding.") }
      guard Self.isWord(headers, transferEncoding, "chunked") else {
        throw HTTPError(.malformedRequest, "The only transfer coding understood is chunked.")
      }
      return .chunked
    }
    guard let contentLength else { return .none }
    let field = headers.fields[contentLength]
    var length = 0
    for index in Int(field.valueStart)..<Int(field.valueEnd) {
      let byte = headers.block[index]
      guard HTTPBytes.isDigit(byte), length < 1 << 50 else {
        throw HeadParser.malformed("The Content-Length is not a number of bytes.")
      }
      length = length * 10 + Int(byte - 0x30)
    }
    if field.valueStart == field.valueEnd { throw HeadParser.malformed("The Content-Length is empty.") }
    return length == 0 ? .none : .length(length)
  }

  /// Whether a Connection field names `close`.
  func closes(_ headers: HTTPHeaders) -> Bool {
    for index in connections {
      if Self.isWord(headers, index, "keep-alive") { continue }
      for part in headers.value(of: headers.fields[index]).utf8.split(separator: 0x2C) {
        let word = part.filter { $0 != HTTPBytes.space && $0 != HTTPBytes.tab }.map(HTTPBytes.lowercased)
        if word.elementsEqual("close".utf8) { return true }
      }
    }
    return false
  }

  /// Whether the client waits for a word before it sends the body.
  func expectsContinue(_ headers: HTTPHeaders, minor: UInt8) throws(HTTPError) -> Bool {
    guard let expect, minor == 1 else { return false }
    guard Self.isWord(headers, expect, "100-continue") else {
      throw HTTPError(.expectationFailed, "The only expectation understood is 100-continue.")
    }
    return true
  }

  private static func set(_ slot: inout Int?, _ index: Int, _ name: StaticString) throws(HTTPError) {
    if slot != nil { throw HeadParser.malformed("The request has more than one \(name).") }
    slot = index
  }

  private static func isWord(_ headers: HTTPHeaders, _ index: Int, _ word: StaticString) -> Bool {
    let field = headers.fields[index]
    return Int(field.valueEnd - field.valueStart) == word.utf8CodeUnitCount
      && equals(headers.block.span, Int(field.valueStart), word)
  }

  private static func equals(_ bytes: Span<UInt8>, _ start: Int, _ word: StaticString) -> Bool {
    for index in 0..<word.utf8CodeUnitCount
    where HTTPBytes.lowercased(bytes[start + index]) != word.utf8Start[index] {
      return false
    }
    return true
  }
}
