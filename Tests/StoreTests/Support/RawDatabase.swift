import CSQLite
import TestDirectory
import Testing

/// A hand at the database file that does not know the store: what an intruder or a stray tool could do.
struct RawDatabase {
  let path: String

  init(_ directory: TemporaryDirectory) { path = directory.file("bursar.db") }

  /// Runs SQL and answers its rows as integers.
  @discardableResult
  func run(_ sql: String) -> [[Int64]] {
    var handle: OpaquePointer?
    #expect(sqlite3_open(path, &handle) == SQLITE_OK)
    defer { sqlite3_close(handle) }
    var rows: [[Int64]] = []
    var rest: UnsafePointer<CChar>?
    sql.withCString { start in
      rest = start
      while let next = rest, next.pointee != 0 {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, next, -1, &statement, &rest) == SQLITE_OK, let statement else {
          Issue.record("\(String(cString: sqlite3_errmsg(handle)))")
          return
        }
        while sqlite3_step(statement) == SQLITE_ROW {
          rows.append((0..<sqlite3_column_count(statement)).map { sqlite3_column_int64(statement, $0) })
        }
        #expect(sqlite3_finalize(statement) == SQLITE_OK)
      }
    }
    return rows
  }
}
