/// The bounds of what the store takes; each is refused with `tooLarge`, the queue's with `queueFull`.
public enum StoreLimits {
  /// Bytes of one commit's payload: 16 MiB.
  public static let payload = 16 << 20
  /// Bytes of one commit's packed offsets: 4 MiB.
  public static let offsets = 4 << 20
  /// Bytes of one document: 4 MiB.
  public static let document = 4 << 20
  /// Bytes of the UTF-8 of a collection's name.
  public static let collectionName = 64
  /// Bytes of the UTF-8 of a document's key or a checkpoint's name.
  public static let key = 512
  /// Bytes of one checkpoint: 256 MiB.
  public static let checkpoint = 256 << 20
  /// Bytes of one batch, all its parts together: 512 MiB.
  public static let batch = 512 << 20
  /// Documents that one list answers.
  public static let listedDocuments = 10_000
}

/// How a store is run; the defaults serve a server.
public struct StoreOptions: Sendable {
  /// Name of a registered SQLite file system to use in place of the system's; tests only.
  public var vfs: String?
  /// Batches that may wait in the queue.
  public var queuedBatches = 16_384
  /// Bytes that may wait in the queue; one batch is always taken when none waits.
  public var queuedBytes = 512 << 20
  /// Batches that one transaction takes from the queue.
  public var groupedBatches = 1_024
  /// Bytes after which a transaction takes no further batch.
  public var groupedBytes = 32 << 20
  /// Nanoseconds of monotonic time that pass at least between two writings of the anchor.
  public var anchorInterval: UInt64 = 1_000_000_000
  /// Pages in the write-ahead log from which on it is carried over into the database file, after the acknowledgements.
  public var logPages = 4_000

  /// The defaults.
  public init() {}
}
