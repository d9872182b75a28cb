import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// The rows of activities tell all that moved: they add up to what the account holds.
@Suite struct ActivityProperties {
  @Test(arguments: 1...16) func rowsAddUpToCashAndUnits(seed: UInt64) throws {
    try check(
      try RandomLife.shared(
        seed: seed, kind: seed % 3 == 0 ? .cash : .margin, steps: 120, options: RandomLife.Options(statements: false)))
  }

  /// The financing of currency pairs is listed too.
  @Test(arguments: 1...8) func rowsOfContractsAddUp(seed: UInt64) throws { try check(ContractProperties.life(seed)) }

  private func check(_ life: RandomLife) throws {
    let market = MarketView(life.world)
    let state = try #require(try life.state(at: life.now))
    let rows = try AccountActivities(of: life.book, through: life.now, in: market).rows
    var cash: [Currency: ExactDecimal] = [:]
    var units: [String: ExactDecimal] = [:]
    for row in rows {
      cash[row.currency, default: .zero] = try cash[row.currency, default: .zero] + row.amount
      if let symbol = row.symbol { units[symbol, default: .zero] = try units[symbol, default: .zero] + row.quantity }
    }
    for entry in state.cash.entries { #expect(cash[entry.currency] ?? .zero == entry.amount, "\(entry.currency)") }
    for (symbol, sum) in units {
      let (id, _) = try life.world.instrument(symbol)
      let difference = try sum - (state.position(of: id)?.quantity ?? .zero)
      // Splits that do not come out even are cut lot by lot.
      #expect(difference.magnitude < ExactDecimal("0.000001")!, "\(symbol) by \(difference)")
    }
    #expect(Set(rows.map(\.name)).count == rows.count, "a row's name stands twice")
    #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.at <= $1.at })
  }
}
