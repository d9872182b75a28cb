public import Money

/// What one contract delivers where it is not simply its multiplier's units of the underlying: after corporate actions.
///
/// Source: OCC By-Laws, Article VI, section 11A; "Characteristics and Risks of Standardized Options", chapter II.
public struct OptionDeliverable: Sendable, Hashable {
  /// Units of one instrument.
  public struct Part: Sendable, Hashable {
    public var symbol: String
    /// Per contract, positive.
    public var units: ExactDecimal

    public init(symbol: String, units: ExactDecimal) {
      self.symbol = symbol
      self.units = units
    }
  }

  public var parts: [Part]
  /// Per contract, in the option's currency; not negative.
  public var cash: ExactDecimal

  public init(parts: [Part], cash: ExactDecimal = .zero) {
    self.parts = parts
    self.cash = cash
  }
}
