public import CivilTime
public import Market
public import Money

/// One fact, as it was told: the only truth of the book.
///
/// Events are append-only. `at` says when the fact takes effect, `recorded` when the book learned it; the order of
/// effect is (`at`, `position`).
public struct Event: Sendable, Equatable {
  /// The account the event belongs to; nil for the world (instruments, prices, rates, corporate actions).
  public var account: String?
  /// When the fact takes effect.
  public var at: Instant
  /// The idempotency id its teller gave it, unique within the stream; nil in files that do not name one.
  public var identifier: String?
  public var payload: Payload
  /// The word under which its teller lists the event; nil: the one that its kind has by itself.
  public var activity: ActivityType?

  public init(
    account: String?, at: Instant, identifier: String? = nil, payload: Payload, activity: ActivityType? = nil
  ) {
    self.account = account
    self.at = at
    self.identifier = identifier
    self.payload = payload
    self.activity = activity
  }

  /// What happened. Amounts are positive as told; the kind gives them their direction.
  ///
  /// Behind a reference, because events are copied more often than they are read.
  public indirect enum Payload: Sendable, Equatable {
    case accountOpened(AccountProfile)
    case accountChanged(AccountChange)
    case statement(Statement)
    case deposit(Deposit)
    case depositCleared(DepositClearing)
    case depositReturned(DepositReturn)
    case withdrawal(CashAmount)
    case trade(Trade)
    case dividend(Dividend)
    case reinvestment(Reinvestment)
    case returnOfCapital(ReturnOfCapital)
    case stockDividend(StockDividend)
    case optionExercised(OptionExercise)
    case optionAssigned(OptionExercise)
    case optionExpired(OptionExpiry)
    case transferIn(Transfer)
    case transferOut(Transfer)
    case interest(CashAmount)
    case fee(CashAmount)
    case tax(Tax)
    case hold(Hold)
    case holdReleased(HoldRelease)
    case currencyExchange(CurrencyExchange)
    case adjustment(Adjustment)
    case orderPlaced(OrderPlacement)
    case orderReplaced(OrderReplacement)
    case orderCancelled(OrderCancellation)
    case orderRejected(OrderRejection)
    case orderExpired(OrderExpiration)
    case correction(Correction)
    case instrument(InstrumentDefinition)
    case price(PriceQuote)
    case rate(ExchangeRate)
    case split(Split)
    case spinOff(SpinOff)
    case merger(Merger)
    case symbolChange(SymbolChange)
    case marginRate(MarginRate)
    case dailySettlement(DailySettlement)
  }
}

extension Event.Payload {
  /// The name of the kind in event files.
  public var kind: String {
    switch self {
    case .accountOpened: "account_opened"
    case .accountChanged: "account_changed"
    case .statement: "statement"
    case .deposit: "deposit"
    case .depositCleared: "deposit_cleared"
    case .depositReturned: "deposit_returned"
    case .withdrawal: "withdrawal"
    case .trade: "trade"
    case .dividend: "dividend"
    case .reinvestment: "reinvestment"
    case .returnOfCapital: "return_of_capital"
    case .stockDividend: "stock_dividend"
    case .optionExercised: "option_exercised"
    case .optionAssigned: "option_assigned"
    case .optionExpired: "option_expired"
    case .transferIn: "transfer_in"
    case .transferOut: "transfer_out"
    case .interest: "interest"
    case .fee: "fee"
    case .tax: "tax"
    case .hold: "hold"
    case .holdReleased: "hold_released"
    case .currencyExchange: "currency_exchange"
    case .adjustment: "adjustment"
    case .orderPlaced: "order_placed"
    case .orderReplaced: "order_replaced"
    case .orderCancelled: "order_cancelled"
    case .orderRejected: "order_rejected"
    case .orderExpired: "order_expired"
    case .correction: "correction"
    case .instrument: "instrument"
    case .price: "price"
    case .rate: "rate"
    case .split: "split"
    case .spinOff: "spin_off"
    case .merger: "merger"
    case .symbolChange: "symbol_change"
    case .marginRate: "margin_rate"
    case .dailySettlement: "daily_settlement"
    }
  }
}

/// An amount of one currency. For `interest` and `adjustment` it is signed (negative: paid by the account).
public struct CashAmount: Sendable, Equatable {
  public var amount: ExactDecimal
  public var currency: Currency
  public var note: String?

  public init(amount: ExactDecimal, currency: Currency, note: String? = nil) {
    self.amount = amount
    self.currency = currency
    self.note = note
  }
}

/// One execution. `quantity` and `price` are positive; `side` gives the direction; money is in the instrument's
/// currency.
public struct Trade: Sendable, Equatable {
  public enum Side: String, Sendable, CaseIterable {
    case buy
    case sell
    case sellShort = "sell_short"
    case buyToCover = "buy_to_cover"

    @inlinable public var isBuy: Bool { self == .buy || self == .buyToCover }
  }

  public var symbol: String
  public var side: Side
  public var quantity: ExactDecimal
  public var price: ExactDecimal
  public var commission: ExactDecimal
  public var fees: ExactDecimal
  /// The settlement day, where it is not the market's usual one.
  public var settles: CivilDate?
  public var note: String?
  var extras: TradeExtras.Box?

  public init(
    symbol: String, side: Side, quantity: ExactDecimal, price: ExactDecimal,
    commission: ExactDecimal = .zero, fees: ExactDecimal = .zero, settles: CivilDate? = nil, note: String? = nil,
    accruedInterest: ExactDecimal = .zero, lots: [LotChoice] = [], lotMethod: LotMethod? = nil, order: String? = nil,
    rate: ExactDecimal? = nil
  ) {
    self.symbol = symbol
    self.side = side
    self.quantity = quantity
    self.price = price
    self.commission = commission
    self.fees = fees
    self.settles = settles
    self.note = note
    extras =
      TradeExtras(accruedInterest: accruedInterest, lots: lots, lotMethod: lotMethod, order: order, rate: rate).boxed
  }
}

/// A cash dividend: positive received on a long position, negative owed on a short one.
public struct Dividend: Sendable, Equatable {
  public var symbol: String
  public var amount: ExactDecimal
  public var currency: Currency
  /// The day the money comes, where `at` is the day the units go without it (ex-date); nil: at once.
  public var pays: CivilDate?
  /// The units that it is paid on need not have been held: the book was not told the whole of the account's life.
  public var isUnheld = false
  public var note: String?

  public init(
    symbol: String, amount: ExactDecimal, currency: Currency, pays: CivilDate? = nil, note: String? = nil
  ) {
    self.symbol = symbol
    self.amount = amount
    self.currency = currency
    self.pays = pays
    self.note = note
  }
}

/// A change of cash or of a position that no other kind explains; `estimated` when the book itself derived it.
public struct Adjustment: Sendable, Equatable {
  public var cash: CashAmount?
  public var symbol: String?
  /// Signed change of the position; its cost enters at `price` per unit (zero when nil).
  public var quantity: ExactDecimal?
  public var price: ExactDecimal?
  public var estimated: Bool
  public var reason: String?

  public init(
    cash: CashAmount? = nil, symbol: String? = nil, quantity: ExactDecimal? = nil, price: ExactDecimal? = nil,
    estimated: Bool = false, reason: String? = nil
  ) {
    self.cash = cash
    self.symbol = symbol
    self.quantity = quantity
    self.price = price
    self.estimated = estimated
    self.reason = reason
  }
}

/// Replaces an earlier event of the same account. `replacement` nil: the earlier event never happened.
public struct Correction: Sendable, Equatable {
  /// The id of the event that is replaced.
  public var replaces: String
  public var replacement: Replacement?

  /// Boxed because a payload cannot hold itself.
  public indirect enum Replacement: Sendable, Equatable {
    case payload(Event.Payload)
  }

  public init(replaces: String, replacement: Replacement?) {
    self.replaces = replaces
    self.replacement = replacement
  }
}

/// `rate` units of the pair's quote currency are worth one unit of its base.
public struct ExchangeRate: Sendable, Equatable {
  public var pair: CurrencyPair
  public var rate: ExactDecimal

  public init(pair: CurrencyPair, rate: ExactDecimal) {
    self.pair = pair
    self.rate = rate
  }
}
