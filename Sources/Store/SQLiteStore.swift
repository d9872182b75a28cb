public import Ambient

/// The store of one data directory, on SQLite: a journal of commits, documents and checkpoints, one writer, many
/// readers.
///
/// What is written together is handed in as one `Batch`. Batches reach the disk in the order of their submission; those
/// that wait at the same time share one transaction and one sync. The directory holds `bursar.db` (with its write-ahead
/// log), `lock` and `anchor`.
public final class SQLiteStore: Sendable {
  static let fileName = "bursar.db"

  /// Reads this store.
  public let reader: StoreReader

  private let queue: SubmissionQueue
  private let state: WriterState
  private let thread: WriterThread

  /// Opens the store in `directory`, or makes it. Refuses a directory that is open elsewhere, a newer version, and a
  /// journal whose end is not what the anchor knows.
  public convenience init(
    directory: String, surroundings: any Surroundings, options: StoreOptions = StoreOptions()
  ) throws(StoreError) {
    try self.init(directory: directory, surroundings: surroundings, options: options, files: SystemFiles())
  }

  package init(
    directory: String, surroundings: any Surroundings, options: StoreOptions, files: any FileCalls
  ) throws(StoreError) {
    let lock = try DirectoryLock(directory: directory)
    let path = directory + "/" + Self.fileName
    let anchorFile = AnchorFile(directory: directory, files: files)
    let connection = try Connection(path: path, mode: .write, vfs: options.vfs)
    try Schema.prepare(connection)
    try anchorFile.syncDirectory()
    let (head, anchored) = try Self.checkedEnd(connection, anchorFile)
    let readers = ConnectionPool(path: path, vfs: options.vfs)
    reader = StoreReader(connections: readers, anchorFile: anchorFile)
    queue = SubmissionQueue(options)
    state = WriterState(head)
    let writer = GroupWriter(
      connection: connection, queue: queue, options: options, surroundings: surroundings, anchorFile: anchorFile,
      anchored: anchored, state: state)
    thread = try WriterThread {
      writer.run()
      readers.close()
      writer.close()
      lock.release()
    }
  }

  deinit { close() }

  /// Where the journal ends on disk, without a look at the disk.
  public var head: Head { state.head }

  /// What the writer has done since the store was opened.
  public var statistics: StoreStatistics { state.statistics }

  /// Hands a batch to the writer.
  ///
  /// When the batch is on disk, `onDurable` is called on the writer's thread, and after those of all batches in the
  /// same transaction the completions: what `onDurable` publishes is seen before anybody is told. When the batch is
  /// refused or lost, only the completion is called; on this thread if it is refused at once. Neither may block or
  /// take long, and neither may wait for another write.
  public func submit(
    _ batch: Batch, onDurable: (@Sendable () -> Void)? = nil,
    completion: @escaping @Sendable (Result<Void, StoreError>) -> Void
  ) {
    do throws(StoreError) {
      let size = try batch.checkedSize()
      let submission = Submission(batch: batch, size: size, onDurable: onDurable, completion: completion)
      if let refusal = queue.offer(submission) { throw refusal }
    } catch {
      completion(.failure(error))
    }
  }

  /// Writes a batch and returns when it is on disk.
  public func commit(_ batch: Batch, onDurable: (@Sendable () -> Void)? = nil) async throws(StoreError) {
    let result = await withCheckedContinuation { continuation in
      submit(batch, onDurable: onDurable) { continuation.resume(returning: $0) }
    }
    try result.get()
  }

  /// Writes what waits, empties the write-ahead log, anchors the head and lets go of the directory. Later writes and
  /// reads are refused; a second call does nothing.
  public func close() {
    queue.refuse(StoreError(.closed, "The store is closed."))
    thread.join()
  }

  /// Writes a new anchor for the journal as it is, for a directory whose anchor was lost or which was put back from
  /// an older copy. Only people may decide this: a cut tail is not seen any more after it.
  public static func anchorAnew(directory: String, options: StoreOptions = StoreOptions()) throws(StoreError) -> Head {
    let lock = try DirectoryLock(directory: directory)
    defer { lock.release() }
    let connection = try Connection(path: directory + "/" + fileName, mode: .read, vfs: options.vfs)
    defer { connection.close() }
    try Schema.check(connection)
    let head = try connection.head()
    try AnchorFile(directory: directory, files: SystemFiles()).write(Anchor(head))
    return head
  }

  /// The head of the journal and the anchored one, after a look whether they agree.
  private static func checkedEnd(
    _ connection: Connection, _ anchorFile: AnchorFile
  ) throws(StoreError) -> (head: Head, anchored: Head) {
    let head = try connection.head()
    let anchor = try anchorFile.read()
    if let fault = Anchor.fault(anchor, at: head) { throw StoreError(fault) }
    guard let anchor else {
      try anchorFile.write(Anchor(head))
      return (head, head)
    }
    if anchor.head.rows > 0, try connection.row(numbered: anchor.head.rows)?.hash != anchor.head.hash {
      throw StoreError(.replaced(row: anchor.head.rows, position: anchor.head.position))
    }
    return (head, anchor.head)
  }
}
