/// A commit as it is stored: one row of the journal.
public struct CommitRow: Sendable, Equatable {
  /// Number of the row: 1, 2, 3 … without gaps.
  public var number: Int64
  /// Global position of the first event.
  public var first: Int64
  /// Global position of the last event.
  public var last: Int64
  /// When it was recorded, in microseconds since 1970-01-01T00:00:00Z.
  public var recorded: Int64
  /// Packed offsets per stream; opaque here.
  public var offsets: [UInt8]
  /// Packed canonical events; opaque here.
  public var payload: [UInt8]
  /// Hash of the row before; zeros in the first row.
  public var previousHash: [UInt8]
  /// SHA-256 over everything above but the number: see `ChainHash`.
  public var hash: [UInt8]
}

/// Where the journal ends.
public struct Head: Sendable, Equatable {
  /// Rows in the journal.
  public var rows: Int64
  /// Global position of the last event, 0 when there is none.
  public var position: Int64
  /// Hash of the last row, 32 zero bytes when there is none.
  public var hash: [UInt8]

  /// The head of a journal without a row.
  public static let empty = Head(rows: 0, position: 0, hash: ChainHash.start)
}

extension Head {
  /// Moves the head behind `row`.
  mutating func advance(to row: CommitRow) {
    rows = row.number
    position = row.last
    hash = row.hash
  }

  /// The row that continues this head with `draft`; refuses one that leaves a gap or overlaps.
  func row(continuing draft: CommitDraft) throws(StoreError) -> CommitRow {
    guard draft.first == position + 1 else {
      throw StoreError(
        .gap, "The commit starts at position \(draft.first), but the journal ends at \(position).")
    }
    var row = CommitRow(
      number: rows + 1, first: draft.first, last: draft.last, recorded: draft.recorded, offsets: draft.offsets,
      payload: draft.payload, previousHash: hash, hash: [])
    row.hash = ChainHash.of(row)
    return row
  }
}
