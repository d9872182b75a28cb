/// The tables, their version and the steps from each version to the next.
///
/// `commits` has no column that SQLite takes for the row's own number: such a column is stored as an empty place holder
/// which nobody reads, and a change of it would go unseen. The row numbers run 1, 2, 3 …, so that compaction by a tool,
/// which numbers anew in the same order, keeps them.
enum Schema {
  /// Written into the file's header: the letters "BRSR".
  static let application: Int64 = 0x4252_5352
  /// `steps[n]` leads from version n to n + 1.
  static let steps: [String] = [
    """
    CREATE TABLE commits (
      first INTEGER NOT NULL,
      last INTEGER NOT NULL,
      recorded INTEGER NOT NULL,
      offsets BLOB NOT NULL,
      payload BLOB NOT NULL,
      previous BLOB NOT NULL,
      hash BLOB NOT NULL
    ) STRICT;
    CREATE TABLE documents (
      collection TEXT NOT NULL,
      key TEXT NOT NULL,
      value BLOB NOT NULL,
      PRIMARY KEY (collection, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE checkpoints (
      name TEXT NOT NULL PRIMARY KEY,
      value BLOB NOT NULL
    ) STRICT;
    PRAGMA application_id = \(application);
    """
  ]

  static var version: Int64 { Int64(steps.count) }

  /// Sets a writing connection up and brings the file to the present version.
  static func prepare(_ connection: Connection) throws(StoreError) {
    try connection.execute("PRAGMA page_size = 8192")
    let found = try checkedVersion(connection)
    try connection.execute(
      """
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA trusted_schema = OFF;
      PRAGMA cell_size_check = ON;
      PRAGMA secure_delete = ON;
      PRAGMA journal_size_limit = 67108864;
      PRAGMA cache_size = -16384;
      """)
    let mode = try connection.firstRow("PRAGMA journal_mode") { $0.text(0) }
    guard mode == "wal" else {
      throw StoreError(.failed, "The database refuses a write-ahead log.", detail: "journal mode \(mode ?? "none")")
    }
    guard found < version else { return }
    try connection.execute("BEGIN IMMEDIATE")
    do {
      for step in steps[Int(found)...] { try connection.execute(step) }
      try connection.execute("PRAGMA user_version = \(version); COMMIT")
    } catch {
      connection.rollback()
      throw error
    }
  }

  /// Sets a reading connection up and refuses a file of another program or version.
  static func check(_ connection: Connection) throws(StoreError) {
    try connection.execute("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
    let found = try checkedVersion(connection)
    guard found == version else {
      throw StoreError(.notFound, "The directory holds no store of this version yet.")
    }
  }

  /// The version of the file, 0 for a new one; refuses newer ones and files that are not ours.
  private static func checkedVersion(_ connection: Connection) throws(StoreError) -> Int64 {
    let found = try connection.firstRow("PRAGMA user_version") { $0.integer(0) } ?? 0
    let owner = try connection.firstRow("PRAGMA application_id") { $0.integer(0) } ?? 0
    let tables = try connection.firstRow("SELECT count(*) FROM sqlite_schema") { $0.integer(0) } ?? 0
    guard owner == application || (owner == 0 && found == 0 && tables == 0) else {
      throw StoreError(.foreignFile, "The database file was not made by this program.")
    }
    guard found <= version else {
      throw StoreError(
        .newerVersion, "The store has version \(found); this program knows versions up to \(version).")
    }
    return found
  }
}
