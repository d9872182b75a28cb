public import Ledger
public import Money

/// How a broker prices what an order may cost before it trades. Collars are fractions of the price.
public struct ReservationRules: Sendable, Equatable {
  /// Above the reference price for a market order to buy (published: 3 to 5 per cent).
  public var marketCollar: ExactDecimal
  /// Above the stop price for a stop order to buy.
  public var stopCollar: ExactDecimal
  /// Above the ask for a short sale (published: 3 per cent).
  public var shortCollar: ExactDecimal
  /// Orders that wait for their stop reserve, as at equity brokers; some futures venues let them be.
  public var reservesStops: Bool

  public static let usual = ReservationRules()

  private init() {
    marketCollar = Self.rate("0.05")
    stopCollar = Self.rate("0.05")
    shortCollar = Self.rate("0.03")
    reservesStops = true
  }

  private static func rate(_ text: String) -> ExactDecimal {
    guard let rate = ExactDecimal(text) else { preconditionFailure("\(text) is not a decimal") }
    return rate
  }
}

/// What is known of the prices of an order's instrument, per unit.
public struct OrderQuote: Sendable, Equatable {
  /// The last price; what a market order is held against where no side is known.
  public var last: ExactDecimal?
  public var ask: ExactDecimal?

  public init(last: ExactDecimal?, ask: ExactDecimal? = nil) {
    self.last = last
    self.ask = ask
  }
}

extension ReservationRules {
  /// The price at which an order's units are reserved; nil when no price is known.
  public func price(of order: Order, _ quote: OrderQuote) throws(MoneyError) -> ExactDecimal? {
    if order.side.isShortSale {
      let collared = try (quote.ask ?? quote.last).map { ask throws(MoneyError) in try ask * (1 + shortCollar) }
      guard let limit = order.limitPrice else { return collared }
      return collared.map { max(limit, $0) } ?? limit
    }
    if let limit = order.limitPrice { return limit }
    guard order.side.isBuy else { return quote.last }
    if let stop = order.stopPrice { return try stop * (1 + stopCollar) }
    return try (quote.ask ?? quote.last).map { reference throws(MoneyError) in try reference * (1 + marketCollar) }
  }
}

extension Order.Side {
  public var isBuy: Bool {
    switch self {
    case .buy, .buyToCover, .buyToOpen, .buyToClose: true
    case .sell, .sellShort, .sellToOpen, .sellToClose: false
    }
  }

  /// Shares sold that are not held.
  var isShortSale: Bool { self == .sellShort }
}
