public import CivilTime
public import Money

/// When an option may be exercised.
public enum ExerciseStyle: String, Sendable, Hashable, CaseIterable {
  case american, european
}

/// What an exercise brings.
public enum OptionSettlement: String, Sendable, Hashable, CaseIterable {
  /// Units of the underlying against the strike.
  case physical
  /// The difference in cash.
  case cash
}

/// The terms of an option.
public struct OptionContract: Sendable, Hashable {
  /// Symbol of what it delivers, such as `AAPL` or `BRK.B`.
  public var underlying: String
  /// The root in the option's symbol; differs from the underlying for weeklies and adjusted contracts.
  public var root: String
  /// Call or put.
  public var type: OptionType
  /// Price per share at which it may be exercised.
  public var strike: ExactDecimal
  /// The last day.
  public var expiration: CivilDate
  /// When it may be exercised; by the root where nothing tells it (``OptionRoot``), American where that tells nothing.
  public var style: ExerciseStyle
  /// How it settles; nil: in cash where the exercise is European, as that of the index options is.
  public var settlement: OptionSettlement?
  /// Symbol of what tells the exercise settlement value on the morning of the last day, such as `SET`; the series then
  /// trades until the day before. Nil: it settles by the close. By the root where nothing tells it (``OptionRoot``).
  public var morningSettlement: String?
  /// What a contract delivers; nil: its multiplier's units of the underlying.
  public var deliverable: OptionDeliverable?
  /// A contract on 10 shares instead of 100.
  public var isMini: Bool

  /// Terms said one by one.
  public init(
    underlying: String, root: String, type: OptionType, strike: ExactDecimal, expiration: CivilDate,
    style: ExerciseStyle = .american, settlement: OptionSettlement? = nil,
    deliverable: OptionDeliverable? = nil, isMini: Bool = false
  ) {
    self.underlying = underlying
    self.root = root
    self.type = type
    self.strike = strike
    self.expiration = expiration
    self.style = style
    self.settlement = settlement
    self.deliverable = deliverable
    self.isMini = isMini
  }

  /// The terms that the symbol alone tells: underlying, style and settlement by the root, mini by a root ending in 7.
  public init(_ symbol: OCCSymbol) {
    self.init(
      underlying: Self.underlying(ofRoot: symbol.root), root: symbol.root, type: symbol.type, strike: symbol.strike,
      expiration: symbol.expiration, isMini: symbol.root.hasSuffix("7"))
    style = usualStyle
    settlement = usualSettlement
    morningSettlement = usualMorningSettlement
  }

  /// An exercise brings the difference in cash.
  public var isCashSettled: Bool { (settlement ?? (style == .european ? .cash : .physical)) == .cash }

  /// Roots of share classes.
  private static let renamedRoots = ["BRKA": "BRK.A", "BRKB": "BRK.B", "BFB": "BF.B"]

  private static func underlying(ofRoot root: String) -> String {
    if let named = OptionRoot.of(root)?.underlying ?? renamedRoots[root] { return named }
    // Adjusted and mini contracts carry a digit behind the stock's symbol.
    guard let last = root.utf8.last, UInt8(ascii: "0")...UInt8(ascii: "9") ~= last, root.utf8.count > 1 else {
      return root
    }
    return String(root.dropLast())
  }
}
