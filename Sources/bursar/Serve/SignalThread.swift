import Glibc
import Synchronization

/// The one thread that takes SIGTERM and SIGINT: the first asks the program to end, a second ends it at once.
final class SignalThread: Sendable {
  private struct State {
    var isAsked = false
    var waiting: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  private static var signals: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGTERM)
    sigaddset(&set, SIGINT)
    return set
  }

  /// Keeps the signals from this thread and from those that it starts. To be called before the first other thread.
  static func blockSignals() {
    var set = signals
    pthread_sigmask(SIG_BLOCK, &set, nil)
    // Whoever leaves in the middle of an answer must not end the program.
    signal(SIGPIPE, SIG_IGN)
  }

  func start() throws(CommandFailure) {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self).toOpaque()
    let result = pthread_create(&thread, nil, signalThreadMain, context)
    guard result == 0 else { throw .failed("the thread for signals cannot be started") }
    pthread_detach(thread)
  }

  /// Returns when the program was asked to end.
  func asked() async {
    await withCheckedContinuation { continuation in
      let isAsked = state.withLock { state in
        if !state.isAsked { state.waiting = continuation }
        return state.isAsked
      }
      if isAsked { continuation.resume() }
    }
  }

  fileprivate func run() {
    var set = Self.signals
    var number: Int32 = 0
    while sigwait(&set, &number) != 0 {}
    state.withLock { state in
      state.isAsked = true
      defer { state.waiting = nil }
      return state.waiting
    }?.resume()
    while sigwait(&set, &number) != 0 {}
    _exit(1)
  }
}

private func signalThreadMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  Unmanaged<SignalThread>.fromOpaque(context!).takeRetainedValue().run()
  return nil
}
