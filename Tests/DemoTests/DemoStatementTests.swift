import Demo
import Ledger
import Market
import Money
import Testing

/// What the statements of the demo brokers say holds together, and every member of a holdings answer has a source.
@Suite struct DemoStatementTests {
  private static func events() throws -> [Event] { try DemoWorld(upTo: DemoFixture.friday).events() }

  private static func statement(_ account: String) throws -> Statement {
    try #require(try events().of(account).lastStatement)
  }

  /// balance = start + realised, equity = balance + unrealised, as in TradeStation's published samples.
  @Test(arguments: ["demo-futures", "demo-forex"]) func theTotalsKeepTheIdentities(_ account: String) throws {
    let statement = try Self.statement(account)
    func figure(_ name: String) throws -> ExactDecimal { try #require(statement.figure(name), "\(name)") }
    let balance = try figure("bod_net_cash") + figure("real_time_realized_profit_loss")
    #expect(try figure("real_time_account_balance") == balance)
    #expect(try figure("real_time_equity") == balance + figure("real_time_unrealized_profit_loss"))
    #expect(try figure("cash") == balance)
    #expect(statement.figures.map(\.name) == statement.figures.map(\.name).sorted())
  }

  @Test(arguments: ["demo-futures", "demo-forex"]) func everyCurrencyRowConvertsItsOwnAmounts(_ account: String) throws
  {
    let statement = try Self.statement(account)
    #expect(Set(statement.currencyDetails.map(\.currency)) == [.usd, .jpy])
    for row in statement.currencyDetails {
      func figure(_ name: String) throws -> ExactDecimal {
        try #require(row.figures.first { $0.name == name }?.amount, "\(name)")
      }
      let rate = try figure("to_account_conversion_rate")
      for part in ["cash_balance", "realized_profit_loss", "unrealized_profit_loss"] {
        #expect(try figure("real_time_account_" + part) == figure("real_time_" + part) * rate, "\(part)")
      }
      let cash = try figure("bod_cash_balance") + figure("real_time_realized_profit_loss")
      #expect(try figure("real_time_cash_balance") == cash)
    }
    let yen = try #require(statement.currencyDetails.first { $0.currency == .jpy })
    #expect(yen.figures.contains { $0.name == "to_account_conversion_rate" && $0.amount.scale == 28 })
  }

  @Test func aDayStartsWhereTheLastOneEnded() throws {
    let statements = try Self.events().of("demo-futures").compactMap { event -> Statement? in
      if case .statement(let statement) = event.payload { statement } else { nil }
    }
    #expect(statements.count > 120)
    for (before, after) in zip(statements, statements.dropFirst()) {
      for (old, new) in zip(before.currencyDetails, after.currencyDetails) {
        let ended = old.figures.first { $0.name == "real_time_cash_balance" }?.amount
        #expect(new.figures.first { $0.name == "bod_cash_balance" }?.amount == ended)
      }
    }
  }

  /// Contracts change within a session, so that even then something is open to gain or lose.
  @Test(arguments: ["2026-12-10", "2026-12-11", "2026-12-14"]) func aMoveToTheNextContractLeavesAGain(_ date: String)
    throws
  {
    let events = try DemoWorld(upTo: DemoFixture.moment(date + "T22:00:00Z")).events()
    for account in ["demo-futures", "demo-forex"] {
      let statement = try #require(events.of(account).lastStatement)
      #expect(statement.positions.allSatisfy { $0.openPL?.isZero == false }, "\(account)")
    }
    let futures = try #require(events.of("demo-futures").lastStatement).positions.map(\.symbol)
    #expect(futures == (date < "2026-12-11" ? ["ESZ26", "NIYZ26"] : ["ESH27", "NIYH27"]))
  }

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
