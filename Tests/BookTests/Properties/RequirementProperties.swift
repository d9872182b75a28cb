import Book
import CivilTime
import Ledger
import Margin
import Market
import Money
import Testing

/// What holds of requirements, calls and buying power in any life.
@Suite struct RequirementProperties {
  /// Nothing asks for less than nothing, the house never for less than the regulator, the charge never for less than
  /// either; and no buying power is negative.
  @Test(arguments: 1...8) func requirementsAreOrdered(seed: UInt64) throws {
    let life = try RandomLife.shared(seed: seed, kind: .margin, steps: 80)
    var checked = 0
    for event in life.events {
      let at = event.event.at
      guard let state = try life.state(at: at) else { continue }
      let sheet = try life.sheet(at: at)
      for position in state.positions {
        let line = try ValuedPosition(position, in: state, at: at, MarketView(life.world))
        guard let asked = try sheet.valuation.requirement(of: line, in: state) else { continue }
        checked += 1
        #expect(!asked.initial.isNegative && !asked.maintenance.isNegative)
        #expect(asked.maintenance <= asked.house && asked.house <= asked.charged && asked.initial <= asked.charged)
      }
      guard let maintenance = sheet[.maintenanceRequirement], let house = sheet[.houseRequirement],
        let charged = sheet[.chargedRequirement], let initial = sheet[.initialRequirement]
      else { continue }
      guard sheet[.optionRequirement] == 0, sheet[.cappedByOptions] == 0 else { continue }
      #expect(!maintenance.isNegative && maintenance <= house && house <= charged && initial <= charged)
      for figure in [Figure.overnightBuyingPower, .optionBuyingPower, .excessBuyingPower, .dayTradeBuyingPower] {
        if let power = sheet[figure] { #expect(!power.isNegative, "\(figure.name)") }
      }
      if let call = sheet[.maintenanceCall], let own = sheet[.houseCall] { #expect(call <= own) }
    }
    #expect(checked > 100)
  }

  /// The calls add up to the figures, none is due before it is issued, and none is open twice.
  @Test func callsAgreeWithFigures() throws {
    let seen = try (1...8).reduce(0) { seen, seed in
      try seen + callsSeen(in: RandomLife(seed: UInt64(seed), kind: .margin, steps: 80))
    }
    #expect(seen > 20)
  }

  private func callsSeen(in life: RandomLife) throws -> Int {
    var seen = 0
    for event in life.events {
      let at = event.event.at
      guard let state = try life.state(at: at) else { continue }
      let sheet = try life.sheet(at: at)
      let calls = AccountCalls(of: state, sheet: sheet, in: MarketView(life.world)).calls
      seen += calls.count
      let isOld = sheet[.intradayMarginRule]?.isZero == true
      for (kind, figure) in [
        (MarginCall.Kind.regT, Figure.regTCall), (.maintenance, .maintenanceCall), (.house, .houseCall),
      ] + (isOld ? [(.dayTrade, .dayTradeCall)] : []) {
        guard let owed = sheet[figure] else { continue }
        let sum = try calls.filter { $0.kind == kind }.reduce(ExactDecimal.zero) { try $0 + $1.amount }
        #expect(sum == owed, "\(figure.name)")
      }
      for call in calls {
        #expect(call.due >= call.issued && call.amount.isPositive && call.remedies.cash == call.amount)
        #expect(call.remedies.depositOfStock >= call.amount)
      }
      #expect(Set(calls.map { "\($0.kind) \($0.issued)" }).count == calls.count)
    }
    return seen
  }

  /// What trades of one day lead to does not depend on their order.
  @Test(arguments: 1...10) func orderOfTradesDoesNotMatter(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let symbols = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF"]
    let trades = symbols.map { symbol in
      Trade(
        symbol: symbol, side: dice.pick([.buy, .buy, .sellShort]), quantity: dice.decimal(1, 400),
        price: dice.decimal(100, 9000, scale: 2))
    }
    var sheets: [BalanceSheet] = []
    for order in [trades, dice.mixed(trades)] {
      var fixture = try HouseRateTests.fixture(cash: "20000", symbols: symbols) {
        $0.house = HouseRateTests.house {
          $0.concentration = [HouseParameters.ConcentrationTier(share: BookFixture.decimal("0.3"), rate: 1)]
          $0.priceTiers = [HouseParameters.PriceTier(price: 5, rate: 1)]
        }
      }
      for (minute, trade) in order.enumerated() {
        try fixture.record(
          BookFixture.at("2026-01-05T10:00").advanced(bySeconds: Int64(minute) * 60), account: "T1", .trade(trade))
      }
      sheets.append(try fixture.sheet("2026-01-06T10:00"))
    }
    #expect(sheets[0].differences(from: sheets[1]) == [])
  }
}
