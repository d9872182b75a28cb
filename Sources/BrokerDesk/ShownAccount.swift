public import Book
public import CivilTime
public import Keeper
public import Ledger
import Money

/// A broker whose API shows accounts of the book.
public enum BrokerAPI: String, Sendable, CaseIterable {
  case tradestation, aries

  /// Whether the API shows accounts of that profile.
  ///
  /// Equity accounts are shown in US dollars only: both wires' equity balances name no currency and mean dollars.
  public func shows(_ profile: AccountProfile) -> Bool {
    guard profile.brokers.isEmpty || profile.brokers.contains(rawValue) else { return false }
    return switch profile.kind {
    case .cash, .margin: profile.currency == .usd
    case .dvp: self == .tradestation && profile.currency == .usd
    case .futures, .forex: self == .tradestation
    }
  }
}

/// An account that an API shows, with its counter in order of opening.
public struct ShownAccount: Sendable {
  public let book: AccountBook
  public let key: Int

  /// What it may do within the day at the moment it is shown at; nil where that is what its settings say.
  private var standing: DayTradeStanding?

  public init(book: AccountBook, key: Int) {
    self.book = book
    self.key = key
  }

  /// The account's own status, or that of a restriction that the rules lead to.
  public var status: AccountProfile.Status { standing?.status ?? profile.status }
  /// By the rule in force; in accounts without credit as its settings say.
  public var isPatternDayTrader: Bool { standing?.isPatternDayTrader ?? profile.patternDayTrader }

  /// The account as it stands at a moment; by its settings where its figures cannot be told.
  fileprivate func standing(at instant: Instant, in edition: Edition) -> ShownAccount {
    guard profile.kind == .margin, let view = try? AccountView(key: key, in: edition, at: instant) else {
      return self
    }
    var shown = self
    shown.standing = view.standing
    return shown
  }

  public var profile: AccountProfile { book.state.profile }
  /// The account's number where it has one, else its identifier in the book.
  public var number: String { profile.number ?? book.identifier }
}

extension Snapshot {
  /// What an API shows of an owner's accounts, in order of opening.
  public func accounts(of owner: String, shownBy api: BrokerAPI) -> [ShownAccount] {
    accounts(ofOwner: owner).compactMap { book in
      guard api.shows(book.state.profile), let key = key(of: book.identifier) else { return nil }
      return ShownAccount(book: book, key: key)
    }
  }
}

extension Edition {
  /// The same with what the accounts' rules lead to at a moment.
  public func accounts(of owner: String, shownBy api: BrokerAPI, at instant: Instant) -> [ShownAccount] {
    snapshot.accounts(of: owner, shownBy: api).map { $0.standing(at: instant, in: self) }
  }
}

extension AccountView {
  /// What the account may do within the day.
  public var standing: DayTradeStanding { DayTradeStanding(of: state, by: sheet) }
}
