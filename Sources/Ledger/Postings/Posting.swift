public import Market
public import Money

/// One line of a double entry. The postings of an event sum to zero per commodity.
public struct Posting: Sendable, Equatable {
  public var account: LedgerAccount
  public var commodity: Commodity
  /// Signed: debits (what the owner has) positive, credits negative.
  public var amount: ExactDecimal

  @inlinable public init(_ account: LedgerAccount, _ commodity: Commodity, _ amount: ExactDecimal) {
    self.account = account
    self.commodity = commodity
    self.amount = amount
  }
}

/// The chart of accounts that every brokerage account has.
public enum LedgerAccount: String, Sendable, CaseIterable, Comparable {
  /// Trade-date cash.
  case cash = "assets:cash"
  /// Units of instruments held (short: negative).
  case securities = "assets:securities"
  /// Dividends whose ex-date has passed and whose money has not come.
  case receivables = "assets:receivables"
  /// The counterpart of every exchange of one commodity for another.
  case trading = "equity:trading"
  /// The outside world: deposits and withdrawals.
  case external = "equity:external"
  /// What a statement found and no event explains.
  case adjustments = "equity:adjustments"
  /// Units that corporate actions make or take.
  case corporateActions = "equity:corporate-actions"
  case dividends = "income:dividends"
  case interest = "income:interest"
  case fees = "expenses:fees"
  case taxes = "expenses:taxes"

  public static func < (left: LedgerAccount, right: LedgerAccount) -> Bool { left.rawValue < right.rawValue }
}

/// What is counted: money of a currency, or units of an instrument.
public enum Commodity: Sendable, Hashable {
  case currency(Currency)
  case instrument(InstrumentID)
}

extension [Posting] {
  /// The commodity whose postings do not sum to zero, or nil when the books balance.
  public func firstImbalance() throws(MoneyError) -> (commodity: Commodity, sum: ExactDecimal)? {
    for index in indices {
      // Each commodity is summed once, at its first line; entries have a handful of lines.
      let commodity = self[index].commodity
      if index > 0, commodity == self[index - 1].commodity || hasLine(of: commodity, before: index) { continue }
      var sum = self[index].amount
      for other in index + 1..<Swift.max(index + 1, count) where self[other].commodity == commodity {
        sum = try sum + self[other].amount
      }
      if !sum.isZero { return (commodity, sum) }
    }
    return nil
  }

  private func hasLine(of commodity: Commodity, before index: Int) -> Bool {
    for earlier in 0..<index where self[earlier].commodity == commodity { return true }
    return false
  }
}
