import Book
import CivilTime
import Ledger
import Margin
import Market
import Money
import Testing

/// A sheet counts ordinary positions together; here they are added up one by one, in order, to the last digit.
@Suite struct PositionSumTests {
  private static let figures: [Figure] = [
    .longMarketValue, .shortMarketValue, .costOfPositions, .unrealizedPL, .unrealizedPLAverage, .unrealizedPLToday,
    .initialRequirement, .maintenanceRequirement, .houseRequirement,
  ]

  /// What one position adds to each of the figures; nil where something is unknown.
  private static func parts(
    of line: ValuedPosition, _ state: AccountState, _ sheet: BalanceSheet
  ) throws -> [ExactDecimal]? {
    func own(_ amount: ExactDecimal?) throws -> ExactDecimal? { try amount.flatMap { try line.base($0) } }
    guard let value = try own(line.marketValue), let gain = try own(line.unrealised()),
      let average = try own(line.unrealisedByAverage()), let cost = try own(line.position.averageValue),
      let today = try own(line.unrealisedToday(since: state.startOfDay?.closedAt))
    else { return nil }
    var asked = Requirement.none
    if state.rules.allowsCredit {
      guard let found = try sheet.valuation.requirement(of: line, in: state) else { return nil }
      asked = found
    }
    guard let initial = try own(asked.initial), let maintenance = try own(asked.maintenance),
      let house = try own(asked.house)
    else { return nil }
    let isShort = value.isNegative
    return [isShort ? .zero : value, isShort ? -value : .zero, cost, gain, average, today, initial, maintenance, house]
  }

  /// The figures that differ from the sums; nil where something is unknown.
  private static func faults(in state: AccountState, at: Instant, _ market: MarketView) throws -> [String]? {
    let sheet = BalanceSheet(of: state, at: at, in: market)
    var sums = Array(repeating: ExactDecimal.zero, count: figures.count)
    for position in state.positions {
      let line = try ValuedPosition(position, in: state, at: at, market)
      guard let parts = try parts(of: line, state, sheet) else { return nil }
      for (index, part) in parts.enumerated() { sums[index] = try sums[index] + part }
    }
    return figures.enumerated().filter { sheet[$1] != sums[$0] }.map {
      "\($1.name): \(sheet[$1].map { "\($0)" } ?? "unknown"), by positions \(sums[$0])"
    }
  }

  @Test(arguments: 1...12) func sheetsAddUp(seed: UInt64) throws {
    let life = try RandomLife.shared(
      seed: seed, kind: seed % 3 == 0 ? .cash : .margin, steps: 120,
      options: RandomLife.Options(statements: seed % 4 == 0, rules: seed % 2 == 0))
    let market = MarketView(life.world)
    var checked = 0
    for event in life.events {
      for at in [event.event.at, event.event.at.advanced(bySeconds: 40_000)] {
        guard let state = try life.state(at: at), !state.positions.isEmpty,
          let faults = try Self.faults(in: state, at: at, market)
        else { continue }
        #expect(faults.isEmpty)
        checked += 1
      }
    }
    #expect(checked > 60)
  }

  /// Sums of such numbers are cut to what a number holds, so that their order and every share on its own count.
  @Test(arguments: [
    ["12.000000000000000000000001", "98765432109.123456789", "3.14159265358979323846", "7"],
    ["7", "0.3333333333333333333333333333", "70000000000000", "5"],
    ["123456789012.1234567890123", "0.000000000000000000000000001", "1", "2.5"],
  ]) func longNumbersAddUpOneByOne(quantities: [String]) throws {
    for kind in [AccountProfile.Kind.margin, .cash] {
      var book = BookFixture()
      for index in quantities.indices { try book.instrument("S\(index)") }
      try book.open("2026-01-05T09:00", kind)
      try book.deposit("2026-01-05T09:01", "900000000000000000")
      for (index, quantity) in quantities.enumerated() {
        let prices = ["1.23456789012345", "2.5", "0.00000000000125", "1250.01"]
        try book.price("2026-01-05T09:02", "S\(index)", prices[index])
        try book.trade("2026-01-05T09:0\(3 + index)", .buy, quantity, "S\(index)", prices[3 - index])
      }
      for at in ["2026-01-05T10:00", "2026-01-06T10:00"] {
        let faults = try Self.faults(in: book.state(at), at: BookFixture.at(at), MarketView(book.world))
        #expect(faults?.isEmpty == true, "\(faults ?? ["unknown"])")
      }
    }
  }
}
