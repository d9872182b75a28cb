import Intake
import Testing

/// What the reader of OFX files says, and what may be wrong with it.
@Suite struct OpenFinanceTests {
  private func plan(_ lines: [String]) throws(IntakeError) -> ImportPlan {
    try Intake.plan(Array(lines.joined(separator: "\n").utf8), named: "ofx", .knowing())
  }

  private static let start = [
    #"{"record":"security","security":"1","name":"A INC","ticker":"A"}"#,
    #"{"record":"account","account":"9","currency":"USD","investment":true}"#,
  ]
  private static let end = #"{"record":"end"}"#

  private func transaction(_ members: String) throws(IntakeError) -> ImportPlan {
    let line =
      #"{"record":"transaction","account":"9","account_currency":"USD","id":"1","security":"1","traded":1772551800,"#
      + members + "}"
    return try plan(Self.start + [line, Self.end])
  }

  @Test func `a file that was not read to its end is refused`() throws {
    #expect(throws: IntakeError.self) { try plan(Self.start) }
    #expect(throws: IntakeError.self) { try plan([Self.end]) }
    #expect(throws: IntakeError.self) { try plan(Self.start + ["{", Self.end]) }
    #expect(throws: IntakeError.self) { try plan(Self.start + [#"{"record":"confetti"}"#, Self.end]) }
    #expect(try plan(Self.start + [Self.end]).rows.isEmpty)
  }

  @Test(arguments: [
    (#""kind":"BUYSTOCK","units":"1","price":"2","amount":"-5""#, "3 does_not_add_up TOTAL"),
    (#""kind":"BUYSTOCK","units":"-1","price":"2","amount":"-2""#, "3 wrong_sign UNITS"),
    (#""kind":"SELLSTOCK","units":"-1","price":"2","amount":"-2""#, "3 wrong_sign TOTAL"),
    (#""kind":"BUYSTOCK","units":"1","amount":"-2""#, "3 missing_value UNITPRICE"),
    (#""kind":"SPLIT","numerator":"1.5","denominator":"1""#, "3 bad_value NUMERATOR"),
    (#""kind":"BUYSTOCK","corrects":"0""#, "3 unsupported CORRECTFITID"),
    (#""kind":"unknown""#, "3 unknown_action INVTRAN"),
  ])
  func `a transaction is refused with its element`(_ members: String, _ refusal: String) throws {
    #expect(try transaction(members).refusals == [refusal])
  }

  @Test func `shorts, options and interest`() throws {
    let short = try transaction(#""kind":"SELLSTOCK","sell":"SELLSHORT","units":"-2","price":"5","amount":"10""#)
    #expect(short.text[1].contains(#""side":"sell_short""#))
    let interest = try transaction(#""kind":"INCOME","income":"INTEREST","amount":"1.25""#)
    #expect(interest.text.last?.contains(#""event":"interest""#) ?? false)
    let bank = try transaction(#""kind":"INVBANKTRAN","bank":"XFER","units":"-5","price":"1","amount":"5""#)
    #expect(
      bank.text == [
        #"{"event":"deposit","account":"A1","at":"2026-03-03T15:30:00Z","id":"ofx:1","amount":"5","currency":"USD"}"#
      ])
  }
}
