import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// What holds of reservations whatever the life.
@Suite struct OrderProperties {
  private static let amounts: [Figure] = [
    .reservedCash, .reservedInitial, .reservedMargin, .reservedMaintenance, .reservedHouse, .openOrderMargin,
  ]

  private static func life(_ seed: UInt64, steps: Int = 120) throws -> RandomLife {
    try RandomLife.shared(
      seed: seed, kind: seed % 3 == 0 ? .cash : .margin, steps: steps,
      options: RandomLife.Options(orders: true))
  }

  @Test(arguments: 1...10) func neverBelowZero(seed: UInt64) throws {
    let life = try Self.life(seed)
    #expect(life.events.contains { if case .orderPlaced = $0.event.payload { true } else { false } })
    for event in life.events where event.event.account != nil {
      let sheet = try life.sheet(at: event.event.at)
      for figure in Self.amounts {
        if let value = sheet[figure] { #expect(!value.isNegative, "\(figure.name) after \(event.position)") }
      }
    }
  }

  /// Without its open orders the account is as if they had never been placed.
  @Test(arguments: 1...10) func cancellingEverythingRestoresTheFigures(seed: UInt64) throws {
    var life = try Self.life(seed)
    func open(_ life: RandomLife) -> [Order] { life.book.state.orders.filter(\.status.isOpen) }
    let at = life.now.advanced(bySeconds: 60)
    for order in open(life) {
      // One that goes with another of its group is gone already.
      life.attempt("T1", .orderCancelled(OrderCancellation(order: order.identifier)), at: at)
    }
    #expect(open(life).isEmpty)
    let without = try life.sheet(at: at)
    for index in 0..<5 {
      life.attempt("T1", .orderPlaced(life.placement("again\(index)")), at: at)
    }
    let with = try life.sheet(at: at)
    for order in open(life) {
      life.attempt("T1", .orderCancelled(OrderCancellation(order: order.identifier)), at: at)
    }
    #expect(open(life).isEmpty)
    #expect(try life.sheet(at: at).values == without.values)
    for figure in Self.amounts { #expect(without[figure] == 0) }
    // What has been reserved was taken from no other figure than powers.
    for figure in [Figure.cash, .equity, .sma, .initialRequirement, .realizedPL] {
      #expect(with[figure] == without[figure], "\(figure.name)")
    }
  }

  /// A replacement reserves what a cancellation and a new order would.
  @Test(arguments: 1...10) func replacingIsCancellingAndPlacing(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    var one = try ReservationExamples.account(seed % 2 == 0 ? .cash : .margin, cash: "90000")
    try one.place("2026-01-05T10:00", "o1", .buy, "100", limit: "25")
    var two = one
    let (quantity, limit) = (dice.decimal(1, 900), dice.decimal(100, 9000, scale: 2))
    try one.replace("2026-01-05T10:01", "o1", with: "o2", quantity: "\(quantity)", limit: "\(limit)")
    try two.cancel("2026-01-05T10:01", "o1")
    try two.place("2026-01-05T10:01", "o2", .buy, "\(quantity)", limit: "\(limit)")
    #expect(try one.sheet("2026-01-05T10:02").values == two.sheet("2026-01-05T10:02").values)
  }

  /// The same book whether told in order or not, event by event or at once.
  @Test(arguments: 1...6) func replayed(seed: UInt64) throws {
    let life = try Self.life(seed)
    let own = Array(life.book.log)
    let again = try AccountBook(
      replaying: own.sorted { $0.recorded.position < $1.recorded.position }, world: life.world)
    let at = life.now.advanced(bySeconds: 3600)
    let (one, two) = (
      try #require(try life.book.state(asOf: at, in: MarketView(life.world))),
      try #require(try again.state(asOf: at, in: MarketView(life.world)))
    )
    #expect(one.orders == two.orders)
  }
}
