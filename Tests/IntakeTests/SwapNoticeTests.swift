import Intake
import Ledger
import Market
import Money
import Testing

/// Quantity and price give the same amount the other way round; where the book knows no price the file's other trades
/// tell, or the look of the numbers. Nothing is refused on a guess.
@Suite struct SwapNoticeTests {
  private static func bought(_ day: String, _ quantity: String, _ price: String, _ amount: String) -> String {
    "03/\(day)/2026,YOU BOUGHT ACME CORP (ACME) (Cash),ACME,ACME CORP,Cash,\(price),\(quantity),,,,-\(amount),0,"
  }

  private func notices(_ rows: [String], known: ExactDecimal? = nil) throws -> [String?] {
    var context = ImportContext.knowing()
    context.price = { _, _ in known }
    let file = ([Table.header] + rows).joined(separator: "\n")
    let plan = try Intake.plan(Array(file.utf8), named: "fidelity", context)
    #expect(plan.refusals.isEmpty)
    return plan.rows.map(\.notice)
  }

  @Test func `the other trades of the symbol tell which row is odd`() throws {
    let rows = [
      Self.bought("02", "10", "99.50", "995.00"), Self.bought("03", "12", "101.25", "1215.00"),
      Self.bought("04", "102.5", "8", "820.00"), Self.bought("05", "200", "103.00", "20600.00"),
    ]
    #expect(
      try notices(rows) == [
        nil, nil, "the quantity reads like the price in line 2: quantity and price may be swapped", nil,
      ])
    // Two rows that contradict each other are both told.
    let two = [Self.bought("02", "10", "100.00", "1000.00"), Self.bought("03", "100", "10.00", "1000.00")]
    #expect(try notices(two).map { $0?.suffix(7) } == ["swapped", "swapped"])
    // Too far apart to compare.
    let far = [two[0].replacing("03/02", with: "01/02"), two[1]]
    #expect(try notices(far) == [nil, nil])
  }

  @Test(arguments: [
    ("123.45", "10", "1234.50", true), ("123.45", "10.00", "1234.50", true), ("123.45", "10.50", "1296.23", false),
    ("123", "10", "1230.00", false), ("12.345", "10", "123.45", false), ("12.5", "10", "125.00", false),
    ("123.45", "1", "123.45", false),
  ])
  func `a lone row is looked at by its numbers`(
    _ quantity: String, _ price: String, _ amount: String, _ isNoticed: Bool
  ) throws {
    let row = Self.bought("02", quantity, price, amount)
    #expect(try notices([row]).map { $0 != nil } == [isNoticed])
    // A price that the book knows says that all is well.
    #expect(try notices([row], known: ExactDecimal(price)) == [nil])
  }
}
