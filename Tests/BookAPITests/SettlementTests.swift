import BookWire
import HTTP
import JSON
import Money
import Testing

@Suite struct SettlementTests {
  private static let lines = [
    #"{"event":"deposit","account":"T1","at":"2026-03-02T10:00:00-05:00","id":"ach","amount":"900","currency":"USD","#
      + #""method":"ach","released":"100"}"#,
    #"{"event":"hold","account":"T1","at":"2026-03-02T11:00:00-05:00","id":"h","amount":"25","currency":"USD"}"#,
    #"{"event":"trade","account":"T1","at":"2026-03-02T12:00:00-05:00","id":"s","symbol":"AAPL","side":"sell","#
      + #""quantity":"10","price":"60"}"#,
  ]

  @Test func `the ladder, deposits under way and holds stand with their days`() async throws {
    try await Origin.with { (origin) async throws in
      _ = try await origin.importLines(Lines.file(Lines.all + Self.lines))
      let answer = try await origin.get("/accounts/T1/settlement")
      let settlement = try BookSettlement(answer.json)
      var writer = JSONWriter()
      settlement.write(to: &writer)
      #expect(writer.bytes == answer.body)
      #expect(
        settlement.ladder.map { "\($0.date) \($0.currency) +\($0.credits) -\($0.debits) =\($0.settled)" } == [
          "2026-03-03 USD +600 -0 =26498.75"
        ])
      #expect(settlement.settled == [BookFigure(name: "USD", value: ExactDecimal("25898.75"))])
      let deposit = try #require(settlement.deposits.first)
      #expect(deposit.amount == 900)
      #expect(deposit.released == 100)
      #expect(deposit.clears > settlement.ladder[0].date)
      #expect(settlement.holds.map(\.amount) == [25])
      #expect(settlement.holds[0].until == nil)

      let done = try BookSettlement(try await origin.get("/accounts/T1/settlement?projected=settlement").json)
      #expect(done.ladder.isEmpty)
      #expect(done.deposits.isEmpty)
      #expect(done.holds.count == 1)
      let then = try BookSettlement(try await origin.get("/accounts/T1/settlement?as_of=2026-01-05").json)
      #expect(then.ladder.map(\.debits) == [ExactDecimal("25001.25")])
      #expect(then.holds.isEmpty)
    }
  }
}
