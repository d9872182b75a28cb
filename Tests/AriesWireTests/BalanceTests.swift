import AriesWire
import CivilTime
import JSON
import Money
import Testing
import WireMembers

@Suite struct BalanceTests {
  private static let first = codes(
    """
    accountId dayTradeBuyingPower netBuyingPower optionBuyingPower stockBuyingPower totalEquity realizedPl \
    unrealizedPl settledFunds unsettledFunds startOfDayCash maintReq grossMargin sma credit creditRemaining pdt \
    pdtCreditRemaining pendingOrdersCount pendingOrdersMarginRequirements valueBought valueSold \
    dayTradeOvernightRegTBuyingPower heldBackFunds sodPositionsMarketValue sodTtlEquity sodTtlEquityUpdatedAt
    """)
  private static let added = codes(
    """
    balance cashBalance costOfPositions openPnl dayOpenPnl dayRealizedPnl dayTotalPnl amountAvailableToWithdraw \
    smaCreditRemaining fundsAvailableForWithdrawal sodGrossFundsAvailable sodNetFundsAvailable \
    sodFundsAvailableDate sodMarginTradeBalance intradayMarginBalance
    """)

  @Test func `the first version has 27 members in the order of the document`() {
    #expect(MemberList(of: BalancesV1.self).entries.map(\.name) == Self.first)
    #expect(Self.first.count == 27)
  }

  @Test func `the second has 41: those without total equity, and fifteen more`() {
    let names = MemberList(of: BalanceV2.self).entries.map(\.name)
    #expect(names.count == 41)
    #expect(Set(names) == Set(Self.first).subtracting(["totalEquity"]).union(Self.added))
  }

  @Test func `the credit multiplier never stands on the wire`() {
    for list in [MemberList(of: BalancesV1.self), MemberList(of: BalanceV2.self)] {
      #expect(!list.entries.contains { $0.name == "creditMultiplier" })
    }
  }

  @Test func `amounts are decimal strings with two decimals at least, the count is a number`() throws {
    var balance = BalancesV1()
    balance.pendingOrdersCount = 2
    balance.sma = 0
    balance.totalEquity = ExactDecimal("250000.1000")
    balance.unrealizedPl = ExactDecimal("-0.12345")
    #expect(
      String(decoding: balance.jsonBytes, as: UTF8.self)
        == #"{"totalEquity":"250000.10","unrealizedPl":"-0.12345","sma":"0.00","pendingOrdersCount":2}"#)
    #expect(MemberList(of: BalancesV1.self).minimumScales.values.allSatisfy { $0 == 2 })
  }

  @Test func `an unset stamp is left out`() throws {
    var balance = BalancesV1()
    #expect(try balance.json["sodTtlEquityUpdatedAt"] == nil)
    balance.sodTotalEquityUpdatedAt = Instant(rfc3339: "2026-01-15T09:30:00-05:00")
    #expect(try balance.json["sodTtlEquityUpdatedAt"] == "2026-01-15T14:30:00Z")
  }

  @Test func `numbers, wrappers and unknown members are understood`() throws {
    let inner = #"{"netBuyingPower":125000.50,"sma":"","creditMultiplier":"2","accountGroup":"A"}"#
    let bare = try BalancesV1(answer: parsed(inner))
    #expect(bare.netBuyingPower?.description == "125000.50" && bare.sma == nil)
    for name in ["balance", "balances"] {
      #expect(try BalancesV1(answer: parsed(#"{"\#(name)":\#(inner),"availability":{"available":true}}"#)) == bare)
    }
    #expect(try BalanceV2(answer: ["balance": "60000.00"]).balance == 60_000)
  }
}
