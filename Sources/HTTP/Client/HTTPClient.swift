import Synchronization

/// Asks other servers, over libcurl on one thread, keeping connections for the next request.
public final class HTTPClient: Sendable {
  /// Whether the client may connect to an address; asked after the name is resolved, for every new connection.
  public typealias AddressCheck = @Sendable (HTTPAddress) -> Bool

  private let worker: CurlWorker
  private let limits: HTTPClientLimits

  /// - Parameters:
  ///   - authorities: a file of certificate authorities to trust instead of the system's.
  ///   - mayConnect: refuses addresses, so that a name from outside cannot lead into the own network; by default
  ///     every address may be reached.
  public init(
    limits: HTTPClientLimits = HTTPClientLimits(), authorities: String? = nil,
    mayConnect: @escaping AddressCheck = { _ in true }
  ) {
    self.limits = limits
    worker = CurlWorker(limits: limits, authorities: authorities, mayConnect: mayConnect)
    worker.start()
  }

  deinit { worker.stop() }

  /// The whole answer, whatever its status. Cancelling the task ends the transfer.
  public func send(_ request: HTTPClientRequest) async throws(HTTPClientError) -> HTTPResponse {
    let transfer = Transfer(request, limits: limits)
    let worker = worker
    // The client's end is the worker's.
    defer { withExtendedLifetime(self) {} }
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        transfer.whenEnded { continuation.resume(returning: $0) }
        worker.begin(transfer)
      }
    } onCancel: {
      worker.cancel(transfer)
    }
    return try result.get()
  }
}
