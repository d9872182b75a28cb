import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// What distributions, transfers and corporate actions leave behind leads to what the account had before, and to the
/// event that changed it, member by member.
@Suite struct ActionTreeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// Nil account: of the world.
    var account: String? = "T1"
    var event: Event.Payload
    /// Amounts of the instrument that is held afterwards.
    var figures: [Figure] = [.costOfPositions, .unrealizedPL, .longMarketValue]
    /// Members of the event that the trees name.
    var members: Set<String>
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "a spin-off, parent and child", account: nil,
      event: .spinOff(
        SpinOff(
          symbol: "XYZ", child: "NEW", ratio: UnitRatio(new: 1, old: 4), basisShare: BookFixture.decimal("0.2"))),
      members: ["basis_share", "ratio"]),
    Case(
      name: "a merger for units", account: nil,
      event: .merger(Merger(symbol: "XYZ", into: "NEW", ratio: UnitRatio(new: 3, old: 2))), members: ["ratio"]),
    Case(
      name: "another symbol", account: nil, event: .symbolChange(SymbolChange(symbol: "XYZ", to: "NEW")), members: []),
    Case(
      name: "capital that comes back",
      event: .returnOfCapital(ReturnOfCapital(symbol: "XYZ", amount: 70, currency: .usd)),
      figures: [.costOfPositions, .unrealizedPL, .cash], members: ["amount"]),
    Case(
      name: "units on units", event: .stockDividend(StockDividend(symbol: "XYZ", quantity: 10)),
      members: ["quantity"]),
    Case(
      name: "units that come in",
      event: .transferIn(
        Transfer(
          .units(
            TransferredUnits(symbol: "NEW", quantity: 7, cost: 210, acquired: CivilDate("2020-02-03"), price: 31)))),
      figures: [.costOfPositions, .unrealizedPL, .flowsToday], members: ["quantity", "cost", "price"]),
    Case(
      name: "units that go out", event: .transferOut(Transfer(.units(TransferredUnits(symbol: "XYZ", quantity: 7)))),
      figures: [.flowsToday], members: ["quantity"]),
  ]

  @Test(arguments: cases) func leadsToTheEvents(_ example: Case) throws {
    var fixture = try BookFixture.account(.margin, cash: "100000", symbols: ["XYZ", "NEW"])
    try fixture.price("2026-01-05T09:00", "NEW", "30")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "50", id: "bought", commission: "1")
    let bought = fixture.position
    try fixture.record("2026-01-06T10:00", account: example.account, example.event)
    let at = BookFixture.at("2026-01-06T12:00")
    let market = MarketView(fixture.world)
    let sheet = try fixture.sheet("2026-01-06T12:00")
    var members: Set<String> = []
    for figure in example.figures {
      let tree = try Explanation(of: figure, book: try #require(fixture.book), at: at, in: market)
      #expect(try ExplanationEvaluator.value(tree) == sheet[figure], "\(figure.name)")
      let leaves = tree.leaves
      // How prices are carried over an action is told in its own way.
      let ran = leaves.filter { $0.operation == .running && $0.event == fixture.position && $0.label != "action" }
      #expect(ran.isEmpty || example.name == "units that go out", "\(figure.name): \(ran.map(\.label))")
      for leaf in leaves where leaf.event == fixture.position { if let field = leaf.field { members.insert(field) } }
      if figure == .unrealizedPL { #expect(leaves.contains { $0.event == bought && $0.field == "price" }) }
    }
    #expect(members.isSuperset(of: example.members), "\(members)")
  }

  /// Cash beside the units of a merger: the basis before, less what the merger changed of it.
  @Test func cashBesideUnits() throws {
    var fixture = try BookFixture.account(.margin, cash: "100000", symbols: ["XYZ", "NEW"])
    try fixture.price("2026-01-05T09:00", "NEW", "30")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "50", id: "bought")
    let bought = fixture.position
    try fixture.record(
      "2026-01-06T10:00", account: nil,
      .merger(Merger(symbol: "XYZ", into: "NEW", ratio: UnitRatio(new: 1, old: 1), cash: 12)))
    let at = BookFixture.at("2026-01-06T12:00")
    for figure in [Figure.costOfPositions, .unrealizedPL, .cash] {
      let tree = try Explanation(
        of: figure, book: try #require(fixture.book), at: at, in: MarketView(fixture.world))
      let leaves = tree.leaves
      #expect(leaves.contains { $0.event == bought } && leaves.contains { $0.event == fixture.position })
      if figure == .cash { #expect(leaves.contains { $0.operation == .event && $0.field == "cash" }) }
    }
  }

  /// What a written put takes of the SMA is told leg by leg.
  @Test func optionsInTheSMA() throws {
    var fixture = try BookFixture.account(.margin, cash: "100000", symbols: ["XYZ"])
    try fixture.instrument("XYZ   261218P00045000", multiplier: "100")
    try fixture.instrument("XYZ   261218P00040000", multiplier: "100")
    try fixture.price("2026-01-05T09:00", "XYZ", "50")
    try fixture.trade("2026-01-05T10:00", .sellShort, "2", "XYZ   261218P00045000", "3")
    try fixture.trade("2026-01-05T11:00", .buy, "1", "XYZ   261218P00040000", "1.50")
    try fixture.trade("2026-01-05T12:00", .buyToCover, "2", "XYZ   261218P00045000", "2")
    for at in ["2026-01-05T10:30", "2026-01-05T11:30", "2026-01-05T12:30"] {
      let tree = try Explanation(
        of: .sma, book: try #require(fixture.book), at: BookFixture.at(at), in: MarketView(fixture.world))
      #expect(try ExplanationEvaluator.value(tree) == fixture.sheet(at)[.sma])
      let leaves = tree.leaves
      #expect(!leaves.contains { $0.operation == .running && $0.label.hasPrefix("options_") }, "\(at)")
      #expect(leaves.contains { $0.label == "strike" })
    }
  }
}
