public import Money

/// A broker's choices for options, where rules leave one or ask for less (balances.md §4.2–4.5).
public struct OptionHouse: Sendable, Equatable {
  /// When the calls and the puts of one package are charged side by side.
  public enum BothSides: String, Sendable, CaseIterable {
    /// Only the worse side.
    case never
    /// Both unless they are equally wide, as Interactive Brokers does.
    case whenUnequal = "when_unequal"
    case always
  }

  /// Least requirement of an uncovered option per unit of the underlying, premium included.
  public var leastPerUnit: ExactDecimal?
  public var bothSides: BothSides
  /// A short butterfly is charged what its debit side costs, too, as OptionsHouse did.
  public var chargesDebitSide: Bool
  /// Share of their value that long options with more than nine months to go ask for, the rest of which is lent
  /// (12 CFR 220.12, FINRA 4210(f)(2)(F): 0.75); nil: options are paid in full.
  public var longDated: ExactDecimal?

  public init(
    leastPerUnit: ExactDecimal? = nil, bothSides: BothSides = .never, chargesDebitSide: Bool = false,
    longDated: ExactDecimal? = nil
  ) {
    self.leastPerUnit = leastPerUnit
    self.bothSides = bothSides
    self.chargesDebitSide = chargesDebitSide
    self.longDated = longDated
  }
}
