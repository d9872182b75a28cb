import CCurl
import Glibc
import Synchronization

/// One request under way: what libcurl reads from and writes to. After `begin` only the worker's thread touches it.
final class Transfer: @unchecked Sendable {
  typealias Outcome = Result<HTTPResponse, HTTPClientError>

  let request: HTTPClientRequest
  let timeout: Duration
  private let bodyLimit: Int
  private let headLimit: Int
  /// Given up, perhaps before the worker has seen it.
  let isCancelled = Atomic(false)
  private let told = Mutex<(@Sendable (Outcome) -> Void)?>(nil)

  var easy: UnsafeMutableRawPointer?
  private var list: UnsafeMutablePointer<curl_slist>?
  private let outgoing: UnsafeMutableBufferPointer<UInt8>
  private var headers = HTTPHeaders()
  private var headBytes = 0
  private var body: [UInt8] = []
  private var isTooLarge = false
  var mayConnect: HTTPClient.AddressCheck = { _ in true }
  private var isRefused = false

  init(_ request: HTTPClientRequest, limits: HTTPClientLimits) {
    self.request = request
    timeout = request.timeout ?? limits.total
    bodyLimit = request.responseBytes ?? limits.responseBytes
    headLimit = limits.headBytes
    outgoing = .allocate(capacity: request.body.count)
    _ = outgoing.initialize(from: request.body)
  }

  deinit {
    outgoing.deallocate()
    curl_slist_free_all(list)
  }

  func whenEnded(_ tell: @escaping @Sendable (Outcome) -> Void) { told.withLock { $0 = tell } }

  /// Tells the outcome; false when one has been told before.
  @discardableResult
  func end(_ outcome: Outcome) -> Bool {
    let tell = told.withLock { told in
      defer { told = nil }
      return told
    }
    tell?(outcome)
    return tell != nil
  }

  // MARK: Preparing

  /// Sets the handle up for this request.
  func prepare(_ easy: UnsafeMutableRawPointer, limits: HTTPClientLimits, authorities: String?) -> Bool {
    self.easy = easy
    let context = Unmanaged.passUnretained(self).toOpaque()
    var isTaken = bursar_curl_set_text(easy, CURLOPT_URL, request.url) == CURLE_OK
    isTaken = bursar_curl_set_text(easy, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK && isTaken
    bursar_curl_set_text(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
    bursar_curl_set_text(easy, CURLOPT_PROXY, "")
    for (option, value) in [
      (CURLOPT_NOSIGNAL, 1), (CURLOPT_PATH_AS_IS, 1), (CURLOPT_DISALLOW_USERNAME_IN_URL, 1), (CURLOPT_TCP_NODELAY, 1),
      (CURLOPT_FOLLOWLOCATION, limits.redirects > 0 ? 1 : 0), (CURLOPT_MAXREDIRS, limits.redirects),
      (CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(limits.connect)), (CURLOPT_TIMEOUT_MS, Self.milliseconds(timeout)),
    ] {
      bursar_curl_set_long(easy, option, value)
    }
    if let authorities { bursar_curl_set_text(easy, CURLOPT_CAINFO, authorities) }
    prepareMethod(easy)
    prepareFields(easy)
    bursar_curl_set_pointer(easy, CURLOPT_PRIVATE, context)
    bursar_curl_set_pointer(easy, CURLOPT_WRITEDATA, context)
    bursar_curl_set_sink(easy, CURLOPT_WRITEFUNCTION, takeBody)
    bursar_curl_set_pointer(easy, CURLOPT_HEADERDATA, context)
    bursar_curl_set_sink(easy, CURLOPT_HEADERFUNCTION, takeField)
    bursar_curl_set_pointer(easy, CURLOPT_OPENSOCKETDATA, context)
    bursar_curl_set_opener(easy, openSocket)
    return isTaken
  }

  private func prepareMethod(_ easy: UnsafeMutableRawPointer) {
    if request.method == "HEAD" {
      bursar_curl_set_long(easy, CURLOPT_NOBODY, 1)
      return
    }
    if !outgoing.isEmpty || ["POST", "PUT", "PATCH"].contains(request.method) {
      bursar_curl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, outgoing.count)
      bursar_curl_set_pointer(easy, CURLOPT_POSTFIELDS, outgoing.baseAddress)
    }
    bursar_curl_set_text(easy, CURLOPT_CUSTOMREQUEST, request.method)
  }

  private func prepareFields(_ easy: UnsafeMutableRawPointer) {
    var lines = request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
    for own in ["Expect", "Content-Type", "User-Agent"] where !request.headers.contains(own) {
      lines.append(own == "User-Agent" ? "User-Agent: Bursar" : "\(own):")
    }
    for line in lines { list = curl_slist_append(list, line) }
    bursar_curl_set_pointer(easy, CURLOPT_HTTPHEADER, list)
  }

  private static func milliseconds(_ duration: Duration) -> Int { Int(duration.nanoseconds / 1_000_000) }

  // MARK: Told by libcurl

  /// Takes a piece of the body; false when it would be too much.
  fileprivate func take(body bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if bytes.count > bodyLimit - body.count {
      isTooLarge = true
      return false
    }
    body.append(contentsOf: bytes)
    return true
  }

  /// Takes a line of the head; a status line begins it anew (after 100, or a redirect).
  fileprivate func take(line bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    headBytes += bytes.count
    if headBytes > headLimit {
      isTooLarge = true
      return false
    }
    let line = bytes.prefix { $0 != HTTPBytes.carriageReturn && $0 != HTTPBytes.lineFeed }
    if line.starts(with: "HTTP/".utf8) {
      headers = HTTPHeaders()
      body = []
    } else if let colon = line.firstIndex(of: HTTPBytes.colon) {
      let value = line[line.index(after: colon)...].drop { $0 == HTTPBytes.space || $0 == HTTPBytes.tab }
      headers.add(String(decoding: line[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self))
    }
    return true
  }

  /// Opens the socket for an address that may be reached.
  fileprivate func open(_ address: UnsafePointer<curl_sockaddr>) -> Int32 {
    guard let target = HTTPAddress(bursar_curl_address(address)), mayConnect(target) else {
      isRefused = true
      return -1
    }
    return bursar_curl_open(address)
  }

  // MARK: The outcome

  func outcome(_ code: CURLcode) -> Outcome {
    if isRefused && code != CURLE_OK {
      return .failure(HTTPClientError(.refusedAddress, "The address may not be connected to."))
    }
    if isTooLarge { return .failure(HTTPClientError(.tooLarge, "The answer is larger than allowed.")) }
    guard code == CURLE_OK, let easy else { return .failure(Self.error(code)) }
    var response = HTTPResponse(status: bursar_curl_status(easy), headers: headers)
    response.body = body
    return .success(response)
  }

  private static func error(_ code: CURLcode) -> HTTPClientError {
    let text = String(cString: curl_easy_strerror(code))
    switch code {
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT, CURLE_LOGIN_DENIED: return HTTPClientError(.url, text)
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: return HTTPClientError(.resolve, text)
    case CURLE_COULDNT_CONNECT: return HTTPClientError(.connect, text)
    case CURLE_OPERATION_TIMEDOUT: return HTTPClientError(.timeout, text)
    case CURLE_FILESIZE_EXCEEDED: return HTTPClientError(.tooLarge, text)
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CIPHER,
      CURLE_SSL_CERTPROBLEM, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_ENGINE_NOTFOUND:
      return HTTPClientError(.tls, text)
    default: return HTTPClientError(.other, text)
    }
  }
}

// Entries for libcurl: global, so that no actor is taken for their home.

private func transfer(_ context: UnsafeMutableRawPointer) -> Transfer {
  Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
}

private func bytes(_ start: UnsafeMutablePointer<CChar>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
  UnsafeRawBufferPointer(start: start, count: count).bindMemory(to: UInt8.self)
}

private func takeBody(
  _ start: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let context, transfer(context).take(body: bytes(start, size * count)) else { return 0 }
  return size * count
}

private func takeField(
  _ start: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let context, transfer(context).take(line: bytes(start, size * count)) else { return 0 }
  return size * count
}

private func openSocket(
  _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> Int32 {
  guard let context, let address else { return -1 }
  return transfer(context).open(address)
}
