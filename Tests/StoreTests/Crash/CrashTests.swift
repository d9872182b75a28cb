import Ambient
import CCrashVFS
import Store
import TestDirectory
import Testing

/// Promise: an acknowledged write is on disk, also when the power goes at any call and the disk keeps an arbitrary part
/// of what was not synced; what was not acknowledged is there whole or not at all.
@Suite struct CrashTests {
  private static let kills = 1_000

  @Test func aThousandKillsLoseNoAcknowledgedWrite() {
    var dead = 0
    var seed: UInt64 = 0
    while dead < Self.kills, seed < 500 {
      let world = CrashWorld(seed)
      var generator = SeededGenerator(seed)
      for life in 0..<5 {
        // Most die in the middle of the work, some while the file is being made, a few only after the close.
        world.live(dyingAfter: Int.random(in: 0...(life == 0 ? 60 : 130), using: &generator))
        dead += world.disk.isDead ? 1 : 0
        let findings = world.rebootAndCheck(generator.next())
        #expect(findings.isEmpty, "world \(seed), life \(life)")
      }
      seed += 1
    }
    #expect(dead >= Self.kills)
  }

  /// The proof that the test above can fail: on a disk that only pretends to sync, writes are lost, and it is seen.
  @Test func onADiskThatLiesAboutSyncsLossesAreFound() {
    var found = 0
    for seed in 0..<UInt64(40) {
      let world = CrashWorld(1_000_000 + seed)
      world.disk.setLying(true)
      world.live(dyingAfter: 80)
      found += world.rebootAndCheck(seed).isEmpty ? 0 : 1
    }
    #expect(found > 20)
  }

  /// Between the writes of a batch to the log and the first word to anybody stands a sync of the log.
  @Test func aSyncStandsBetweenTheWritesAndTheAcknowledgement() async throws {
    let disk = CrashDisk("traced")
    let directory = TemporaryDirectory()
    let store = try SQLiteStore.open(directory, on: disk)
    let batches = 30
    for number in 1...batches {
      disk.mark(number)
      let batch = Batch(commits: [Sample.draft(Int64(number), Int64(number))])
      try await store.commit(batch) { disk.mark(-number) }
    }
    store.close()
    let log = Int32(UInt8(ascii: "l"))
    for number in 1...batches {
      let trace = disk.trace
      let submitted = try #require(trace.firstIndex { $0.isMark(number) })
      let told = try #require(trace.firstIndex { $0.isMark(-number) })
      // The tidying after the batch before may still run; it writes the database file and the anchor, not the log.
      let writes = trace[submitted..<told].indices.filter { trace[$0].isCall(CRASH_WRITE, log) }
      let syncs = trace[submitted..<told].indices.filter { trace[$0].isCall(CRASH_SYNC, log) }
      #expect(!writes.isEmpty)
      #expect(try #require(syncs.last) > (try #require(writes.last)))
    }
  }

  @Test func aFullDiskRefusesTheBatchAndTheStoreGoesOn() async throws {
    let disk = CrashDisk("full")
    let directory = TemporaryDirectory()
    let store = try SQLiteStore.open(directory, on: disk)
    try await store.write([Sample.draft(1, 1)])
    disk.setFull(true)
    let error = await refusal { try await store.write([Sample.draft(2, 2, payloadSize: 100_000)]) }
    #expect(error?.code == .diskFull)
    #expect(store.head.position == 1)
    disk.setFull(false)
    try await store.write([Sample.draft(2, 2)])
    #expect(try store.reader.verify().position == 2)
    store.close()
  }

  @Test func afterAFailedSyncTheStoreTakesNothingMore() async throws {
    let disk = CrashDisk("failing")
    let directory = TemporaryDirectory()
    let store = try SQLiteStore.open(directory, on: disk)
    try await store.write([Sample.draft(1, 1)])
    disk.kill(after: 0)
    for _ in 0..<2 {
      #expect(await refusal { try await store.write([Sample.draft(2, 2)]) }?.code == .failed)
    }
    #expect(store.head.position == 1)
    store.close()
    disk.reboot(1)
    let again = try SQLiteStore.open(directory, on: disk)
    #expect(try again.reader.verify().position >= 1)
    again.close()
  }
}

extension SQLiteStore {
  fileprivate static func open(_ directory: TemporaryDirectory, on disk: CrashDisk) throws -> SQLiteStore {
    var options = StoreOptions()
    options.vfs = disk.name
    options.logPages = 20
    options.anchorInterval = 0
    return try SQLiteStore(
      directory: directory.path, surroundings: SystemSurroundings(), options: options, files: disk)
  }
}

extension crash_event {
  fileprivate func isMark(_ value: Int) -> Bool { kind == Int32(CRASH_MARK.rawValue) && self.value == Int64(value) }

  fileprivate func isCall(_ kind: crash_kind, _ file: Int32) -> Bool {
    self.kind == Int32(kind.rawValue) && self.file == file
  }
}
