/// The families of instruments that the book knows; the raw value is the word in events.
public enum InstrumentKind: String, Sendable, Hashable, CaseIterable {
  case equity, etf, option, future, forex, fund, bond, crypto

  /// Held against a deposit: an account counts what it gained or lost, never its notional value.
  @inlinable public var isContract: Bool { self == .future || self == .forex }

  /// Whether a margin account may lend against it unless the instrument says otherwise (Regulation T margin
  /// securities). Options are paid in full; futures and currencies carry deposits of their own.
  public var isMarginableByDefault: Bool {
    switch self {
    case .equity, .etf, .bond, .fund: true
    case .option, .future, .forex, .crypto: false
    }
  }
}
