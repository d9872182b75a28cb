import Crypto
import Store
import TestDirectory
import Testing

@Suite struct JournalTests {
  private let directory = TemporaryDirectory()

  @Test func rowsComeBackAsWrittenAlsoAfterRestart() async throws {
    let drafts = Sample.drafts([3, 1, 1, 10, 2])
    var store = try SQLiteStore(directory)
    #expect(store.head == .empty)
    try await store.write(drafts)
    let head = store.head
    #expect(head.rows == 5 && head.position == 17)
    store.close()

    store = try SQLiteStore(directory)
    #expect(store.head == head)
    #expect(try store.reader.head() == head)
    let rows = try store.reader.rows()
    #expect(rows.map(\.number) == [1, 2, 3, 4, 5])
    #expect(rows.map(\.first) == drafts.map(\.first))
    #expect(rows.map(\.last) == drafts.map(\.last))
    #expect(rows.map(\.recorded) == drafts.map(\.recorded))
    #expect(rows.map(\.offsets) == drafts.map(\.offsets))
    #expect(rows.map(\.payload) == drafts.map(\.payload))
    #expect(try store.reader.verify() == head)
    try await store.commit(Batch(commits: [Sample.draft(18, 18)]))
    #expect(store.head.rows == 6)
  }

  /// The hash is what its description says, computed here from plain bytes.
  @Test func hashIsTheDocumentedOne() async throws {
    let store = try SQLiteStore(directory)
    let draft = CommitDraft(first: 1, last: 258, recorded: 5, offsets: [9, 8], payload: [7])
    try await store.commit(Batch(commits: [draft]))
    var bytes = [UInt8](repeating: 0, count: 32)
    bytes += [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 5]
    bytes += [0, 0, 0, 0, 0, 0, 0, 2, 9, 8, 7]
    #expect(store.head.hash == SHA256.digest(bytes))
  }

  @Test(arguments: [(1, 1), (2, 1), (3, 1), (4, 2), (5, 3), (14, 3), (15, 4), (16, 5), (17, 5)] as [(Int64, Int64)])
  func readingBeginsWithTheRowThatHoldsThePosition(position: Int64, number: Int64) async throws {
    let store = try SQLiteStore(directory)
    try await store.write(Sample.drafts([3, 1, 10, 1, 2]))
    #expect(try store.reader.rows(from: position).map(\.number) == Array(number...5))
    #expect(try store.reader.commit(holding: position)?.number == number)
  }

  @Test func readingBehindTheEndOrInAnEmptyJournalGivesNothing() async throws {
    let store = try SQLiteStore(directory)
    #expect(try store.reader.rows().isEmpty)
    try await store.write(Sample.drafts([3]))
    #expect(try store.reader.rows(from: 4).isEmpty)
    #expect(try store.reader.commit(holding: 4) == nil)
    #expect(try store.reader.rows(from: -5).count == 1)
  }

  @Test func readingStopsWhenTheHandlerSaysSo() async throws {
    let store = try SQLiteStore(directory)
    try await store.write(Sample.drafts([1, 1, 1, 1]))
    var seen: [Int64] = []
    try store.reader.readCommits { row in
      seen.append(row.number)
      return row.number < 2
    }
    #expect(seen == [1, 2])
  }

  @Test(arguments: [(5, 5), (3, 3), (1, 1), (2, 4)] as [(Int64, Int64)])
  func commitThatDoesNotContinueIsRefusedWhole(first: Int64, last: Int64) async throws {
    let store = try SQLiteStore(directory)
    try await store.write(Sample.drafts([3]))
    var batch = Batch(commits: [Sample.draft(first, last)])
    batch.put([1], key: "k", in: "c")
    let error = await refusal { try await store.commit(batch) }
    #expect(error?.code == .gap)
    #expect(try store.reader.document("k", in: "c") == nil)
    try await store.commit(Batch(commits: [Sample.draft(4, 4)]))
    #expect(try store.reader.verify().position == 4)
  }

  @Test func severalCommitsOfABatchAreAllOrNothing() async throws {
    let store = try SQLiteStore(directory)
    let broken = Batch(commits: [Sample.draft(1, 2), Sample.draft(4, 4)])
    #expect(await refusal { try await store.commit(broken) }?.code == .gap)
    #expect(store.head == .empty)
    try await store.commit(Batch(commits: [Sample.draft(1, 2), Sample.draft(3, 4)]))
    #expect(try store.reader.rows().map(\.last) == [2, 4])
  }

  @Test(arguments: [(0, 0), (2, 1), (-1, 3), (1, Int64.max)] as [(Int64, Int64)])
  func senselessPositionsAreInvalid(first: Int64, last: Int64) async throws {
    let store = try SQLiteStore(directory)
    let draft = CommitDraft(first: first, last: last, recorded: 0, offsets: [], payload: [])
    #expect(await refusal { try await store.commit(Batch(commits: [draft])) }?.code == .invalid)
  }

  @Test func payloadMayHaveSixteenMebibytesAndNotMore() async throws {
    let store = try SQLiteStore(directory)
    let large = CommitDraft(
      first: 1, last: 1, recorded: 0, offsets: [], payload: [UInt8](repeating: 1, count: StoreLimits.payload))
    try await store.commit(Batch(commits: [large]))
    var larger = large
    larger.payload.append(1)
    #expect(await refusal { try await store.commit(Batch(commits: [larger])) }?.code == .tooLarge)
    #expect(try store.reader.commit(holding: 1)?.payload.count == StoreLimits.payload)
  }
}
