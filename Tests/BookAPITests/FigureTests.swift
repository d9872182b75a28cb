import Ambient
import Book
import BookWire
import CivilTime
import HTTP
import JSON
import Money
import Testing

@Suite struct FigureTests {
  private func told<Value>(_ body: (Origin) async throws -> Value) async throws -> Value {
    try await Origin.with { (origin) async throws in
      #expect(try await origin.importLines(Lines.file()).status == 200)
      return try await body(origin)
    }
  }

  @Test func `every figure stands by its name in one flat object`() async throws {
    try await told { (origin) async throws in
      let figures = try BookFigure.list(try await origin.get("/accounts/T1/figures").json)
      #expect(figures.map(\.name) == FigureRule.all.map(\.name))
      let values = Dictionary(uniqueKeysWithValues: figures.map { ($0.name, $0.value?.description) })
      #expect(values["cash"] == "24998.75")
      #expect(values["equity"] == "50998.75")
      #expect(values["long_market_value"] == "26000")
    }
  }

  @Test func `an unknown figure is null and has a reason`() async throws {
    try await told { (origin) async throws in
      let flat = try await origin.get("/accounts/X1/figures").json
      #expect(flat["cash"] == .null)
      let answer = try await origin.get("/accounts/X1/figures?reasons=1").json
      #expect(answer["figures"] == flat)
      #expect(answer["reasons"]?["cash"]?.stringValue?.contains("rate") == true)
      let nulls = flat.objectValue?.members.filter(\.value.isNull).map(\.name)
      #expect(answer["reasons"]?.objectValue?.names == nulls)
    }
  }

  @Test(arguments: [
    ("2026-01-05T09:45:00-05:00", "50000.00"), ("2026-01-05T14:45:00Z", "50000.00"), ("2026-01-05", "49998.75"),
    ("2026-01-05T09:45:00.5-05:00", "50000.00"), ("2026-01-06", "50998.75"), ("2026-03-02", "50998.75"),
    ("2026-01-06@start", "49998.75"), ("2026-01-06@close", "50998.75"), ("2026-01-05@close", "49998.75"),
  ])
  func `as_of is a moment or the end of a day`(_ asOf: String, _ equity: String) async throws {
    try await told { (origin) async throws in
      let answer = try await origin.get("/accounts/T1/figures?as_of=\(PercentCoding.encoded(asOf))")
      #expect(answer.json["equity"]?.stringValue == equity)
    }
  }

  @Test func `a plus sign that was not escaped is understood`() async throws {
    try await told { (origin) async throws in
      let answer = try await origin.get("/accounts/T1/figures?as_of=2026-01-05T15:45:00+01:00")
      #expect(answer.json["equity"] == "50000.00")
    }
  }

  @Test(arguments: [
    ("as_of=yesterday", 400, "as_of"), ("as_of=2026-01-05T09:45:00", 400, "as_of"), ("as_of=2026-03-03", 400, "as_of"),
    ("as_of=2026-01-01", 404, "as_of"),
    ("as_of=2026-01-10@close", 400, "as_of"), ("as_of=2026-01-09@noon", 400, "as_of"), ("as_of=@close", 400, "as_of"),
    ("as_of=2026-01-05@start", 404, "as_of"), ("known_at=x", 400, "known_at"), ("known_at=2020-01-01", 404, "known_at"),
    ("asof=2026-01-05", 400, "asof"), ("as_of=2026-01-05&as_of=2026-01-06", 400, "as_of"),
    ("reasons=2", 400, "reasons"),
  ])
  func `a moment that makes no sense is refused by name`(_ query: String, _ status: Int, _ field: String) async throws {
    try await told { (origin) async throws in
      let answer = try await origin.get("/accounts/T1/figures?\(query)")
      #expect(answer.status == status)
      #expect(answer.refusal[1] == field)
    }
  }

  @Test func `known_at leaves out what was recorded later`() async throws {
    try await told { (origin) async throws in
      let before = origin.surroundings.now()
      origin.surroundings.advance(bySeconds: 60)
      #expect(try await origin.post(Lines.deposit(id: "late", amount: "7.00")).status == 200)
      let known = before.rfc3339()
      #expect(try await origin.get("/accounts/T1/figures?known_at=\(known)").json["cash"] == "24998.75")
      #expect(try await origin.get("/accounts/T1/figures").json["cash"] == "25005.75")
    }
  }

  @Test func `history tells each trading day`() async throws {
    try await told { (origin) async throws in
      let answer = try await origin.get("/accounts/T1/history?from=2026-01-01&to=2026-01-07").json
      let history = try BookHistory(answer)
      #expect(history.currency == .usd)
      #expect(
        history.days.map { "\($0.date) \($0.totalValue?.description ?? "unknown")" } == [
          "2026-01-05 49998.75", "2026-01-06 50998.75", "2026-01-07 50998.75",
        ])
      #expect(try await origin.get("/accounts/T1/history?from=2026-01-07&to=2026-01-05").refusal[1] == "to")
      #expect(try await origin.get("/accounts/T1/history?from=x").refusal[1] == "from")
      let earlier = try BookHistory(try await origin.get("/accounts/T1/history?as_of=2026-01-05").json)
      #expect(earlier.days.count == 1)
    }
  }

  @Test func `the parts of a day lead from one value to the next`() async throws {
    try await told { (origin) async throws in
      let answer = try await origin.get("/accounts/T1/history?parts=1&to=2026-01-06")
      let history = try BookHistory(answer.json)
      var writer = JSONWriter()
      history.write(to: &writer)
      #expect(writer.bytes == answer.body)
      let parts = history.days.map { day in
        Dictionary(uniqueKeysWithValues: day.parts.map { ($0.name, $0.value?.trimmed().description) })
      }
      #expect(parts[0]["flows"] == "50000")
      #expect(parts[0]["unrealized_change"] == "-1.25")
      #expect(parts[1]["start_value"] == "49998.75")
      #expect(parts[1]["unrealized_change"] == "1000")
      #expect(parts[1]["residual"] == "0")
      let unknown = try BookHistory(try await origin.get("/accounts/X1/history?parts=1&to=2026-01-05").json)
      #expect(unknown.days[0].totalValue == nil)
      #expect(unknown.days[0].reason?.contains("rate") == true)
    }
  }

  @Test func `a history that was asked for before knows what came since`() async throws {
    try await told { (origin) async throws in
      func total(_ query: String) async throws -> [String?] {
        try BookHistory(try await origin.get("/accounts/T1/history\(query)").json).days.map {
          $0.totalValue?.description
        }
      }
      let before = try await total("?to=2026-01-07")
      #expect(before == ["49998.75", "50998.75", "50998.75"])
      let known = origin.surroundings.now().rfc3339()
      origin.surroundings.advance(bySeconds: 60)
      let late = Lines.deposit(id: "late", amount: "7.00").replacing("2026-01-05", with: "2026-01-06")
      #expect(try await origin.post(late).status == 200)
      #expect(try await total("?to=2026-01-07") == ["49998.75", "51005.75", "51005.75"])
      #expect(try await total("?as_of=2026-01-06") == ["49998.75", "51005.75"])
      #expect(try await total("?to=2026-01-07&known_at=\(known)") == before)
      let whole = try await total("")
      #expect(whole.count > 30)
      #expect(whole.last == "51005.75")
    }
  }

  @Test func `returns are told for the usual periods, or for some days`() async throws {
    try await told { (origin) async throws in
      let answer = try await origin.get("/accounts/T1/returns")
      let returns = try BookReturns(answer.json)
      var writer = JSONWriter()
      returns.write(to: &writer)
      #expect(writer.bytes == answer.body)
      #expect(returns.periods.map(\.name) == ["mtd", "qtd", "ytd", "1y", "since_opening"])
      let days = try BookReturns(try await origin.get("/accounts/T1/returns?from=2026-01-06&to=2026-01-06").json)
      #expect(days.periods.count == 1)
      // 1000 on 49998.75.
      #expect(days.periods[0].timeWeighted.value == ExactDecimal("0.020000500013"))
      #expect(days.periods[0].amounts.first { $0.name == "gain" }?.value == ExactDecimal("1000.00"))
      #expect(try await origin.get("/accounts/T1/returns?from=2026-01-10&to=2026-01-11").json["periods"] == [])
      #expect(try await origin.get("/accounts/T1/returns?from=x").refusal == ["bad_value", "from"])
    }
  }

  @Test func `a derivation leads to the figure`() async throws {
    try await told { (origin) async throws in
      let figures = try BookFigure.list(try await origin.get("/accounts/T1/figures").json)
      for figure in figures {
        let tree = try await origin.get("/accounts/T1/explain/\(figure.name)").json
        #expect(tree["operation"] == "figure")
        #expect(tree["label"]?.stringValue == figure.name)
        #expect(tree["value"]?.decimalValue == figure.value, "\(figure.name)")
      }
      #expect(try await origin.get("/accounts/T1/explain/nothing").refusal == ["unknown_figure", "figure"])
    }
  }

  @Test func `the table of figures names each with its formula`() async throws {
    try await Origin.with { (origin) async throws in
      let rows = try #require(try await origin.get("/figures", token: nil).json["figures"]?.arrayValue)
      #expect(rows.count == FigureRule.all.count)
      let equity = rows.first { $0["name"] == "equity" }
      #expect(
        equity?["formula"]
          == "cash + market_value + accruals_in_equity + accrued_dividends + open_trade_equity + securities_on_deposit")
      #expect(rows[0]["formula"] == .null)
    }
  }
}
