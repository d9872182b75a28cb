import CLinuxIO
import CLinuxIO
import Glibc

/// A bound socket that listens.
struct ListeningSocket {
  let descriptor: Int32
  let port: Int

  /// Binds the first address that the host stands for; a port in use is an error, never shared.
  static func open(host: String, port: Int) throws(HTTPError) -> ListeningSocket {
    guard (0...65535).contains(port) else { throw HTTPError(.cannotListen, "\(port) is not a port.") }
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = bursar_stream
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    var found: UnsafeMutablePointer<addrinfo>?
    let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    guard getaddrinfo(name, String(port), &hints, &found) == 0, let address = found else {
      throw HTTPError(.cannotListen, "The host \(host) is not known.")
    }
    defer { freeaddrinfo(found) }
    let descriptor = bursar_stream_socket(address.pointee.ai_family)
    guard descriptor >= 0 else { throw failure(host, port) }
    var yes: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, size)
    // Taken over by every accepted connection.
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, size)
    guard bind(descriptor, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0, listen(descriptor, 1024) == 0
    else {
      let error = failure(host, port)
      close(descriptor)
      throw error
    }
    return ListeningSocket(descriptor: descriptor, port: boundPort(of: descriptor))
  }

  private static func failure(_ host: String, _ port: Int) -> HTTPError {
    HTTPError(.cannotListen, "Cannot listen on \(host):\(port): \(String(cString: strerror(errno))).")
  }

  private static func boundPort(of descriptor: Int32) -> Int {
    SocketAddress.read { getsockname(descriptor, $0, $1) }?.port ?? 0
  }
}

/// An address of the internet as text and port.
struct SocketAddress {
  var host: String
  var port: Int

  var text: String { "\(host):\(port)" }

  /// Lets a call fill an address in; nil when it fails or the family is another.
  static func read(
    _ call: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
  ) -> SocketAddress? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        call(address, &length) < 0 ? nil : SocketAddress(address)
      }
    }
  }

  init?(_ address: UnsafePointer<sockaddr>) {
    let raw = UnsafeRawPointer(address)
    var buffer = [UInt8](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    func text(_ source: UnsafeRawPointer) -> String {
      buffer.withUnsafeMutableBytes { bytes in
        let characters = bytes.bindMemory(to: CChar.self)
        inet_ntop(Int32(address.pointee.sa_family), source, characters.baseAddress, socklen_t(characters.count))
      }
      return String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
    }
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
      var value = raw.loadUnaligned(as: sockaddr_in.self)
      host = text(&value.sin_addr)
      port = Int(UInt16(bigEndian: value.sin_port))
    case AF_INET6:
      var value = raw.loadUnaligned(as: sockaddr_in6.self)
      host = "[\(text(&value.sin6_addr))]"
      port = Int(UInt16(bigEndian: value.sin6_port))
    default: return nil
    }
  }
}
