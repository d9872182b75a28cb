import Demo
import Ledger
import Market
import Money
import Testing

/// Every member of a holdings answer has a source somewhere in the world.
@Suite struct DemoMemberTests {
  private static func events() throws -> [Event] { try DemoWorld(upTo: DemoFixture.friday).events() }

  /// Every member of an order that an interface can show is filled in some order of the world.
  @Test func everyMemberOfAnOrderIsLiveSomewhere() throws {
    let events = try Self.events()
    let orders = DemoWorld.accounts.flatMap { events.of($0).lastStatement?.orders ?? [] }
    func some(_ condition: (Order) -> Bool, _ what: Comment) {
      let isLive = orders.contains(where: condition)
      #expect(isLive, what)
    }
    some({ $0.trailingStop?.unit == .dollar }, "trailing stop in dollars")
    some({ $0.trailingStop?.unit == .percent }, "trailing stop in percent")
    for role in Order.Role.allCases { some({ $0.role == role && $0.groupIdentifier != nil }, "\(role)") }
    some({ $0.takeProfitIdentifier != nil && $0.stopLossIdentifier != nil }, "children")
    some({ $0.quoteSymbol != nil }, "quoted in a coin")
    some({ $0.quoteCurrency != nil }, "quoted in a currency")
    some({ $0.limitPrice != nil && $0.stopPrice != nil && $0.executionPrice != nil }, "three prices")
    some({ $0.filledQuantity == 80 && $0.cancelledQuantity == 10 && $0.openQuantity == 10 }, "three quantities")
    some({ $0.expiresAt != nil && $0.executedAt != nil && $0.updatedAt != nil }, "times")
    some({ $0.commission != nil }, "commission")
    some({ $0.rejectReason != nil }, "reason")
    let identifiers = Set(orders.map(\.identifier))
    for order in orders {
      for child in [order.takeProfitIdentifier, order.stopLossIdentifier].compactMap({ $0 }) {
        #expect(identifiers.contains(child))
      }
    }
  }

  @Test func everyMemberOfAnAccountAndAnInstrumentIsLiveSomewhere() throws {
    let events = try Self.events()
    let profiles = events.compactMap { event -> AccountProfile? in
      if case .accountOpened(let profile) = event.payload { profile } else { nil }
    }
    #expect(Set(profiles.map(\.kind)) == Set(AccountProfile.Kind.allCases))
    #expect(Set(profiles.compactMap(\.number)).count == profiles.count)
    for profile in profiles {
      #expect(profile.owner == DemoWorld.owner && profile.institutionAccountID != nil && profile.rawType != nil)
      #expect(profile.fundedAt != nil && profile.openedOn != nil && profile.registration != nil)
      #expect(profile.name != nil && profile.institutionName != nil)
    }
    #expect(profiles.contains { !$0.cashRestrictions.isEmpty })
    let instruments = events.compactMap { event -> InstrumentDefinition? in
      if case .instrument(let definition) = event.payload { definition } else { nil }
    }.map(\.instrument)
    #expect(instruments.contains { $0.figi != nil && $0.figiShareClass != nil && $0.localID != nil })
    #expect(instruments.contains { $0.symbol == "VAB.TO" && $0.currency == .cad && $0.exchange == "XTSE" })
    #expect(instruments.contains { $0.isCashEquivalent })
    #expect(instruments.contains { $0.kind == .future && $0.currency == .jpy })
    #expect(instruments.contains { $0.multiplier.description == "1.0000000000" })
  }
}
