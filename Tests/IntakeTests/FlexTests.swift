import CivilTime
import Intake
import Testing

/// Interactive Brokers' XML: what is refused, and what is dangerous.
@Suite struct FlexTests {
  private func plan(_ text: String) throws(IntakeError) -> ImportPlan {
    try Intake.plan(Array(text.utf8), named: "ibkr-flex", .knowing())
  }

  private func statement(_ rows: String) -> String {
    "<FlexQueryResponse><FlexStatements><FlexStatement accountId=\"U1\" toDate=\"20260331\">\(rows)"
      + "</FlexStatement></FlexStatements></FlexQueryResponse>"
  }

  private func refusal(_ text: String) -> IntakeError? {
    do throws(IntakeError) {
      _ = try plan(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `an entity bomb is refused before it is read`() {
    let bomb = """
      <?xml version="1.0"?>
      <!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>
      <FlexQueryResponse><FlexStatement accountId="&y;"/></FlexQueryResponse>
      """
    #expect(refusal(bomb)?.code == .malformed)
    #expect(refusal(bomb)?.line == 2)
    #expect(refusal(#"<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>"#)?.code == .malformed)
    #expect(refusal(#"<a b="&y;"/>"#)?.code == .malformed)
    #expect(refusal("<a><![CDATA[x]]></a>")?.code == .malformed)
  }

  @Test func `depth, attributes and lengths have limits`() {
    let deep = String(repeating: "<a>", count: 1_000) + String(repeating: "</a>", count: 1_000)
    #expect(refusal(deep)?.code == .tooLarge)
    let wide = "<a " + (0..<1_000).map { "a\($0)=\"\"" }.joined(separator: " ") + "/>"
    #expect(refusal(wide)?.code == .tooLarge)
    #expect(refusal("<a b=\"\(String(repeating: "x", count: 20_000))\"/>")?.code == .tooLarge)
  }

  @Test(
    arguments: [
      ("<FlexQueryResponse><FlexStatement", .truncated), ("<a><b></b>", .truncated), ("<a b=\"1", .truncated),
      ("<a><!-- x", .truncated), ("<a></b>", .malformed), ("<a b=1/>", .malformed),
      ("<a b=\"1\" b=\"2\"/>", .malformed),
      ("<a/><a/>", .malformed), ("x<a/>", .malformed), ("", .truncated), ("<a b=\"&#0;\"/>", .malformed),
      ("<a/>", .noHeader),
    ] as [(String, IntakeError.Code)])
  func `broken documents are refused`(_ text: String, _ code: IntakeError.Code) {
    #expect(refusal(text)?.code == code)
  }

  @Test func `characters by number and XML's own entities are read`() throws {
    let row =
      #"<Transfer accountId="U1" currency="USD" assetCategory="STK" symbol="A" direction="IN" "#
      + #"quantity="1" date="20260302" transactionID="1" description="A &amp; B &#38; &#x43;&apos;s"/>"#
    #expect(try plan(statement(row)).text[0].contains(#""name":"A & B & C's""#))
  }

  @Test(arguments: [
    (
      #"<Trade buySell="BUY (Ca.)" tradeID="1" currency="USD" assetCategory="STK" symbol="A" "#
        + #"dateTime="20260302;100000" quantity="1" tradePrice="1" netCash="-1"/>"#, "1 unsupported buySell"
    ),
    (
      #"<Trade buySell="SELL" openCloseIndicator="C;O" tradeID="1" currency="USD" assetCategory="STK" symbol="A" "#
        + #"dateTime="20260302;100000" quantity="-1" tradePrice="1" netCash="1"/>"#, "1 unsupported openCloseIndicator"
    ),
    (
      #"<Trade buySell="BUY" tradeID="1" currency="USD" assetCategory="STK" symbol="A" dateTime="20260231;100000" "#
        + #"quantity="1" tradePrice="1" netCash="-1"/>"#, "1 bad_value dateTime"
    ),
    (
      #"<Trade buySell="BUY" tradeID="1" currency="USD" assetCategory="STK" symbol="A" dateTime="20260302;100000" "#
        + #"quantity="1" tradePrice="7" netCash="-1"/>"#, "1 does_not_add_up netCash"
    ),
    (#"<CashTransaction type="Confetti" currency="USD" dateTime="20260302" amount="1"/>"#, "1 unknown_action type"),
    (#"<CorporateAction type="TC" currency="USD" symbol="A" dateTime="20260302" quantity="1"/>"#, "1 unsupported type"),
    (
      #"<CorporateAction type="FS" currency="USD" symbol="A" dateTime="20260302" description="SPLIT"/>"#,
      "1 bad_value description"
    ),
  ])
  func `an element is refused with its line and attribute`(_ row: String, _ refusal: String) throws {
    #expect(try plan(statement(row)).refusals == [refusal])
  }

  @Test func `a split that the book knows is passed over`() throws {
    var context = ImportContext.knowing()
    context.hasSplit = { symbol, date in symbol == "AAPL" && date.description == "2026-03-19" }
    let plan = try Intake.plan(Sample.bytes("ibkr-flex.xml"), named: "ibkr-flex", context)
    #expect(plan.skips.contains { $0.hasSuffix("the book knows the split") })
    #expect(!plan.text.contains { $0.contains(#""event":"split""#) })
  }
}
