import Ambient
import Dispatch
import Synchronization

import Store
import TestDirectory

/// The splitmix64 generator: the same draws for the same seed on any machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}

/// Results that come from several threads.
final class Collected<Element: Sendable>: Sendable {
  private let elements = Mutex<[Element]>([])

  var all: [Element] { elements.withLock { $0 } }

  func add(_ element: Element) { elements.withLock { $0.append(element) } }
}

/// The drafts of a journal whose content follows from its positions.
enum Sample {
  static func draft(_ first: Int64, _ last: Int64, payloadSize: Int = 40) -> CommitDraft {
    CommitDraft(
      first: first, last: last, recorded: 1_767_623_400_000_000 + first,
      offsets: bytes(12, seed: UInt64(first) &* 2), payload: bytes(payloadSize, seed: UInt64(first) &* 2 + 1))
  }

  static func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  /// Drafts one behind the other, with these numbers of events.
  static func drafts(_ counts: [Int64], payloadSize: Int = 40) -> [CommitDraft] {
    var next: Int64 = 1
    return counts.map { count in
      defer { next += count }
      return draft(next, next + count - 1, payloadSize: payloadSize)
    }
  }
}

extension SQLiteStore {
  convenience init(_ directory: TemporaryDirectory, options: StoreOptions = StoreOptions()) throws(StoreError) {
    try self.init(directory: directory.path, surroundings: SystemSurroundings(), options: options)
  }

  /// Writes one batch per draft.
  func write(_ drafts: [CommitDraft]) async throws {
    for draft in drafts { try await commit(Batch(commits: [draft])) }
  }

  /// Keeps the writer's thread busy until the answered closure is called: what is submitted meanwhile waits together.
  func holdWriter() -> @Sendable () -> Void {
    let isHeld = DispatchSemaphore(value: 0)
    let mayGo = DispatchSemaphore(value: 0)
    submit(Batch()) { _ in
      isHeld.signal()
      mayGo.wait()
    }
    isHeld.wait()
    return { mayGo.signal() }
  }
}

extension StoreReader {
  func rows(from position: Int64 = 1) throws(StoreError) -> [CommitRow] {
    var rows: [CommitRow] = []
    try readCommits(from: position) { row in
      rows.append(row)
      return true
    }
    return rows
  }
}

/// The error that `body` throws, nil when it throws none.
func refusal(_ body: () async throws -> Void) async -> StoreError? {
  do {
    try await body()
    return nil
  } catch {
    return error as? StoreError
  }
}
