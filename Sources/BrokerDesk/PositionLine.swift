public import Book
public import CivilTime
public import Keeper
import Ledger
public import Market
public import Money

/// An open position with the numbers that brokers show of it. Amounts in the instrument's currency; `base` converts.
public struct PositionLine: Sendable {
  public let valued: ValuedPosition
  public let instrument: Instrument
  public let quantity: ExactDecimal
  /// Average entry price per unit, fees left out.
  public let averagePrice: ExactDecimal
  /// Last price; nil when none is known.
  public let price: ExactDecimal?
  /// What is bid and asked per unit; nil where nobody told it.
  public let bid: ExactDecimal?
  public let ask: ExactDecimal?
  public let marketValue: ExactDecimal?
  /// Value at average entry price, signed like the position.
  public let averageValue: ExactDecimal
  /// Cost of the lots with fees, signed like the position; nil when a lot's is unknown.
  public let cost: ExactDecimal?
  /// Open profit or loss against the average entry price.
  public let openByAverage: ExactDecimal?
  /// Open profit or loss against the lots' cost.
  public let openByLots: ExactDecimal?
  /// Gain since the start of the day of what is still open.
  public let openToday: ExactDecimal?
  /// Realised since the start of the day, by lots; nil when a closed lot's cost was unknown.
  public let realisedToday: ExactDecimal?

  /// Decimals of an average price that does not come out even.
  public static var averageScale: Int { 12 }

  init(_ valued: ValuedPosition, in view: AccountView) throws(MoneyError) {
    self.valued = valued
    let position = valued.position
    instrument = view.market.world.instruments[position.instrument]
    quantity = position.quantity
    averageValue = position.averageValue
    averagePrice = try Self.average(position, valued.terms.multiplier)
    price = valued.price?.price
    let sides = view.market.sides(of: position.instrument, at: view.at)
    bid = sides.bid?.price
    ask = sides.ask?.price
    marketValue = valued.marketValue
    cost = position.lots.cost
    openByAverage = try valued.unrealisedByAverage()
    openByLots = try valued.unrealised()
    openToday = try valued.unrealisedToday(since: view.state.startOfDay?.closedAt)
    realisedToday = position.realisedToday
  }

  /// The stated average as long as it is the position's, else the quotient.
  private static func average(_ position: Position, _ multiplier: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    if let stated = position.reported?.averagePrice { return stated }
    let units = try position.quantity * multiplier
    guard !units.isZero else { return .zero }
    return try position.averageValue.divided(by: units, scale: averageScale).trimmed(toScale: 2)
  }

  /// An amount of the instrument's currency in the account's; nil when no rate is known.
  public func base(_ amount: ExactDecimal?) throws(MoneyError) -> ExactDecimal? {
    guard let amount else { return nil }
    return try valued.base(amount)
  }

  /// An amount that the statement told of this position, until a trade changed it.
  public func reported(_ name: String) -> ExactDecimal? { valued.position.reported?.figures[name] }

  /// When the position was opened, after it was last flat.
  public var openedAt: Instant { valued.position.openedAt }

  public var symbol: String { instrument.symbol }
  public var isShort: Bool { quantity.isNegative }
}

extension AccountView {
  /// The open positions as brokers list them, in order of instrument.
  public func positionLines() throws(MoneyError) -> [PositionLine] {
    var lines: [PositionLine] = []
    for valued in try positions() { lines.append(try PositionLine(valued, in: self)) }
    return lines
  }
}
