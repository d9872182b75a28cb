import Glibc
import Store
import TestDirectory
import Testing

@Suite struct OpeningTests {
  private let directory = TemporaryDirectory()

  @Test func theDirectoryIsLockedAndTheHolderNamed() async throws {
    let store = try SQLiteStore(directory)
    let error = await refusal { _ = try SQLiteStore(directory) }
    #expect(error?.code == .inUse)
    #expect(error?.text == "The data directory is in use by process \(getpid()).")
    store.close()
    try SQLiteStore(directory).close()
  }

  @Test func aReaderOpensBesideTheWriterAndSeesWhatIsAcknowledged() async throws {
    let store = try SQLiteStore(directory)
    let reader = try StoreReader(directory: directory.path)
    #expect(try reader.head() == .empty)
    try await store.write(Sample.drafts([2]))
    #expect(try reader.head() == store.head)
    #expect(try reader.verify() == store.head)
  }

  @Test func aReaderRefusesAMissingStore() async throws {
    #expect(await refusal { _ = try StoreReader(directory: directory.path) }?.code == .notFound)
  }

  @Test func aNewerVersionIsRefused() async throws {
    try SQLiteStore(directory).close()
    RawDatabase(directory).run("PRAGMA user_version = 2")
    let error = await refusal { _ = try SQLiteStore(directory) }
    #expect(error?.code == .newerVersion)
    #expect(error?.text == "The store has version 2; this program knows versions up to 1.")
    #expect(await refusal { _ = try StoreReader(directory: directory.path) }?.code == .newerVersion)
  }

  @Test(arguments: ["PRAGMA application_id = 7", "PRAGMA application_id = 0"])
  func aFileOfAnotherProgramIsRefused(change: String) async throws {
    try SQLiteStore(directory).close()
    RawDatabase(directory).run(change)
    #expect(await refusal { _ = try SQLiteStore(directory) }?.code == .foreignFile)
  }

  @Test func theFileIsInWriteAheadModeAtTheFirstVersion() async throws {
    let store = try SQLiteStore(directory)
    try await store.write(Sample.drafts([1]))
    #expect(directory.exists("bursar.db-wal"))
    #expect(RawDatabase(directory).run("PRAGMA user_version") == [[1]])
  }

  /// What a killed process leaves behind: the log not carried over, the anchor behind the head.
  @Test(arguments: [true, false])
  func whatAKilledProcessLeavesOpensWithAllThatWasAcknowledged(readsFirst: Bool) async throws {
    let store = try SQLiteStore(directory)
    try await store.write(Sample.drafts([1, 5, 2]))
    let left = TemporaryDirectory()
    try SQLiteStore(left).close()
    for name in ["bursar.db", "bursar.db-wal", "anchor"] { try left.write(directory.bytes(of: name), to: name) }
    if readsFirst { #expect(try StoreReader(directory: left.path).verify() == store.head) }
    let again = try SQLiteStore(left)
    #expect(again.head == store.head)
    #expect(try again.reader.verify() == store.head)
  }

  /// Compaction by a tool numbers the rows anew; they must come out the same.
  @Test func compactionByAToolKeepsTheJournal() async throws {
    var store = try SQLiteStore(directory)
    try await store.write(Sample.drafts([1, 5, 2]))
    let head = store.head
    store.close()
    RawDatabase(directory).run("VACUUM")
    store = try SQLiteStore(directory)
    #expect(try store.reader.verify() == head)
  }
}
