import Ambient
import Synchronization

/// What the writer has done since the store was opened.
public struct StoreStatistics: Sendable, Equatable {
  /// Transactions that reached the disk.
  public var transactions = 0
  /// Batches in them.
  public var batches = 0
  /// Journal rows in them.
  public var commits = 0
  /// Bytes of all batches in them.
  public var bytes = 0
  /// Times the anchor was written.
  public var anchors = 0
}

/// What the writer tells the other threads.
final class WriterState: Sendable {
  private let state: Mutex<(head: Head, statistics: StoreStatistics)>

  init(_ head: Head) { state = Mutex((head, StoreStatistics())) }

  var head: Head { state.withLock { $0.head } }
  var statistics: StoreStatistics { state.withLock { $0.statistics } }

  fileprivate func note(_ head: Head, _ change: (inout StoreStatistics) -> Void) {
    state.withLock {
      $0.head = head
      change(&$0.statistics)
    }
  }
}

/// The single writer: takes what waits in the queue, writes it in one transaction, and tells everybody after the sync.
///
/// Lives on the writer's thread from its first `run` on; before, on the thread that opens the store.
final class GroupWriter: @unchecked Sendable {
  private let connection: Connection
  private let queue: SubmissionQueue
  private let options: StoreOptions
  private let surroundings: any Surroundings
  private let anchorFile: AnchorFile
  private let state: WriterState
  private var head: Head
  private var anchored: Head
  private var anchoredAt: UInt64

  init(
    connection: Connection, queue: SubmissionQueue, options: StoreOptions, surroundings: any Surroundings,
    anchorFile: AnchorFile, anchored: Head, state: WriterState
  ) {
    self.connection = connection
    self.queue = queue
    self.options = options
    self.surroundings = surroundings
    self.anchorFile = anchorFile
    self.state = state
    self.anchored = anchored
    head = state.head
    anchoredAt = surroundings.monotonicNanoseconds()
  }

  /// Writes until the queue is closed and empty.
  func run() {
    while let group = queue.take() {
      process(group)
      keepHouse()
    }
  }

  /// Leaves the files tidy and the head anchored.
  func close() {
    // After a failure the files stay as they are: the next opening recovers them. Nobody is left who could be told.
    try? connection.carryOverLog(emptying: true)
    connection.close()
    try? writeAnchor()
  }

  /// Writes one group and completes each of its submissions, in order.
  private func process(_ group: [Submission]) {
    var outcomes: [Result<Void, StoreError>] = []
    var reached = head
    do throws(StoreError) {
      try connection.statement(.begin).run()
      for submission in group { outcomes.append(try write(submission.batch, &reached)) }
      try connection.statement(.commit).run()
      head = reached
      announce(zip(group, outcomes).filter { $0.1.isSuccess }.map(\.0))
    } catch {
      connection.rollback()
      // The disk being full is the one error after which SQLite has surely undone everything.
      if error.code != .diskFull { queue.refuse(StoreError(.failed, "The store has failed.", detail: error.detail)) }
      outcomes = group.map { _ in .failure(error) }
    }
    for (submission, outcome) in zip(group, outcomes) { submission.completion(outcome) }
  }

  /// Publishes what is on disk now, before anybody is told that it is.
  private func announce(_ durable: [Submission]) {
    state.note(head) { statistics in
      statistics.transactions += 1
      statistics.batches += durable.count
      statistics.commits += durable.reduce(0) { $0 + $1.batch.commits.count }
      statistics.bytes += durable.reduce(0) { $0 + $1.size }
    }
    for submission in durable { submission.onDurable?() }
  }

  /// Writes a batch into the open transaction, or answers why it is refused; throws when the transaction itself fails.
  private func write(_ batch: Batch, _ reached: inout Head) throws(StoreError) -> Result<Void, StoreError> {
    var next = reached
    var rows: [CommitRow] = []
    do throws(StoreError) {
      for draft in batch.commits {
        let row = try next.row(continuing: draft)
        next.advance(to: row)
        rows.append(row)
      }
    } catch {
      return .failure(error)
    }
    for row in rows { try connection.insert(row) }
    for change in batch.changes { try connection.apply(change) }
    reached = next
    return .success(())
  }

  /// What need not happen before the acknowledgements.
  private func keepHouse() {
    do throws(StoreError) {
      if connection.logPages >= options.logPages { try connection.carryOverLog(emptying: false) }
      let now = surroundings.monotonicNanoseconds()
      if now >= anchoredAt, now - anchoredAt >= options.anchorInterval {
        anchoredAt = now
        try writeAnchor()
      }
    } catch {
      queue.refuse(StoreError(.failed, "The store has failed.", detail: error.detail))
    }
  }

  private func writeAnchor() throws(StoreError) {
    guard anchored != head else { return }
    try anchorFile.write(Anchor(head))
    anchored = head
    state.note(head) { $0.anchors += 1 }
  }
}

extension Result {
  fileprivate var isSuccess: Bool {
    if case .success = self { true } else { false }
  }
}

extension Connection {
  fileprivate func insert(_ row: CommitRow) throws(StoreError) {
    let statement = try statement(.insertCommit)
    try statement.bind(1, row.number)
    try statement.bind(2, row.first)
    try statement.bind(3, row.last)
    try statement.bind(4, row.recorded)
    try statement.bind(5, row.offsets)
    try statement.bind(6, row.payload)
    try statement.bind(7, row.previousHash)
    try statement.bind(8, row.hash)
    try statement.run()
  }

  fileprivate func apply(_ change: Batch.Change) throws(StoreError) {
    let statement: Statement
    switch change {
    case .document(let collection, let key, let value):
      statement = try self.statement(value == nil ? .deleteDocument : .putDocument)
      try statement.bind(1, collection)
      try statement.bind(2, key)
      if let value { try statement.bind(3, value) }
    case .checkpoint(let name, let value):
      statement = try self.statement(value == nil ? .deleteCheckpoint : .putCheckpoint)
      try statement.bind(1, name)
      if let value { try statement.bind(2, value) }
    }
    try statement.run()
  }
}
