/// The state of an account at its broker.
public enum SnapTradeAccountStatus: String, Sendable, Hashable, CaseIterable {
  case open
  case closed
  case archived
  case unavailable
}

/// The coarse kind of an account.
public enum SnapTradeAccountCategory: String, Sendable, Hashable, CaseIterable {
  case investment = "INVESTMENT"
  case deposit = "DEPOSIT"
  /// A line of credit.
  case lineOfCredit = "LOC"
  case annuity = "ANNUITY"
}

/// Whether an account may borrow.
public enum SnapTradeCashOrMargin: String, Sendable, Hashable, CaseIterable {
  case cash
  case margin
  case unknown
}

/// What backs a buying power.
public enum SnapTradePowerBasis: String, Sendable, Hashable, CaseIterable {
  /// Settled cash alone.
  case settled
  /// Cash, settled or not.
  case cash
  /// Cash and borrowing.
  case margin
}

/// The span of a rate of return.
public enum SnapTradeTimeframe: String, Sendable, Hashable, CaseIterable {
  case all = "ALL"
  case year = "1Y"
  case yearToDate = "YTD"
  case month = "1M"
  case week = "1W"
  case day = "1D"
}
