public import Money

/// Whole units for whole units.
public struct UnitRatio: Sendable, Equatable {
  public var new: Int
  public var old: Int

  public init(new: Int, old: Int) {
    self.new = new
    self.old = old
  }
}

/// `numerator` new units for each `denominator` old ones, for every holder, from the start of the day of `at` on.
public struct Split: Sendable, Equatable {
  public var symbol: String
  public var numerator: Int
  public var denominator: Int
  /// What is paid for a whole new unit where a fraction comes out, in the instrument's currency; nil: fractions are
  /// kept.
  public var cashInLieu: ExactDecimal?

  public init(symbol: String, numerator: Int, denominator: Int, cashInLieu: ExactDecimal? = nil) {
    self.symbol = symbol
    self.numerator = numerator
    self.denominator = denominator
    self.cashInLieu = cashInLieu
  }
}

/// Units of a new company for every holder, from the start of the day of `at` on.
public struct SpinOff: Sendable, Equatable {
  /// The company that is divided.
  public var symbol: String
  /// The part that leaves it.
  public var child: String
  /// Units of the child for units of the parent.
  public var ratio: UnitRatio
  /// The child's part of the basis, 0 to 1.
  public var basisShare: ExactDecimal
  /// What is paid for a whole unit of the child where a fraction comes out; nil: fractions are kept.
  public var cashInLieu: ExactDecimal?

  public init(
    symbol: String, child: String, ratio: UnitRatio, basisShare: ExactDecimal, cashInLieu: ExactDecimal? = nil
  ) {
    self.symbol = symbol
    self.child = child
    self.ratio = ratio
    self.basisShare = basisShare
    self.cashInLieu = cashInLieu
  }
}

/// All units go, against units of another company, cash, or both.
public struct Merger: Sendable, Equatable {
  public var symbol: String
  /// The company whose units come instead; it needs a `ratio`.
  public var into: String?
  /// New units for old ones.
  public var ratio: UnitRatio?
  /// What is paid for each old unit.
  public var cash: ExactDecimal?
  /// Of the cash; nil: the instrument's.
  public var currency: Currency?
  /// What is paid for a whole new unit where a fraction comes out; nil: fractions are kept.
  public var cashInLieu: ExactDecimal?

  public init(
    symbol: String, into: String? = nil, ratio: UnitRatio? = nil, cash: ExactDecimal? = nil,
    currency: Currency? = nil, cashInLieu: ExactDecimal? = nil
  ) {
    self.symbol = symbol
    self.into = into
    self.ratio = ratio
    self.cash = cash
    self.currency = currency
    self.cashInLieu = cashInLieu
  }
}

/// An instrument goes by another name from the start of the day of `at` on.
public struct SymbolChange: Sendable, Equatable {
  public var symbol: String
  public var to: String

  public init(symbol: String, to: String) {
    self.symbol = symbol
    self.to = to
  }
}

extension Event.Payload {
  /// With it, events that an account has taken may no longer be possible: units are gone, or the terms of a contract
  /// are others.
  public var mayForbid: Bool {
    if case .instrument = self { true } else { isCorporateAction }
  }

  /// It changes the positions of every holder.
  public var isCorporateAction: Bool {
    switch self {
    case .split, .spinOff, .merger, .symbolChange: true
    default: false
    }
  }
}
