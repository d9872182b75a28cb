import CivilTime
import Ledger
import Margin
import Market
import Money
import Orders
import Testing

/// What working orders reserve: published and worked examples, and what reduces, cancels or excludes each other.
@Suite struct ReservationTests {
  private static func decimal(_ text: String) -> ExactDecimal {
    guard let value = ExactDecimal(text) else { preconditionFailure("\(text) is not a decimal") }
    return value
  }

  private static func order(
    _ side: Order.Side, _ quantity: Int, limit: String? = nil, stop: String? = nil, filled: Int = 0,
    commission: String? = nil, id: String = "1", group: String? = nil, role: Order.Role? = nil
  ) -> Order {
    var order = Order(
      identifier: id, symbol: "XYZ", status: filled > 0 ? .partiallyFilled : .working, side: side,
      type: limit == nil ? "market" : "limit", duration: "day", quantity: ExactDecimal(quantity),
      placedAt: Instant(microseconds: 0))
    order.limitPrice = limit.map(decimal)
    order.stopPrice = stop.map(decimal)
    order.filledQuantity = ExactDecimal(filled)
    order.commission = commission.map(decimal)
    order.groupIdentifier = group
    order.role = role
    return order
  }

  /// By Regulation T: half of a purchase, half of a short sale's value beside its proceeds.
  private static func reservations(
    _ orders: [Order], held: Int = 0, last: String? = "25", ask: String? = nil, rules: ReservationRules = .usual
  ) throws -> Reservations {
    let traits = InstrumentTraits(Instrument(symbol: "XYZ", kind: .equity, currency: .usd))
    return try Reservations(
      of: orders.map { ReservingOrder($0, security: 1) }, rules: rules, held: { _ in ExactDecimal(held) },
      quote: { _ in OrderQuote(last: last.map(decimal), ask: ask.map(decimal)) },
      claim: { (index, units, price) throws(MoneyError) in
        let value = try units.magnitude * price
        let asked = try MarginRules.regT.requirement(of: traits, quantity: units, price: price, marketValue: value)
        return try Reservations.Amounts(
          cash: value, initial: asked.initial, charged: asked.charged, maintenance: asked.maintenance,
          house: asked.house
        ).adding(charges: orders[index].expectedCharges)
      })
  }

  @Test func limitWithChargesThenPartlyFilled() throws {
    let placed = try Self.reservations([Self.order(.buy, 100, limit: "25.00", commission: "1.00")])
    #expect(try placed.total()?.cash == 2501)
    let filled = try Self.reservations([Self.order(.buy, 100, limit: "25.00", filled: 40, commission: "1.00")])
    #expect(try filled.total()?.cash == 1500)
  }

  @Test func shortSaleAboveTheAsk() throws {
    let short = try Self.reservations([Self.order(.sellShort, 100, limit: "40.00")], ask: "41.00")
    #expect(try short.total()?.cash == 4223)
    #expect(try short.total()?.initial == Self.decimal("2111.50"))
  }

  @Test(arguments: [
    (Order.Side.buy, nil, nil, "2625"), (.buy, nil, "30", "3150"), (.buy, "24", "30", "2400"), (.sell, "20", nil, "0"),
    (.buyToCover, "20", nil, "2000"),
  ])
  func prices(side: Order.Side, limit: String?, stop: String?, cash: String) throws {
    let held = side == .sell ? 100 : 0
    let found = try Self.reservations([Self.order(side, 100, limit: limit, stop: stop)], held: held)
    #expect(try found.total()?.cash == Self.decimal(cash))
  }

  /// A sale of more than is held, and covers of what is short, reserve only what they open.
  @Test func onlyWhatOpens() throws {
    let reversal = try Self.reservations([Self.order(.sell, 150, limit: "25")], held: 100)
    #expect(reversal.lines.map(\.opening) == [50])
    let covers = [
      Self.order(.buyToCover, 60, limit: "25", id: "1"), Self.order(.buy, 60, limit: "25", id: "2"),
    ]
    #expect(try Self.reservations(covers, held: -100).lines.map(\.opening) == [20])
  }

  @Test func largerOfPeersAndSides() throws {
    let peers = [
      Self.order(.buy, 100, limit: "20", id: "1", group: "g", role: .peer),
      Self.order(.buy, 100, limit: "30", id: "2", group: "g", role: .peer),
    ]
    #expect(try Self.reservations(peers).total()?.cash == 3000)
    let sides = [
      Self.order(.buy, 100, limit: "20", id: "1"), Self.order(.sellShort, 100, limit: "30", id: "2"),
    ]
    #expect(try Self.reservations(sides).total()?.cash == 3000)
  }

  /// The exits of a bracket wait for the entry and count with it.
  @Test func bracket() throws {
    var orders = [
      Self.order(.buy, 100, limit: "20", id: "1", group: "g", role: .trigger),
      Self.order(.sell, 100, limit: "30", id: "2", group: "g", role: .conditional),
      Self.order(.sell, 100, stop: "15", id: "3", group: "g", role: .conditional),
    ]
    for index in [1, 2] { orders[index].status = .contingent }
    #expect(Reservations.pending(orders.map { ReservingOrder($0, security: 1) }) == [0])
    #expect(try Self.reservations(orders).total()?.cash == 2000)
  }

  /// Without a price nothing is claimed, neither zero nor a sum without it.
  @Test func unknownPrice() throws {
    let found = try Self.reservations([Self.order(.buy, 100)], last: nil)
    #expect(try found.total() == nil)
  }

  /// An order whose price is unknown is not hidden by one that it excludes.
  @Test func unknownPriceAmongPeers() throws {
    let peers = [
      Self.order(.buy, 100, limit: "20", id: "1", group: "g", role: .peer),
      Self.order(.buy, 1, id: "2", group: "g", role: .peer),
    ]
    #expect(try Self.reservations(peers, last: nil).total() == nil)
    let sides = [Self.order(.buy, 100, limit: "20", id: "1"), Self.order(.sellShort, 1, id: "2")]
    #expect(try Self.reservations(sides, last: nil).total() == nil)
  }

  /// At Alpaca the collar of a market order is 3 per cent over the ask; some venues let stop orders be.
  @Test func housesOwnRules() throws {
    var house = HouseParameters()
    house.marketCollar = Self.decimal("0.03")
    house.reservesStops = false
    let orders = [Self.order(.buy, 100), Self.order(.buy, 100, stop: "30", id: "2")]
    let found = try Self.reservations(orders, ask: "26", rules: ReservationRules(house))
    #expect(try found.total()?.cash == 2678)
  }

  @Test func orderThatIsDone() throws {
    var done = Self.order(.buy, 100, limit: "20")
    done.status = .cancelled
    let found = try Self.reservations([done])
    #expect(Reservations.pending([ReservingOrder(done, security: 1)]).isEmpty)
    #expect(try found.total() == Reservations.Amounts.none)
  }
}
