import CSQLite

/// One prepared statement. Columns are read with their stored type: a value of another type answers nil, because a
/// damaged file may turn a blob into a text of the same bytes.
final class Statement {
  private let handle: OpaquePointer
  private let database: OpaquePointer

  init(_ sql: String, database: OpaquePointer) throws(StoreError) {
    var handle: OpaquePointer?
    let status = sqlite3_prepare_v3(
      database, sql, -1, UInt32(bitPattern: SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard status == SQLITE_OK, let handle else { throw StoreError.sqlite(status, database) }
    self.handle = handle
    self.database = database
  }

  func finalize() { sqlite3_finalize(handle) }

  /// Runs to the next row; false at the end.
  func step() throws(StoreError) -> Bool {
    let status = sqlite3_step(handle)
    switch status {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw StoreError.sqlite(status, database)
    }
  }

  /// Runs a statement that answers no rows.
  func run() throws(StoreError) {
    defer { reset() }
    while try step() {}
  }

  /// Makes the statement ready for the next use and lets go of what was bound.
  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }
}

extension Statement {
  // SQLite copies what it is given; the pointers need not outlive the call.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  func bind(_ index: Int32, _ value: Int64) throws(StoreError) {
    try check(sqlite3_bind_int64(handle, index, value))
  }

  func bind(_ index: Int32, _ bytes: [UInt8]) throws(StoreError) {
    // A nil pointer would bind NULL, not an empty blob.
    guard !bytes.isEmpty else { return try check(sqlite3_bind_zeroblob(handle, index, 0)) }
    try check(
      bytes.withUnsafeBytes {
        sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), Self.copied)
      })
  }

  func bind(_ index: Int32, _ text: String) throws(StoreError) {
    let count = Int32(text.utf8.count)
    try check(text.withCString { sqlite3_bind_text(handle, index, $0, count, Self.copied) })
  }

  private func check(_ status: Int32) throws(StoreError) {
    guard status == SQLITE_OK else { throw StoreError.sqlite(status, database) }
  }
}

extension Statement {
  func integer(_ column: Int32) -> Int64? {
    sqlite3_column_type(handle, column) == SQLITE_INTEGER ? sqlite3_column_int64(handle, column) : nil
  }

  func blob(_ column: Int32) -> [UInt8]? {
    guard sqlite3_column_type(handle, column) == SQLITE_BLOB else { return nil }
    let start = sqlite3_column_blob(handle, column)
    return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }

  func text(_ column: Int32) -> String? {
    guard sqlite3_column_type(handle, column) == SQLITE_TEXT, let start = sqlite3_column_text(handle, column) else {
      return nil
    }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
}

extension StoreError {
  /// The error of a failed call on `database`.
  static func sqlite(_ status: Int32, _ database: OpaquePointer?) -> StoreError {
    let message = database.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? ""
    let detail = "sqlite \(database.map { sqlite3_extended_errcode($0) } ?? status): \(message)"
    switch status & 0xff {
    case SQLITE_CORRUPT, SQLITE_NOTADB:
      return StoreError(JournalFault(.damagedFile, "The database file is damaged."), detail: detail)
    case SQLITE_FULL: return StoreError(.diskFull, "The disk is full.", detail: detail)
    case SQLITE_CANTOPEN: return StoreError(.notFound, "The database file cannot be opened.", detail: detail)
    case SQLITE_TOOBIG: return StoreError(.tooLarge, "A value is too large for the database.", detail: detail)
    default: return StoreError(.failed, "The database failed.", detail: detail)
    }
  }
}
