public import CivilTime
public import Money

/// An account as of a moment, as its teller (a broker, or a person with a paper statement) reports it.
///
/// As the first event after the opening it opens the book from somebody's numbers; later ones assert, and what the
/// events before it do not explain is booked as an estimated adjustment.
public struct Statement: Sendable, Equatable {
  public var cash: [StatementCash]
  public var positions: [StatementPosition]
  public var orders: [Order]
  /// Figures as reported, by figure name, in the account's currency; sorted by name.
  public var figures: [NamedAmount]
  /// Flags and counts as reported, by name (`can_day_trade`, `day_trades` …); sorted by name.
  public var flags: [NamedFlag]
  /// Per-currency details, in the teller's order: of futures and forex accounts, and what is lent (`loan`) of others.
  public var currencyDetails: [CurrencyDetail]
  public var closedPositions: [ClosedPosition]
  /// False when positions and cash were not part of what the teller said, so nothing about them is asserted.
  public var assertsHoldings: Bool
  /// False when the teller said nothing of cash; what `cash` says counts for nothing then.
  public var assertsCash = true
  /// False when the teller said nothing of positions.
  public var assertsPositions = true

  public init(
    cash: [StatementCash] = [], positions: [StatementPosition] = [], orders: [Order] = [],
    figures: [NamedAmount] = [], flags: [NamedFlag] = [], currencyDetails: [CurrencyDetail] = [],
    closedPositions: [ClosedPosition] = [], assertsHoldings: Bool = true
  ) {
    self.cash = cash
    self.positions = positions
    self.orders = orders
    self.figures = figures
    self.flags = flags
    self.currencyDetails = currencyDetails
    self.closedPositions = closedPositions
    self.assertsHoldings = assertsHoldings
  }

  /// The reported figure of that name, if the teller gave one.
  public func figure(_ name: String) -> ExactDecimal? {
    figures.first { $0.name == name }?.amount
  }
}

/// Cash of one currency. `settled` and `buyingPower` nil: not reported.
public struct StatementCash: Sendable, Equatable {
  public var currency: Currency
  public var amount: ExactDecimal
  public var settled: ExactDecimal?
  public var buyingPower: ExactDecimal?

  public init(
    currency: Currency, amount: ExactDecimal, settled: ExactDecimal? = nil, buyingPower: ExactDecimal? = nil
  ) {
    self.currency = currency
    self.amount = amount
    self.settled = settled
    self.buyingPower = buyingPower
  }
}

/// A holding as reported. `quantity` is signed; prices are per unit in the instrument's currency.
public struct StatementPosition: Sendable, Equatable {
  public var symbol: String
  public var quantity: ExactDecimal
  /// Average purchase price per unit; nil: the basis is unknown.
  public var averagePrice: ExactDecimal?
  public var price: ExactDecimal?
  /// Open profit or loss as reported; nil: derived.
  public var openPL: ExactDecimal?
  public var fractionalUnits: ExactDecimal?
  /// Further amounts as reported (`initial_margin`, `mark_to_market_price` …), sorted by name.
  public var figures: [NamedAmount]
  public var lots: [StatementLot]

  public init(
    symbol: String, quantity: ExactDecimal, averagePrice: ExactDecimal? = nil, price: ExactDecimal? = nil,
    openPL: ExactDecimal? = nil, fractionalUnits: ExactDecimal? = nil, figures: [NamedAmount] = [],
    lots: [StatementLot] = []
  ) {
    self.symbol = symbol
    self.quantity = quantity
    self.averagePrice = averagePrice
    self.price = price
    self.openPL = openPL
    self.fractionalUnits = fractionalUnits
    self.figures = figures
    self.lots = lots
  }
}

/// One tax lot as reported: signed `quantity`, `price` per unit.
public struct StatementLot: Sendable, Equatable {
  public var identifier: String?
  public var openedAt: Instant?
  public var quantity: ExactDecimal
  public var price: ExactDecimal
  /// Basis of the whole lot; nil: quantity × price × multiplier.
  public var cost: ExactDecimal?
  public var currentValue: ExactDecimal?

  public init(
    identifier: String? = nil, openedAt: Instant? = nil, quantity: ExactDecimal, price: ExactDecimal,
    cost: ExactDecimal? = nil, currentValue: ExactDecimal? = nil
  ) {
    self.identifier = identifier
    self.openedAt = openedAt
    self.quantity = quantity
    self.price = price
    self.cost = cost
    self.currentValue = currentValue
  }
}

public struct NamedAmount: Sendable, Equatable {
  public var name: String
  public var amount: ExactDecimal

  public init(name: String, amount: ExactDecimal) {
    self.name = name
    self.amount = amount
  }
}

public struct NamedFlag: Sendable, Equatable {
  public var name: String
  public var isSet: Bool

  public init(name: String, isSet: Bool) {
    self.name = name
    self.isSet = isSet
  }
}

/// The part of an account that lives in one currency; amounts by name, in that currency unless the
/// name starts with `account_`.
public struct CurrencyDetail: Sendable, Equatable {
  public var currency: Currency
  public var figures: [NamedAmount]

  public init(currency: Currency, figures: [NamedAmount]) {
    self.currency = currency
    self.figures = figures
  }
}

/// A position closed today, with its profit (+) or loss (−) in `currency`.
public struct ClosedPosition: Sendable, Equatable {
  public var symbol: String
  public var currency: Currency
  public var profit: ExactDecimal

  public init(symbol: String, currency: Currency, profit: ExactDecimal) {
    self.symbol = symbol
    self.currency = currency
    self.profit = profit
  }
}
