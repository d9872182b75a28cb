public import Book
public import CivilTime
public import Ledger
public import Market

/// One account as a reader may show it: everything from one commit.
public final class MirrorReading: Sendable {
  public let connection: Connection
  public let account: LinkedAccount
  public let book: AccountBook
  public let world: World
  public let profile: AccountProfile
  /// What the broker reported; nil while it never did.
  public let statement: Statement?
  /// When the broker last said so; nil while it never did.
  public let asOf: Instant?

  init(_ connection: Connection, _ account: LinkedAccount, book: AccountBook, world: World) {
    self.connection = connection
    self.account = account
    self.book = book
    self.world = world
    profile = book.state.profile
    statement = book.state.reported?.statement.statement
    // The broker may have said the same again after the statement was written.
    asOf = book.state.reported.map { max($0.at, account.syncedAt ?? $0.at) }
  }

  /// What a symbol of the statement means; nil when nobody ever said.
  public func instrument(_ symbol: String) -> Instrument? { world.instruments.instrument(symbol) }
}

/// Where a reader's answers come from.
public enum DataMode: String, Sendable, CaseIterable {
  /// The broker is asked within the request; the mirror answers when it cannot.
  case realtime
  /// The mirror answers.
  case daily
}
