import Foundation
import Intake
import Ledger
import Market
import Money
import Testing

/// Options that expire, are exercised or assigned: the contracts' row and the delivery's are one event.
@Suite struct OptionEndTests {
  private static let schwabHeader =
    #""Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount""#

  private func schwab(_ rows: String...) throws -> ImportPlan {
    try plan(Array(([Self.schwabHeader] + rows).joined(separator: "\n").utf8), "schwab")
  }

  /// Events besides definitions, without ids.
  private func events(_ plan: ImportPlan) -> [String] {
    plan.text.filter { !$0.contains(#""event":"instrument""#) }.map { line in
      ["id", "delivery"].reduce(line) { line, member in
        let parts = line.components(separatedBy: #","\#(member)":""#)
        guard parts.count == 2, let end = parts[1].firstIndex(of: "\"") else { return line }
        return parts[0] + parts[1][parts[1].index(after: end)...]
      }
    }
  }

  @Test func `an expired option ends in the evening of its last day, whenever the broker writes it`() throws {
    let row = "03/23/2026,EXPIRED CALL (AAPL) APPLE INC (Margin),-AAPL260320C250,CALL,Margin,,-2,,,,,,"
    #expect(
      events(try plan(Table.fidelity(row))) == [
        #"{"event":"option_expired","account":"A1","at":"2026-03-20T21:30:00Z","symbol":"AAPL  260320C00250000","#
          + #""quantity":"2"}"#
      ])
  }

  @Test func `an assignment is one event with the costs of its delivery`() throws {
    let plan = try plan(
      Table.fidelity(
        "03/23/2026,YOU BOUGHT ASSIGNED PUTS (Margin),MSFT,MICROSOFT,Margin,400,100,,0.35,,-40000.35,,",
        "03/23/2026,ASSIGNED as of Mar-20-2026 PUT (MSFT) (Margin),-MSFT260320P400,PUT,Margin,,1,,,,,,"))
    #expect(
      events(plan) == [
        #"{"event":"option_assigned","account":"A1","at":"2026-03-20T21:30:00Z","symbol":"MSFT  260320P00400000","#
          + #""quantity":"1","fees":"0.35"}"#
      ])
    #expect(plan.skips == ["2 delivered by the option of line 3"])
  }

  @Test func `an exercise before the last day keeps its day, and its delivery stands in no words`() throws {
    let plan = try schwab(
      #""03/10/2026","Sell","AAPL","APPLE INC","200","$250.00","","$50000.00""#,
      #""03/10/2026","Exchange or Exercise","AAPL 06/18/2026 250.00 P","PUT APPLE INC","2","","","""#,
      // Another trade of the same day, at another price.
      #""03/10/2026","Sell","AAPL","APPLE INC","200","$250.10","","$50020.00""#)
    #expect(
      events(plan) == [
        #"{"event":"option_exercised","account":"A1","at":"2026-03-10T16:00:00Z","symbol":"AAPL  260618P00250000","#
          + #""quantity":"2"}"#,
        #"{"event":"trade","account":"A1","at":"2026-03-10T16:00:00Z","symbol":"AAPL","side":"sell","quantity":"200","#
          + #""price":"250.10"}"#,
      ])
    #expect(plan.skips == ["2 delivered by the option of line 3"])
  }

  @Test func `two assignments take two deliveries, and a delivery that is missing leaves the event alone`() throws {
    let delivery = #""03/10/2026","Sell","AAPL","APPLE INC","100","$250.00","","$25000.00""#
    let assigned = #""03/10/2026","Assigned","AAPL 06/18/2026 250.00 C","CALL APPLE INC","1","","","""#
    #expect(try schwab(delivery, assigned, delivery, assigned).skips.count == 2)
    let short = try schwab(delivery, assigned, assigned)
    #expect(short.skips.count == 1)
    #expect(events(short).count == 2)
    // What the option delivers is defined beside it.
    #expect(try schwab(assigned).text.contains { $0.contains(#""symbol":"AAPL","kind":"equity""#) })
  }

  // MARK: Other files

  private static let delivery =
    "03/23/2026,YOU BOUGHT ASSIGNED PUTS (Margin),MSFT,MICROSOFT,Margin,400,100,,0.35,,-40000.35,,"
  private static let free = delivery.replacing(",0.35,,-40000.35", with: ",,,-40000.00")
  private static let assigned =
    "03/23/2026,ASSIGNED as of Mar-20-2026 PUT (MSFT) (Margin),-MSFT260320P400,PUT,Margin,,1,,,,,,"

  /// What a later file does where the book has the ends of an earlier one.
  private func later(_ row: String, after ends: [Event], known: Set<String> = []) throws -> ImportPlan {
    var context = ImportContext.knowing([try Instrument.defaults(symbol: "MSFT", currency: .usd)])
    context.optionEnds = { ends }
    context.known = { known.intersection($0) }
    return try Intake.plan(Table.fidelity(row), named: "fidelity", context)
  }

  @Test func `a delivery that comes again without its option is known by its id`() throws {
    let both = try plan(Table.fidelity(Self.delivery, Self.assigned))
    let end = try #require(both.rows[1].events.first)
    let alone = try #require(try plan(Table.fidelity(Self.delivery)).rows[0].events.first)
    #expect(try #require(both.text.last).contains("\"delivery\":\"\(try #require(alone.identifier))\""))
    let again = try later(Self.delivery, after: [end])
    #expect(again.skips == ["2 delivered by MSFT  260320P00400000 on 2026-03-20, which the book has"])
    // A purchase of as many units at the strike is one of its own: the end had its delivery.
    let other = Self.delivery.replacing("03/23", with: "03/25")
    #expect(try later(other, after: [end]).rows.map { $0.events.count } == [1])
  }

  @Test func `a delivery that no file had is recognised, and its costs are a fee`() throws {
    let end = try #require(try plan(Table.fidelity(Self.assigned)).rows[0].events.first)
    let found = try later(Self.delivery, after: [end])
    #expect(found.skips.isEmpty && found.rows[0].notice?.hasPrefix("delivered by MSFT") == true)
    #expect(
      events(found) == [
        #"{"event":"fee","account":"A1","at":"2026-03-23T16:00:00Z","amount":"0.35","currency":"USD","#
          + #""note":"delivery of MSFT"}"#
      ])
    #expect(try later(Self.free, after: [end]).skips.count == 1)
    // One end has one delivery, near its day, and no trade that the book has is one.
    let name = try #require(found.rows[0].events[0].identifier)
    #expect(try later(Self.delivery, after: [end], known: [name]).text.contains { $0.contains("\"trade\"") })
    let late = Self.free.replacing("03/23", with: "03/30")
    #expect(try later(late, after: [end]).skips.isEmpty)
    #expect(try later(Self.free + "\n" + Self.free, after: [end]).skips.count == 1)
  }

  /// 3 × 100 × (6,071.25 − 6,000) less 1.50 came in for the calls; 21,376.50 went out for those that were written.
  @Test(arguments: [
    ("Exchange or Exercise", "6000.00 C", "$21373.50", "6071.25"), ("Assigned", "6000.00 C", "-$21376.50", "6071.25"),
    ("Exchange or Exercise", "6100.00 P", "$8623.50", "6071.25"),
  ])
  func `what is delivered in cash tells the price it was settled at`(
    _ action: String, _ terms: String, _ amount: String, _ price: String
  ) throws {
    let plan = try schwab(#""06/18/2026","\#(action)","SPX 06/18/2026 \#(terms)","SPX","3","","$1.50","\#(amount)""#)
    #expect(plan.refusals.isEmpty)
    #expect(events(plan).first?.contains(#""price":"\#(price)""#) == true, "\(events(plan))")
  }

  @Test func `Interactive Brokers writes trades at no price`() throws {
    let option =
      #"<Trade accountId="U1" currency="USD" assetCategory="OPT" symbol="AAPL  260320C00250000" multiplier="100" "#
      + #"tradeID="7" dateTime="20260320;162000" quantity="1" tradePrice="0" proceeds="0" ibCommission="0" "#
      + #"ibCommissionCurrency="USD" netCash="0" buySell="BUY" notes="A" openCloseIndicator="C" "#
      + #"transactionType="BookTrade" levelOfDetail="EXECUTION"/>"#
    let stock =
      #"<Trade accountId="U1" currency="USD" assetCategory="STK" symbol="AAPL" tradeID="8" dateTime="20260320;162000" "#
      + #"quantity="-100" tradePrice="250" proceeds="25000" ibCommission="-0.7" ibCommissionCurrency="USD" "#
      + #"netCash="24999.3" buySell="SELL" notes="A" openCloseIndicator="C" transactionType="BookTrade" "#
      + #"levelOfDetail="EXECUTION"/>"#
    let text =
      "<FlexQueryResponse><FlexStatement accountId=\"U1\"><Trades>\(stock)\(option)</Trades></FlexStatement>"
      + "</FlexQueryResponse>"
    let assigned = try Intake.plan(Array(text.utf8), named: "ibkr-flex", .knowing())
    #expect(assigned.refusals.isEmpty)
    #expect(
      events(assigned) == [
        #"{"event":"option_assigned","account":"A1","at":"2026-03-20T21:30:00Z","symbol":"AAPL  260320C00250000","#
          + #""quantity":"1","commission":"0.7"}"#
      ])
    let expired = text.replacing(stock, with: "").replacing(#"notes="A""#, with: #"notes="Ep;C""#)
    #expect(
      events(try Intake.plan(Array(expired.utf8), named: "ibkr-flex", .knowing())).first?.contains("option_expired")
        == true)
  }

  @Test(arguments: [("EXPIRE", "option_expired"), ("ASSIGN", "option_assigned"), ("EXERCISE", "option_exercised")])
  func `OFX says how the option was closed`(_ word: String, _ event: String) throws {
    let lines = [
      #"{"record":"security","security":"1","type":"OPTION","ticker":"AAPL","strike":"250","expires":1773999540,"#
        + #""multiplier":"100","call":true}"#,
      #"{"record":"account","account":"9","currency":"USD","investment":true}"#,
      #"{"record":"transaction","account":"9","account_currency":"USD","id":"1","security":"1","kind":"CLOSUREOPT","#
        + #""option":"\#(word)","units":"-1","traded":1773999540}"#,
      #"{"record":"end"}"#,
    ]
    let plan = try Intake.plan(Array(lines.joined(separator: "\n").utf8), named: "ofx", .knowing())
    #expect(plan.refusals.isEmpty)
    #expect(events(plan).first?.contains("\"event\":\"\(event)\"") == true)
    let untold = lines.map { $0.replacing(#""option":"\#(word)","#, with: "") }
    #expect(
      try Intake.plan(Array(untold.joined(separator: "\n").utf8), named: "ofx", .knowing()).refusals
        == ["3 missing_value OPTACTION"])
  }

  @Test func `only options end`() throws {
    let row = "03/23/2026,EXPIRED RIGHTS (ABC),ABC,ABC,Cash,,-2,,,,,,"
    #expect(try plan(Table.fidelity(row)).refusals == ["2 bad_value Symbol"])
  }
}
