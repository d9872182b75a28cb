public import Money

/// What a broker asks of futures and currency pairs in one account; part of its house parameters.
public struct ContractParameters: Sendable, Equatable {
  /// To what a margin call restores the equity.
  public enum Restoring: String, Sendable, CaseIterable {
    /// As brokers in the US do.
    case initial
    case maintenance
  }

  /// At which rate the deposit for a currency pair is worked out.
  public enum ForexRevaluation: String, Sendable, CaseIterable {
    /// At the rate of the moment.
    case continuous
    /// At the rate of the moment at which each lot was opened.
    case frozen
  }

  /// What is given back where two contracts of opposite sides stand together, per spread of one contract each.
  public struct Spread: Sendable, Equatable {
    /// A contract (`ESH27`), or every contract of a product (`ES`).
    public var first: String
    public var second: String
    /// Of the initial and the maintenance requirement, in the first contract's currency.
    public var initial: ExactDecimal
    public var maintenance: ExactDecimal

    public init(first: String, second: String, initial: ExactDecimal, maintenance: ExactDecimal) {
      self.first = first
      self.second = second
      self.initial = initial
      self.maintenance = maintenance
    }
  }

  public var callRestores: Restoring
  public var forexMargin: ForexRevaluation
  /// The dealer or broker closes positions once the equity is at or below this share of the maintenance requirement.
  public var liquidationShare: ExactDecimal
  /// Minutes before the close of a future's session at which its day margin gives way to the initial one, as brokers
  /// ask for overnight margins from 15 minutes before it on.
  public var dayMarginEnds: Int
  /// In the order in which they are applied.
  public var spreads: [Spread]

  public init() {
    callRestores = .initial
    forexMargin = .continuous
    liquidationShare = 1
    dayMarginEnds = 15
    spreads = []
  }

  /// What holds where an account says nothing.
  public static let usual = ContractParameters()

  /// A session is no longer than a day.
  private static let longestSession = 1440

  /// - Throws: `outOfRange`, naming the member.
  func check() throws(LedgerError) {
    guard 0...Self.longestSession ~= dayMarginEnds else {
      throw LedgerError(
        .outOfRange, field: "house.contracts.day_margin_ends",
        "\(dayMarginEnds) are no minutes before a close: 0 to \(Self.longestSession)")
    }
    guard !liquidationShare.isNegative, liquidationShare <= 1 else {
      throw LedgerError(
        .outOfRange, field: "house.contracts.liquidation_share", "\(liquidationShare) is no share: 0 to 1")
    }
    for spread in spreads where spread.initial.isNegative || spread.maintenance.isNegative {
      throw LedgerError(
        .outOfRange, field: "house.contracts.spreads",
        "the credit of \(spread.first) and \(spread.second) is below zero")
    }
  }
}
