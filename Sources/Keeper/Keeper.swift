public import Ambient
import CivilTime
import Journal
public import Ledger
public import Store
import Synchronization

/// The shell of the book: one writer that checks and orders events, a journal that keeps them, and snapshots that
/// everybody reads.
///
/// An event is checked against the newest state, handed to the journal, and published when it is on disk; only then
/// is its teller answered. Readers never wait for a writer.
public final class Keeper: Sendable {
  public let store: SQLiteStore
  public let surroundings: any Surroundings
  private let core: Mutex<WriterCore>
  private let published: Mutex<Edition>
  private let failure = Mutex<KeeperError?>(nil)
  private let waiting = Atomic(0)
  private let takesEvents: Bool

  /// Opens the book in `directory`, or makes an empty one.
  public init(
    directory: String, surroundings: any Surroundings, options: KeeperOptions = KeeperOptions()
  ) throws(KeeperError) {
    self.surroundings = surroundings
    takesEvents = options.takesEvents
    do {
      store = try SQLiteStore(directory: directory, surroundings: surroundings, options: options.store)
    } catch {
      throw KeeperError(error)
    }
    let loaded: WriterCore
    do {
      loaded = try Self.load(from: store, options)
    } catch {
      store.close()
      throw error
    }
    published = Mutex(Edition(loaded.snapshot))
    core = Mutex(loaded)
  }

  /// The newest state that is on disk.
  public var snapshot: Snapshot { edition.snapshot }

  /// The newest state that is on disk, for readers who share it.
  public var edition: Edition { published.withLock { $0 } }

  /// Takes events, all or nothing, and returns when they are on disk and visible to readers.
  public func append(_ events: [Event], naming: Naming = .required) async throws(KeeperError) -> [Receipt] {
    let result = await withCheckedContinuation { continuation in
      submit(events, naming: naming) { continuation.resume(returning: $0) }
    }
    return try result.get()
  }

  /// The same with a completion, which runs on the store's writer thread (or at once, when nothing is written).
  public func submit(
    _ events: [Event], naming: Naming, completion: @escaping @Sendable (Result<[Receipt], KeeperError>) -> Void
  ) {
    if let failed = failure.withLock({ $0 }) { return completion(.failure(failed)) }
    guard takesEvents else {
      return completion(.failure(KeeperError(.refused, "the book was opened for reading alone")))
    }
    guard events.count <= KeeperOptions.eventsPerBatch else {
      return completion(
        .failure(KeeperError(.tooMany, "at most \(KeeperOptions.eventsPerBatch) events are taken at once")))
    }
    guard waiting.load(ordering: .relaxed) < KeeperOptions.waitingBatches else {
      return completion(.failure(KeeperError(.busy, "too many writes wait for the disk")))
    }
    do throws(KeeperError) {
      // Whatever can be done before the lock is done before it.
      let told = try ToldEvents(events, naming)
      try core.withLock { (core) throws(KeeperError) in
        try take(told, into: &core, completion: completion)
      }
    } catch {
      completion(.failure(error))
    }
  }

  /// Under the lock, so that the order of batches is the order of the journal.
  private func take(
    _ told: ToldEvents, into core: inout WriterCore,
    completion: @escaping @Sendable (Result<[Receipt], KeeperError>) -> Void
  ) throws(KeeperError) {
    let taken = try core.take(told, now: surroundings.now())
    guard !taken.kept.isEmpty else {
      // Every event was there before. They may still wait for the disk: an empty batch waits behind them.
      return write([], nil, taken.receipts, completion)
    }
    let isWhole = taken.kept.count == told.events.count
    let encoded = isWhole ? told.encoded : EncodedEvents(taken.kept, of: told.encoded)
    let rows = Self.rows(encoded, 0..<encoded.count, first: taken.first, recorded: taken.recorded)
    write(rows, core.snapshot, taken.receipts, completion)
  }

  /// Takes events with the places they had in another book; only an empty book takes them.
  func submitRestored(
    _ events: [RecordedEvent], completion: @escaping @Sendable (Result<[Receipt], KeeperError>) -> Void
  ) {
    do throws(KeeperError) {
      let told = try ToldEvents(events.map(\.event), .byContent)
      try core.withLock { (core) throws(KeeperError) in
        let receipts = try core.restore(events, told)
        let rows = events.sameTimes.flatMap { range in
          let first = events[range.lowerBound]
          return Self.rows(told.encoded, range, first: first.position, recorded: first.recorded)
        }
        write(rows, core.snapshot, receipts, completion)
      }
    } catch {
      completion(.failure(error))
    }
  }

  /// Hands rows to the disk; when they are there, the snapshot is shown and the teller answered.
  private func write(
    _ rows: [CommitDraft], _ snapshot: Snapshot?, _ receipts: [Receipt],
    _ completion: @escaping @Sendable (Result<[Receipt], KeeperError>) -> Void
  ) {
    waiting.add(1, ordering: .relaxed)
    store.submit(Batch(commits: rows), onDurable: { [self] in if let snapshot { publish(snapshot) } }) { [self] in
      completion(finish($0, receipts))
    }
  }

  private func publish(_ snapshot: Snapshot) {
    let edition = Edition(snapshot)
    // What the old snapshot alone holds is let go of after the lock, not under it.
    let old = published.withLock { published in
      defer { published = edition }
      return published
    }
    withExtendedLifetime(old) {}
  }

  /// One row of the journal, or several where one would be too large.
  private static func rows(
    _ events: EncodedEvents, _ range: Range<Int>, first: Int64, recorded: Instant
  ) -> [CommitDraft] {
    if range.count <= KeeperOptions.eventsPerRow {
      let payload = events.commit(range, first: first, recorded: recorded)
      if payload.count <= StoreLimits.payload || range.count == 1 {
        let last = first + Int64(range.count) - 1
        return [
          CommitDraft(first: first, last: last, recorded: recorded.microseconds, offsets: [], payload: payload)
        ]
      }
    }
    let half = range.count / 2
    let middle = range.lowerBound + half
    return rows(events, range.lowerBound..<middle, first: first, recorded: recorded)
      + rows(events, middle..<range.upperBound, first: first + Int64(half), recorded: recorded)
  }

  /// A batch that the store refuses leaves the core ahead of the disk: nothing more is taken until a restart.
  private func finish(_ result: Result<Void, StoreError>, _ receipts: [Receipt]) -> Result<[Receipt], KeeperError> {
    waiting.subtract(1, ordering: .relaxed)
    switch result {
    case .success: return .success(receipts)
    case .failure(let error):
      let failed = KeeperError(error)
      failure.withLock { $0 = $0 ?? failed }
      return .failure(failed)
    }
  }

  /// Writes what waits and lets go of the directory.
  public func close() { store.close() }

  private static func load(from store: SQLiteStore, _ options: KeeperOptions) throws(KeeperError) -> WriterCore {
    var loader = Loader(namesEvents: options.takesEvents, events: store.head.position)
    var problem: KeeperError?
    do {
      try store.reader.readCommits(from: 1) { row in
        do throws(KeeperError) {
          try loader.take(row)
          return true
        } catch {
          problem = error
          return false
        }
      }
    } catch {
      throw KeeperError(error)
    }
    if let problem { throw problem }
    return try loader.finished()
  }
}

/// Limits and switches of a keeper.
public struct KeeperOptions: Sendable {
  /// Events of one batch; a longer file is refused rather than split, because a file is all or nothing.
  public static var eventsPerBatch: Int { 5_000_000 }

  /// Events of one row of the journal.
  static var eventsPerRow: Int { 20_000 }
  /// Batches that may wait for the disk; fewer than the store's own bound, so that the store never refuses one.
  static var waitingBatches: Int { 8_192 }

  public var store = StoreOptions()
  /// Events will be told. Without it a start is quicker, because repeated events need not be recognised.
  public var takesEvents = true

  public init() {}
}
