public import CivilTime
public import Ledger
public import Market
public import Money

/// What an import knows besides the file.
public struct ImportContext: Sendable {
  /// The account in the book that the rows belong to; nil for files about the world.
  public var account: String?
  /// The broker's number of the account, where a file holds several.
  public var number: String?
  /// When a file of positions that does not tell its own day was true.
  public var asOf: Instant?
  /// Lines that are left out on purpose.
  public var leftOut: Set<Int> = []
  /// What the book knows of a symbol.
  public var instrument: @Sendable (String) -> Instrument?
  /// A hash of 16 bytes or more; equal rows of different files must give equal ones, for ever (SHA-256).
  public var hash: @Sendable ([UInt8]) -> [UInt8]
  /// The book has a split of that symbol within a few days of that one.
  public var hasSplit: @Sendable (String, CivilDate) -> Bool = { _, _ in false }
  /// The price of a symbol that the book knows at a moment, in units of that moment.
  public var price: @Sendable (String, Instant) -> ExactDecimal? = { _, _ in nil }
  /// Exercises and assignments that the book was told of the account, corrections followed.
  public var optionEnds: @Sendable () -> [Event] = { [] }
  /// Which of these ids the book knows in the account.
  public var known: @Sendable (Set<String>) -> Set<String> = { _ in [] }
  public var limits = IntakeLimits()

  public init(
    account: String?, instrument: @escaping @Sendable (String) -> Instrument?,
    hash: @escaping @Sendable ([UInt8]) -> [UInt8]
  ) {
    self.account = account
    self.instrument = instrument
    self.hash = hash
  }
}
