public import CivilTime
public import Money

extension Order {
  /// The types of orders that events tell; statements may use a broker's own words.
  public enum Kind: String, Sendable, CaseIterable {
    case market, limit, stop
    case stopLimit = "stop_limit"
    case trailingStop = "trailing_stop"
  }

  /// How long an order told by events may trade.
  public enum Duration: String, Sendable, CaseIterable {
    /// To the end of the regular session.
    case day
    /// Until it is cancelled.
    case gtc
    /// Until a moment that is told.
    case gtd
    case ioc, fok
    /// To the end of the hours after the session.
    case extendedHours = "extended_hours"
    case atOpen = "at_open"
    case atClose = "at_close"
  }
}

/// An order is placed with the broker. Prices are per unit in the instrument's currency, quantities positive.
public struct OrderPlacement: Sendable, Equatable {
  /// The order's id, unique among those of the account that are kept.
  public var order: String
  /// What trades; the underlying of an order with legs.
  public var symbol: String
  public var side: Order.Side
  public var kind: Order.Kind
  public var duration: Order.Duration
  public var quantity: ExactDecimal
  public var limit: ExactDecimal?
  public var stop: ExactDecimal?
  public var trail: Order.TrailingStop?
  /// When it ends by itself; nil: as its duration says.
  public var expires: Instant?
  /// What the broker expects to charge for it; reserved until the first fill tells what it did charge.
  public var charges: ExactDecimal?
  public var group: String?
  public var role: Order.Role?
  public var legs: [Order.Leg]
  public var note: String?

  public init(
    order: String, symbol: String, side: Order.Side, kind: Order.Kind, duration: Order.Duration = .day,
    quantity: ExactDecimal, limit: ExactDecimal? = nil, stop: ExactDecimal? = nil
  ) {
    self.order = order
    self.symbol = symbol
    self.side = side
    self.kind = kind
    self.duration = duration
    self.quantity = quantity
    self.limit = limit
    self.stop = stop
    trail = nil
    expires = nil
    charges = nil
    group = nil
    role = nil
    legs = []
    note = nil
  }
}

/// New terms of an order; what is nil stays.
public struct OrderReplacement: Sendable, Equatable {
  public var order: String
  /// The id under which the order goes on; nil: the one it has.
  public var with: String?
  public var kind: Order.Kind?
  public var duration: Order.Duration?
  /// The whole of it, what has filled included.
  public var quantity: ExactDecimal?
  public var limit: ExactDecimal?
  public var stop: ExactDecimal?
  public var trail: Order.TrailingStop?
  public var expires: Instant?
  public var note: String?

  public init(
    order: String, with: String? = nil, quantity: ExactDecimal? = nil, limit: ExactDecimal? = nil,
    stop: ExactDecimal? = nil
  ) {
    self.order = order
    self.with = with
    kind = nil
    duration = nil
    self.quantity = quantity
    self.limit = limit
    self.stop = stop
    trail = nil
    expires = nil
    note = nil
  }
}

/// An order ends, or a part of what has not filled.
public struct OrderCancellation: Sendable, Equatable {
  public var order: String
  /// Units that are taken off; nil: all that have not filled.
  public var quantity: ExactDecimal?
  public var note: String?

  public init(order: String, quantity: ExactDecimal? = nil, note: String? = nil) {
    self.order = order
    self.quantity = quantity
    self.note = note
  }
}

/// The broker does not take an order that was placed.
public struct OrderRejection: Sendable, Equatable {
  public var order: String
  public var reason: String

  public init(order: String, reason: String) {
    self.order = order
    self.reason = reason
  }
}

/// An order has run out of its time.
public struct OrderExpiration: Sendable, Equatable {
  public var order: String
  public var note: String?

  public init(order: String, note: String? = nil) {
    self.order = order
    self.note = note
  }
}
