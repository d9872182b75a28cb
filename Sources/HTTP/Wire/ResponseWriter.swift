/// Writes responses as they go over the wire.
enum ResponseWriter {
  /// Appends a whole response.
  ///
  /// - Parameters:
  ///   - date: the value of the Date field.
  ///   - isHead: whether the request was HEAD: the length is told, the body is not sent.
  ///   - closes: whether the connection is closed behind it.
  static func append(
    _ response: HTTPResponse, number: RequestNumber, date: [UInt8], isHead: Bool, closes: Bool,
    to output: inout [UInt8]
  ) {
    output.reserveCapacity(output.count + 192 + response.headers.block.count + response.body.count)
    appendHead(response, number: number, date: date, closes: closes, to: &output)
    if response.status == 204 || response.status == 304 {
      append("\r\n", to: &output)
      return
    }
    append("Content-Length: ", to: &output)
    append(response.body.count, to: &output)
    append("\r\n\r\n", to: &output)
    if !isHead { output.append(contentsOf: response.body) }
  }

  /// Appends the head of a response whose body follows in pieces.
  static func appendStreamHead(
    _ response: HTTPResponse, number: RequestNumber, date: [UInt8], isChunked: Bool, closes: Bool,
    to output: inout [UInt8]
  ) {
    appendHead(response, number: number, date: date, closes: closes, to: &output)
    append(isChunked ? "Transfer-Encoding: chunked\r\n\r\n" : "\r\n", to: &output)
  }

  /// Appends one piece of such a body.
  static func append(piece: [UInt8], isChunked: Bool, to output: inout [UInt8]) {
    if isChunked {
      output.append(contentsOf: String(piece.count, radix: 16).utf8)
      append("\r\n", to: &output)
    }
    output.append(contentsOf: piece)
    if isChunked { append("\r\n", to: &output) }
  }

  private static func appendHead(
    _ response: HTTPResponse, number: RequestNumber, date: [UInt8], closes: Bool, to output: inout [UInt8]
  ) {
    appendStatusLine(response.status, to: &output)
    append("Date: ", to: &output)
    output.append(contentsOf: date)
    append("\r\nX-Request-ID: ", to: &output)
    number.append(to: &output)
    append(closes ? "\r\nConnection: close\r\n" : "\r\n", to: &output)
    let headers = response.headers
    if headers.fields.contains(where: { isOwn(headers, $0) }) {
      for field in headers.fields where !isOwn(headers, field) {
        output.append(contentsOf: headers.block[Int(field.nameStart)..<Int(field.valueEnd)])
        append("\r\n", to: &output)
      }
    } else {
      output.append(contentsOf: headers.block)
    }
  }

  /// Whether the field is one that only the server writes.
  private static func isOwn(_ headers: HTTPHeaders, _ field: HTTPHeaders.Field) -> Bool {
    switch field.nameEnd - field.nameStart {
    case 4: headers.matches(field, "date")
    case 10: headers.matches(field, "connection")
    case 12: headers.matches(field, "x-request-id")
    case 14: headers.matches(field, "content-length")
    case 17: headers.matches(field, "transfer-encoding")
    default: false
    }
  }

  private static func appendStatusLine(_ status: Int, to output: inout [UInt8]) {
    if status == 200 { return append("HTTP/1.1 200 OK\r\n", to: &output) }
    append("HTTP/1.1 ", to: &output)
    append(status >= 100 && status <= 999 ? status : 500, to: &output)
    output.append(HTTPBytes.space)
    append(StatusText.of(status), to: &output)
    append("\r\n", to: &output)
  }

  static func append(_ text: StaticString, to output: inout [UInt8]) {
    output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  static func append(_ number: Int, to output: inout [UInt8]) { digits(of: number) { output.append($0) } }

  /// A number's characters, the first one first.
  @inline(__always)
  static func digits(of number: Int, _ take: (UInt8) -> Void) {
    if number < 0 { take(0x2D) }
    let number = number.magnitude
    var divisor: UInt = 1
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      take(0x30 + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }
}

/// The words behind a status.
enum StatusText {
  static func of(_ status: Int) -> StaticString {
    switch status {
    case 201: "Created"
    case 202: "Accepted"
    case 204: "No Content"
    case 206: "Partial Content"
    case 301: "Moved Permanently"
    case 302: "Found"
    case 303: "See Other"
    case 304: "Not Modified"
    case 307: "Temporary Redirect"
    case 308: "Permanent Redirect"
    default: ofRefusal(status)
    }
  }

  private static func ofRefusal(_ status: Int) -> StaticString {
    switch status {
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 402: "Payment Required"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 406: "Not Acceptable"
    case 408: "Request Timeout"
    case 409: "Conflict"
    case 410: "Gone"
    case 412: "Precondition Failed"
    case 413: "Content Too Large"
    case 414: "URI Too Long"
    case 415: "Unsupported Media Type"
    case 417: "Expectation Failed"
    case 421: "Misdirected Request"
    case 422: "Unprocessable Content"
    case 425: "Too Early"
    case 429: "Too Many Requests"
    case 431: "Request Header Fields Too Large"
    case 500: "Internal Server Error"
    case 501: "Not Implemented"
    case 502: "Bad Gateway"
    case 503: "Service Unavailable"
    case 504: "Gateway Timeout"
    case 505: "HTTP Version Not Supported"
    default: "Status"
    }
  }
}
