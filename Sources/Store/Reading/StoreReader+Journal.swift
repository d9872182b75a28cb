extension StoreReader {
  /// Where the journal ends on disk.
  public func head() throws(StoreError) -> Head {
    try connections.use { (connection) throws(StoreError) in try connection.head() }
  }

  /// The row that holds the event at `position`, nil when the journal does not reach so far.
  public func commit(holding position: Int64) throws(StoreError) -> CommitRow? {
    var found: CommitRow?
    try readCommits(from: position) { row in
      found = row
      return false
    }
    return found
  }

  /// Hands the rows to `handler` in order, beginning with the one that holds the event at `position`, until the end of
  /// the journal as it is now or until the handler answers false. Numbers, positions and links are checked on the way,
  /// and with `checkingHashes` every row's content.
  public func readCommits(
    from position: Int64 = 1, checkingHashes: Bool = true, _ handler: (CommitRow) -> Bool
  ) throws(StoreError) {
    try connections.use { (connection) throws(StoreError) in
      try connection.snapshot { () throws(StoreError) in
        let begin = max(1, try connection.row(holding: position))
        var walk = ChainWalk(after: .empty)
        if begin > 1 {
          guard let before = try connection.row(numbered: begin - 1) else {
            throw StoreError(JournalFault(.removed, row: begin - 1, "Row \(begin - 1) of the journal is missing."))
          }
          walk = ChainWalk(after: Head(rows: before.number, position: before.last, hash: before.hash))
        }
        try connection.walk(&walk, checkingHashes: checkingHashes) { row in row.last < position || handler(row) }
      }
    }
  }

  /// Walks the whole journal, checks it against the anchor and the database file's own structure, and answers its head.
  ///
  /// Every row is shown to `visit`, which answers nil or what it finds wrong in it. The first fault is thrown as an
  /// error with code `fault`. Beside a writer the state at the beginning counts.
  @discardableResult
  public func verify(_ visit: (CommitRow) -> String? = { _ in nil }) throws(StoreError) -> Head {
    // Read before the rows: it is a bound for whatever the rows hold a moment later.
    let anchor = try anchorFile.read()
    return try connections.use { (connection) throws(StoreError) in
      try connection.snapshot { () throws(StoreError) in try connection.verify(anchor, visit) }
    }
  }
}

extension Connection {
  /// Feeds the rows behind the walk's head to it and to `handler`, until that answers false.
  fileprivate func walk(
    _ walk: inout ChainWalk, checkingHashes: Bool, _ handler: (CommitRow) throws(StoreError) -> Bool
  ) throws(StoreError) {
    do throws(StoreError) {
      let statement = try statement(.commitsFrom)
      defer { statement.reset() }
      try statement.bind(1, walk.head.rows + 1)
      while try statement.step() {
        let row = statement.commitRow()
        if let fault = walk.accept(row, checkingHash: checkingHashes) { throw StoreError(try named(fault, walk.head)) }
        guard let row, try handler(row) else { return }
      }
    } catch  where error.fault?.kind == .damagedFile {
      throw StoreError(.damagedFile(after: walk.head), detail: error.detail)
    }
  }

  /// The fault by its best name: rows that are missing in one place may stand in another.
  private func named(_ fault: JournalFault, _ head: Head) throws(StoreError) -> JournalFault {
    guard fault.kind == .removed, let row = fault.row, let other = try self.row(following: head.hash), other != row
    else { return fault }
    return JournalFault(
      .swapped, row: row, position: fault.position, "Rows \(row) and \(other) of the journal have changed places.")
  }

  fileprivate func verify(
    _ anchor: Anchor?, _ visit: (CommitRow) -> String?
  ) throws(StoreError) -> Head {
    var walk = ChainWalk(after: .empty)
    try self.walk(&walk, checkingHashes: true) { (row) throws(StoreError) in
      if let fault = anchor?.fault(at: row) { throw StoreError(fault) }
      if let complaint = visit(row) {
        let place = "row \(row.number) (positions \(row.first) to \(row.last))"
        throw StoreError(JournalFault(.refused, row: row.number, position: row.first, "In \(place): \(complaint)"))
      }
      return true
    }
    if let fault = Anchor.fault(anchor, at: walk.head) { throw StoreError(fault) }
    try verifyStructure(walk.head)
    return walk.head
  }

  /// Lets SQLite check what no row shows: page links, cell bounds, order of keys.
  private func verifyStructure(_ head: Head) throws(StoreError) {
    let finding: String?
    do throws(StoreError) {
      finding = try firstRow("PRAGMA integrity_check(1)") { $0.text(0) }
    } catch  where error.fault?.kind == .damagedFile {
      throw StoreError(.damagedFile(after: head), detail: error.detail)
    }
    guard finding == "ok" else {
      let fault = JournalFault(.damagedFile, "Every row of the journal is whole, but the database file is damaged.")
      throw StoreError(fault, detail: finding ?? "no answer")
    }
  }
}

extension Anchor {
  /// What is wrong with the row that the anchor speaks of.
  fileprivate func fault(at row: CommitRow) -> JournalFault? {
    guard row.number == head.rows, row.last != head.position || row.hash != head.hash else { return nil }
    return .replaced(row: row.number, position: row.first)
  }

  /// What is wrong with a journal that ends at `end`, as far as the end alone tells.
  static func fault(_ anchor: Anchor?, at end: Head) -> JournalFault? {
    guard let anchor else {
      guard end.rows > 0 else { return nil }
      return JournalFault(.anchorMissing, "The journal has rows, but the anchor file is missing.")
    }
    guard anchor.head.rows > end.rows else { return nil }
    return JournalFault(
      .tailCut, row: end.rows + 1, position: end.position + 1,
      "The journal ends at position \(end.position), but position \(anchor.head.position) was on disk: "
        + "its tail was cut off.")
  }
}

extension JournalFault {
  static func replaced(row: Int64, position: Int64) -> JournalFault {
    JournalFault(
      .replaced, row: row, position: position, "Row \(row) is not the one that the anchor knows: it was replaced.")
  }
}
