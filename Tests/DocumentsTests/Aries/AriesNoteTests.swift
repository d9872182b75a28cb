import Ambient
import BrokerFixture
import JSON
import Money
import Testing

/// The sentences of the Aries page about its fields, each as what happens to an account.
@Suite("Document: Aries notes")
struct AriesNoteTests {
  private static let account = "TEST-ACCOUNT-001"

  private static func desk() async throws -> BrokerDesk {
    try await BrokerDesk(now: "2026-01-15T15:00:00-05:00", "aries-balances")
  }

  /// The fields as they stand at a moment after what is told.
  private static func fields(_ desk: BrokerDesk, at now: String? = nil, _ told: String = "") async throws -> Fields {
    if let now { desk.fixture.surroundings.set(BrokerFixture.instant(now)) }
    if !told.isEmpty { try await desk.fixture.tell(told) }
    return Fields(answer: await desk.ariesBalances(account))
  }

  private struct Fields {
    let answer: Answer
    subscript(_ name: String) -> ExactDecimal { answer.amount(name) ?? ExactDecimal(-999_999_999) }
  }

  @Test("prices move the open profit and the equity, never the closed profit nor the start of day")
  func prices() async throws {
    let desk = try await Self.desk()
    let before = try await Self.fields(desk)
    let after = try await Self.fields(
      desk, #"{"event":"price","symbol":"AAA","at":"2026-01-15T14:00:00-05:00","price":"141.00"}"#)
    // 1,000 units, one dollar up.
    #expect(try after["unrealizedPl"] == before["unrealizedPl"] + 1_000)
    #expect(try after["totalEquity"] == before["totalEquity"] + 1_000)
    for name in ["realizedPl", "startOfDayCash", "sodTtlEquity", "sodPositionsMarketValue", "settledFunds", "sma"] {
      #expect(after[name] == before[name], "\(name)")
    }
  }

  @Test("a sale settles on the next day, and the day's totals begin again")
  func nextDay() async throws {
    let desk = try await Self.desk()
    let next = try await Self.fields(desk, at: "2026-01-16T10:00:00-05:00")
    #expect(next["unsettledFunds"].isZero && next["settledFunds"] == 105_000)
    #expect(next["startOfDayCash"] == 105_000 && next["sodTtlEquity"] == 250_000)
    #expect(next["sodPositionsMarketValue"] == 145_000)
    #expect(next["valueBought"].isZero && next["valueSold"].isZero)
    #expect(next["realizedPl"] == ExactDecimal("1500.25"))
    #expect(next.answer["sodTtlEquityUpdatedAt"] == "2026-01-16T05:00:00Z")
  }

  @Test("below the maintenance requirement there is a call, and no buying power")
  func maintenance() async throws {
    let desk = try await Self.desk()
    let low = try await Self.fields(
      desk,
      """
      {"event":"withdrawal","account":"A","at":"2026-01-15T14:00:00-05:00","amount":"200000.00","currency":"USD"}
      """)
    #expect(low["totalEquity"] == 50_000 && low["maintReq"] == 75_000)
    // The withdrawal is lent: cash was 105,000.
    #expect(low["grossMargin"] == 95_000)
    for name in ["stockBuyingPower", "optionBuyingPower", "netBuyingPower", "creditRemaining"] {
      #expect(low[name].isZero, "\(name)")
    }
  }

  @Test("money that is not collected yet is held back from every buying power")
  func heldBack() async throws {
    let desk = try await Self.desk()
    let before = try await Self.fields(desk)
    let after = try await Self.fields(
      desk,
      """
      {"event":"deposit","account":"A","at":"2026-01-15T14:00:00-05:00","amount":"1000.00","currency":"USD",\
      "clears":"2026-01-22"}
      {"event":"statement","account":"A","at":"2026-01-15T14:01:00-05:00","holdings":false}
      """)
    #expect(after["heldBackFunds"] == 1_000)
    #expect(try after["totalEquity"] == before["totalEquity"] + 1_000)
    // The orders are gone with the new statement, so what they reserved is free again.
    #expect(try after["optionBuyingPower"] == before["optionBuyingPower"] + 2_500)
    #expect(after.answer["pendingOrdersCount"] == 0 && after["pendingOrdersMarginRequirements"].isZero)
  }

  @Test("margin buys stock for twice the cash, options for once, and four times the equity within a day")
  func multiples()
    async throws
  {
    let desk = try await BrokerDesk(now: "2026-01-15T15:00:00-05:00")
    let fresh = try await Self.fields(
      desk,
      """
      {"event":"account_opened","account":"A","at":"2026-01-15T09:30:00-05:00","type":"margin","currency":"USD",\
      "owner":"alice","number":"TEST-ACCOUNT-001","pattern_day_trader":true}
      {"event":"deposit","account":"A","at":"2026-01-15T09:31:00-05:00","amount":"30000.00","currency":"USD"}
      """)
    #expect(fresh["stockBuyingPower"] == 60_000 && fresh["netBuyingPower"] == 60_000)
    #expect(fresh["dayTradeOvernightRegTBuyingPower"] == 60_000)
    #expect(fresh["optionBuyingPower"] == 30_000 && fresh["sma"] == 30_000)
    #expect(fresh["dayTradeBuyingPower"] == 120_000 && fresh["pdtCreditRemaining"] == 120_000)
    #expect(fresh["pdt"] == 30_000 && fresh["credit"] == 30_000 && fresh["grossMargin"].isZero)
    #expect(fresh.answer.names.last == "sodTtlEquity", "omitted when not set")
  }
}
