import Glibc

/// A plain blocking socket, as the other end of a conversation. A read that takes longer than ten seconds fails.
final class Socket {
  private let descriptor: Int32
  private var received: [UInt8] = []

  /// Whether anything listens on the port.
  static func answers(port: Int) -> Bool { Socket(connecting: port) != nil }

  convenience init(port: Int) {
    self.init(connecting: port)!
  }

  private init?(connecting port: Int) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if result != 0 { return nil }
  }

  deinit { close(descriptor) }

  /// Sends all of it; false when the other end has closed.
  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  /// Says that nothing more will be sent.
  func finish() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Reads one response; nil when the connection ends (or ten seconds pass) before it is whole.
  func response(toHead: Bool = false) -> Response? {
    guard let end = fill(until: { Self.headEnd($0) }) else { return nil }
    var response = Response(head: String(decoding: received[..<end], as: UTF8.self))
    received.removeFirst(end)
    if toHead || response.status / 100 == 1 || response.status == 204 || response.status == 304 { return response }
    guard let length = response.field("Content-Length").flatMap(Int.init),
      fill(until: { $0.count >= length ? length : nil }) != nil
    else { return nil }
    response.body = String(decoding: received[..<length], as: UTF8.self)
    received.removeFirst(length)
    return response
  }

  /// Whether nothing arrives for a while.
  func isQuiet(milliseconds: Int32) -> Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return received.isEmpty && poll(&watched, 1, milliseconds) == 0
  }

  /// Waits, reading nothing, until the other end has broken the connection off; false after ten seconds.
  func isEnded() -> Bool {
    var watched = pollfd(fd: descriptor, events: 0, revents: 0)
    return poll(&watched, 1, 10_000) == 1
  }

  /// Reads up to the end of the connection; nil when it does not end in ten seconds.
  func rest() -> String? {
    while let chunk = read() {
      if chunk.isEmpty {
        defer { received = [] }
        return String(decoding: received, as: UTF8.self)
      }
      received += chunk
    }
    return nil
  }

  private func fill(until found: ([UInt8]) -> Int?) -> Int? {
    while true {
      if let end = found(received) { return end }
      guard let chunk = read(), !chunk.isEmpty else { return nil }
      received += chunk
    }
  }

  /// What has arrived; empty at the end or after a reset, nil when nothing came in time.
  private func read() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    if count < 0 && errno == EAGAIN { return nil }
    return Array(buffer[..<max(0, count)])
  }

  private static func headEnd(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 4 else { return nil }
    for index in 4...bytes.count where bytes[(index - 4)..<index].elementsEqual([13, 10, 13, 10]) { return index }
    return nil
  }
}

/// A response as it came over the wire.
struct Response {
  var status: Int
  var fields: [(name: String, value: String)]
  var body = ""

  init(head: String) {
    let lines = head.split(separator: "\r\n")
    status = Int(lines[0].split(separator: " ")[1]) ?? 0
    fields = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return (String(parts[0]), String(parts[1].drop { $0 == " " }))
    }
  }

  func field(_ name: String) -> String? {
    fields.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
