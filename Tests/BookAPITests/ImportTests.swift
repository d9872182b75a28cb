import BookAPI
import BookWire
import JSON
import Keeper
import Money
import Testing

/// Brokers' own files through the API.
@Suite struct ImportTests {
  private static let header =
    "Run Date,Action,Symbol,Description,Type,Price ($),Quantity,Commission ($),Fees ($),Accrued Interest ($),"
    + "Amount ($),Cash Balance ($),Settlement Date"
  private static let deposit =
    "02/02/2026,Electronic Funds Transfer Received (Cash),,No Description,Cash,,0,,,,5000.00,,"
  private static let buy =
    "02/03/2026,YOU BOUGHT ACME CORP (ACME) (Cash),ACME,ACME CORP,Cash,100,10,,,,-1000.00,,02/04/2026"
  private static let sell =
    "02/05/2026,YOU SOLD ACME CORP (ACME) (Cash),ACME,ACME CORP,Cash,110,-30,,0.03,,3299.97,,02/06/2026"

  private static func file(_ rows: String...) -> String { ([header] + rows).joined(separator: "\n") }

  /// An origin with one empty account.
  private func with(_ body: (Origin) async throws -> Void) async throws {
    try await Origin.with { (origin) async throws in
      let opening =
        #"{"event":"account_opened","account":"T1","at":"2026-01-05T09:30:00-05:00","type":"margin","currency":"USD"}"#
      #expect(try await origin.importLines(opening).status == 200)
      try await body(origin)
    }
  }

  private func send(
    _ origin: Origin, _ text: String, _ profile: String = "fidelity", query: String = "", place: String = "/accounts/T1"
  ) async throws -> Answer {
    try await origin.send(
      "POST", "\(place)/imports?profile=\(profile)\(query)", text, headers: [("Content-Type", "text/csv")])
  }

  @Test func `a dry run tells and takes nothing; the import takes; told again nothing is new`() async throws {
    try await with { origin in
      let text = Self.file(
        Self.sell.replacing("-30", with: "-20").replacing("3299.97", with: "2199.97"), Self.buy, Self.buy, Self.deposit)
      let dry = try BookFileImport(try await send(origin, text, query: "&dry_run=1").json)
      #expect(dry.isDryRun)
      #expect(dry.rows.map(\.outcome) == [.new, .new, .new, .new])
      #expect(dry.instruments.map(\.isGuessed) == [true])
      #expect(origin.keeper.snapshot.position == 1)
      let first = try BookFileImport(try await send(origin, text).json)
      #expect(!first.isDryRun)
      #expect(first.count(.new) == 4)
      #expect(origin.keeper.snapshot.position == 6)
      let again = try BookFileImport(try await send(origin, text).json)
      #expect(again.rows.map(\.outcome) == [.known, .known, .known, .known])
      #expect(again.instruments.isEmpty)
      #expect(origin.keeper.snapshot.position == 6)
      let figures = try await origin.get("/accounts/T1/figures").json
      #expect(figures["cash"] == "5199.97")
    }
  }

  @Test func `files that overlap add what is new`() async throws {
    try await with { origin in
      #expect(try await send(origin, Self.file(Self.buy, Self.deposit)).status == 200)
      let second = try BookFileImport(try await send(origin, Self.file(Self.buy, Self.buy, Self.deposit)).json)
      #expect(second.rows.map(\.outcome) == [.known, .new, .known])
      #expect(try await origin.get("/accounts/T1/positions").json["positions"]?[0]?["quantity"] == "20")
    }
  }

  @Test func `what the book refuses is named by its line, and nothing of the file is taken`() async throws {
    try await with { origin in
      let text = Self.file(Self.sell, Self.buy, Self.deposit)
      let answer = try await send(origin, text)
      #expect(answer.status == 422)
      #expect(try BookFault(answer.json).line == 2)
      #expect(answer.refusal == ["not_held", "quantity"])
      #expect(origin.keeper.snapshot.position == 1)
      let dry = try BookFileImport(try await send(origin, text, query: "&dry_run=1").json)
      #expect(dry.rows.map(\.outcome) == [.refused, .new, .new])
      #expect(try await send(origin, text, query: "&leave_out=2").status == 200)
    }
  }

  @Test func `a row that cannot be read is named with its column`() async throws {
    try await with { origin in
      let text = Self.file(Self.buy.replacing("02/03/2026", with: "02/31/2026"), Self.deposit)
      let fault = try BookFault(try await send(origin, text).json)
      #expect([fault.code, fault.field] == ["bad_value", "Run Date"])
      #expect(fault.line == 2)
    }
  }

  @Test func `holdings reconcile, and their differences are listed`() async throws {
    try await with { origin in
      #expect(try await send(origin, Self.file(Self.buy, Self.deposit)).status == 200)
      let holdings = """
        Account Number,Account Name,Symbol,Description,Quantity,Last Price,Current Value,Cost Basis Total
        Z1,Mine,SPAXX**,HELD IN MONEY MARKET,,,$4010.00,
        Z1,Mine,ACME,ACME CORP,10,$120.00,$1200.00,$1000.01
        Z1,Mine,NEW,NEW INC,5,$10.00,$50.00,$45.00
        """
      let text = try await send(origin, holdings, "fidelity-positions", query: "&as_of=2026-02-10")
      let report = try BookFileImport(text.json)
      #expect(report.reconciliation.map(\.name) == ["USD", "ACME", "NEW"])
      #expect(report.reconciliation.map { $0.difference?.description } == ["10.00", "0", "5"])
      #expect(report.reconciliation[1].heldCost == 1000)
      let position = try await origin.get("/accounts/T1/positions").json["positions"]?[0]
      // The lot of the purchase stays: the broker's rounded basis does not take its place.
      #expect(position?["cost"]?.decimalValue == 1000)
      #expect(position?["price"] == "120.00")
      #expect(try await origin.get("/accounts/T1/figures").json["cash"] == "4010.00")
      let again = try BookFileImport(
        try await send(origin, holdings, "fidelity-positions", query: "&as_of=2026-02-10").json)
      #expect(again.rows[0].outcome == .known)
    }
  }

  @Test func `holdings without cash leave the cash alone`() async throws {
    try await with { origin in
      #expect(try await send(origin, Self.file(Self.buy, Self.deposit)).status == 200)
      let holdings = "Symbol,Quantity,Last Price,Current Value\nACME,10,$120.00,$1200.00\n"
      let report = try BookFileImport(
        try await send(origin, holdings, "fidelity-positions", query: "&as_of=2026-02-10").json)
      #expect(report.reconciliation.map(\.name) == ["ACME"])
      #expect(report.reconciliation.allSatisfy { $0.agrees })
      #expect(try await origin.get("/accounts/T1/figures").json["cash"] == "4000.00")
    }
  }

  @Test func `holdings need their day`() async throws {
    try await with { origin in
      let answer = try await send(origin, "Symbol,Quantity,Last Price,Current Value\n", "fidelity-positions")
      #expect(answer.refusal == ["missing_value", "as_of"])
    }
  }

  @Test func `prices are the world's`() async throws {
    try await with { origin in
      #expect(try await send(origin, Self.file(Self.buy, Self.deposit)).status == 200)
      let prices = "date,symbol,close,bid,ask\n2026-02-04,ACME,101,100,102\n2026-02-05,ACME,102,,\n"
      let report = try BookFileImport(try await send(origin, prices, "prices", place: "/world").json)
      #expect(report.count(.new) == 2)
      let position = origin.keeper.snapshot.position
      let again = try BookFileImport(try await send(origin, prices, "prices", place: "/world").json)
      #expect(again.count(.known) == 2)
      #expect(origin.keeper.snapshot.position == position)
      let figures = try await origin.get("/accounts/T1/figures?as_of=2026-02-04").json
      #expect(figures["equity"] == "5010.00")
    }
  }

  @Test func `a profile of one's own travels with the file`() async throws {
    try await with { origin in
      let body = #"""
        {"profile":{"name":"own","currency":"USD","columns":{"date":"d","action":"a","amount":"m"},
        "required":["date","action","amount"],"actions":[{"words":"in","event":"deposit"}]},
        "file":"d,a,m\n2026-02-02,in,12.50\n"}
        """#
      let headers = [("Content-Type", "application/json")]
      let answer = try await origin.send("POST", "/accounts/T1/imports", body, headers: headers)
      #expect(try BookFileImport(answer.json).count(.new) == 1)
      #expect(try await origin.get("/accounts/T1/figures").json["cash"] == "12.50")
      let wrong = try await origin.send(
        "POST", "/accounts/T1/imports", body.replacing(#""event":"deposit""#, with: #""event":"x""#), headers: headers)
      #expect(wrong.refusal == ["bad_profile", "actions[0].event"])
    }
  }

  @Test func `what is asked wrongly is refused`() async throws {
    try await with { origin in
      #expect(try await send(origin, "x", "nowhere").refusal == ["unknown_profile", nil])
      #expect(try await send(origin, "x", place: "/accounts/T9").refusal == ["unknown_account", "account"])
      #expect(try await send(origin, "x", query: "&leave_out=a").refusal == ["bad_value", "leave_out"])
      let answer = try await origin.send("POST", "/accounts/T1/imports", "x", headers: [("Content-Type", "text/csv")])
      #expect(answer.refusal == ["missing_parameter", "profile"])
      let reader = try await origin.send(
        "POST", "/accounts/T1/imports?profile=fidelity", "x", token: Origin.readerToken)
      #expect(reader.status == 403)
    }
  }
}
