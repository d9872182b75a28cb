public import Ambient
public import CivilTime
public import Ledger
public import Market
public import Money

/// One login at one broker, as the hub sees it, whatever wire lies between.
///
/// The broker's own numbers are handed over as they were said; what it does not say stays out.
public protocol Broker: Sendable {
  /// The accounts that the login may read.
  func accounts(within budget: BrokerBudget) async throws(BrokerError) -> [BrokerAccount]
  /// Everything that one account holds.
  func snapshot(of account: BrokerAccount, within budget: BrokerBudget) async throws(BrokerError) -> BrokerSnapshot
  /// Total value per day, both days included; nil from a broker that keeps no history.
  func history(
    of account: BrokerAccount, from first: CivilDate, to last: CivilDate, within budget: BrokerBudget
  ) async throws(BrokerError) -> BrokerHistory?
  /// What happened in the account, newest first, the newest rows where there are more than that many; nil from a broker
  /// that lists none.
  func activities(
    of account: BrokerAccount, atMost limit: Int, within budget: BrokerBudget
  ) async throws(BrokerError) -> [BrokerActivity]?
}

extension Broker {
  public func activities(
    of account: BrokerAccount, atMost limit: Int, within budget: BrokerBudget
  ) async throws(BrokerError) -> [BrokerActivity]? { nil }
}

/// An account as its broker lists it.
public struct BrokerAccount: Sendable, Equatable {
  /// The broker's own unchanging identifier.
  public var identifier: String
  /// What the broker says of the account apart from what is in it; owner and brokers are the hub's to fill.
  public var profile: AccountProfile

  public init(identifier: String, profile: AccountProfile) {
    self.identifier = identifier
    self.profile = profile
  }
}

/// What an account holds, as reported.
public struct BrokerSnapshot: Sendable, Equatable {
  public var account: BrokerAccount
  public var statement: Statement
  /// What the statement's symbols mean.
  public var instruments: [Instrument]
  /// The wire tells all there is to know of an instrument; else only its family and symbol are certain.
  public var describesInstruments: Bool

  public init(
    account: BrokerAccount, statement: Statement, instruments: [Instrument], describesInstruments: Bool
  ) {
    self.account = account
    self.statement = statement
    self.instruments = instruments
    self.describesInstruments = describesInstruments
  }
}

/// Total values per day, oldest first, in one currency.
public struct BrokerHistory: Sendable, Equatable {
  public struct Day: Sendable, Equatable {
    public var date: CivilDate
    public var totalValue: ExactDecimal

    public init(date: CivilDate, totalValue: ExactDecimal) {
      self.date = date
      self.totalValue = totalValue
    }
  }

  public var days: [Day]
  public var currency: Currency

  public init(days: [Day], currency: Currency) {
    self.days = days
    self.currency = currency
  }
}

/// Why a broker gave no answer. The text names no credential and no account.
public struct BrokerError: Error, Sendable, Hashable {
  public enum Code: String, Sendable, CaseIterable {
    /// The login is no longer good; only its owner can mend that.
    case credentialsRefused = "credentials_refused"
    /// The login is good, but not for this.
    case forbidden
    /// Away, busy, too slow: the same question may be asked again.
    case unavailable
    /// The broker does not know what was asked for.
    case notFound = "not_found"
    /// An answer that makes no sense.
    case malformed
  }

  public var code: Code
  public var text: String

  public init(_ code: Code, _ text: String) {
    self.code = code
    self.text = text
  }
}

/// The time that a whole conversation with a broker may take.
public struct BrokerBudget: Sendable {
  private let ends: UInt64
  private let surroundings: any Surroundings

  public init(milliseconds: Int64, surroundings: any Surroundings) {
    self.surroundings = surroundings
    ends = surroundings.monotonicNanoseconds() + UInt64(max(0, milliseconds)) * 1_000_000
  }

  /// What is left of it; throws when there is nothing left.
  public func left() throws(BrokerError) -> Duration {
    let now = surroundings.monotonicNanoseconds()
    guard now < ends else { throw BrokerError(.unavailable, "The brokerage took too long to answer.") }
    return .nanoseconds(Int64(ends - now))
  }
}
