public import CivilTime
public import Money

/// An order as its broker reports it. Prices are per unit in the instrument's currency, quantities positive.
public struct Order: Sendable, Equatable {
  public enum Status: String, Sendable, CaseIterable {
    case none
    case pending
    case accepted
    case working
    case partiallyFilled = "partially_filled"
    case filled
    case doneForDay = "done_for_day"
    case pendingCancel = "pending_cancel"
    case partiallyCancelled = "partially_cancelled"
    case cancelled
    case pendingReplace = "pending_replace"
    case replaced
    case stopped
    case rejected
    case failed
    case suspended
    case expired
    case queued
    case triggered
    case activated
    case pendingRiskReview = "pending_risk_review"
    case contingent

    /// The order may still trade.
    public var isOpen: Bool {
      switch self {
      case .pending, .accepted, .working, .partiallyFilled, .pendingCancel, .pendingReplace, .stopped, .suspended,
        .queued, .triggered, .activated, .pendingRiskReview, .contingent, .doneForDay:
        true
      default: false
      }
    }
  }

  public enum Side: String, Sendable, CaseIterable {
    case buy, sell
    case sellShort = "sell_short"
    case buyToCover = "buy_to_cover"
    case buyToOpen = "buy_to_open"
    case buyToClose = "buy_to_close"
    case sellToOpen = "sell_to_open"
    case sellToClose = "sell_to_close"
  }

  public enum Role: String, Sendable, CaseIterable {
    case trigger, conditional, peer
  }

  public struct TrailingStop: Sendable, Equatable {
    public enum Unit: String, Sendable, CaseIterable { case dollar, percent }
    public var amount: ExactDecimal
    public var unit: Unit

    public init(amount: ExactDecimal, unit: Unit) {
      self.amount = amount
      self.unit = unit
    }
  }

  /// One of the instruments that an order of several trades together.
  public struct Leg: Sendable, Equatable {
    public var symbol: String
    public var side: Side
    /// Units for one unit of the order's quantity; positive.
    public var ratio: ExactDecimal
    /// Units that have traded.
    public var filledQuantity: ExactDecimal
    /// The mean price of these, per unit; nil: none has.
    public var executionPrice: ExactDecimal?

    public init(
      symbol: String, side: Side, ratio: ExactDecimal = 1, filledQuantity: ExactDecimal = .zero,
      executionPrice: ExactDecimal? = nil
    ) {
      self.symbol = symbol
      self.side = side
      self.ratio = ratio
      self.filledQuantity = filledQuantity
      self.executionPrice = executionPrice
    }
  }

  public var identifier: String
  /// What trades; the underlying of an order with legs.
  public var symbol: String
  /// The other side of a crypto pair quoted in another crypto.
  public var quoteSymbol: String?
  /// The currency a crypto pair is quoted in.
  public var quoteCurrency: Currency?
  public var status: Status
  public var side: Side
  /// `market`, `limit`, `stop`, `stop_limit`, `trailing_stop`, or the broker's own word.
  public var type: String
  /// `day`, `gtc`, `gtd`, `ioc`, `fok`, `extended_hours`, `at_open`, `at_close`, or the broker's own word.
  public var duration: String
  public var quantity: ExactDecimal
  public var filledQuantity: ExactDecimal
  public var cancelledQuantity: ExactDecimal
  public var limitPrice: ExactDecimal?
  public var stopPrice: ExactDecimal?
  public var executionPrice: ExactDecimal?
  public var trailingStop: TrailingStop?
  public var commission: ExactDecimal?
  public var placedAt: Instant
  public var updatedAt: Instant?
  public var executedAt: Instant?
  public var expiresAt: Instant?
  public var groupIdentifier: String?
  public var role: Role?
  public var takeProfitIdentifier: String?
  public var stopLossIdentifier: String?
  public var rejectReason: String?
  /// Empty: the order is one in `symbol`. Else `side` says whether the whole is paid for (`buy`) or brings money, and
  /// the limit is what one unit of the whole costs or brings.
  public var legs: [Leg]

  public init(
    identifier: String, symbol: String, status: Status, side: Side, type: String, duration: String,
    quantity: ExactDecimal, placedAt: Instant
  ) {
    self.identifier = identifier
    self.symbol = symbol
    self.status = status
    self.side = side
    self.type = type
    self.duration = duration
    self.quantity = quantity
    self.placedAt = placedAt
    quoteSymbol = nil
    quoteCurrency = nil
    filledQuantity = .zero
    cancelledQuantity = .zero
    limitPrice = nil
    stopPrice = nil
    executionPrice = nil
    trailingStop = nil
    commission = nil
    updatedAt = nil
    executedAt = nil
    expiresAt = nil
    groupIdentifier = nil
    role = nil
    takeProfitIdentifier = nil
    stopLossIdentifier = nil
    rejectReason = nil
    legs = []
  }

  /// What may still trade: total less filled and cancelled; zero once the order is known to be done.
  public var openQuantity: ExactDecimal {
    guard status.isOpen || status == .none else { return .zero }
    return (try? quantity - filledQuantity - cancelledQuantity) ?? .zero
  }
}
