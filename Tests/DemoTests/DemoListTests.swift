import BookAPI
import Demo
import HTTP
import JSON
import Telemetry
import Testing

/// The list of accounts and the accounts' own rows tell the same.
@Suite struct DemoListTests {
  private static let token = "operator-token"

  /// On days of both rules on trading within the day, so that flags and restrictions come and go.
  @Test func theListTellsWhatTheAccountsTell() async throws {
    let fixture = try DemoFixture()
    _ = try await fixture.fill()
    let api = BookServer(
      keeper: fixture.keeper, access: .operatorToken(Self.token), readiness: Readiness(), metrics: Metrics())
    func read(_ target: String) async throws -> JSONValue {
      let headers = HTTPHeaders([("Authorization", "Bearer " + Self.token)])
      let answer = await api.respond(to: HTTPRequest(method: "GET", target: target, headers: headers, body: []))
      return try JSONValue(parsing: answer.body)
    }
    var flagged = 0
    let days = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"]
    for query in days.map({ "?as_of=2026-\($0)-20T12:00:00-05:00" }) + [""] {
      let list = try await read("/accounts" + query)
      let rows = try #require(list["accounts"]?.arrayValue)
      #expect(rows.count == DemoWorld.accounts.count || !query.isEmpty)
      for row in rows {
        let name = try #require(row["account"]?.stringValue)
        let own = try await read("/accounts/\(name)\(query)")
        #expect(own == row, "\(name) \(query)")
        if row["pattern_day_trader"] == true { flagged += 1 }
      }
    }
    #expect(flagged > 0)
  }
}
