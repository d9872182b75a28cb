import Synchronization

/// Reading connections, each used by one thread at a time. Nobody waits: when all are out, another is opened, and as
/// many as `kept` stay open.
final class ConnectionPool: Sendable {
  private static let kept = 8

  private struct Idle {
    var connections: [Connection] = []
    var isClosed = false
  }

  private let path: String
  private let vfs: String?
  private let idle = Mutex(Idle())

  init(path: String, vfs: String?) {
    self.path = path
    self.vfs = vfs
  }

  /// Lends a connection to `body`.
  func use<Result>(_ body: (Connection) throws(StoreError) -> Result) throws(StoreError) -> Result {
    let connection = try take()
    defer { giveBack(connection) }
    return try body(connection)
  }

  /// Closes the connections at rest now and those that are out when they come back.
  func close() {
    let resting = idle.withLock { idle in
      idle.isClosed = true
      defer { idle.connections = [] }
      return idle.connections
    }
    for connection in resting { connection.close() }
  }

  private func take() throws(StoreError) -> Connection {
    let (found, isClosed) = idle.withLock { ($0.connections.popLast(), $0.isClosed) }
    if let found { return found }
    guard !isClosed else { throw StoreError(.closed, "The store is closed.") }
    let connection = try Connection(path: path, mode: .read, vfs: vfs)
    try Schema.check(connection)
    return connection
  }

  private func giveBack(_ connection: Connection) {
    let isKept = idle.withLock { idle in
      guard !idle.isClosed, idle.connections.count < Self.kept else { return false }
      idle.connections.append(connection)
      return true
    }
    if !isKept { connection.close() }
  }
}
