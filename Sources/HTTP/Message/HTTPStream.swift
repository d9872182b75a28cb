/// The body of a response that is written piece by piece, as long as the client takes it.
///
/// The task that writes is cancelled when the client leaves or the server stops.
public final class HTTPStream: Sendable {
  /// Writes the pieces; the body ends when it returns.
  public typealias Producer = @Sendable (HTTPStream) async -> Void

  private let connection: Connection
  private let loop: EventLoop

  init(_ connection: Connection) {
    self.connection = connection
    loop = connection.loop
  }

  /// Sends a piece and waits until the client's end of the line has room again; false when nobody listens any more.
  @discardableResult
  public func write(_ bytes: [UInt8]) async -> Bool {
    if bytes.isEmpty { return !Task.isCancelled }
    return await withCheckedContinuation { continuation in
      let isHeard = loop.perform { [connection] _ in connection.write(piece: bytes, continuation) }
      if !isHeard { continuation.resume(returning: false) }
    }
  }

  /// Sends text.
  @discardableResult
  public func write(_ text: String) async -> Bool { await write(Array(text.utf8)) }
}
