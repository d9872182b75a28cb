public import Money

/// How the options of one underlying were put together so that they ask for the least, and what they ask for.
///
/// Amounts are in the currency of the underlying's price and ≥ 0. They are requirements against a margin equity in
/// which options count nothing: a short option's market value is inside, a long option's is not outside.
public struct OptionPairing: Sendable, Equatable {
  /// Contracts of one leg, by its place in the holdings.
  public struct Part: Sendable, Equatable {
    public var leg: Int
    /// Positive.
    public var contracts: Int
  }

  /// Short options of one expiration with the long ones that cover them. It asks for what is lost at the worst price
  /// of the underlying, premium aside.
  public struct Package: Sendable, Equatable {
    public var parts: [Part]
    public var requirement: ExactDecimal
    /// What of it is the cost of a butterfly's debit side, by the broker's choice.
    public var debitSide: ExactDecimal
    /// Where the loss is greatest; for packages charged on both sides, of the calls and of the puts.
    public var worstPrices: [ExactDecimal]
  }

  /// Units of the underlying with the options on them.
  public struct Cover: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
      /// Long stock under a short call.
      case coveredCall = "covered_call"
      /// Short stock under a short put.
      case coveredPut = "covered_put"
      /// Long stock with a long put.
      case protectivePut = "protective_put"
      /// Short stock with a long call.
      case protectiveCall = "protective_call"
      /// Long stock, long put, short call at a higher strike.
      case collar
      /// Long stock, long put and short call at one strike.
      case conversion
      /// Short stock, long call and short put at one strike.
      case reverseConversion = "reverse_conversion"
    }
    public var kind: Kind
    public var parts: [Part]
    /// Contracts' worth of units.
    public var contracts: Int
    /// By how much the units count less (long) or more (short) than their market value: ≥ 0, taken off the margin
    /// equity.
    public var cap: ExactDecimal
    /// What the units ask for instead of their rate, for all of them; nil: the rate, on the value after the cap.
    public var stockRequirement: ExactDecimal?
  }

  /// An uncovered call and an uncovered put: the larger requirement, and the other's market value.
  public struct Strangle: Sendable, Equatable {
    public var call: Int
    public var put: Int
    public var contracts: Int
    public var requirement: ExactDecimal
  }

  /// Uncovered contracts on their own.
  public struct Uncovered: Sendable, Equatable {
    public var part: Part
    public var requirement: ExactDecimal
  }

  public var covers: [Cover] = []
  public var packages: [Package] = []
  public var strangles: [Strangle] = []
  public var uncovered: [Uncovered] = []
  /// Of the options, Σ of the above without the units' own.
  public var requirement: ExactDecimal = .zero
  /// False when the search was ended by its limit: what was found may then not be the least.
  public var isLeast = true
}
