/// Why the store refused or failed.
///
/// `text` is one sentence for people and holds no stored content; `detail` is for the log.
public struct StoreError: Error, Sendable, CustomStringConvertible {
  /// Kinds of refusal; more may be added.
  public struct Code: Sendable, Hashable {
    private enum Base: Sendable, Hashable {
      case notFound, inUse, newerVersion, foreignFile, fault, gap, invalid, tooLarge, queueFull, closed, diskFull,
        failed
    }
    private let base: Base

    /// There is no store at that place.
    public static let notFound = Code(base: .notFound)
    /// Another process (or another store of this process) has the directory open.
    public static let inUse = Code(base: .inUse)
    /// The store was written by a newer version of the program.
    public static let newerVersion = Code(base: .newerVersion)
    /// The file is a database, but not one of this program.
    public static let foreignFile = Code(base: .foreignFile)
    /// What is stored is not what was written: see `StoreError.fault`.
    public static let fault = Code(base: .fault)
    /// The commit does not continue the journal; nothing of its batch was written.
    public static let gap = Code(base: .gap)
    /// The batch or question makes no sense, as an event count below one.
    public static let invalid = Code(base: .invalid)
    /// A named limit of `StoreLimits` is exceeded.
    public static let tooLarge = Code(base: .tooLarge)
    /// Too much is waiting to be written; try again later.
    public static let queueFull = Code(base: .queueFull)
    /// The store is closed.
    public static let closed = Code(base: .closed)
    /// The disk is full; the batch was not written, the store goes on.
    public static let diskFull = Code(base: .diskFull)
    /// The disk or the database library failed. A writing store takes no more batches after it until it is opened anew,
    /// because a failed sync leaves open what is on disk.
    public static let failed = Code(base: .failed)
  }

  /// The kind of refusal.
  public let code: Code
  /// One sentence for people.
  public let text: String
  /// What the system or the database library said; for the log only, empty when there is nothing to add.
  public let detail: String
  /// What is wrong with the stored data, when the code is `fault`.
  public let fault: JournalFault?

  init(_ code: Code, _ text: String, detail: String = "") {
    self.code = code
    self.text = text
    self.detail = detail
    self.fault = nil
  }

  init(_ fault: JournalFault, detail: String = "") {
    self.code = .fault
    self.text = fault.text
    self.detail = detail
    self.fault = fault
  }

  public var description: String { text }
}
