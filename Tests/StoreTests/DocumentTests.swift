import Store
import TestDirectory
import Testing

@Suite struct DocumentTests {
  private let directory = TemporaryDirectory()

  @Test func putReplacesAndDeleteRemoves() async throws {
    let store = try SQLiteStore(directory)
    var batch = Batch()
    batch.put([1], key: "k", in: "users")
    batch.put([2, 2], key: "k", in: "keys")
    batch.put([3], key: "k", in: "users")
    batch.put([], key: "empty", in: "users")
    try await store.commit(batch)
    #expect(try store.reader.document("k", in: "users") == [3])
    #expect(try store.reader.document("k", in: "keys") == [2, 2])
    #expect(try store.reader.document("empty", in: "users") == [])
    #expect(try store.reader.document("none", in: "users") == nil)

    var second = Batch()
    second.delete(key: "k", in: "users")
    second.delete(key: "never there", in: "users")
    try await store.commit(second)
    #expect(try store.reader.document("k", in: "users") == nil)
    #expect(try store.reader.document("k", in: "keys") == [2, 2])
  }

  @Test func listsAreOrderedPrefixedAndPaged() async throws {
    let store = try SQLiteStore(directory)
    var batch = Batch()
    let keys = ["a", "ab/1", "ab/2", "ab/é", "ab", "abc", "b", "z\u{0}z"]
    for key in keys { batch.put(Array(key.utf8), key: key, in: "c") }
    batch.put([], key: "ab/3", in: "another")
    try await store.commit(batch)
    func list(_ prefix: String, after cursor: String? = nil, limit: Int = 100) throws -> [String] {
      try store.reader.documents(in: "c", prefix: prefix, after: cursor, limit: limit).map { document in
        #expect(document.value == Array(document.key.utf8))
        return document.key
      }
    }
    #expect(try list("") == ["a", "ab", "ab/1", "ab/2", "ab/é", "abc", "b", "z\u{0}z"])
    #expect(try list("ab/") == ["ab/1", "ab/2", "ab/é"])
    #expect(try list("ab/", limit: 2) == ["ab/1", "ab/2"])
    #expect(try list("ab/", after: "ab/2") == ["ab/é"])
    #expect(try list("ab/", after: "ab/é") == [])
    #expect(try list("ab/", after: "a") == ["ab/1", "ab/2", "ab/é"])
    #expect(try list("c") == [])
    #expect(try list("", limit: 0) == [])
    #expect(try list("", limit: -1) == [])
  }

  @Test func checkpointsAreKeptByName() async throws {
    let store = try SQLiteStore(directory)
    let large = Sample.bytes(300_000, seed: 1)
    var batch = Batch()
    batch.putCheckpoint(large, name: "index")
    batch.putCheckpoint([1], name: "books")
    try await store.commit(batch)
    #expect(try store.reader.checkpointNames() == ["books", "index"])
    #expect(try store.reader.checkpoint(named: "index") == large)
    var second = Batch()
    second.deleteCheckpoint(name: "books")
    try await store.commit(second)
    #expect(try store.reader.checkpoint(named: "books") == nil)
    #expect(try store.reader.checkpointNames() == ["index"])
  }

  @Test(arguments: [
    (StoreLimits.document + 1, "k", "c", false), (1, String(repeating: "k", count: 513), "c", false),
    (1, "k", String(repeating: "c", count: 65), false), (StoreLimits.document, "k", "c", true),
    (1, String(repeating: "k", count: 512), String(repeating: "c", count: 64), true),
  ])
  func limitsHold(size: Int, key: String, collection: String, isTaken: Bool) async throws {
    let store = try SQLiteStore(directory)
    var batch = Batch()
    batch.put([UInt8](repeating: 7, count: size), key: key, in: collection)
    let error = await refusal { try await store.commit(batch) }
    #expect(error?.code == (isTaken ? nil : .tooLarge))
    #expect(try store.reader.document(key, in: collection)?.count == (isTaken ? size : nil))
  }
}
