import BookWire
import HTTP
import JSON
import Money
import Testing

@Suite struct LimitTests {
  private static func price(_ price: String) -> String {
    #"{"event":"price","symbol":"AAPL","at":"2026-02-26T15:00:00-05:00","price":"\#(price)"}"#
  }

  private static func purchase(_ quantity: String, _ price: String) -> String {
    #"{"event":"trade","account":"T1","at":"2026-03-02T17:00:00-05:00","symbol":"AAPL","side":"buy","#
      + #""id":"last","quantity":"\#(quantity)","price":"\#(price)"}"#
  }

  private static func figure(_ name: String, after events: [String]) async throws -> ExactDecimal {
    try await Origin.with { (origin) async throws in
      #expect(try await origin.importLines(Lines.file(Lines.all + events)).status == 200)
      return try #require(try await origin.get("/accounts/T1/figures").json[name]?.decimalValue)
    }
  }

  /// As much as it says, and not one more.
  @Test func `the limit is what can be bought`() async throws {
    let limits = try await Origin.with { (origin) async throws in
      _ = try await origin.importLines(Lines.file(Lines.all + [Self.price("52")]))
      let answer = try await origin.get("/accounts/T1/purchase-limits/AAPL")
      let limits = try BookPurchaseLimits(answer.json)
      var writer = JSONWriter()
      limits.write(to: &writer)
      #expect(writer.bytes == answer.body)
      let unknown = try await origin.get("/accounts/T1/purchase-limits/NONE")
      #expect(unknown.status == 404 && unknown.json["error"]?["field"] == "symbol")
      return limits
    }
    let most = try #require(limits.buy?.quantity)
    #expect(limits.sellShort != nil)
    let left = try await Self.figure(
      "overnight_buying_power", after: [Self.price("52"), Self.purchase("\(most)", "52")])
    #expect(left >= 0 && left < 52)
  }

  /// A cent below the price there is a call, at the price there is none.
  @Test func `the call price is where the call begins`() async throws {
    let all = [Self.purchase("1400", "52")]
    let level = try await Origin.with { (origin) async throws in
      _ = try await origin.importLines(Lines.file(Lines.all + all))
      let answer = try await origin.get("/accounts/T1/call-prices")
      let prices = try BookCallPrices(answer.json)
      var writer = JSONWriter()
      prices.write(to: &writer)
      #expect(writer.bytes == answer.body)
      return try #require(prices.positions.first { $0.symbol == "AAPL" }?.house)
    }
    let cent = try #require(ExactDecimal("0.01"))
    let above = level.rounded(toScale: 2, .ceiling)
    for (price, isCalled) in [(above, false), (try above - cent, true)] {
      let later = Self.price("\(price)").replacing("2026-02-26T15:00:00", with: "2026-03-02T17:30:00")
      let called = try await Self.figure("house_call", after: all + [later])
      #expect(called.isPositive == isCalled, "\(price)")
    }
  }
}
