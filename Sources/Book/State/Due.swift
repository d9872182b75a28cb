public import CivilTime
public import Ledger
public import Market
public import Money

/// What changes an account by the calendar or by the world, without an event of its own.
enum Due {
  /// A dividend is paid.
  case payment(PendingDividend)
  case action(WorldAction)
  /// The roll at which options and futures end that nobody ended.
  case expiry(Instant)
  /// Currency pairs roll to the next value date.
  case rollover(Instant)

  var at: Instant {
    switch self {
    case .payment(let dividend): dividend.paidAt
    case .action(let action): action.order.at
    case .expiry(let moment): moment
    case .rollover(let at): at
    }
  }
}

/// A dividend between its ex-date and its payment.
public struct PendingDividend: Sendable, Equatable {
  /// The day the money comes.
  public var pays: CivilDate
  public var instrument: InstrumentID
  public var currency: Currency
  /// As it was told; negative: owed on a short position.
  public var told: ExactDecimal
  /// As it will be posted.
  public var amount: ExactDecimal { told.posted(in: currency) }
  /// It counts in equity already.
  public var isAccrued: Bool
  /// Global position of the event that told it.
  public var event: Int64

  /// The start of the day in New York.
  var paidAt: Instant { MarketZone.newYork.instant(of: pays, secondsOfDay: 0) }
}

/// A position that went flat.
struct FormerPosition: Sendable {
  var instrument: InstrumentID
  var until: Instant
  /// What the book ended at a roll because nobody had told it; nil for all else.
  var ended: DerivedEnd?
}

/// What a payment, a corporate action or the end of a contract did to an account.
public struct DerivedEntry: Sendable {
  public enum Cause: Sendable {
    case payment(PendingDividend)
    case action(WorldAction)
    case expiry(OptionEnd)
    case finalSettlement(FinalSettlement)
    case rollover(Rollover)
  }
  public let cause: Cause
  public let at: Instant
  /// They balance, like those of an event.
  public let postings: [Posting]
  /// The account before and after.
  public let before: AccountState
  public let after: AccountState
}

/// Receives what happens to a state without events of its own, in order of effect.
public typealias DerivedSink = (DerivedEntry) -> Void
