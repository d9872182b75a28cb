import BrokerFixture
import HTTP
import JSON
import Money
import Testing

/// The balances page of TradeStation: its cash account as a life that was lived, and its other shapes from statements.
@Suite("Document: TradeStation balances")
struct CashPageTests {
  /// The day of the page, half past one in New York.
  private static let day = "2011-05-31T17:27:36Z"

  /// Members of the page's answer that no life can have all at once, or that differ in digits behind the last that
  /// counts; `docs/documents.md` says why for each.
  private static let otherValues = [
    "Key", "MarketValue", "RealTimeBuyingPower", "RealTimeCostOfPositions", "RealTimeOptionBuyingPower",
  ]
  private static let otherDigits = ["BODEquity", "RealTimeEquity", "RealTimeUnrealizedGains"]

  @Test("the page's account is lived again: members, order, kinds, digits")
  func livedAgain() async throws {
    let desk = try await BrokerDesk(now: Self.day, "tradestation-cash")
    let answer = await desk.balances(path: "")
    let comparison = Comparison(try JSONValue(parsing: Books.published("tradestation-cash")), answer.json)
    #expect(comparison.isSameShape)
    #expect(comparison.otherKind.isEmpty)
    #expect(comparison.otherValue == Self.otherValues)
    #expect(Set(comparison.otherBytes) == Set(Self.otherValues + Self.otherDigits))
    #expect(answer["RealTimeUnrealizedProfitLoss"]?.numberText == "19638.14545186560000000000")
    #expect(answer.headers.first("Content-Type") == "application/json; charset=utf-8")
    #expect(answer.headers.first("Cache-Control") == "private")
  }

  @Test(
    "every amount is what the events give by another program's arithmetic",
    arguments: ["tradestation-cash", "tradestation-cash-other-digits"])
  func computed(_ book: String) async throws {
    let answer = await (try BrokerDesk(now: Self.day, book)).balances(path: "")
    let computed = try Books.computed(book)
    #expect(computed.count == 17)
    for (name, value) in computed { #expect(answer.amount(name) == value, "\(name)") }
  }

  @Test("prices and points of other scales print another number of zeros")
  func otherDigitsOfFactors() async throws {
    let answer = await (try BrokerDesk(now: Self.day, "tradestation-cash-other-digits")).balances(path: "")
    #expect(answer["RealTimeUnrealizedProfitLoss"]?.numberText == "19638.144800")
  }

  @Test(
    "other published accounts come back byte for byte",
    arguments: [
      ("tradestation-untouched", "243557"), ("tradestation-futures", "114277"), ("tradestation-forex", "654321"),
    ])
  func byteForByte(_ book: String, _ key: String) async throws {
    let answer = await (try BrokerDesk(now: "2026-01-06T12:00:00-05:00", book)).balances()
    // A key is a counter of this server; nothing can tell it.
    #expect(answer.text == (try Books.published(book)).replacing("\"Key\":\(key)", with: "\"Key\":100001"))
  }

  @Test("identities of the published numbers hold among those that are served")
  func identities() async throws {
    let answer = await (try BrokerDesk(now: Self.day, "tradestation-cash")).balances()
    let amount = { (name: String) throws -> ExactDecimal in try #require(answer.amount(name)) }
    #expect(try amount("BODEquity") + amount("RealTimeUnrealizedGains") == amount("RealTimeEquity"))
    #expect(try amount("BODNetCash") - amount("UnsettledFund") == amount("RealTimeAccountBalance"))
    for name in ["BODOptionBuyingPower", "BODOvernightBuyingPower", "BODDayTradingMarginableEquitiesBuyingPower"] {
      #expect(try amount(name) == amount("RealTimeAccountBalance"))
    }
    #expect(try amount("RealTimeAccountBalance") - amount("RealTimeOvernightBuyingPower") == 2)
  }

  @Test("the page's request as it stands there")
  func exampleRequest() async throws {
    let desk = try await BrokerDesk(now: Self.day, "tradestation-cash")
    let answer = await desk.tradestation.send(
      "GET", "/accounts/100001/balances",
      headers: [
        "Authorization": "Bearer \(desk.tradestationToken)", "Accept": "application/JSON",
        "Content-Type": "application/x-www-form-urlencoded", "Host": "api.tradestation.com",
      ])
    #expect(answer.status == 200 && answer.text.hasPrefix("{\"BODEquity\":"))
    #expect(answer.text == (await desk.balances(path: "")).text)
  }
}
