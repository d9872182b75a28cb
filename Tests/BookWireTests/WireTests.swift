import BookWire
import CivilTime
import JSON
import Money
import Testing

@Suite struct WireTests {
  private func written(_ write: (inout JSONWriter) -> Void) throws -> JSONValue {
    var writer = JSONWriter()
    write(&writer)
    return try JSONValue(parsing: writer.bytes)
  }

  private var snapshot: BookSnapshot {
    get throws {
      let time = try #require(Instant(rfc3339: "2026-01-05T14:30:00Z"))
      var position = BookPosition(
        instrument: JSONObject([("symbol", "AAPL")]), symbol: "AAPL", quantity: -2, isCashEquivalent: true,
        figures: [BookFigure(name: "initial_margin", value: ExactDecimal("1.50"))],
        lots: [
          BookLot(identifier: "L1", openedAt: time, quantity: -1, price: ExactDecimal("2.50"), cost: nil),
          BookLot(
            identifier: "L2", openedAt: time, quantity: -1, price: nil, cost: ExactDecimal("-2.0"),
            currentValue: ExactDecimal("-3")),
        ])
      position.averagePrice = ExactDecimal("2.25")
      position.fractionalUnits = ExactDecimal("0.5")
      position.pricedAt = time
      return BookSnapshot(
        account: JSONObject([("account", "T1"), ("key", 1)]), asOf: time,
        cash: [BookCash(currency: .usd, amount: ExactDecimal("1.10") ?? 0, settled: nil, buyingPower: 2, loan: 3)],
        positions: [position], orders: [JSONObject([("id", "O1")])],
        figures: [BookFigure(name: "cash", value: nil), BookFigure(name: "equity", value: ExactDecimal("1.10"))],
        flags: [BookFlag(name: "f", isSet: true)])
    }
  }

  @Test func `a snapshot comes back as it was written`() throws {
    let snapshot = try snapshot
    let answer = try written { snapshot.write(to: &$0) }
    #expect(try BookSnapshot(answer) == snapshot)
    #expect(answer["cash"]?[0]?["amount"] == "1.10")
    #expect(answer["cash"]?[0]?["settled"] == .null)
  }

  @Test(
    arguments: [
      (#""quantity":"-2""#, #""quantity":-2.x"#, nil),
      (#""quantity":"-2""#, #""quantity":true"#, "positions[0].quantity"),
      (#""price":"2.50""#, #""price":"much""#, "positions[0].lots[0].price"),
      (#""as_of":"2026-01-05T14:30:00Z""#, #""as_of":"2026-01-05""#, "as_of"),
      (#""currency":"USD""#, #""currency":"usd""#, "cash[0].currency"),
      (#""equity":"1.10""#, #""equity":{}"#, "figures.equity"),
      (#""f":true"#, #""f":1"#, "flags.f"), (#""orders":[{"id":"O1"}]"#, #""orders":{}"#, "orders"),
    ] as [(String, String, String?)])
  func `what is not as agreed is named`(_ part: String, _ other: String, _ field: String?) throws {
    let snapshot = try snapshot
    let text = try written { snapshot.write(to: &$0) }.description
    #expect(text.contains(part))
    guard let broken = try? JSONValue(parsing: text.replacing(part, with: other)) else {
      #expect(field == nil)
      return
    }
    #expect(throws: BookWireError.self) { try BookSnapshot(broken) }
    do throws(BookWireError) {
      _ = try BookSnapshot(broken)
    } catch {
      #expect(error.field == field)
    }
  }

  @Test func `members that are not known are passed over`() throws {
    let snapshot = try snapshot
    let text = try written { snapshot.write(to: &$0) }.description
    let newer = text.replacing(#""as_of""#, with: #""colour":"red","as_of""#)
    #expect(try BookSnapshot(try JSONValue(parsing: newer)) == snapshot)
  }

  @Test func `receipts, imports and errors come back as they were written`() throws {
    let time = try #require(Instant(rfc3339: "2026-01-05T14:30:00.123456Z"))
    let receipts = [
      BookReceipt(position: 1, recorded: time, isRepeat: false),
      BookReceipt(position: 2, recorded: time, isRepeat: true),
    ]
    #expect(try BookReceipt.list(try written { BookReceipt.write(receipts, to: &$0) }) == receipts)
    let result = BookImport(events: 5, repeated: 2, position: 9)
    #expect(try BookImport(try written { result.write(to: &$0) }) == result)
    let fault = BookFault(
      code: "malformed", field: "price", line: 3, message: "No.",
      others: [BookFault(code: "a", line: 3, message: "b"), BookFault(code: "c", field: "d", line: 4, message: "e")])
    #expect(try BookFault(try written { fault.write(to: &$0) }) == fault)
    #expect(fault.description == "line 3: price: No.")
  }

  @Test func `a history comes back as it was written`() throws {
    let day = try #require(CivilDate("2026-01-05"))
    let history = BookHistory(
      days: [
        .init(date: day, totalValue: ExactDecimal("1.50")), .init(date: day.advanced(byDays: 1), totalValue: nil),
      ],
      currency: .cad)
    #expect(try BookHistory(try written { history.write(to: &$0) }) == history)
  }
}
