import CLinuxIO
import Glibc
import Synchronization

/// Takes connections from the listening socket, on the first loop, and deals them out to all loops in turn.
///
/// One listening socket, not one a loop: a second server on the same port is refused by the system, and every loop
/// has the same number of connections.
final class Acceptor {
  static let tag = UInt64.max - 1

  private let listener: ListeningSocket
  private let loops: [EventLoop]
  private let limit: Int
  private var next = 0
  /// Whether the system ran out of descriptors; tried again at the next sweep.
  private(set) var isPaused = false

  init(listener: ListeningSocket, loops: [EventLoop], limit: Int) {
    self.listener = listener
    self.loops = loops
    self.limit = limit
  }

  func begin(on loop: EventLoop) { _ = loop.poller.add(listener: listener.descriptor, tag: Self.tag) }

  func end(on loop: EventLoop) {
    loop.poller.remove(listener.descriptor)
    close(listener.descriptor)
  }

  func resumeIfPaused(on loop: EventLoop) {
    guard isPaused else { return }
    isPaused = false
    begin(on: loop)
  }

  /// Takes what waits, up to a bound, so that open connections are not kept waiting by new ones.
  func accept(on loop: EventLoop) {
    for _ in 0..<64 {
      var descriptor: Int32 = -1
      let peer = SocketAddress.read { address, length in
        descriptor = bursar_accept(listener.descriptor, address, length)
        return descriptor
      }
      if descriptor < 0 {
        if errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM { pause(on: loop) }
        return
      }
      take(descriptor, peer: peer?.text ?? "", on: loop)
    }
  }

  private func take(_ descriptor: Int32, peer: String, on loop: EventLoop) {
    let shared = loop.shared
    if shared.connections.add(1, ordering: .relaxed).newValue > limit {
      shared.connections.subtract(1, ordering: .relaxed)
      let text: StaticString = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
      _ = send(descriptor, text.utf8Start, text.utf8CodeUnitCount, Int32(MSG_NOSIGNAL))
      close(descriptor)
      return
    }
    let target = loops[next % loops.count]
    next &+= 1
    if target === loop {
      loop.adopt(descriptor, peer: peer)
    } else {
      target.perform { $0.adopt(descriptor, peer: peer) }
    }
  }

  private func pause(on loop: EventLoop) {
    isPaused = true
    loop.poller.remove(listener.descriptor)
  }
}
