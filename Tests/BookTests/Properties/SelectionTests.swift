import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// A sheet for some figures says of them what the whole sheet says.
@Suite struct SelectionTests {
  private static let selections = Figure.allCases.map { ($0, FigureSelection([$0])) }

  @Test(arguments: [AccountProfile.Kind.margin, .cash, .futures, .forex]) func oneByOne(
    kind: AccountProfile.Kind
  ) throws {
    let life = try RandomLife.shared(
      seed: 11, kind: kind, steps: 90,
      options: RandomLife.Options(
        statements: true, rules: kind == .margin, dayTrading: kind == .margin, orders: kind == .margin))
    let market = MarketView(life.world)
    var checked = 0
    for event in life.events.suffix(40) {
      let at = event.event.at
      guard let state = try life.book.state(asOf: at, in: market) else { continue }
      let whole = BalanceSheet(of: state, at: at, in: market)
      withUnsafePointer(to: state) { state in
        for (figure, selection) in Self.selections {
          let part = BalanceSheet(of: state, at: at, in: market, for: selection)
          #expect(part[figure] == whole[figure], "\(figure.name) at \(at)")
          checked += 1
        }
      }
    }
    #expect(checked > 1_000)
  }
}
