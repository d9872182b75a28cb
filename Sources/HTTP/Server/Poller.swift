import CLinuxIO
import Glibc

/// One epoll descriptor and the eventfd by which other threads wake it.
final class Poller: @unchecked Sendable {
  /// What has happened to a source.
  struct Event {
    var tag: UInt64
    var events: UInt32

    var isReadable: Bool { events & (bursar_epoll_readable | bursar_epoll_broken) != 0 }
    /// The other end will send nothing more.
    var isEnding: Bool { events & (bursar_epoll_ending | bursar_epoll_broken) != 0 }
    var isWritable: Bool { events & (bursar_epoll_writable | bursar_epoll_broken) != 0 }
  }

  /// The tag under which a wake-up arrives.
  static let wakeTag = UInt64.max

  private let epoll: Int32
  private let bell: Int32
  private let batch: UnsafeMutableBufferPointer<epoll_event>

  init() throws(HTTPError) {
    epoll = bursar_epoll_create()
    bell = bursar_eventfd_create()
    batch = .allocate(capacity: 256)
    guard epoll >= 0, bell >= 0, bursar_epoll_add_source(epoll, bell, Self.wakeTag) == 0 else {
      throw HTTPError(.cannotListen, "The system gives no more descriptors.")
    }
  }

  deinit {
    if epoll >= 0 { close(epoll) }
    if bell >= 0 { close(bell) }
    batch.deallocate()
  }

  /// Watches a connection, telling each change once.
  func add(connection: Int32, tag: UInt64) -> Bool { bursar_epoll_add_connection(epoll, connection, tag) == 0 }

  /// Watches a listening socket as long as something waits there.
  func add(listener: Int32, tag: UInt64) -> Bool { bursar_epoll_add_source(epoll, listener, tag) == 0 }

  func remove(_ descriptor: Int32) { _ = bursar_epoll_remove(epoll, descriptor) }

  /// Ends the wait of the thread that polls, or the next one; any thread may call.
  func wake() {
    var one: UInt64 = 1
    _ = write(bell, &one, 8)
  }

  /// Waits until something happens, at most so many milliseconds (-1: for ever), says that the wait is over, and tells
  /// each event.
  func wait(milliseconds: Int32, woken: () -> Void, _ tell: (Event) -> Void) {
    let count = epoll_wait(epoll, batch.baseAddress, Int32(batch.count), milliseconds)
    woken()
    guard count > 0 else { return }
    for index in 0..<Int(count) {
      let event = Event(tag: bursar_epoll_tag(&batch[index]), events: bursar_epoll_events(&batch[index]))
      if event.tag == Self.wakeTag {
        var value: UInt64 = 0
        _ = read(bell, &value, 8)
      } else {
        tell(event)
      }
    }
  }
}
