import Intake
import Market
import Money
import Testing

/// Rows that cannot be true are refused one by one, with line, column and reason.
@Suite struct BadRowTests {
  @Test(arguments: [
    // A day that does not exist, no day, another form.
    ("02/30/2026,YOU BOUGHT A (A),A,A,Cash,100,10,,,,-1000,,", "2 bad_value Run Date"),
    (",YOU BOUGHT A (A),A,A,Cash,100,10,,,,-1000,,", "2 missing_value Run Date"),
    ("2026/03/04,YOU BOUGHT A (A),A,A,Cash,100,10,,,,-1000,,", "2 bad_value Run Date"),
    // An action, a symbol, a number that are none.
    ("03/04/2026,YOU JUGGLED A (A),A,A,Cash,100,10,,,,-1000,,", "2 unknown_action Action"),
    ("03/04/2026,YOU BOUGHT A (A),,A,Cash,100,10,,,,-1000,,", "2 missing_value Symbol"),
    ("03/04/2026,YOU BOUGHT A (A),A,A,Cash,1OO,10,,,,-1000,,", "2 bad_value Price ($)"),
    ("03/04/2026,YOU BOUGHT A (A),A,A,Cash,\"1,00\",10,,,,-1000,,", "2 bad_value Price ($)"),
    ("03/04/2026,YOU BOUGHT A (A),A,A,Cash,1.00000000000000000000000000001,10,,,,-10,,", "2 bad_value Price ($)"),
    // Signs: a negative price or a purchase that takes units away are columns that were swapped.
    ("03/04/2026,YOU BOUGHT A (A),A,A,Cash,100,-10,,,,-1000,,", "2 wrong_sign Quantity"),
    ("03/04/2026,YOU SOLD A (A),A,A,Cash,100,10,,,,1000,,", "2 wrong_sign Quantity"),
    ("03/04/2026,YOU SOLD A (A),A,A,Cash,-100,-10,,,,1000,,", "2 wrong_sign Price ($)"),
    ("03/04/2026,YOU BOUGHT A (A),A,A,Cash,100,10,,,,1000,,", "2 wrong_sign Amount ($)"),
    // Sums: amount and price swapped, fees and price swapped, a fee that is not in the amount.
    ("03/04/2026,YOU BOUGHT A (A),A,A,Cash,1000,10,,,,-100,,", "2 does_not_add_up Amount ($)"),
    ("03/04/2026,YOU BOUGHT A (A),A,A,Cash,0.02,10,,100,,-1000.02,,", "2 does_not_add_up Amount ($)"),
    ("03/04/2026,YOU SOLD A (A),A,A,Cash,100,-10,4.95,,,1000,,", "2 does_not_add_up Amount ($)"),
    // It would settle before it was traded.
    ("03/04/2026,YOU BOUGHT A (A),A,A,Cash,100,10,,,,-1000,,03/03/2026", "2 does_not_add_up Settlement Date"),
    // A row that is cut off.
    ("03/04/2026,YOU BOUGHT A (A),A,A,Cash,100,1", "2 truncated -"),
  ])
  func `a row is refused`(_ row: String, _ refusal: String) throws {
    let plan = try plan(Table.fidelity(row, Table.purchase))
    #expect(plan.refusals == [refusal])
    // The other row is still read: a dry run lists all.
    #expect(plan.rows.count == 2)
    #expect(plan.isRefused)
  }

  @Test func `a header with swapped names is noticed`() throws {
    let header = Table.header.replacing("Price ($),Quantity", with: "Amount ($),Quantity")
      .replacing("Amount ($),Cash Balance", with: "Price ($),Cash Balance")
    #expect(try plan(Table.fidelity(Table.purchase, header: header)).refusals == ["2 wrong_sign Price ($)"])
    let other = Table.header.replacing("Symbol,Description,Type,Price ($)", with: "Price ($),Description,Type,Symbol")
    #expect(try plan(Table.fidelity(Table.purchase, header: other)).refusals == ["2 bad_value Price ($)"])
  }

  /// Quantity and price that change places give the same amount; a price that the book knows tells them apart.
  @Test(arguments: [
    // Ten at 100, the price of the book: as it should be; and a hundred at ten.
    ("100", "10", "101.5", true), ("10", "100", "101.5", false),
    // The quantity is near the price, but so is the price.
    ("95", "104", "101.5", true),
    // The price is far off, but the quantity is no price either.
    ("10", "500", "101.5", true),
    // Nothing is known.
    ("10", "100", nil, true),
  ])
  func `a price that is known tells swapped columns apart`(
    _ price: String, _ quantity: String, _ known: String?, _ isTaken: Bool
  ) throws {
    var context = ImportContext.knowing()
    let told = known.flatMap { ExactDecimal($0) }
    context.price = { symbol, _ in symbol == "A" ? told : nil }
    let amount = try #require(ExactDecimal(price)) * #require(ExactDecimal(quantity))
    let row = "03/04/2026,YOU BOUGHT A (A),A,A,Cash,\(price),\(quantity),,,,-\(amount),,"
    let refusals = try plan(Table.fidelity(row), "fidelity", context).refusals
    #expect(refusals == (isTaken ? [] : ["2 does_not_add_up Price ($)"]))
  }

  @Test func `a price that was cut is made finer until it gives the amount`() throws {
    // 15 × 219.04 is 3285.60; a price of 219.039 gives the 3285.59 that were paid.
    let row = "03/04/2026,YOU BOUGHT A (A),A,A,Cash,219.04,15,,,,-3285.59,,"
    #expect(try plan(Table.fidelity(row)).text[1].contains(#""price":"219.039""#))
    // Two cents beside are more than rounding explains for a hundredth on one unit.
    let wrong = "03/04/2026,YOU BOUGHT A (A),A,A,Cash,219.04,1,,,,-219.06,,"
    #expect(try plan(Table.fidelity(wrong)).refusals == ["2 does_not_add_up Amount ($)"])
  }

  @Test func `refused lines can be left out by number`() throws {
    var context = ImportContext.knowing()
    context.leftOut = [2]
    let plan = try plan(Table.fidelity("02/30/2026,YOU BOUGHT A,A,A,,1,1,,,,-1,,", Table.purchase), "fidelity", context)
    #expect(plan.refusals.isEmpty)
    #expect(plan.skips == ["2 left out on request"])
    #expect(plan.eventsInOrder.count == 2)
  }

  @Test func `a file of several accounts needs a number`() throws {
    let bytes = try Sample.text("vanguard.csv").replacing("12345678,2026-03-31", with: "87654321,2026-03-31")
    #expect(try plan(Array(bytes.utf8), "vanguard").refusals == ["12 several_accounts Account Number"])
    var context = ImportContext.knowing()
    context.number = "87654321"
    let plan = try plan(Array(bytes.utf8), "vanguard", context)
    #expect(plan.eventsInOrder.count == 1)
    #expect(plan.skips.count == 6)
  }

  @Test func `market files refuse closed days, unknown symbols and other currencies`() throws {
    let context = ImportContext.knowing([try .defaults(symbol: "AAPL")], account: nil)
    let rows = [
      "date,symbol,close,currency,ask", "2026-03-01,AAPL,1,USD,", "2026-03-02,MSFT,1,USD,", "2026-03-02,AAPL,1,EUR,",
      "2026-03-02,AAPL,-1,USD,", "2026-03-02,AAPL,,USD,", "2026-03-02,AAPL,2,,", "2026-03-02,AAPL,2,,0",
      "2026-03-02,AAPL,,,2.5",
    ]
    let bytes = Array(rows.joined(separator: "\n").utf8)
    #expect(
      try plan(bytes, "prices", context).refusals == [
        "2 bad_value date", "3 unsupported symbol", "4 bad_value currency", "5 wrong_sign close",
        "6 missing_value close", "8 wrong_sign ask",
      ])
    let splits = Array("date,symbol,ratio\n2026-03-02,AAPL,0:1\n2026-03-02,AAPL,1:1\n2026-03-02,AAPL,2\n".utf8)
    #expect(try plan(splits, "splits", context).refusals.count == 3)
    let rates = Array("date,pair,rate\n2026-03-02,EURUS,1\n2026-03-02,EUREUR,1\n2026-03-02,EURUSD,0\n".utf8)
    #expect(try plan(rates, "rates", context).refusals.count == 3)
  }
}
