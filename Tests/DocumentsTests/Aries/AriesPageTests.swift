import BrokerFixture
import JSON
import Money
import Testing

/// The balances page of Aries: its answer as a life that was lived, and each note as what happens.
@Suite("Document: Aries balances")
struct AriesPageTests {
  private static let account = "TEST-ACCOUNT-001"
  private static let now = "2026-01-15T15:00:00-05:00"

  /// Members of the sample, whose numbers do not add up, that no life can have beside the others;
  /// `docs/documents.md` says why for each.
  private static let otherValues = [
    "dayTradeBuyingPower", "optionBuyingPower", "grossMargin", "sma", "credit", "creditRemaining",
    "dayTradeOvernightRegTBuyingPower", "sodPositionsMarketValue", "sodTtlEquityUpdatedAt",
  ]

  @Test("the sample's account is lived again: members, order, kinds, values")
  func livedAgain() async throws {
    let answer = await (try BrokerDesk(now: Self.now, "aries-balances")).ariesBalances(Self.account)
    let comparison = Comparison(try JSONValue(parsing: Books.published("aries-balances")), answer.json)
    #expect(comparison.isSameShape)
    #expect(comparison.otherKind.isEmpty)
    #expect(comparison.otherValue == Self.otherValues)
  }

  @Test("every amount is what the events give by another program's arithmetic")
  func computed() async throws {
    let answer = await (try BrokerDesk(now: Self.now, "aries-balances")).ariesBalances(Self.account)
    let computed = try Books.computed("aries-balances")
    #expect(computed.count == 24)
    for (name, value) in computed { #expect(answer.amount(name) == value, "\(name)") }
  }

  @Test("what the book cannot derive is told as a statement reports it, the sample's own numbers")
  func reported() async throws {
    let answer = await (try BrokerDesk(now: Self.now, "aries-reported")).ariesBalances(Self.account)
    let published = try #require(try JSONValue(parsing: Books.published("aries-balances")).objectValue)
    // The book has seen no trade: what was realised, bought and sold is nothing, whatever a statement says.
    let own = ["realizedPl", "valueBought", "valueSold"]
    // The day of an opening has no start; and where the power for stock is told that to keep overnight cannot be other.
    let absent = ["sodTtlEquityUpdatedAt", "dayTradeOvernightRegTBuyingPower"]
    for (name, value) in published.members where !(own + absent).contains(name) {
      let isSame = value.decimalValue == nil ? answer[name] == value : answer.amount(name) == value.decimalValue
      #expect(isSame, "\(name) \(answer[name]?.description ?? "-")")
    }
    for name in own { #expect(answer[name] == "0.00") }
    for name in absent { #expect(answer[name] == nil) }
  }

  @Test("amounts are decimal strings in a flat object, the counter is a number, no factor is told")
  func form() async throws {
    let answer = await (try BrokerDesk(now: Self.now, "aries-balances")).ariesBalances(Self.account)
    let members = try #require(answer.json.objectValue?.members)
    for (name, value) in members where !["accountId", "sodTtlEquityUpdatedAt", "pendingOrdersCount"].contains(name) {
      let text = try #require(value.stringValue, "\(name)")
      #expect(ExactDecimal(text)?.description == text, "\(name)")
    }
    #expect(answer["pendingOrdersCount"] == 2)
    #expect(answer["sodTtlEquityUpdatedAt"] == "2026-01-15T05:00:00Z")
    for absent in ["balance", "balances", "availability", "creditMultiplier"] { #expect(answer[absent] == nil) }
    #expect(!members.contains { $0.value.kind == .object || $0.value.kind == .array })
  }
}
