import Ambient
import BookWire
import CivilTime
import HTTP
import JSON
import Ledger
import Money
import Testing

@Suite struct ActivityTests {
  private func told<Value>(_ more: [String] = [], _ body: (Origin) async throws -> Value) async throws -> Value {
    try await Origin.with { (origin) async throws in
      let answer = try await origin.importLines(Lines.file(Lines.all + more))
      #expect(answer.status == 200, "\(answer.text)")
      return try await body(origin)
    }
  }

  private func page(_ origin: Origin, _ query: String = "") async throws -> BookActivityPage {
    let answer = try await origin.get("/accounts/T1/activities\(query)")
    #expect(answer.status == 200, "\(answer.text)")
    let page = try BookActivityPage(answer.json)
    var writer = JSONWriter()
    page.write(to: &writer)
    #expect(writer.bytes == answer.body)
    return page
  }

  private static func line(_ kind: String, _ day: String, _ rest: String) -> String {
    #"{"event":"\#(kind)","account":"T1","at":"2026-02-\#(day)T12:00:00-05:00",\#(rest)}"#
  }

  private static let life = [
    line("trade", "02", #""id":"a","symbol":"AAPL","side":"sell","quantity":"100","price":"55","fees":"0.01""#),
    line("dividend", "03", #""id":"b","symbol":"AAPL","amount":"120.005","currency":"USD","note":"Q1""#),
    line("interest", "04", #""id":"c","amount":"-3","currency":"USD""#),
    line("interest", "05", #""id":"d","amount":"2","currency":"USD","activity":"REBATE""#),
    #"{"event":"split","symbol":"AAPL","at":"2026-02-06T09:30:00-05:00","ratio":"2:1"}"#,
    line("withdrawal", "09", #""id":"e","amount":"10","currency":"USD""#),
    line(
      "currency_exchange", "10",
      #""id":"f","sold_amount":"130","sold_currency":"USD","bought_amount":"200","bought_currency":"CAD""#),
  ]

  @Test func `each event is a row with its type, amounts and days, newest first`() async throws {
    try await told(Self.life) { (origin) async throws in
      let rows = try await page(origin).activities
      #expect(
        rows.map { "\($0.type) \($0.symbol ?? "-") \($0.quantity) \($0.amount) \($0.currency) \($0.settlementDate)" }
          == [
            "TRANSFER - 0 200 CAD 2026-02-11", "TRANSFER - 0 -130 USD 2026-02-11",
            "WITHDRAWAL - 0 -10 USD 2026-02-09", "SPLIT AAPL 400 0 USD 2026-02-06", "REBATE - 0 2 USD 2026-02-05",
            "INTEREST - 0 -3 USD 2026-02-04", "DIVIDEND AAPL 0 120.01 USD 2026-02-03",
            "SELL AAPL -100 5499.99 USD 2026-02-03", "BUY AAPL 500 -25001.25 USD 2026-01-06",
            "CONTRIBUTION - 0 50000.00 USD 2026-01-05",
          ])
      #expect(rows[1].reference == "f")
      #expect(rows[0].reference == "f")
      #expect(rows[0].identifier != rows[1].identifier)
      #expect(rows[1].rate == ExactDecimal("0.65"))
      #expect(rows[6].text == "Q1")
      #expect(rows[7].fee == ExactDecimal("0.01"))
      #expect(rows[8].price == 50)
      for row in rows { #expect(Array(row.identifier.utf8)[14] == UInt8(ascii: "5")) }
    }
  }

  @Test func `pages, types, days and instruments choose rows, and identifiers stay`() async throws {
    try await told(Self.life) { (origin) async throws in
      let all = try await page(origin).activities
      var paged: [BookActivity] = []
      for offset in stride(from: 0, to: all.count, by: 3) {
        let part = try await page(origin, "?limit=3&offset=\(offset)")
        #expect(part.total == all.count)
        paged += part.activities
      }
      #expect(paged == all)
      #expect(try await page(origin, "?offset=99").activities.isEmpty)
      let cases: [(String, [String])] = [
        ("?type=BUY,SELL", ["SELL", "BUY"]), ("?symbol=AAPL", ["SPLIT", "DIVIDEND", "SELL", "BUY"]),
        ("?start=2026-02-04&end=2026-02-06", ["SPLIT", "REBATE", "INTEREST"]),
        ("?as_of=2026-02-02", ["SELL", "BUY", "CONTRIBUTION"]), ("?type=TAX", []),
      ]
      for (query, types) in cases {
        let part = try await page(origin, query)
        #expect(part.activities.map(\.type) == types, "\(query)")
        #expect(part.total == types.count, "\(query)")
        #expect(part.activities.allSatisfy { row in all.contains { $0.identifier == row.identifier } }, "\(query)")
      }
    }
  }

  @Test func `rows that were asked for before know what came since`() async throws {
    try await told { (origin) async throws in
      #expect(try await page(origin).total == 2)
      let known = origin.surroundings.now().rfc3339()
      origin.surroundings.advance(bySeconds: 60)
      #expect(try await origin.post(Lines.deposit(id: "late")).status == 200)
      #expect(try await page(origin).activities.map(\.type) == ["BUY", "CONTRIBUTION", "CONTRIBUTION"])
      #expect(try await page(origin, "?known_at=\(known)").total == 2)
      let split = #"{"event":"split","symbol":"AAPL","at":"2026-01-06T09:30:00-05:00","id":"x","ratio":"1:2"}"#
      #expect(try await origin.post(split).status == 200)
      #expect(
        try await page(origin).activities.map(\.type) == ["REVERSE_SPLIT", "BUY", "CONTRIBUTION", "CONTRIBUTION"])
      let undone = #"{"event":"correction","account":"T1","at":"2026-03-02T18:00:00-05:00","id":"c","replaces":"late"}"#
      #expect(try await origin.post(undone).status == 200)
      #expect(try await page(origin).activities.map(\.type) == ["REVERSE_SPLIT", "BUY", "CONTRIBUTION"])
    }
  }

  @Test(arguments: [
    ("type=GIFT", "type"), ("type=BUY,", "type"), ("start=x", "start"), ("start=2026-02-02&end=2026-02-01", "end"),
    ("limit=0", "limit"), ("limit=1001", "limit"), ("offset=-1", "offset"),
  ])
  func `a question that makes no sense is refused by name`(_ query: String, _ field: String) async throws {
    try await told { (origin) async throws in
      let answer = try await origin.get("/accounts/T1/activities?\(query)")
      #expect(answer.status == 400)
      #expect(answer.refusal == ["bad_value", field])
    }
  }

  @Test(arguments: ActivityType.allCases) func `every word can be told`(_ type: ActivityType) async throws {
    let line = Self.line(
      "adjustment", "02", #""id":"x","amount":"1","currency":"USD","activity":"\#(type.rawValue)""#)
    try await told([line]) { (origin) async throws in
      let rows = try await page(origin, "?type=\(type.rawValue)").activities
      #expect(rows.first?.type == type.rawValue)
      #expect(rows.first?.reference == "x")
      #expect(try await origin.get("/accounts/T1/events").text.contains(#""activity":"\#(type.rawValue)""#))
    }
  }

  @Test func `executions in options say whether they open or close`() async throws {
    let contract = "AAPL  260618C00060000"
    func trade(_ day: String, _ side: String, _ quantity: Int) -> String {
      Self.line(
        "trade", day,
        #""id":"\#(day)","symbol":"\#(contract)","side":"\#(side)","quantity":"\#(quantity)","price":"2""#)
    }
    let lines = [
      #"{"event":"instrument","symbol":"\#(contract)","kind":"option","currency":"USD"}"#,
      trade("02", "buy", 3), trade("03", "sell", 3), trade("04", "sell_short", 2), trade("05", "buy_to_cover", 2),
    ]
    try await told(lines) { (origin) async throws in
      let rows = try await page(origin, "?symbol=\(PercentCoding.encoded(contract))").activities
      #expect(
        rows.map(\.optionType) == ["BUY_TO_CLOSE", "SELL_TO_OPEN", "SELL_TO_CLOSE", "BUY_TO_OPEN"])
      #expect(rows.map(\.amount) == [-400, 400, 600, -600])
    }
  }

  @Test func `interest that the book posts by itself is a row`() async throws {
    let lines = [
      #"{"event":"account_opened","account":"I1","at":"2026-01-05T09:30:00-05:00","id":"o","type":"cash","#
        + #""currency":"USD","credit_rate":"0.036","accrues_interest":true}"#,
      Lines.deposit(id: "d", amount: "100000.00", account: "I1"),
    ]
    try await told(lines) { (origin) async throws in
      let answer = try await origin.get("/accounts/I1/activities?type=INTEREST").json
      let rows = try BookActivityPage(answer).activities
      #expect(rows.map(\.tradeDate.description) == ["2026-03-02", "2026-02-02"])
      #expect(rows.allSatisfy { $0.event == nil && $0.reference == nil && $0.amount.isPositive })
      #expect(rows[0].identifier != rows[1].identifier)
      let cash = try await origin.get("/accounts/I1/figures").json["cash"]?.decimalValue
      #expect(try rows.reduce(100_000) { try $0 + $1.amount } == cash)
    }
  }

  @Test func `settings and statements are listed under no word`() async throws {
    try await told { (origin) async throws in
      let change = #"{"event":"account_changed","account":"T1","at":"2026-02-02T12:00:00-05:00","id":"y","name":"N","#
      #expect(try await origin.post(change + #""activity":"FEE"}"#).refusal == ["unknown_member", "activity"])
      #expect(try await origin.post(change + #""activity":"GIFT"}"#).refusal == ["bad_value", "activity"])
    }
  }
}
