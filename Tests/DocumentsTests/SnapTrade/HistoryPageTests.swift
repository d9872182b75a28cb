import BrokerFixture
import JSON
import Money
import Testing

/// The balance history page of SnapTrade, over an account older than a year.
@Suite("Document: SnapTrade balance history")
struct HistoryPageTests {
  private static func withHistory(_ body: (HubDesk) async throws -> Void) async throws {
    try await HubDesk.with(now: "2026-01-06T12:00:00-05:00", "snaptrade-history", body: body)
  }

  @Test("rows of a day and a decimal text, with the currency")
  func rows() async throws {
    try await Self.withHistory { desk in
      let answer = try await desk.read("balanceHistory")
      let published = try JSONValue(parsing: Books.published("snaptrade-history"))
      #expect(answer.json.objectValue?.names == published.objectValue?.names)
      #expect(answer.json["currency"] == "USD")
      let rows = try #require(answer.json["history"]?.arrayValue)
      for row in rows {
        #expect(row.objectValue?.names == published["history"]?[0]?.objectValue?.names)
        #expect(row["total_value"]?.kind == .string)
      }
      // The sample's own value; its day was a holiday, so the rows beside it have it.
      for day in ["2025-12-31", "2026-01-02"] {
        #expect(rows.first { $0["date"]?.stringValue == day }?["total_value"] == "15363.23")
      }
    }
  }

  @Test("every row is the day's value by another program's arithmetic")
  func computed() async throws {
    try await Self.withHistory { desk in
      let rows = try #require(try await desk.read("balanceHistory").json["history"]?.arrayValue)
      let computed = Dictionary(uniqueKeysWithValues: try Books.computed("snaptrade-history"))
      for row in rows {
        let day = try #require(row["date"]?.stringValue)
        #expect(row["total_value"]?.decimalValue == computed[day], "\(day)")
      }
      // Trading days in order, none twice, none missing: 250 between 2025-01-06 and 2026-01-05.
      let days = rows.compactMap { $0["date"]?.stringValue }
      #expect(days == Set(days).sorted() && days.count == 250)
    }
  }

  @Test("a year back and no day more")
  func lookback() async throws {
    try await Self.withHistory { desk in
      let rows = try await desk.read("balanceHistory").json["history"]?.arrayValue
      #expect(rows?.first?["date"] == "2025-01-06" && rows?.last?["date"] == "2026-01-05")
    }
  }

  @Test("off unless it was switched on: the page's refusal")
  func refusal() async throws {
    try await Self.withHistory { desk in
      let refused = try await desk.read("balanceHistory", key: HubDesk.realtime)
      #expect(refused.status == 403)
      #expect(refused["detail"] == "Feature is not enabled for this customer or this connection")
      #expect(refused["default_code"] == 1141)
    }
  }
}
