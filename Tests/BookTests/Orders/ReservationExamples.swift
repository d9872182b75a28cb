import Book
import Ledger
import Market
import Money
import Testing

/// What working orders reserve (balances.md §7), told as events and read as figures; each with the tree that leads
/// there.
@Suite struct ReservationExamples {
  private static let now = "2026-01-05T10:30"
  private static let kinds: [Figure] = [
    .reservedCash, .reservedInitial, .reservedMargin, .reservedMaintenance, .reservedHouse, .reservedByOrders,
    .openOrderMargin, .pendingOrders,
  ]

  static func account(
    _ kind: AccountProfile.Kind, cash: String, price: String? = "25", ask: String? = nil
  ) throws -> BookFixture {
    var fixture = try BookFixture.account(kind, cash: cash)
    if let price {
      var quote = PriceQuote(symbol: "XYZ", price: BookFixture.decimal(price))
      quote.ask = ask.map(BookFixture.decimal)
      try fixture.record("2026-01-05T09:45", account: nil, .price(quote))
    }
    return fixture
  }

  /// Options on XYZ, which stands at that price.
  static func options(_ kind: AccountProfile.Kind, cash: String, price: String) throws -> BookFixture {
    try OptionBookTests.account(kind, cash: cash, price: price)
  }

  static func expect(
    _ fixture: BookFixture, _ figures: [Figure: String], at: String = now,
    location: SourceLocation = #_sourceLocation
  ) throws {
    try fixture.expect(at, figures, location: location)
    let sheet = try fixture.sheet(at)
    for figure in kinds + figures.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      let tree = try fixture.explain(figure, at)
      #expect(
        try ExplanationEvaluator.value(tree) == sheet[figure], "\(figure.name) explained", sourceLocation: location)
    }
  }

  /// Published by Alpaca: of 10,000 a limit order worth 3,000 leaves 7,000; what sells adds nothing until it trades.
  @Test(arguments: [
    (AccountProfile.Kind.cash, "10000", Figure.availableToTrade), (.margin, "5000", .overnightBuyingPower),
  ])
  func limitOrder(kind: AccountProfile.Kind, cash: String, power: Figure) throws {
    var fixture = try Self.account(kind, cash: cash)
    try fixture.expect("2026-01-05T09:50", [power: "10000"])
    try fixture.place("2026-01-05T10:00", "o1", .buy, "100", limit: "30")
    try Self.expect(fixture, [power: "7000", .reservedCash: "3000", .pendingOrders: "1"])
    try fixture.cancel("2026-01-05T10:10", "o1")
    try Self.expect(fixture, [power: "10000", .reservedCash: "0"])
    try fixture.trade("2026-01-05T10:11", .buy, "100", "XYZ", "25")
    let before = try #require(try fixture.figure(power, Self.now))
    try fixture.place("2026-01-05T10:12", "o2", .sell, "100", limit: "26")
    try Self.expect(fixture, [power: before, .reservedByOrders: "0"])
  }

  /// Charges until the first fill, then what is left.
  @Test func chargesAndPartialFill() throws {
    var fixture = try Self.account(.cash, cash: "10000")
    try fixture.place("2026-01-05T10:00", "o1", .buy, "100", limit: "25.00") { $0.charges = 1 }
    try Self.expect(fixture, [.reservedByOrders: "2501", .availableToTrade: "7499"])
    try fixture.fill("2026-01-05T10:01", "o1", .buy, "40", "24.90", commission: "1")
    try Self.expect(fixture, [.cash: "9003", .reservedByOrders: "1500", .availableToTrade: "7503"])
    try fixture.fill("2026-01-05T10:02", "o1", .buy, "60", "24.90")
    try Self.expect(fixture, [.reservedByOrders: "0", .pendingOrders: "0", .availableToTrade: "7509"])
  }

  /// Alpaca: the larger of the limit and 3 per cent above the ask.
  @Test func shortSale() throws {
    var fixture = try Self.account(.margin, cash: "10000", price: "40.50", ask: "41.00")
    try fixture.place("2026-01-05T10:00", "o1", .sellShort, "100", limit: "40.00")
    try Self.expect(
      fixture,
      [
        .reservedCash: "4223", .reservedInitial: "2111.50", .reservedMargin: "2111.50", .reservedMaintenance: "1266.90",
        .reservedHouse: "1266.90", .overnightBuyingPower: "15777",
      ])
  }

  /// W12: never the power less the value of the orders, which is right at a rate of one half alone.
  @Test func withoutLoanValue() throws {
    var fixture = BookFixture()
    try fixture.instrument("XYZ", marginable: false)
    try fixture.open("2026-01-05T09:00", .margin)
    try fixture.deposit("2026-01-05T09:30", "6000")
    try fixture.trade("2026-01-05T09:45", .buy, "100", "XYZ", "40")
    try fixture.expect("2026-01-05T09:50", [.overnightBuyingPower: "4000", .optionBuyingPower: "2000", .sma: "2000"])
    try fixture.place("2026-01-05T10:00", "o1", .buy, "25", limit: "40")
    try Self.expect(
      fixture,
      [
        .reservedMargin: "1000", .reservedHouse: "1000", .overnightBuyingPower: "2000", .optionBuyingPower: "1000",
        .smaRemaining: "1000", .excessBuyingPower: "2000",
      ])
  }

  @Test func marketAndStopOrders() throws {
    var fixture = try Self.account(.cash, cash: "10000", price: "25", ask: "26")
    try fixture.place("2026-01-05T10:00", "o1", .buy, "100")
    try Self.expect(fixture, [.reservedByOrders: "2730"])
    try fixture.cancel("2026-01-05T10:01", "o1")
    try fixture.place("2026-01-05T10:02", "o2", .buy, "100") {
      $0.kind = .stop
      $0.stop = 30
    }
    try Self.expect(fixture, [.reservedByOrders: "3150"])
    var change = AccountChange()
    change.house = HouseParameters()
    change.house?.stopCollar = BookFixture.decimal("0.03")
    try fixture.record("2026-01-05T10:03", .accountChanged(change))
    try Self.expect(fixture, [.reservedByOrders: "3090"])
    change.house?.reservesStops = false
    try fixture.record("2026-01-05T10:04", .accountChanged(change))
    try Self.expect(fixture, [.reservedByOrders: "0", .pendingOrders: "1"])
  }

  /// Nothing is claimed without a price.
  @Test func withoutAPrice() throws {
    var fixture = try Self.account(.margin, cash: "10000", price: nil)
    try fixture.place("2026-01-05T10:00", "o1", .buy, "100")
    let sheet = try fixture.sheet(Self.now)
    #expect(sheet[.reservedByOrders] == nil)
    #expect(sheet[.overnightBuyingPower] == nil)
    #expect(sheet[.cash] == 10000)
    let reason = sheet.reason(of: .overnightBuyingPower, in: MarketView(fixture.world))
    #expect(reason == "the price or the margin of an instrument that an open order is about is unknown")
  }

  /// Only what opens: a sale beyond what is held, covers beyond what is short.
  @Test func reversals() throws {
    var fixture = try Self.account(.margin, cash: "20000")
    try fixture.trade("2026-01-05T09:50", .buy, "100", "XYZ", "25")
    try fixture.place("2026-01-05T10:00", "o1", .sell, "150", limit: "26")
    try Self.expect(fixture, [.reservedCash: "1300", .reservedInitial: "650"])
    try fixture.place("2026-01-05T10:01", "o2", .buy, "40", limit: "24")
    // Both cannot open: the larger side counts.
    try Self.expect(fixture, [.reservedCash: "1300", .pendingOrders: "2"])
  }

  @Test func peersAndBrackets() throws {
    var fixture = try Self.account(.margin, cash: "20000")
    for (name, limit) in [("a", "20"), ("b", "30")] {
      try fixture.place("2026-01-05T10:00", name, .buy, "100", limit: limit) {
        $0.group = "g"
        $0.role = .peer
      }
    }
    try Self.expect(fixture, [.reservedCash: "3000", .pendingOrders: "2"])
    try fixture.cancel("2026-01-05T10:01", "b")
    try Self.expect(fixture, [.reservedCash: "2000", .pendingOrders: "1"])
    for (name, side, limit) in [("in", Order.Side.buy, "20"), ("up", .sell, "30"), ("down", .sell, "15")] {
      try fixture.place("2026-01-05T10:02", name, side, "10", limit: limit) {
        $0.group = "h"
        $0.role = name == "in" ? .trigger : .conditional
      }
    }
    try Self.expect(fixture, [.reservedCash: "2200", .pendingOrders: "2"])
    try fixture.fill("2026-01-05T10:03", "in", .buy, "10", "20")
    try Self.expect(fixture, [.reservedCash: "2000", .pendingOrders: "2"])
  }

  /// A written put keeps its strike, less what it brings, or all of it where the broker reserves gross.
  @Test func putInACashAccount() throws {
    var fixture = try Self.options(.cash, cash: "30000", price: "115")
    try fixture.place("2026-01-05T10:00", "o1", .sellToOpen, "2", OptionBookTests.series("P", 100), limit: "2.00")
    try Self.expect(fixture, [.reservedByOrders: "19600", .availableToTrade: "10400"])
    var change = AccountChange()
    change.house = HouseParameters()
    change.house?.reservesGross = true
    try fixture.record("2026-01-05T10:01", .accountChanged(change))
    try Self.expect(fixture, [.reservedByOrders: "20000", .availableToTrade: "10000"])
    try fixture.fill("2026-01-05T10:02", "o1", .sellShort, "2", "2.00", OptionBookTests.series("P", 100))
    try Self.expect(fixture, [.reservedByOrders: "0", .optionReserves: "20000", .availableToTrade: "10400"])
  }

  @Test func longOption() throws {
    var fixture = try Self.options(.margin, cash: "10000", price: "115")
    try fixture.place("2026-01-05T10:00", "o1", .buyToOpen, "3", OptionBookTests.series("C", 120), limit: "2.50") {
      $0.charges = 2
    }
    try Self.expect(
      fixture, [.reservedCash: "752", .reservedInitial: "752", .reservedHouse: "752", .optionBuyingPower: "9248"])
  }

  /// 100 × (2 + 20 % of 115 − 15 out of the money, at least 10 % of the strike) − the credit of 200.
  @Test func uncoveredPut() throws {
    var fixture = try Self.options(.margin, cash: "10000", price: "115")
    try fixture.place("2026-01-05T10:00", "o1", .sellToOpen, "1", OptionBookTests.series("P", 100), limit: "2.00")
    try Self.expect(fixture, [.reservedCash: "0", .reservedInitial: "1000", .optionBuyingPower: "9000"])
    try fixture.fill("2026-01-05T10:02", "o1", .sellShort, "1", "2.00", OptionBookTests.series("P", 100))
    try Self.expect(fixture, [.reservedInitial: "0", .sma: "9000", .optionBuyingPower: "9000"])
  }

  /// The premium inside the requirement is what the sale brings, so that the order takes what its fill will take: each
  /// 100 × 20 % of 115 out of the money by 5, whatever the market says of the price.
  @Test func uncoveredAtItsOwnPrice() throws {
    let call = OptionBookTests.series("C", 120)
    var fixture = try Self.options(.margin, cash: "10000", price: "115")
    try fixture.price("2026-01-05T09:50", call, "3.00")
    try fixture.place("2026-01-05T10:00", "o1", .sellToOpen, "1", call, limit: "3.20")
    try Self.expect(fixture, [.reservedInitial: "1800", .reservedMaintenance: "1800", .optionBuyingPower: "8200"])
    try fixture.place("2026-01-05T10:01", "o2", .sellToOpen, "1", call, limit: "4.00")
    try Self.expect(fixture, [.reservedInitial: "3600", .optionBuyingPower: "6400"])
    try fixture.cancel("2026-01-05T10:02", "o2")
    try fixture.fill("2026-01-05T10:03", "o1", .sellShort, "1", "3.20", call)
    try Self.expect(fixture, [.reservedInitial: "0", .sma: "8200", .optionBuyingPower: "8200"])
  }

  /// More is sold than is held: what is held closes, and the contracts beyond are uncovered.
  @Test func optionsBeyondWhatIsHeld() throws {
    let call = OptionBookTests.series("C", 120)
    var fixture = try Self.options(.margin, cash: "20000", price: "115")
    try fixture.trade("2026-01-05T09:50", .buy, "2", call, "3")
    try fixture.place("2026-01-05T10:00", "o1", .sell, "5", call, limit: "3")
    try Self.expect(fixture, [.reservedInitial: "5400", .reservedHouse: "5400"])
  }

  /// Five wide less the credit; nothing but the debit; the widest side of a condor once.
  @Test(arguments: [
    ("credit", Order.Side.sell, ["P105", "P100"], "1.15", "385"),
    ("debit", .buy, ["C110", "C120"], "3.00", "300"),
    ("condor", .sell, ["P105", "P100", "C120", "C130"], "2.00", "800"),
  ])
  func packages(name: String, side: Order.Side, legs: [String], limit: String, reserved: String) throws {
    var fixture = try Self.options(.margin, cash: "10000", price: "115")
    for type in ["C", "P"] {
      for strike in [100, 105, 110, 120, 130] {
        try fixture.price("2026-01-05T09:50", OptionBookTests.series(type, strike), "2")
      }
    }
    try fixture.place("2026-01-05T10:00", "o1", side, "1", "XYZ", limit: limit) { placement in
      placement.legs = legs.enumerated().map { index, leg in
        let series = OptionBookTests.series(String(leg.prefix(1)), Int(leg.dropFirst())!)
        // The written one of a credit comes first, of a debit second.
        let writes = (index % 2 == 0) == (side == .sell)
        return Order.Leg(symbol: series, side: writes ? .sellToOpen : .buyToOpen)
      }
    }
    try Self.expect(fixture, [.reservedInitial: reserved, .pendingOrders: "1"])
    for leg in try fixture.order("o1", Self.now).legs {
      try fixture.fill("2026-01-05T10:05", "o1", leg.side == .buyToOpen ? .buy : .sellShort, "1", "2", leg.symbol)
    }
    try fixture.expect("o1", .filled, Self.now)
    try Self.expect(fixture, [.reservedInitial: "0", .pendingOrders: "0"])
  }

  /// Units cover one call, and a second one is uncovered.
  @Test func coveredCalls() throws {
    var fixture = try Self.options(.margin, cash: "20000", price: "115")
    try fixture.trade("2026-01-05T09:50", .buy, "100", "XYZ", "115")
    try fixture.place("2026-01-05T10:00", "o1", .sellToOpen, "1", OptionBookTests.series("C", 130), limit: "1.00")
    try Self.expect(fixture, [.reservedInitial: "0"])
    try fixture.place("2026-01-05T10:01", "o2", .sellToOpen, "1", OptionBookTests.series("C", 130), limit: "1.00")
    // 100 × (1 + max(23 − 15, 11.50)) − 100
    try Self.expect(fixture, [.reservedInitial: "1150", .pendingOrders: "2"])
  }

  /// By contract all buys or all sells, whichever asks for more beyond what is held.
  @Test func futures() throws {
    var fixture = BookFixture()
    var contract = try Instrument.defaults(symbol: "ESH26", kind: .future)
    contract.initialMargin = 24200
    try fixture.record("2026-01-02T00:00", account: nil, .instrument(InstrumentDefinition(instrument: contract)))
    try fixture.open("2026-01-05T09:00", .futures)
    try fixture.deposit("2026-01-05T09:30", "100000")
    try fixture.place("2026-01-05T10:00", "o1", .buy, "2", "ESH26", limit: "6000")
    try fixture.place("2026-01-05T10:00", "o2", .sell, "3", "ESH26", limit: "6100")
    try Self.expect(
      fixture,
      [
        .openOrderMargin: "72600", .reservedCash: "0", .reservedByOrders: "72600", .overnightBuyingPower: "27400",
        .pendingOrders: "2",
      ])
  }

  /// An order in another currency, at the rate of the moment.
  @Test func otherCurrencies() throws {
    var fixture = try BookFixture.account(.margin, cash: "20000", symbols: ["ABC.TO"])
    try fixture.rate("2026-01-05T09:30", "USDCAD", "1.25")
    try fixture.place("2026-01-05T10:00", "o1", .buy, "100", "ABC.TO", limit: "50")
    try Self.expect(fixture, [.reservedCash: "4000", .reservedInitial: "2000"])
  }

  /// A statement's orders keep the statement's amount, and those told by events come on top.
  @Test func besideStatements() throws {
    var fixture = try Self.account(.margin, cash: "20000")
    let stated = Order(
      identifier: "s1", symbol: "XYZ", status: .working, side: .buy, type: "market", duration: "day", quantity: 1,
      placedAt: BookFixture.at("2026-01-05T10:00"))
    try fixture.record(
      "2026-01-05T10:00",
      .statement(
        Statement(
          orders: [stated], figures: [NamedAmount(name: "reserved_by_orders", amount: 700)], assertsHoldings: false)))
    try Self.expect(fixture, [.reservedByOrders: "700", .reservedHouse: "700"])
    try fixture.place("2026-01-05T10:01", "o1", .buy, "100", limit: "30")
    try Self.expect(fixture, [.reservedByOrders: "2200", .pendingOrders: "2"])
  }
}
