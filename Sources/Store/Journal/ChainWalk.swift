/// Follows the rows of the journal one by one and finds the first that does not continue the chain.
struct ChainWalk {
  /// Where the rows seen so far end.
  private(set) var head: Head

  /// A walk that begins behind `head`.
  init(after head: Head) { self.head = head }

  /// Takes the next row as it was read, nil when a column was not readable; answers what is wrong with it.
  mutating func accept(_ found: CommitRow?, checkingHash: Bool = true) -> JournalFault? {
    let number = head.rows + 1
    let position = head.position + 1
    guard let row = found, row.first >= 1, row.last >= row.first, row.last < .max,
      !checkingHash || ChainHash.of(row) == row.hash
    else {
      let shown = found?.number ?? number
      return JournalFault(.altered, row: shown, position: position, "Row \(shown) (position \(position)) was altered.")
    }
    let follows = row.first == position && row.previousHash == head.hash
    if row.number != number { return misnumbered(row, follows) }
    guard follows else { return detached(row) }
    head.advance(to: row)
    return nil
  }

  private func misnumbered(_ row: CommitRow, _ follows: Bool) -> JournalFault {
    let number = head.rows + 1
    let position = head.position + 1
    if follows || row.number < number {
      return JournalFault(
        .altered, row: number, position: position,
        "Row \(number) (position \(position)) was altered: it is numbered \(row.number).")
    }
    let missing = row.number == number + 1 ? "Row \(number) is" : "Rows \(number) to \(row.number - 1) are"
    return JournalFault(
      .removed, row: number, position: position, "\(missing) missing from the journal (from position \(position)).")
  }

  /// The fault of a row that is whole in itself and in its place, but does not follow the one before.
  private func detached(_ row: CommitRow) -> JournalFault {
    let position = head.position + 1
    let place = "Row \(row.number) (position \(position))"
    if row.previousHash == head.hash {
      return JournalFault(
        .gap, row: row.number, position: position, "\(place) starts at position \(row.first): the positions have a gap."
      )
    }
    if row.first > position {
      return JournalFault(
        .removed, row: row.number, position: position,
        "Positions \(position) to \(row.first - 1) are missing before row \(row.number).")
    }
    return JournalFault(
      .relinked, row: row.number, position: position,
      "\(place) does not follow row \(head.rows): one of the two was written anew.")
  }
}
