/// A whole request, body included.
public struct HTTPRequest: Sendable {
  /// As sent; methods are case-sensitive.
  public var method: String
  /// The request target byte for byte as sent, percent-encoding kept: signatures are made over this.
  public var target: String
  public var headers: HTTPHeaders
  public var body: [UInt8]
  /// Address and port of the other end, `127.0.0.1:50312` or `[::1]:50312`; empty when the request was made in process.
  public var peer: String
  var number: RequestNumber

  /// A request as it might have come over a socket; for calls in process and for tests.
  public init(
    method: String, target: String, headers: HTTPHeaders = [:], body: [UInt8] = [], peer: String = "",
    identifier: String = ""
  ) {
    self.init(
      method: method, target: target, headers: headers, body: body, peer: peer,
      number: RequestNumber(hexadecimal: identifier) ?? RequestNumber(high: 0, low: 0))
  }

  init(
    method: String, target: String, headers: HTTPHeaders, body: [UInt8], peer: String, number: RequestNumber
  ) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
    self.peer = peer
    self.number = number
  }

  /// 32 hexadecimal digits, unique to this request; answered as `X-Request-ID`.
  public var identifier: String { number.text }

  /// The path as sent, percent-encoding kept; of an absolute target the part behind the authority (or `/`).
  public var path: String {
    let range = pathRange
    return range.isEmpty
      ? "/" : String(decoding: target.utf8.prefix(range.upperBound).dropFirst(range.lowerBound), as: UTF8.self)
  }

  /// What follows the first question mark, as sent; empty when there is none.
  public var query: String {
    String(decoding: target.utf8.dropFirst(pathRange.upperBound + 1), as: UTF8.self)
  }

  /// Gives path and query as sent to `body`, as bytes that are good within it: what `path` and `query` say without
  /// making strings.
  public func withTarget<Value, Failure: Error>(
    _ body: (_ path: UnsafeBufferPointer<UInt8>, _ query: UnsafeBufferPointer<UInt8>) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    var target = target
    let result: Result<Value, Failure> = target.withUTF8 { bytes in
      let range = Self.pathRange(in: bytes)
      let query = UnsafeBufferPointer(rebasing: bytes[min(range.upperBound + 1, bytes.count)...])
      return Result { () throws(Failure) in
        if !range.isEmpty { return try body(UnsafeBufferPointer(rebasing: bytes[range]), query) }
        let root: StaticString = "/"
        return try body(UnsafeBufferPointer(start: root.utf8Start, count: 1), query)
      }
    }
    return try result.get()
  }

  /// The query's items, decoded.
  public func queryItems(limits: QueryLimits = QueryLimits()) throws(HTTPError) -> QueryItems {
    try QueryItems(query, limits: limits)
  }

  /// Where the path lies in the target, in bytes.
  var pathRange: Range<Int> {
    var target = target
    return target.withUTF8 { Self.pathRange(in: $0) }
  }

  private static func pathRange(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var end = 0
    while end < bytes.count, bytes[end] != HTTPBytes.question { end += 1 }
    guard let first = bytes.first, first != HTTPBytes.slash,
      let colon = bytes[..<end].firstIndex(of: HTTPBytes.colon)
    else { return 0..<end }
    let authority = min(colon + 3, end)
    return (bytes[authority..<end].firstIndex(of: HTTPBytes.slash) ?? end)..<end
  }
}

/// The 128 bits behind a request's identifier: a random part per loop and a counter, so that none needs a system call.
struct RequestNumber: Sendable, Equatable {
  var high: UInt64
  var low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  init?(hexadecimal text: String) {
    guard text.utf8.count == 32 else { return nil }
    var bits: UInt128 = 0
    for byte in text.utf8 {
      guard let digit = HTTPBytes.hexValue(byte) else { return nil }
      bits = bits << 4 | UInt128(digit)
    }
    high = UInt64(truncatingIfNeeded: bits >> 64)
    low = UInt64(truncatingIfNeeded: bits)
  }

  var text: String {
    String(unsafeUninitializedCapacity: 32) { buffer in
      for index in 0..<32 { buffer[index] = digit(index) }
      return 32
    }
  }

  func append(to bytes: inout [UInt8]) {
    bytes.append(addingCapacity: 32) { span in
      for index in 0..<32 { span.append(digit(index)) }
    }
  }

  private func digit(_ index: Int) -> UInt8 {
    let word = index < 16 ? high : low
    return HTTPBytes.hexDigit(UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (index & 15))) & 0xF)
  }
}
