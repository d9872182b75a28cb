import Glibc
import Synchronization

/// One thread of the system that runs `body` to its end.
final class WriterThread: Sendable {
  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  // The thread until somebody has waited for it.
  private let thread: Mutex<pthread_t?>

  init(_ body: @escaping @Sendable () -> Void) throws(StoreError) {
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(Body(body))
    let status = pthread_create(&thread, nil, runBody, argument.toOpaque())
    guard status == 0 else {
      argument.release()
      throw StoreError(.failed, "The writer's thread cannot be started.", detail: "pthread_create: error \(status)")
    }
    self.thread = Mutex(thread)
  }

  /// Waits for the end. On the thread itself it only lets go: a thread cannot wait for its own end.
  func join() {
    let ended = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    guard let ended else { return }
    if pthread_equal(ended, pthread_self()) != 0 {
      pthread_detach(ended)
    } else {
      pthread_join(ended, nil)
    }
  }

  fileprivate static func run(_ argument: UnsafeMutableRawPointer) {
    Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
  }
}

private func runBody(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let argument { WriterThread.run(argument) }
  return nil
}
