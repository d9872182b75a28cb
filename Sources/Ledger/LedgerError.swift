/// Why an event cannot enter the book, or why the book does not hold together.
public struct LedgerError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Code: String, Sendable, CaseIterable {
    case unknownAccount = "unknown_account"
    case accountExists = "account_exists"
    case beforeOpening = "before_opening"
    case inTheFuture = "in_the_future"
    case unknownInstrument = "unknown_instrument"
    case instrumentChanged = "instrument_changed"
    case currencyMismatch = "currency_mismatch"
    case notPositive = "not_positive"
    case zero = "zero"
    case outOfRange = "out_of_range"
    case overflow = "overflow"
    case notHeld = "not_held"
    case shortInCashAccount = "short_in_cash_account"
    case positionOfOtherSide = "position_of_other_side"
    case unknownEvent = "unknown_event"
    case alreadyCorrected = "already_corrected"
    case breaksLaterEvent = "breaks_later_event"
    /// What the event would end has ended before.
    case alreadyEnded = "already_ended"
    case unknownOrder = "unknown_order"
    /// A rate of exchange that the event needs is not known at its time.
    case noRate = "no_rate"
    /// What a position cost is unknown, so nothing can be realised on it.
    case unknownBasis = "unknown_basis"
    case idReused = "id_reused"
    case unsupportedRules = "unsupported_rules"
    /// The option has ended by then.
    case afterExpiration = "after_expiration"
    /// The option can end so on its last day only.
    case beforeExpiration = "before_expiration"
    /// The account may not open such options.
    case optionLevel = "option_level"
    case accountClosed = "account_closed"
    case statusForbids = "status_forbids"
    case malformed = "malformed"
    case imbalance = "imbalance"
  }

  public var code: Code
  /// The member of the event that is at fault, as it is named in event files.
  public var field: String?
  /// One sentence for people; carries no account number.
  public var text: String

  public init(_ code: Code, field: String? = nil, _ text: String) {
    self.code = code
    self.field = field
    self.text = text
  }

  public var description: String {
    if let field { "\(code.rawValue) (\(field)): \(text)" } else { "\(code.rawValue): \(text)" }
  }
}
