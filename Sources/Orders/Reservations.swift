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
  public init<Orders: RandomAccessCollection<ReservingOrder>>(
    of orders: Orders, rules: ReservationRules = .usual, held: (Int) -> ExactDecimal, quote: (Int) -> OrderQuote,
    claim: (_ order: Int, _ units: ExactDecimal, _ price: ExactDecimal) throws(MoneyError) -> Amounts?
  ) throws(MoneyError) {
    var sums = Sides()
    var places: [Int?] = []
    var hasPeers = false
    lines.reserveCapacity(orders.count)
    places.reserveCapacity(orders.count)
    for (index, order) in orders.enumerated() where order.mayTrade && !rules.letsBe(order) {
      let place = order.hasLegs ? nil : sums.place(of: order)
      let opening = try place.map { place throws(MoneyError) in try sums.opening(order, at: place, held: held(index)) }
      if let opening, !opening.isPositive { continue }
      // Whatever a limit says, what is sold short is held against the ask.
      let needsQuote = order.limit == nil || order.isShortSale
      let price = rules.price(of: order, needsQuote ? quote(index) : OrderQuote(last: nil))
      let units = order.isBuy ? opening ?? order.open : -(opening ?? order.open)
      let amounts = try price?.value().flatMap { price throws(MoneyError) in try claim(index, units, price) }
      lines.append(
        Line(order: index, opening: opening ?? order.open, price: price, amounts: amounts, isCounted: true))
      places.append(place)
      hasPeers = hasPeers || order.isPeer
    }
    if hasPeers { countLargestOfPeers(orders) }
    try countLargerSide(places, of: sums.count)
  }

  /// Sums by security and side, the two sides of one beside each other.
  private struct Sides {
    private var places: [Int: Int] = [:]
    /// Units that orders before have reduced a position by.
    private var covered: [ExactDecimal] = []
    var count: Int { covered.count }

    /// Buys stand at an even place, the sells of the same security behind them.
    mutating func place(of order: ReservingOrder) -> Int {
      let side = order.isBuy ? 0 : 1
      if let place = places[order.security] { return place + side }
      places[order.security] = covered.count
      covered += [.zero, .zero]
      return covered.count - 2 + side
    }

    /// What an order opens beyond the position that it and those before it on its side reduce.
    mutating func opening(
      _ order: ReservingOrder, at place: Int, held: ExactDecimal
    ) throws(MoneyError) -> ExactDecimal {
      guard !held.isZero, order.isBuy == held.isNegative else { return order.open }
      let reducing = min(order.open, max(.zero, try held.magnitude - covered[place]))
      covered[place] = try covered[place] + reducing
      return try order.open - reducing
    }
  }

  /// Of orders that cancel each other only the largest counts.
  private mutating func countLargestOfPeers<Orders: RandomAccessCollection<ReservingOrder>>(_ orders: Orders) {
    var largest: [String: Int] = [:]
    for (index, line) in lines.enumerated() {
      let order = orders[orders.index(orders.startIndex, offsetBy: line.order)]
      guard order.isPeer, let group = order.group else { continue }
      guard let other = largest[group] else {
        largest[group] = index
        continue
      }
      let isLarger = Size(line.amounts) > Size(lines[other].amounts)
      lines[isLarger ? other : index].isCounted = false
      if isLarger { largest[group] = index }
    }
  }

  /// Buys and sells of one security cannot both open: the side that asks for more counts.
  ///
  /// - Parameter places: of the lines' orders among the sides, of which there are `count`; nil: the line counts by
  ///   itself.
  private mutating func countLargerSide(_ places: [Int?], of count: Int) throws(MoneyError) {
    var sizes: [Size?] = Array(repeating: nil, count: count)
    for (line, place) in zip(lines, places) where line.isCounted {
      guard let place else { continue }
      sizes[place] = try Size(line.amounts).added(to: sizes[place])
    }
    for (index, place) in places.enumerated() where lines[index].isCounted {
      guard let place, let buys = sizes[place & ~1], let sells = sizes[place | 1] else { continue }
      let isBuy = place & 1 == 0
      if isBuy == (sells > buys) { lines[index].isCounted = false }
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
  public static func pending(_ orders: some RandomAccessCollection<ReservingOrder>) -> [Int] {
    var brackets: Set<String> = []
    return orders.enumerated().compactMap { index, order in
      guard order.open.isPositive else { return nil }
      guard let group = order.group, order.hasRole, !order.isPeer else { return index }
      return brackets.insert(group).inserted ? index : nil
    }
  }
}
