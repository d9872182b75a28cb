import CSQLite

/// One connection to the database file, with its prepared statements.
///
/// Opened without SQLite's own locks: it belongs to one thread at a time, and whoever hands it on does so under a lock.
final class Connection: @unchecked Sendable {
  enum Mode { case write, read }

  private var handle: OpaquePointer?
  private var statements: [Query: Statement] = [:]
  // Pages in the write-ahead log after the last transaction; SQLite tells them through a hook.
  private let logPagesCell: UnsafeMutablePointer<Int32>

  init(path: String, mode: Mode, vfs: String?) throws(StoreError) {
    let flags = (mode == .write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY)
    let status = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, vfs)
    logPagesCell = .allocate(capacity: 1)
    logPagesCell.initialize(to: 0)
    guard status == SQLITE_OK else {
      let error = StoreError.sqlite(status, handle)
      sqlite3_close_v2(handle)
      handle = nil
      throw error
    }
    sqlite3_busy_timeout(handle, 10_000)
    sqlite3_wal_hook(handle, noteLogPages, logPagesCell)
  }

  deinit {
    close()
    logPagesCell.deallocate()
  }

  /// Closes; the connection must not be used after it.
  func close() {
    for statement in statements.values { statement.finalize() }
    statements = [:]
    sqlite3_close_v2(handle)
    handle = nil
  }

  /// Runs statements that answer nothing of interest.
  func execute(_ sql: String) throws(StoreError) {
    let status = sqlite3_exec(handle, sql, nil, nil, nil)
    guard status == SQLITE_OK else { throw StoreError.sqlite(status, handle) }
  }

  /// The prepared statement of `query`: made once, then kept.
  func statement(_ query: Query) throws(StoreError) -> Statement {
    if let known = statements[query] { return known }
    let made = try prepare(query.rawValue)
    statements[query] = made
    return made
  }

  /// Runs a query for its first row; nil when there is none.
  func firstRow<Row>(
    _ sql: String, _ read: (Statement) throws(StoreError) -> Row?
  ) throws(StoreError) -> Row? {
    let statement = try prepare(sql)
    defer { statement.finalize() }
    return try statement.step() ? try read(statement) : nil
  }

  private func prepare(_ sql: String) throws(StoreError) -> Statement {
    guard let handle else { throw StoreError(.closed, "The store is closed.") }
    return try Statement(sql, database: handle)
  }
}

extension Connection {
  var logPages: Int { Int(logPagesCell.pointee) }

  /// Reads inside one transaction: everything in `body` sees the same state.
  func snapshot<Result>(_ body: () throws(StoreError) -> Result) throws(StoreError) -> Result {
    try execute("BEGIN")
    // A read transaction has nothing to lose: its end cannot fail in a way that matters to what was read.
    defer { rollback() }
    return try body()
  }

  /// Ends the transaction without effect, if there is one: some errors end it by themselves.
  func rollback() {
    if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
  }

  /// Carries the write-ahead log over into the database file as far as readers allow; `emptying` also cuts it to
  /// nothing.
  func carryOverLog(emptying: Bool) throws(StoreError) {
    let mode = emptying ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE
    let status = sqlite3_wal_checkpoint_v2(handle, nil, mode, nil, nil)
    switch status & 0xff {
    // Busy readers and a full disk only put it off: the log still holds everything.
    case SQLITE_OK, SQLITE_BUSY, SQLITE_LOCKED, SQLITE_FULL: logPagesCell.pointee = 0
    default: throw StoreError.sqlite(status, handle)
    }
  }
}

private func noteLogPages(
  _ cell: UnsafeMutableRawPointer?, _ database: OpaquePointer?, _ name: UnsafePointer<CChar>?, _ pages: Int32
) -> Int32 {
  cell?.assumingMemoryBound(to: Int32.self).pointee = pages
  return SQLITE_OK
}
