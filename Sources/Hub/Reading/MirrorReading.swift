public import Book
public import CivilTime
public import Ledger
public import Market

/// One account as a reader may show it: everything from one commit.
public struct MirrorReading: Sendable {
  public let connection: Connection
  public let account: LinkedAccount
  public let book: AccountBook
  public let world: World
  /// When the broker last said so; nil while it never did.
  public let asOf: Instant?

  public var profile: AccountProfile { book.state.profile }
  /// What the broker reported; nil while it never did.
  public var statement: Statement? { book.state.reported?.statement.statement }

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
