public import Book
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

  public init(book: AccountBook, key: Int) {
    self.book = book
    self.key = key
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
