extension Statement {
  /// The row of the journal where the statement stands; nil when a column has not the type that was written.
  func commitRow() -> CommitRow? {
    guard let number = integer(0), let first = integer(1), let last = integer(2), let recorded = integer(3),
      let offsets = blob(4), let payload = blob(5), let previous = blob(6), let hash = blob(7)
    else { return nil }
    return CommitRow(
      number: number, first: first, last: last, recorded: recorded, offsets: offsets, payload: payload,
      previousHash: previous, hash: hash)
  }
}

extension Connection {
  /// Where the journal ends, by its last row.
  func head() throws(StoreError) -> Head {
    let statement = try statement(.lastCommit)
    defer { statement.reset() }
    guard try statement.step() else { return .empty }
    guard let row = statement.commitRow(), row.number < .max, ChainHash.of(row) == row.hash else {
      let number = statement.integer(0)
      throw StoreError(JournalFault(.altered, row: number, "The last row of the journal was altered."))
    }
    return Head(rows: row.number, position: row.last, hash: row.hash)
  }

  /// Rows of the journal, by the number of the last.
  func rowCount() throws(StoreError) -> Int64 {
    let statement = try statement(.rowCount)
    defer { statement.reset() }
    return try statement.step() ? statement.integer(0) ?? 0 : 0
  }

  /// Number of the row that holds `position`, or of the last row before it; 0 when there is none. A search by halves:
  /// the rows are numbered without gaps in the order of their positions.
  func row(holding position: Int64) throws(StoreError) -> Int64 {
    var below: Int64 = 0
    let rows = try rowCount()
    guard rows < .max else { throw StoreError(JournalFault(.altered, row: rows, "The last row number was altered.")) }
    var above = rows + 1
    let statement = try statement(.firstOfRow)
    while above - below > 1 {
      let middle = below + (above - below) / 2
      try statement.bind(1, middle)
      defer { statement.reset() }
      guard try statement.step(), let first = statement.integer(0) else {
        throw StoreError(JournalFault(.removed, row: middle, "Row \(middle) of the journal is missing."))
      }
      if first <= position { below = middle } else { above = middle }
    }
    return below
  }

  /// The row of that number, nil when it is missing or not readable.
  func row(numbered number: Int64) throws(StoreError) -> CommitRow? {
    let statement = try statement(.commitsFrom)
    defer { statement.reset() }
    try statement.bind(1, number)
    guard try statement.step(), let row = statement.commitRow(), row.number == number else { return nil }
    return row
  }

  /// Number of the first row that names `hash` as its predecessor's.
  func row(following hash: [UInt8]) throws(StoreError) -> Int64? {
    let statement = try statement(.rowWithPrevious)
    defer { statement.reset() }
    try statement.bind(1, hash)
    return try statement.step() ? statement.integer(0) : nil
  }
}
