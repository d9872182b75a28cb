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
  /// What writing an option would bring is not taken off what it would ask for.
  public var isGross: Bool

  public static let usual = ReservationRules(nil)

  /// - Parameter house: what the account's broker does otherwise.
  public init(_ house: HouseParameters?) {
    marketCollar = house?.marketCollar ?? Self.rate("0.05")
    stopCollar = house?.stopCollar ?? Self.rate("0.05")
    shortCollar = house?.shortCollar ?? Self.rate("0.03")
    reservesStops = house?.reservesStops ?? true
    isGross = house?.reservesGross ?? false
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

  /// What a purchase is held against.
  public var reference: ExactDecimal? { ask ?? last }
}

/// Which price an order's units are reserved at, as a way to work it out.
public enum OrderPrice: Sendable, Equatable {
  case limit(ExactDecimal)
  /// A price and the collar above it.
  case stop(ExactDecimal, collar: ExactDecimal)
  case reference(ExactDecimal, collar: ExactDecimal)
  /// The larger of a limit and of the ask with the collar.
  case short(limit: ExactDecimal?, reference: ExactDecimal?, collar: ExactDecimal)
  /// What a sale would bring at the market.
  case last(ExactDecimal)

  /// Per unit; nil: no price is known.
  public func value() throws(MoneyError) -> ExactDecimal? {
    switch self {
    case .limit(let price), .last(let price): return price
    case .stop(let price, let collar), .reference(let price, let collar): return try price * (1 + collar)
    case .short(let limit, let reference, let collar):
      let collared = try reference.map { price throws(MoneyError) in try price * (1 + collar) }
      guard let limit else { return collared }
      return collared.map { max(limit, $0) } ?? limit
    }
  }
}

extension ReservationRules {
  /// How an order's units are priced; nil when no price is known.
  public func price(of order: ReservingOrder, _ quote: OrderQuote) -> OrderPrice? {
    if order.isShortSale {
      guard order.limit != nil || quote.reference != nil else { return nil }
      return .short(limit: order.limit, reference: quote.reference, collar: shortCollar)
    }
    if let limit = order.limit { return .limit(limit) }
    guard order.isBuy else { return quote.last.map(OrderPrice.last) }
    if let stop = order.stop { return .stop(stop, collar: stopCollar) }
    return quote.reference.map { .reference($0, collar: marketCollar) }
  }

  /// The order asks for nothing yet: it waits for its stop where such orders reserve nothing.
  func letsBe(_ order: ReservingOrder) -> Bool { !reservesStops && order.stop != nil && !order.isTriggered }
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

extension Order {
  /// Charges are estimated until the first fill, which pays them; nil: none are expected.
  public var expectedCharges: ExactDecimal? {
    filledQuantity.isZero && executedAt == nil ? commission : nil
  }
}
