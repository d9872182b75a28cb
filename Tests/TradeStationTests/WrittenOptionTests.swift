import BrokerFixture
import JSON
import Money
import Testing

/// What a position of short options asks for, where it asks for something by itself.
@Suite("Margins of short options")
struct WrittenOptionTests {
  private static func written(_ symbol: String, _ price: String, _ side: String = "sell_short") -> String {
    """
    {"event":"instrument","symbol":"\(symbol)"}
    {"event":"trade","account":"M1","at":"2026-01-06T10:30:00-05:00","symbol":"\(symbol)","side":"\(side)",\
    "quantity":"2","price":"\(price)"}
    {"event":"price","symbol":"\(symbol)","at":"2026-01-06T11:00:00-05:00","price":"\(price)"}

    """
  }

  private static let put = written("AAPL  260619P00045000", "1.20")
  private static let lowerPut = written("AAPL  260619P00040000", "0.50", "buy")
  private static let coveredCall = written("AAPL  260619C00055000", "2")

  private func margins(_ books: String...) async throws -> [(older: JSONValue?, newer: JSONValue?)] {
    let desk = try await Desk(Scenario.margin, books.joined())
    let older = await desk.get("/v2/accounts/100001/positions").json.arrayValue ?? []
    let newer = await desk.get("/v3/brokerage/accounts/M1/positions").json["Positions"]?.arrayValue ?? []
    return zip(older, newer).compactMap { older, newer in
      older["AssetType"] == "OP" && older["LongShort"] == "S" ? (older, newer) : nil
    }
  }

  /// By hand, the underlying at 52.50: a contract asks for 120 and 10 % of the strike (450), which is more than 20 % of
  /// 5,250 less the 750 that it is out of the money.
  @Test func `an uncovered one shows what it asks for`() async throws {
    let lines = try await margins(Self.put)
    let line = try #require(lines.first)
    #expect(line.older?["InitialMargin"]?.decimalValue == 1140)
    #expect(line.older?["MaintenanceMargin"]?.decimalValue == 1140)
    #expect(line.newer?["InitialRequirement"]?.stringValue.flatMap { ExactDecimal($0) } == 1140)
    #expect(line.newer?["MaintenanceMargin"]?.stringValue.flatMap { ExactDecimal($0) } == 1140)
  }

  @Test(arguments: [coveredCall, put + lowerPut])
  func `one that is put together has none`(_ book: String) async throws {
    let lines = try await margins(book)
    let line = try #require(lines.first)
    for told in [line.older?["InitialMargin"], line.newer?["InitialRequirement"], line.newer?["MaintenanceMargin"]] {
      #expect(told?.isNull ?? true)
    }
  }

  /// Stock covers the call, and the put stays by itself.
  @Test func `each is looked at by itself`() async throws {
    let lines = try await margins(Self.put, Self.coveredCall)
    #expect(lines.map { $0.older?["InitialMargin"]?.decimalValue } == [1140, nil])
  }
}
