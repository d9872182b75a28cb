public import Book
public import CivilTime
public import Ledger
import Persistent
import Synchronization

/// The whole book as of one commit that is on disk: the world and every account, never mixed with another commit.
///
/// Cheap to take; a request takes one and answers everything from it.
public struct Snapshot: Sendable {
  /// Global position of the last event it contains; 0 for an empty book.
  public internal(set) var position: Int64 = 0
  public internal(set) var world = World()
  var accounts = ChunkedArray<AccountBox>()
  var index: [String: Int] = [:]
  var commits = ChunkedArray<CommitTime>()
  /// Shared by all snapshots of a keeper.
  let histories = HistoryShelf()

  /// When the events up to `last` had been recorded.
  struct CommitTime: Sendable {
    var last: Int64
    var recorded: Instant
  }

  /// Shares one account among snapshots that do not differ in it. Changed only by the batch that made it, which is
  /// over before anybody else sees it.
  final class AccountBox: @unchecked Sendable {
    var book: AccountBook

    init(_ book: AccountBook) {
      self.book = book
    }

    /// The book as readers of the moment last needed it.
    private let advanced = Mutex<AccountReading?>(nil)

    /// Lets `body` look at the profile, which no close changes; where it was read before, in place.
    func withProfile<Value>(_ body: (AccountProfile) -> Value) -> Value {
      let kept = advanced.withLock { $0 }
      return kept.map { body($0.profile) } ?? body(book.state.profile)
    }

    /// The account with the closes up to `instant` passed once for all readers; nil for a look back before its last
    /// event, which is the book's own matter.
    func reading(at instant: Instant, in world: World) throws(LedgerError) -> AccountReading? {
      let kept = advanced.withLock { $0 }
      if let kept, kept.isCurrent(at: instant, in: world) { return kept }
      guard book.state.asOf <= instant else { return nil }
      let isAdvanced = book.isAdvanced(through: instant, in: world)
      let moved = isAdvanced ? book : try book.advanced(through: instant, in: world)
      let reading = AccountReading(moved, moved.state)
      advanced.withLock { $0 = reading }
      return reading
    }
  }

  public var accountCount: Int { accounts.count }

  /// Accounts in order of opening.
  public func account(at index: Int) -> AccountBook { accounts[index].book }

  public func account(_ identifier: String) -> AccountBook? {
    index[identifier].map { accounts[$0].book }
  }

  /// Lets `body` look at the profile of the account with that counter; nil when there is none.
  public func withProfile<Value>(key: Int, _ body: (AccountProfile) -> Value) -> Value? {
    key >= 1 && key <= accounts.count ? accounts[key - 1].withProfile(body) : nil
  }

  /// The same object in every snapshot in which the account has not changed: whoever keeps something that was made from
  /// an account asks by it whether that still holds.
  public func token(key: Int) -> AnyObject? {
    key >= 1 && key <= accounts.count ? accounts[key - 1] : nil
  }

  /// A counter in order of opening, from 1; never reused.
  public func key(of identifier: String) -> Int? {
    index[identifier].map { $0 + 1 }
  }

  /// The account with that counter.
  public func account(key: Int) -> AccountBook? {
    key >= 1 && key <= accounts.count ? accounts[key - 1].book : nil
  }

  public func accounts(ofOwner owner: String) -> [AccountBook] {
    accounts.compactMap { $0.book.state.profile.owner == owner ? $0.book : nil }
  }

  /// The world, as known now or as it was known at an earlier moment.
  public func market(knownAt: Instant? = nil) -> MarketView {
    guard let knownAt else { return MarketView(world) }
    let count = commits.partitioningIndex { $0.recorded <= knownAt }
    return MarketView(world, knownThrough: count == 0 ? 0 : commits[count - 1].last)
  }

  /// When the event at that position was recorded.
  func recordedTime(of position: Int64) -> Instant? {
    let index = commits.partitioningIndex { $0.last < position }
    return index < commits.count ? commits[index].recorded : nil
  }

  /// Ends a commit.
  mutating func note(recorded: Instant) {
    commits.append(CommitTime(last: position, recorded: recorded))
  }

  /// When the last event was recorded; nil in an empty book.
  var lastRecorded: Instant? { commits.last?.recorded }
}
