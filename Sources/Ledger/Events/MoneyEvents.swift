public import CivilTime
public import Money

/// Money that stays in the account but may not be used: by hand, or because a withdrawal is under way.
public struct Hold: Sendable, Equatable {
  /// Positive, in `currency`.
  public var amount: ExactDecimal
  public var currency: Currency
  /// `withdrawal` for money that is about to leave; else words for people.
  public var reason: String?
  /// The day from which it counts no more; nil: until it is released.
  public var until: CivilDate?

  public init(amount: ExactDecimal, currency: Currency, reason: String? = nil, until: CivilDate? = nil) {
    self.amount = amount
    self.currency = currency
    self.reason = reason
    self.until = until
  }

  /// The reason of a hold for a withdrawal that has been asked for and not yet paid.
  public static var withdrawalReason: String { "withdrawal" }
}

/// An earlier hold ends.
public struct HoldRelease: Sendable, Equatable {
  /// The id of the hold.
  public var hold: String

  public init(hold: String) {
    self.hold = hold
  }
}

/// Tax withheld: positive paid by the account, negative given back.
public struct Tax: Sendable, Equatable {
  public var amount: ExactDecimal
  public var currency: Currency
  /// The instrument whose income was taxed.
  public var symbol: String?
  public var note: String?

  public init(amount: ExactDecimal, currency: Currency, symbol: String? = nil, note: String? = nil) {
    self.amount = amount
    self.currency = currency
    self.symbol = symbol
    self.note = note
  }
}

/// One currency sold for another at the dealt rate; what the dealer earns is inside the rate. Both amounts positive.
public struct CurrencyExchange: Sendable, Equatable {
  public var soldAmount: ExactDecimal
  public var soldCurrency: Currency
  public var boughtAmount: ExactDecimal
  public var boughtCurrency: Currency
  /// The value date, where it is not the market's usual one.
  public var settles: CivilDate?
  public var note: String?

  public init(
    soldAmount: ExactDecimal, soldCurrency: Currency, boughtAmount: ExactDecimal, boughtCurrency: Currency,
    settles: CivilDate? = nil, note: String? = nil
  ) {
    self.soldAmount = soldAmount
    self.soldCurrency = soldCurrency
    self.boughtAmount = boughtAmount
    self.boughtCurrency = boughtCurrency
    self.settles = settles
    self.note = note
  }
}
