import Store
import TestDirectory
import Testing

/// Each fault of a journal is found, and called by its name and place.
@Suite struct VerifyTests {
  private let directory = TemporaryDirectory()

  /// A closed store with six rows: positions 1–2, 3, 4–6, 7, 8–9, 10.
  private func journal() async throws -> Head {
    let store = try SQLiteStore(directory)
    defer { store.close() }
    try await store.write(Sample.drafts([2, 1, 3, 1, 2, 1]))
    return store.head
  }

  private func fault(_ visit: (CommitRow) -> String? = { _ in nil }) async throws -> JournalFault? {
    let reader = try StoreReader(directory: directory.path)
    return await refusal { try reader.verify(visit) }?.fault
  }

  @Test func aWholeJournalHasNoFault() async throws {
    let head = try await journal()
    var seen: [Int64] = []
    let reader = try StoreReader(directory: directory.path)
    let found = try reader.verify { row in
      seen.append(row.number)
      return nil
    }
    #expect(found == head)
    #expect(seen == [1, 2, 3, 4, 5, 6])
  }

  @Test(arguments: [
    "first = first + 1", "last = last + 1", "recorded = recorded - 1", "offsets = zeroblob(12)", "offsets = x''",
    "payload = zeroblob(40)", "previous = zeroblob(32)", "hash = zeroblob(32)", "recorded = 0",
    "offsets = CAST(offsets || substr(payload, 1, 1) AS BLOB), payload = substr(payload, 2)",
  ])
  func anAlteredRowIsNamed(change: String) async throws {
    _ = try await journal()
    RawDatabase(directory).run("UPDATE commits SET \(change) WHERE rowid = 3")
    let fault = try await fault()
    #expect(fault?.kind == .altered)
    #expect(fault?.row == 3)
    #expect(fault?.position == 4)
    #expect(fault?.text == "Row 3 (position 4) was altered.")
  }

  @Test func aRemovedRowIsNamed() async throws {
    _ = try await journal()
    RawDatabase(directory).run("DELETE FROM commits WHERE rowid = 3")
    let fault = try await fault()
    #expect(fault?.kind == .removed)
    #expect(fault?.row == 3)
    #expect(fault?.text == "Row 3 is missing from the journal (from position 4).")
  }

  @Test func severalRemovedRowsAreNamed() async throws {
    _ = try await journal()
    RawDatabase(directory).run("DELETE FROM commits WHERE rowid IN (1, 2)")
    #expect(try await fault()?.text == "Rows 1 to 2 are missing from the journal (from position 1).")
  }

  @Test func aRemovedRowIsSeenAlsoWhenTheOthersAreNumberedAnew() async throws {
    _ = try await journal()
    RawDatabase(directory).run(
      "DELETE FROM commits WHERE rowid = 3; UPDATE commits SET rowid = rowid - 1 WHERE rowid > 3")
    let fault = try await fault()
    #expect(fault?.kind == .removed)
    #expect(fault?.text == "Positions 4 to 6 are missing before row 3.")
  }

  @Test(arguments: [(2, 3), (2, 5), (1, 6)])
  func twoSwappedRowsAreNamed(one: Int, other: Int) async throws {
    _ = try await journal()
    RawDatabase(directory).run(
      """
      UPDATE commits SET rowid = 100 WHERE rowid = \(one);
      UPDATE commits SET rowid = \(one) WHERE rowid = \(other);
      UPDATE commits SET rowid = \(other) WHERE rowid = 100;
      """)
    let fault = try await fault()
    #expect(fault?.kind == .swapped)
    #expect(fault?.text == "Rows \(one) and \(other) of the journal have changed places.")
  }

  @Test func aCutTailIsSeenByTheAnchor() async throws {
    _ = try await journal()
    RawDatabase(directory).run("DELETE FROM commits WHERE rowid >= 5")
    let fault = try await fault()
    #expect(fault?.kind == .tailCut)
    #expect(fault?.row == 5)
    #expect(
      fault?.text == "The journal ends at position 7, but position 10 was on disk: its tail was cut off.")
    // A writer would bury the loss: it does not open.
    #expect(await refusal { _ = try SQLiteStore(directory) }?.fault?.kind == .tailCut)
  }

  @Test func anEmptiedJournalIsSeenByTheAnchor() async throws {
    _ = try await journal()
    RawDatabase(directory).run("DELETE FROM commits")
    #expect(try await fault()?.kind == .tailCut)
  }

  /// A tail that was cut and grown again is a whole chain of the right length, but not the anchored one.
  @Test func aReplacedTailIsSeenByTheAnchor() async throws {
    _ = try await journal()
    let anchor = try directory.bytes(of: "anchor")
    RawDatabase(directory).run("DELETE FROM commits WHERE rowid >= 6")
    _ = try SQLiteStore.anchorAnew(directory: directory.path)
    let store = try SQLiteStore(directory)
    try await store.write([Sample.draft(10, 10, payloadSize: 3), Sample.draft(11, 11)])
    store.close()
    #expect(try await fault() == nil)
    try directory.write(anchor, to: "anchor")
    let fault = try await fault()
    #expect(fault?.kind == .replaced)
    #expect(fault?.text == "Row 6 is not the one that the anchor knows: it was replaced.")
    #expect(await refusal { _ = try SQLiteStore(directory) }?.fault?.kind == .replaced)
  }

  @Test func aMissingAnchorIsAFaultThatPeopleCanLift() async throws {
    let head = try await journal()
    try directory.remove("anchor")
    #expect(try await fault()?.kind == .anchorMissing)
    #expect(await refusal { _ = try SQLiteStore(directory) }?.fault?.kind == .anchorMissing)
    #expect(try SQLiteStore.anchorAnew(directory: directory.path) == head)
    #expect(try await fault() == nil)
  }

  @Test func everyAlteredByteOfTheAnchorIsSeen() async throws {
    _ = try await journal()
    let anchor = try directory.bytes(of: "anchor")
    for index in anchor.indices {
      var altered = anchor
      altered[index] ^= 1
      try directory.write(altered, to: "anchor")
      #expect(try await fault()?.kind == .anchorDamaged, "byte \(index)")
    }
    try directory.write(Array(anchor.dropLast(2)), to: "anchor")
    #expect(try await fault()?.kind == .anchorDamaged)
  }

  @Test func whatTheVisitorFindsIsNamedWithItsRow() async throws {
    _ = try await journal()
    let fault = try await fault { $0.number == 5 ? "the postings do not balance" : nil }
    #expect(fault?.kind == .refused)
    #expect(fault?.text == "In row 5 (positions 8 to 9): the postings do not balance")
  }

  @Test func readingWithoutVerifyStillSeesAHole() async throws {
    _ = try await journal()
    RawDatabase(directory).run("DELETE FROM commits WHERE rowid = 3")
    let reader = try StoreReader(directory: directory.path)
    #expect(await refusal { _ = try reader.rows() }?.fault?.kind == .removed)
  }

  /// While a writer goes on, the state at the beginning counts, and the anchor never overtakes it.
  @Test func verifyBesideAWriterFindsNoFault() async throws {
    var options = StoreOptions()
    options.anchorInterval = 0
    let store = try SQLiteStore(directory, options: options)
    async let written: Void = store.write(Sample.drafts([Int64](repeating: 1, count: 200)))
    for _ in 0..<20 { try store.reader.verify() }
    try await written
    #expect(try store.reader.verify().rows == 200)
    #expect(store.statistics.anchors > 100)
  }
}
