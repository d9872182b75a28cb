import BookWire
import CivilTime
import HTTP
import JSON
import Money
import Testing

@Suite struct DisciplineTests {
  private func line(_ kind: String, _ at: String, _ rest: String, account: String = "T1") -> String {
    #"{"event":"\#(kind)","account":"\#(account)","at":"\#(at)-05:00",\#(rest)}"#
  }

  @Test func `a fall of prices calls for money, with days and remedies`() async throws {
    try await Origin.with { (origin) async throws in
      let more = [
        line(
          "trade", "2026-01-07T10:00:00", #""id":"t2","symbol":"AAPL","side":"buy","quantity":"1000","price":"52""#),
        #"{"event":"price","symbol":"AAPL","at":"2026-02-26T15:00:00-05:00","price":"20"}"#,
      ]
      #expect(try await origin.importLines(Lines.file(Lines.all + more)).status == 200)
      let answer = try await origin.get("/accounts/T1/calls?history=1")
      let calls = try BookCalls(answer.json)
      var writer = JSONWriter()
      calls.write(to: &writer)
      #expect(writer.bytes == answer.body)
      let house = try #require(calls.calls.first { $0.kind == "house" })
      #expect(house.issued == CivilDate("2026-02-26"))
      #expect(house.due > house.issued)
      #expect(house.amount.isPositive)
      #expect(house.remedies.first { $0.name == "cash" }?.value == house.amount)
      #expect(calls.history?.contains { $0.kind == "house" && $0.ended == nil } == true)
      let figure = try await origin.get("/accounts/T1/figures").json["house_call"]?.decimalValue
      #expect(figure == house.amount)
      let before = try BookCalls(try await origin.get("/accounts/T1/calls?as_of=2026-01-06").json)
      #expect(before.calls.isEmpty)
      #expect(before.history == nil)
    }
  }

  @Test func `what was sold before it was paid for is a violation`() async throws {
    try await Origin.with { (origin) async throws in
      let trade = #""symbol":"AAPL","quantity":"10","price":"50","side":"#
      let more = [
        line("account_opened", "2026-01-05T09:30:00", #""id":"o","type":"cash","currency":"USD""#, account: "C1"),
        line("deposit", "2026-01-05T09:31:00", #""id":"d","amount":"500","currency":"USD""#, account: "C1"),
        line("trade", "2026-01-05T10:00:00", #""id":"b1",\#(trade)"buy""#, account: "C1"),
        line("trade", "2026-01-07T10:00:00", #""id":"s1",\#(trade)"sell""#, account: "C1"),
        line("trade", "2026-01-07T11:00:00", #""id":"b2",\#(trade)"buy""#, account: "C1"),
        line("trade", "2026-01-07T12:00:00", #""id":"s2",\#(trade)"sell""#, account: "C1"),
      ]
      #expect(try await origin.importLines(Lines.file(Lines.all + more)).status == 200)
      let answer = try await origin.get("/accounts/C1/violations")
      let violations = try BookViolations(answer.json)
      var writer = JSONWriter()
      violations.write(to: &writer)
      #expect(writer.bytes == answer.body)
      let first = try #require(violations.violations.first)
      #expect(first.kind == "good_faith")
      #expect(first.event == 13)
      #expect(first.purchases == [12])
      #expect(first.symbol == "AAPL")
      #expect(first.date == CivilDate("2026-01-07"))
      #expect(violations.restriction == nil)
      let before = try BookViolations(try await origin.get("/accounts/C1/violations?as_of=2026-01-06").json)
      #expect(before.violations.isEmpty)
    }
  }
}
