public import Ledger
import Store

/// Why the keeper did not take events, or could not open.
public struct KeeperError: Error, Sendable, CustomStringConvertible {
  public enum Code: String, Sendable, CaseIterable {
    /// The book's rules refuse an event; `reason` says which and why.
    case refused
    /// An event over HTTP carries no id.
    case missingID = "missing_id"
    /// The id has been used for an event with other content.
    case idReused = "id_reused"
    case tooMany = "too_many"
    /// The writer's queue is full; the same request may be sent again.
    case busy
    case closed
    /// The disk or the journal failed; nothing more is written until a restart.
    case storage
    /// The journal does not replay to a book.
    case damaged
  }

  public var code: Code
  /// Which event of the batch, from 0.
  public var index: Int?
  public var reason: LedgerError?
  /// One sentence for people.
  public var text: String

  public init(_ code: Code, index: Int? = nil, reason: LedgerError? = nil, _ text: String) {
    self.code = code
    self.index = index
    self.reason = reason
    self.text = text
  }

  init(_ error: StoreError) {
    switch error.code {
    case .queueFull: self.init(.busy, error.text)
    case .closed: self.init(.closed, error.text)
    case .tooLarge: self.init(.tooMany, error.text)
    default: self.init(.storage, error.text)
    }
  }

  public var description: String { text }
}
