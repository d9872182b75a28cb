import Glibc
import HTTP
import Synchronization

/// Two balances as a broker sends them: the bytes that nginx returns too.
let balances = Array(
  """
  [{"currency":{"id":"57f81c53-bdda-45a7-a51f-032afd1ae41b","code":"USD","name":"US Dollar"},"cash":19638.15,\
  "buying_power":78552.58},{"currency":{"id":"d45cc5ba-d5a1-4a24-9a56-3f2d1f8e4f0b","code":"CAD",\
  "name":"Canadian Dollar"},"cash":300.71,"buying_power":410.71}]
  """.utf8)

let benchmarkRouter: Router = {
  var router = Router()
  let desk = SlowDesk()
  router.on("GET", "/api/v1/accounts/{accountId}/balances") { _, _ in .json(balances) }
  router.on("GET", "/slow") { _, _ in
    await desk.wait()
    return .json(balances)
  }
  router.on("POST", "/echo") { request, _ in .json(request.body) }
  return router
}()

/// Work done elsewhere: whoever waits is let go at the next stroke, every five milliseconds, as by a writer that
/// commits in groups.
final class SlowDesk: Sendable {
  private let waiting = Mutex<[CheckedContinuation<Void, Never>]>([])

  init() {
    var handle = pthread_t()
    pthread_create(&handle, nil, slowDeskThread, Unmanaged.passRetained(self).toOpaque())
    pthread_detach(handle)
  }

  func wait() async {
    await withCheckedContinuation { continuation in waiting.withLock { $0.append(continuation) } }
  }

  fileprivate func strike() {
    let served = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    for continuation in served { continuation.resume() }
  }
}

private func slowDeskThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument else { return nil }
  let desk = Unmanaged<SlowDesk>.fromOpaque(argument).takeRetainedValue()
  while true {
    poll(nil, 0, 5)
    desk.strike()
  }
}

/// Waits for SIGTERM or SIGINT.
func waitForTermination() {
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, SIGTERM)
  sigaddset(&signals, SIGINT)
  pthread_sigmask(SIG_BLOCK, &signals, nil)
  var caught: Int32 = 0
  sigwait(&signals, &caught)
}
