/// The direction of a tax lot.
public enum SnapTradePositionType: String, Sendable, Hashable, CaseIterable {
  case long = "LONG"
  case short = "SHORT"
}

/// The right that an option gives.
public enum SnapTradeOptionType: String, Sendable, Hashable, CaseIterable {
  case call = "CALL"
  case put = "PUT"
}
