import Ledger

/// The life of one demo account as a function of its market.
///
/// What happens in a session may rest on that session and those before it, never on where the world ends.
protocol DemoAccount: Sendable {
  /// The account's identifier.
  var account: String { get }

  /// Its events, and those of the instruments that only it holds.
  func events(in market: DemoMarket) throws -> [Event]
}

/// Sessions that several scripts count by.
enum Rhythm {
  static let week = 5
  static let month = 21
  static let quarter = 63
  /// From this session on the accounts that live by statements exist, and day trades are done.
  static let secondHalf = 378
  /// From this session on orders are told.
  static let recent = 480
}
