public import Ledger
public import Money

/// What working orders keep from being spent elsewhere, in one currency. A pure function of the orders, of what is
/// held, and of what the rules ask for.
///
/// Only what an order would open is reserved: units that reduce a position ask for nothing and free nothing before they
/// trade. A part that has filled reserves no more.
public struct Reservations: Sendable, Equatable {
  /// What opening units would ask for: cash that leaves, and requirements of the three kinds.
  public struct Amounts: Sendable, Equatable {
    /// What a cash account must hold for it.
    public var cash: ExactDecimal
    public var initial: ExactDecimal
    public var maintenance: ExactDecimal
    public var house: ExactDecimal

    public init(cash: ExactDecimal, initial: ExactDecimal, maintenance: ExactDecimal, house: ExactDecimal) {
      self.cash = cash
      self.initial = initial
      self.maintenance = maintenance
      self.house = house
    }

    public static let none = Amounts(cash: .zero, initial: .zero, maintenance: .zero, house: .zero)

    func adding(_ other: Amounts) throws(MoneyError) -> Amounts {
      Amounts(
        cash: try cash + other.cash, initial: try initial + other.initial,
        maintenance: try maintenance + other.maintenance, house: try house + other.house)
    }
  }

  /// One order's part, as reserved on its own.
  public struct Line: Sendable, Equatable {
    public var order: String
    public var symbol: String
    /// Units that would open or enlarge a position; positive.
    public var opening: ExactDecimal
    /// Per unit; nil when no price is known.
    public var price: ExactDecimal?
    /// Nil when no price is known.
    public var amounts: Amounts?
    /// Counts in the total; false for the smaller of orders of which only one can trade.
    public var isCounted: Bool
  }

  public private(set) var lines: [Line] = []
  /// Orders that may still trade; an order whose conditions hang on another counts with it.
  public private(set) var pending = 0

  /// What all of it reserves; nil when the price of one order is unknown.
  public func total() throws(MoneyError) -> Amounts? {
    var sum = Amounts.none
    for line in lines where line.isCounted {
      guard let amounts = line.amounts else { return nil }
      sum = try sum.adding(amounts)
    }
    return sum
  }

  /// - Parameters:
  ///   - orders: of one account, in the order they were placed; those that cannot trade any more are passed over.
  ///   - held: units of a symbol, signed.
  ///   - quote: prices of a symbol.
  ///   - requirement: what opening units (signed) of a symbol at a price ask for, estimated charges apart.
  public init(
    of orders: [Order], rules: ReservationRules = .usual, held: (String) -> ExactDecimal,
    quote: (String) -> OrderQuote,
    requirement: (_ symbol: String, _ units: ExactDecimal, _ price: ExactDecimal) throws(MoneyError) -> Amounts
  ) throws(MoneyError) {
    let open = orders.filter { $0.openQuantity.isPositive }
    pending = open.count { $0.role != .conditional }
    var covered: [Side: ExactDecimal] = [:]
    // Exits that wait for their entry reduce what it opens.
    for order in open where order.role != .conditional {
      if !rules.reservesStops, order.stopPrice != nil, order.status != .triggered { continue }
      let side = Side(symbol: order.symbol, isBuy: order.side.isBuy)
      let opening = try Self.opening(order, held: held(order.symbol), &covered[side, default: .zero])
      guard opening.isPositive else { continue }
      let price = try rules.price(of: order, quote(order.symbol))
      let amounts = try price.map { price throws(MoneyError) in
        try Self.withCharges(
          try requirement(order.symbol, order.side.isBuy ? opening : -opening, price), of: order)
      }
      lines.append(
        Line(
          order: order.identifier, symbol: order.symbol, opening: opening, price: price, amounts: amounts,
          isCounted: true))
    }
    countLargestOfPeers(open)
    try countLargerSide(open)
  }

  private struct Side: Hashable {
    var symbol: String
    var isBuy: Bool
  }

  /// What an order opens beyond the position that it and those before it on its side reduce.
  private static func opening(
    _ order: Order, held: ExactDecimal, _ covered: inout ExactDecimal
  ) throws(MoneyError) -> ExactDecimal {
    let reducible = order.side.isBuy == held.isNegative ? held.magnitude : .zero
    let reducing = min(order.openQuantity, max(.zero, try reducible - covered))
    covered = try covered + reducing
    return try order.openQuantity - reducing
  }

  /// Charges are estimated until the first fill, which pays them.
  private static func withCharges(_ amounts: Amounts, of order: Order) throws(MoneyError) -> Amounts {
    guard let charges = order.commission, order.filledQuantity.isZero else { return amounts }
    return Amounts(
      cash: try amounts.cash + charges, initial: try amounts.initial + charges,
      maintenance: try amounts.maintenance + charges, house: try amounts.house + charges)
  }

  /// Of orders that cancel each other only the largest counts.
  private mutating func countLargestOfPeers(_ orders: [Order]) {
    var groups: [String: String] = [:]
    for order in orders where order.role == .peer { groups[order.identifier] = order.groupIdentifier }
    var largest: [String: Int] = [:]
    for (index, line) in lines.enumerated() {
      guard let group = groups[line.order] else { continue }
      guard let other = largest[group] else {
        largest[group] = index
        continue
      }
      let isLarger = Self.size(line) > Self.size(lines[other])
      lines[isLarger ? other : index].isCounted = false
      if isLarger { largest[group] = index }
    }
  }

  /// Buys and sells of one symbol cannot both open: the side that asks for more counts.
  private mutating func countLargerSide(_ orders: [Order]) throws(MoneyError) {
    let buys = Set(orders.filter(\.side.isBuy).map(\.identifier))
    var seen: Set<String> = []
    for symbol in lines.map(\.symbol) where seen.insert(symbol).inserted {
      let counted = lines.indices.filter { lines[$0].symbol == symbol && lines[$0].isCounted }
      let bought = counted.filter { buys.contains(lines[$0].order) }
      let sold = counted.filter { !buys.contains(lines[$0].order) }
      guard !bought.isEmpty, !sold.isEmpty else { continue }
      let isBuyLarger = try sum(bought) >= sum(sold)
      for index in isBuyLarger ? sold : bought { lines[index].isCounted = false }
    }
  }

  private func sum(_ indices: [Int]) throws(MoneyError) -> ExactDecimal {
    var sum = ExactDecimal.zero
    for index in indices { sum = try sum + Self.size(lines[index]) }
    return sum
  }

  private static func size(_ line: Line) -> ExactDecimal { line.amounts?.initial ?? .zero }
}
