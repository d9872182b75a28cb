public import Ledger
public import Money

/// What working orders keep from being spent elsewhere, in one currency. A pure function of the orders, of what is
/// held, and of what the rules ask for.
///
/// Only what an order would open is reserved: units that reduce a position ask for nothing and free nothing before they
/// trade. A part that has filled reserves no more.
public struct Reservations: Sendable, Equatable {
  /// What opening units would ask for: cash that leaves, and requirements.
  public struct Amounts: Sendable, Equatable {
    /// What a cash account must hold for it.
    public var cash: ExactDecimal
    /// By Regulation T.
    public var initial: ExactDecimal
    /// By the broker, at once.
    public var charged: ExactDecimal
    public var maintenance: ExactDecimal
    public var house: ExactDecimal

    public init(
      cash: ExactDecimal, initial: ExactDecimal, charged: ExactDecimal, maintenance: ExactDecimal, house: ExactDecimal
    ) {
      self.cash = cash
      self.initial = initial
      self.charged = charged
      self.maintenance = maintenance
      self.house = house
    }

    /// The same of every kind, as in accounts without credit.
    public init(all amount: ExactDecimal) {
      self.init(cash: amount, initial: amount, charged: amount, maintenance: amount, house: amount)
    }

    public static let none = Amounts(all: .zero)

    public func adding(_ other: Amounts) throws(MoneyError) -> Amounts {
      Amounts(
        cash: try cash + other.cash, initial: try initial + other.initial, charged: try charged + other.charged,
        maintenance: try maintenance + other.maintenance, house: try house + other.house)
    }

    /// With charges, which take from every amount alike.
    public func adding(charges: ExactDecimal?) throws(MoneyError) -> Amounts {
      guard let charges, !charges.isZero else { return self }
      return try adding(Amounts(all: charges))
    }

    /// In another currency.
    public func converted(at rate: ExactDecimal) throws(MoneyError) -> Amounts {
      if rate.isIdentical(to: .one) { return self }
      return Amounts(
        cash: try cash * rate, initial: try initial * rate, charged: try charged * rate,
        maintenance: try maintenance * rate, house: try house * rate)
    }
  }

  /// One order's part, as reserved on its own.
  public struct Line: Sendable, Equatable {
    /// Where the order stands among those that were given.
    public var order: Int
    /// Units that would open or enlarge a position; positive. Of an order with legs: all that may still trade.
    public var opening: ExactDecimal
    /// Nil when no price is known.
    public var price: OrderPrice?
    /// Nil when a price or a rate is not known.
    public var amounts: Amounts?
    /// Counts in the total; false for the smaller of orders of which only one can trade.
    public var isCounted: Bool
  }

  public private(set) var lines: [Line] = []

  /// What all of it reserves; nil when one order's part is unknown.
  public func total() throws(MoneyError) -> Amounts? {
    var sum = Amounts.none
    for line in lines where line.isCounted {
      guard let amounts = line.amounts else { return nil }
      sum = try sum.adding(amounts)
    }
    return sum
  }

  /// - Parameters:
  ///   - orders: of one account, in the order they were placed; those that cannot trade any more, or not yet, are
  ///     passed over.
  ///   - held: units of an order's instrument, signed; orders are meant by their place.
  ///   - quote: prices of its instrument; of an order with legs what one of the whole costs or brings.
  ///   - claim: what opening units (signed: negative are sold) at a price ask for, charges included; nil: unknown.
  public init(
    of orders: [Order], rules: ReservationRules = .usual, held: (Int) -> ExactDecimal, quote: (Int) -> OrderQuote,
    claim: (_ order: Int, _ units: ExactDecimal, _ price: ExactDecimal) throws(MoneyError) -> Amounts?
  ) throws(MoneyError) {
    var covered: [Side: ExactDecimal] = [:]
    for (index, order) in orders.enumerated() where order.mayTrade && !rules.letsBe(order) {
      let opening: ExactDecimal
      if order.legs.isEmpty {
        let side = Side(symbol: order.symbol, isBuy: order.side.isBuy)
        opening = try Self.opening(order, held: held(index), &covered[side, default: .zero])
        guard opening.isPositive else { continue }
      } else {
        opening = order.openQuantity
      }
      // Whatever a limit says, what is sold short is held against the ask.
      let needsQuote = order.limitPrice == nil || order.side.isShortSale
      let price = rules.price(of: order, needsQuote ? quote(index) : OrderQuote(last: nil))
      let units = order.side.isBuy ? opening : -opening
      let amounts = try price?.value().flatMap { price throws(MoneyError) in try claim(index, units, price) }
      lines.append(Line(order: index, opening: opening, price: price, amounts: amounts, isCounted: true))
    }
    countLargestOfPeers(orders)
    try countLargerSide(orders)
  }

  private struct Side: Hashable {
    var symbol: String
    var isBuy: Bool
  }

  /// What an order opens beyond the position that it and those before it on its side reduce.
  private static func opening(
    _ order: Order, held: ExactDecimal, _ covered: inout ExactDecimal
  ) throws(MoneyError) -> ExactDecimal {
    let open = order.openQuantity
    guard !held.isZero, order.side.isBuy == held.isNegative else { return open }
    let reducing = min(open, max(.zero, try held.magnitude - covered))
    covered = try covered + reducing
    return try open - reducing
  }

  /// Of orders that cancel each other only the largest counts.
  private mutating func countLargestOfPeers(_ orders: [Order]) {
    var largest: [String: Int] = [:]
    for (index, line) in lines.enumerated() {
      guard orders[line.order].role == .peer, let group = orders[line.order].groupIdentifier else { continue }
      guard let other = largest[group] else {
        largest[group] = index
        continue
      }
      let isLarger = Size(line.amounts) > Size(lines[other].amounts)
      lines[isLarger ? other : index].isCounted = false
      if isLarger { largest[group] = index }
    }
  }

  /// Buys and sells of one symbol cannot both open: the side that asks for more counts.
  private mutating func countLargerSide(_ orders: [Order]) throws(MoneyError) {
    var bought: [String: Size] = [:]
    var sold: [String: Size] = [:]
    for line in lines where line.isCounted && orders[line.order].legs.isEmpty {
      let order = orders[line.order]
      if order.side.isBuy {
        bought[order.symbol] = try Size(line.amounts).added(to: bought[order.symbol])
      } else {
        sold[order.symbol] = try Size(line.amounts).added(to: sold[order.symbol])
      }
    }
    if bought.isEmpty || sold.isEmpty { return }
    for (index, line) in lines.enumerated() where line.isCounted && orders[line.order].legs.isEmpty {
      let order = orders[line.order]
      guard let buys = bought[order.symbol], let sells = sold[order.symbol] else { continue }
      if order.side.isBuy == (sells > buys) { lines[index].isCounted = false }
    }
  }

  /// By what orders of which only one can trade are compared: what is unknown counts, so that nothing is claimed.
  private struct Size {
    var amount: ExactDecimal?

    init(_ amounts: Amounts?) { amount = amounts.map { max($0.cash, $0.charged) } }

    func added(to other: Size?) throws(MoneyError) -> Size {
      guard let other else { return self }
      var sum = self
      if let one = amount, let two = other.amount { sum.amount = try one + two } else { sum.amount = nil }
      return sum
    }

    static func > (left: Size, right: Size) -> Bool {
      guard let one = left.amount else { return right.amount != nil }
      guard let two = right.amount else { return false }
      return one > two
    }
  }
}

extension Reservations {
  /// Which of the orders are pending, by their places: those that may still trade, of one bracket only the first.
  public static func pending(_ orders: [Order]) -> [Int] {
    var brackets: Set<String> = []
    return orders.indices.filter { index in
      guard orders[index].openQuantity.isPositive else { return false }
      guard let group = orders[index].groupIdentifier, let role = orders[index].role, role != .peer else { return true }
      return brackets.insert(group).inserted
    }
  }
}

extension Order {
  /// Exits that wait for their entry reduce what it opens.
  var mayTrade: Bool { openQuantity.isPositive && status != .contingent }
}
