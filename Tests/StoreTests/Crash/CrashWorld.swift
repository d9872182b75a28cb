import Ambient
import Dispatch
import Store
import Synchronization
import TestDirectory

/// A store on a disk that loses power again and again, several submitters, and what was acknowledged to them.
///
/// Submitter 0 writes the journal, with a document beside each commit; the others write pairs of documents. All content
/// follows from positions and numbers, so that what is found can be compared with what was meant.
final class CrashWorld: Sendable {
  private struct Memory {
    var acknowledgedPosition: Int64 = 0
    var acknowledgedPairs: Set<String> = []
    var position: Int64 = 0
    var nextPair = 0
  }

  private static let submitters = 3
  private static let batches = 8

  let disk: CrashDisk
  private let directory = TemporaryDirectory()
  private let memory = Mutex(Memory())

  init(_ seed: UInt64) { disk = CrashDisk("crash-world-\(seed)") }

  private func open() throws(StoreError) -> SQLiteStore {
    var options = StoreOptions()
    options.vfs = disk.name
    options.anchorInterval = 0
    options.logPages = 12
    options.groupedBatches = 4
    return try SQLiteStore(
      directory: directory.path, surroundings: SystemSurroundings(), options: options, files: disk)
  }

  /// One life: opens, writes from all submitters, closes; the disk dies at the given call, or at the end of the life.
  func live(dyingAfter calls: Int) {
    disk.kill(after: calls)
    guard let store = try? open() else { return }
    memory.withLock { $0.position = store.head.position }
    DispatchQueue.concurrentPerform(iterations: Self.submitters) { submitter in
      for number in 0..<Self.batches {
        let done = DispatchSemaphore(value: 0)
        submitter == 0 ? submitCommit(store, done) : submitPair(store, done)
        // Now and then a submitter waits for its acknowledgement, so that a life holds many transactions.
        if number % 3 == submitter { done.wait() }
      }
    }
    store.close()
  }

  private func submitCommit(_ store: SQLiteStore, _ done: DispatchSemaphore) {
    let first = memory.withLock { $0.position + 1 }
    let last = first + first % 3
    memory.withLock { $0.position = last }
    // Some rows spill over several pages.
    var batch = Batch(commits: [Sample.draft(first, last, payloadSize: first % 5 == 0 ? 9_000 : 200)])
    batch.put([1], key: "\(last)", in: "beside")
    store.submit(batch) { [self] result in
      if case .success = result {
        memory.withLock { $0.acknowledgedPosition = max($0.acknowledgedPosition, last) }
      }
      done.signal()
    }
  }

  private func submitPair(_ store: SQLiteStore, _ done: DispatchSemaphore) {
    let key = memory.withLock { memory in
      memory.nextPair += 1
      return "\(memory.nextPair)"
    }
    var batch = Batch()
    batch.put(Array(key.utf8), key: key, in: "left")
    batch.put(Array(key.utf8), key: key, in: "right")
    store.submit(batch) { [self] result in
      if case .success = result { memory.withLock { _ = $0.acknowledgedPairs.insert(key) } }
      done.signal()
    }
  }

  /// The power goes and comes back; answers everything that is not as it was promised.
  func rebootAndCheck(_ seed: UInt64) -> [String] {
    disk.reboot(seed)
    do {
      let store = try open()
      defer { store.close() }
      return try findings(store)
    } catch {
      return ["does not open: \(error)"]
    }
  }

  private func findings(_ store: SQLiteStore) throws -> [String] {
    var findings: [String] = []
    let memory = memory.withLock { $0 }
    var besides: Set<String> = []
    let head = try store.reader.verify { row in
      let meant = Sample.draft(row.first, row.last, payloadSize: row.first % 5 == 0 ? 9_000 : 200)
      besides.insert("\(row.last)")
      return row.payload == meant.payload && row.last == row.first + row.first % 3 ? nil : "another content"
    }
    if head.position < memory.acknowledgedPosition {
      findings.append("position \(memory.acknowledgedPosition) was acknowledged, the journal ends at \(head.position)")
    }
    if Set(try store.reader.documents(in: "beside").map(\.key)) != besides {
      findings.append("commits and the documents of the same batches differ")
    }
    let left = try store.reader.documents(in: "left")
    if try store.reader.documents(in: "right") != left { findings.append("half a batch") }
    if left.contains(where: { $0.value != Array($0.key.utf8) }) { findings.append("a document with another content") }
    let lost = memory.acknowledgedPairs.subtracting(left.map(\.key))
    if !lost.isEmpty { findings.append("\(lost.count) acknowledged batches are lost") }
    return findings
  }
}
