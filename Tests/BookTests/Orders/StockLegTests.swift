import Book
import Ledger
import Market
import Money
import Testing

/// Orders of options together with stock: what they reserve is what the account has less once they have traded.
@Suite struct StockLegTests {
  struct Package: CustomTestStringConvertible {
    let name: String
    var side = Order.Side.buy
    /// Series by type and strike with what they cost.
    let options: [(series: String, side: Order.Side, price: String)]
    var stock = Order.Side.buy
    let limit: String
    let cash: String
    let initial: String
    let maintenance: String
    var testDescription: String { name }
  }

  /// XYZ stands at 115.
  static let packages: [Package] = [
    // Half of 11,500, less the premium.
    Package(
      name: "buy-write", options: [("C120", .sellToOpen, "2")], limit: "113", cash: "11300", initial: "5550",
      maintenance: "2675"),
    // Counted at the strike: half of 11,000 and the 500 above it, less the premium.
    Package(
      name: "buy-write in the money", options: [("C110", .sellToOpen, "7")], limit: "108", cash: "10800",
      initial: "5300", maintenance: "2550"),
    // 10 % of the strike and 15 out of the money, less what the options bring.
    Package(
      name: "collar", options: [("C120", .sellToOpen, "2"), ("P100", .buyToOpen, "1")], limit: "114", cash: "11400",
      initial: "5650", maintenance: "2400"),
    // The put's cost and half of the stock; 2,500 by 10 % of the strike and 15 out of the money.
    Package(
      name: "married put", options: [("P100", .buyToOpen, "1")], limit: "116", cash: "11600", initial: "5850",
      maintenance: "2600"),
    // Short stock beside a short put.
    Package(
      name: "sell-write", side: .sell, options: [("P110", .sellToOpen, "2")], stock: .sellShort, limit: "117",
      cash: "0", initial: "5550", maintenance: "3250"),
  ]

  private static func series(_ name: String) -> String {
    OptionBookTests.series(String(name.prefix(1)), Int(name.dropFirst()) ?? 0)
  }

  @Test(arguments: packages) func reserved(_ package: Package) throws {
    var fixture = try OptionBookTests.account(.margin, cash: "20000", price: "115")
    for option in package.options { try fixture.price("2026-01-05T09:50", Self.series(option.series), option.price) }
    try fixture.place("2026-01-05T10:00", "o1", package.side, "1", "XYZ", limit: package.limit) { placement in
      placement.legs = package.options.map { Order.Leg(symbol: Self.series($0.series), side: $0.side) }
      placement.legs.insert(Order.Leg(symbol: "XYZ", side: package.stock, ratio: 100), at: 0)
    }
    try ReservationExamples.expect(
      fixture,
      [
        .reservedCash: package.cash, .reservedInitial: package.initial, .reservedMaintenance: package.maintenance,
        .pendingOrders: "1",
      ])
    let before = try fixture.sheet("2026-01-05T10:30")
    for leg in try fixture.order("o1", "2026-01-05T10:30").parts {
      let price = package.options.first { Self.series($0.series) == leg.symbol }?.price ?? "115"
      try fixture.fill(
        "2026-01-05T10:31", "o1", Trade.Side(leg.side), leg.openQuantity.description, price, leg.symbol)
    }
    try fixture.expect("o1", .filled, "2026-01-05T10:32")
    let after = try fixture.sheet("2026-01-05T10:32")
    #expect(after[.reservedByOrders] == 0)
    for power in [Figure.optionBuyingPower, .overnightBuyingPower] { #expect(after[power] == before[power]) }
  }

  /// At the market at what the legs cost; in a cash account all of it.
  @Test func atTheMarketInACashAccount() throws {
    var fixture = try OptionBookTests.account(.cash, cash: "20000", price: "115")
    try fixture.price("2026-01-05T09:50", Self.series("C120"), "2")
    try fixture.place("2026-01-05T10:00", "o1", .buy, "1", "XYZ") {
      $0.legs = [
        Order.Leg(symbol: Self.series("C120"), side: .sellToOpen), Order.Leg(symbol: "XYZ", side: .buy, ratio: 100),
      ]
    }
    // 113 and 5 % on it.
    try ReservationExamples.expect(fixture, [.reservedByOrders: "11865", .availableToTrade: "8135"])
  }

  /// What the account holds already is sold again with its call bought back: nothing opens.
  @Test func closing() throws {
    var fixture = try OptionBookTests.account(.margin, cash: "20000", price: "115")
    try fixture.trade("2026-01-05T09:50", .buy, "100", "XYZ", "115")
    try fixture.trade("2026-01-05T09:51", .sellShort, "1", Self.series("C120"), "2")
    try fixture.place("2026-01-05T10:00", "o1", .sell, "1", "XYZ", limit: "113") {
      $0.legs = [
        Order.Leg(symbol: "XYZ", side: .sell, ratio: 100), Order.Leg(symbol: Self.series("C120"), side: .buyToClose),
      ]
    }
    try ReservationExamples.expect(fixture, [.reservedInitial: "0", .reservedCash: "0", .pendingOrders: "1"])
  }

  /// Lives with such orders: nothing below zero, and every figure follows from its tree.
  @Test(arguments: 1...6) func lives(seed: UInt64) throws {
    let life = try RandomLife.shared(
      seed: seed, kind: seed % 3 == 0 ? .cash : .margin, steps: 70,
      options: RandomLife.Options(late: false, currencies: false, rules: seed % 2 == 0, series: true, orders: true))
    #expect(
      life.events.contains {
        if case .orderPlaced(let order) = $0.event.payload { order.legs.contains { $0.ratio == 100 } } else { false }
      })
    for event in life.events.suffix(60) where event.event.account != nil {
      let sheet = try life.sheet(at: event.event.at)
      for figure in [Figure.reservedCash, .reservedInitial, .reservedMargin, .reservedMaintenance, .reservedHouse] {
        if let value = sheet[figure] { #expect(!value.isNegative, "\(figure.name) after \(event.position)") }
      }
    }
    _ = try ExplainedFigures(of: life.book, at: life.now, in: life.world, turn: seed)
  }
}
