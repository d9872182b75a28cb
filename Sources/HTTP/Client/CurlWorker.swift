import CCurl
import Glibc
import Synchronization

/// The thread on which all transfers of a client run.
final class CurlWorker: @unchecked Sendable {
  private struct Mailbox {
    var begun: [Transfer] = []
    var cancelled: [Transfer] = []
    var underWay = 0
    var isStopping = false
  }

  private let limits: HTTPClientLimits
  private let authorities: String?
  private let mayConnect: HTTPClient.AddressCheck
  private let multi: UnsafeMutableRawPointer?
  private let mailbox = Mutex(Mailbox())

  // Of the thread only.
  private var running: [UnsafeMutableRawPointer: Transfer] = [:]
  private var spare: [UnsafeMutableRawPointer] = []

  init(limits: HTTPClientLimits, authorities: String?, mayConnect: @escaping HTTPClient.AddressCheck) {
    self.limits = limits
    self.authorities = authorities
    self.mayConnect = mayConnect
    _ = Self.library
    multi = curl_multi_init()
    bursar_curl_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, limits.connections)
    bursar_curl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, limits.connectionsPerHost)
  }

  private static let library: Bool = bursar_curl_global_init() == CURLE_OK

  func start() {
    var handle = pthread_t()
    pthread_create(&handle, nil, curlThread, Unmanaged.passRetained(self).toOpaque())
    pthread_detach(handle)
  }

  /// Ends what is under way and the thread.
  func stop() { post { $0.isStopping = true } }

  func begin(_ transfer: Transfer) {
    let isTaken = mailbox.withLock { mailbox in
      if mailbox.underWay >= limits.transfers { return false }
      mailbox.underWay += 1
      mailbox.begun.append(transfer)
      curl_multi_wakeup(multi)
      return true
    }
    if !isTaken {
      transfer.end(.failure(HTTPClientError(.overloaded, "Too many requests are under way.")))
    }
  }

  func cancel(_ transfer: Transfer) {
    transfer.isCancelled.store(true, ordering: .relaxed)
    post { $0.cancelled.append(transfer) }
  }

  /// The wake-up is given under the lock, so that the thread cannot have gone away in between.
  private func post(_ change: (inout Mailbox) -> Void) {
    mailbox.withLock { mailbox in
      change(&mailbox)
      curl_multi_wakeup(multi)
    }
  }

  // MARK: The thread

  fileprivate func run() {
    while readMailbox() {
      var count: Int32 = 0
      curl_multi_perform(multi, &count)
      readEnded()
      curl_multi_poll(multi, nil, 0, 1000, nil)
    }
    for transfer in running.values { end(transfer, .failure(Self.cancelled)) }
    for easy in spare { curl_easy_cleanup(easy) }
    curl_multi_cleanup(multi)
  }

  /// Takes what other threads have asked for; false when the worker is to stop.
  private func readMailbox() -> Bool {
    let (begun, cancelled, isStopping) = mailbox.withLock { mailbox in
      defer {
        mailbox.begun = []
        mailbox.cancelled = []
      }
      return (mailbox.begun, mailbox.cancelled, mailbox.isStopping)
    }
    for transfer in begun { add(transfer) }
    for transfer in cancelled { end(transfer, .failure(Self.cancelled)) }
    return !isStopping
  }

  private func add(_ transfer: Transfer) {
    if transfer.isCancelled.load(ordering: .relaxed) { return end(transfer, .failure(Self.cancelled)) }
    guard let easy = spare.popLast() ?? curl_easy_init() else {
      return end(transfer, .failure(HTTPClientError(.other, "No memory for a request.")))
    }
    transfer.mayConnect = mayConnect
    guard transfer.prepare(easy, limits: limits, authorities: authorities) else {
      transfer.easy = nil
      curl_easy_cleanup(easy)
      return end(transfer, .failure(HTTPClientError(.url, "The URL is not understood.")))
    }
    running[easy] = transfer
    curl_multi_add_handle(multi, easy)
  }

  private func readEnded() {
    var code = CURLE_OK
    while let easy = bursar_curl_next_ended(multi, &code) {
      if let transfer = running[easy] { end(transfer, transfer.outcome(code)) }
    }
  }

  private func end(_ transfer: Transfer, _ outcome: Transfer.Outcome) {
    if let easy = transfer.easy {
      transfer.easy = nil
      running[easy] = nil
      curl_multi_remove_handle(multi, easy)
      if spare.count < 16 {
        curl_easy_reset(easy)
        spare.append(easy)
      } else {
        curl_easy_cleanup(easy)
      }
    }
    if transfer.end(outcome) { mailbox.withLock { $0.underWay -= 1 } }
  }

  private static let cancelled = HTTPClientError(.cancelled, "The request was given up.")
}

/// The thread's entry; a global function, so that no actor is taken for its home.
private func curlThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument else { return nil }
  Unmanaged<CurlWorker>.fromOpaque(argument).takeRetainedValue().run()
  return nil
}
