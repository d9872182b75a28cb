import BookAPI
import BookWire
import JSON
import Keeper
import Money
import Synchronization
import Testing

/// Files that begin later than the account, files of OFX as they are, and what an import says of its progress.
@Suite struct PartialFileTests {
  private static let header =
    "Run Date,Action,Symbol,Description,Type,Price ($),Quantity,Commission ($),Fees ($),Accrued Interest ($),"
    + "Amount ($),Cash Balance ($),Settlement Date"
  private static let dividend = "02/10/2026,DIVIDEND RECEIVED OLD CORP (OLD) (Cash),OLD,OLD CORP,Cash,,0,,,,12.34,,"
  private static let tax = "02/10/2026,FOREIGN TAX PAID OLD CORP (OLD) (Cash),OLD,OLD CORP,Cash,,0,,,,-1.85,,"
  private static let purchase =
    "02/03/2026,YOU BOUGHT ACME CORP (ACME) (Cash),ACME,ACME CORP,Cash,100,10,,,,-1000.00,,02/04/2026"
  private static let held = "02/12/2026,DIVIDEND RECEIVED ACME CORP (ACME) (Cash),ACME,ACME,Cash,,0,,,,5.00,,"

  private static let opening =
    #"{"event":"account_opened","account":"T1","at":"2026-01-05T09:30:00-05:00","type":"margin","currency":"USD"}"#

  private func send(
    _ origin: Origin, _ file: String, _ profile: String = "fidelity", query: String = ""
  ) async throws -> Answer {
    try await origin.send(
      "POST", "/accounts/T1/imports?profile=\(profile)\(query)", file, headers: [("Content-Type", "text/csv")])
  }

  @Test func `a dividend on what the file never shows is income alone, and the dry run says so`() async throws {
    try await Origin.with { (origin) async throws in
      #expect(try await origin.importLines(Self.opening).status == 200)
      let file = [Self.header, Self.held, Self.dividend, Self.tax, Self.purchase].joined(separator: "\n")
      let dry = try BookFileImport(try await send(origin, file, query: "&dry_run=1").json)
      #expect(dry.rows.map(\.outcome) == [.new, .new, .new, .new])
      #expect(
        dry.rows.map(\.reason) == [
          nil, "OLD is not held in the book by then: the dividend is taken as income alone", nil, nil,
        ])
      let event = try JSONValue(parsing: try #require(dry.rows[1].events.first))
      #expect(event["unheld"]?.boolValue == true)
      #expect(event["amount"] == "12.34")

      let taken = try BookFileImport(try await send(origin, file).json)
      #expect(taken.rows[1].reason == dry.rows[1].reason)
      let again = try BookFileImport(try await send(origin, file).json)
      #expect(again.rows.map(\.outcome) == [.known, .known, .known, .known])
      #expect(again.rows.allSatisfy { $0.reason == nil })

      // 12.34 and 5.00 came, 1.85 and 1,000.00 went.
      let figures = try await origin.get("/accounts/T1/figures").json
      #expect(figures["cash"] == "-984.51")
      let positions = try await origin.get("/accounts/T1/positions").json["positions"]?.arrayValue ?? []
      #expect(positions.map { $0["symbol"] } == ["ACME"])
      let activities = try await origin.get("/accounts/T1/activities?type=DIVIDEND").json["activities"]?.arrayValue
      #expect(activities?.map { $0["symbol"] } == ["ACME", "OLD"])
      // The day's income: 12.34 − 1.85.
      let day = try await origin.get("/accounts/T1/history?from=2026-02-10&to=2026-02-10&parts=1").json["history"]?[0]
      #expect(day?["parts"]?["income"]?.decimalValue == ExactDecimal("10.49"))
    }
  }

  @Test func `other events on what is not held are refused as before`() async throws {
    try await Origin.with { (origin) async throws in
      #expect(try await origin.importLines(Self.opening).status == 200)
      let sale = "02/10/2026,YOU SOLD OLD CORP (OLD) (Cash),OLD,OLD CORP,Cash,10,-1,,,,10.00,,"
      #expect(try await send(origin, Self.header + "\n" + sale).refusal == ["not_held", "quantity"])
      // Who tells the book by events says it, or is refused.
      let told =
        #"{"event":"dividend","account":"T1","at":"2026-02-10T12:00:00-05:00","symbol":"OLD","amount":"1","#
        + #""currency":"USD"}"#
      let instrument = #"{"event":"instrument","symbol":"OLD","kind":"equity","currency":"USD"}"# + "\n"
      #expect(try await origin.importLines(instrument + told).refusal == ["not_held", "symbol"])
      #expect(try await origin.importLines(instrument + told.dropLast() + #","unheld":true}"#).status == 200)
    }
  }

  // MARK: What was there before

  private static let sale = "02/10/2026,YOU SOLD OLD CORP (OLD) (Cash),OLD,OLD CORP,Cash,10,-4,,,,40.00,,"
  private static let secondSale = "02/12/2026,YOU SOLD OLD CORP (OLD) (Cash),OLD,OLD CORP,Cash,11,-3,,,,33.00,,"
  private static let inBetween = "02/11/2026,YOU BOUGHT OLD CORP (OLD) (Cash),OLD,OLD CORP,Cash,10,1,,,,-10.00,,"

  @Test func `with an opening, what no row brings was there before the file`() async throws {
    try await Origin.with { (origin) async throws in
      #expect(try await origin.importLines(Self.opening).status == 200)
      let file = [Self.header, Self.secondSale, Self.inBetween, Self.sale, Self.dividend, Self.purchase]
        .joined(separator: "\n")
      let refused = try await send(origin, file)
      #expect(refused.refusal == ["not_held", "quantity"])
      #expect(try BookFault(refused.json).message.hasSuffix("there before"))
      let dry = try BookFileImport(try await send(origin, file, query: "&opening=1&dry_run=1").json)
      #expect(dry.rows.map(\.outcome) == [.new, .new, .new, .new, .new])
      #expect(
        dry.rows.map(\.reason) == [
          "2 OLD that no row brings come in on 2026-02-03, at an unknown basis", nil,
          "4 OLD that no row brings come in on 2026-02-03, at an unknown basis", nil, nil,
        ])
      let taken = try BookFileImport(try await send(origin, file, query: "&opening=1").json)
      #expect(taken.rows == dry.rows)
      // Six units are there from the morning of the first day on, so the dividend is one on what is held.
      let early = try await origin.get("/accounts/T1/positions?as_of=2026-02-03T10:00:00-05:00").json["positions"]
      #expect(early?.arrayValue?.map { $0["symbol"] } == ["OLD"])
      #expect(early?[0]?["quantity"] == "6")
      #expect(early?[0]?["cost"]?.isNull ?? true)
      let now = try await origin.get("/accounts/T1/positions").json["positions"]?.arrayValue ?? []
      #expect(now.map { $0["symbol"] } == ["ACME"])
      // Told again, with the opening or without, nothing changes.
      for query in ["", "&opening=1"] {
        let again = try BookFileImport(try await send(origin, file, query: query).json)
        #expect(again.rows.allSatisfy { $0.outcome == .known && $0.reason == nil })
      }
    }
  }

  /// Units were others before a split, so they come in right before the sale.
  @Test func `an opening does not reach back over a split`() async throws {
    try await Origin.with { (origin) async throws in
      let split = #"{"event":"split","symbol":"OLD","at":"2026-02-09T09:30:00-05:00","ratio":"2:1"}"#
      let instrument = #"{"event":"instrument","symbol":"OLD","kind":"equity","currency":"USD"}"#
      #expect(try await origin.importLines([Self.opening, instrument, split].joined(separator: "\n")).status == 200)
      let file = [Self.header, Self.sale, Self.purchase].joined(separator: "\n")
      let taken = try BookFileImport(try await send(origin, file, query: "&opening=1").json)
      #expect(taken.rows[0].reason == "4 OLD that no row brings come in on 2026-02-10, at an unknown basis")
      let positions = try await origin.get("/accounts/T1/positions").json["positions"]?.arrayValue ?? []
      #expect(positions.map { $0["symbol"] } == ["ACME"])
    }
  }

  /// A file of positions of the day before is the other way; then nothing is missing.
  @Test func `a file of positions opens the book`() async throws {
    try await Origin.with { (origin) async throws in
      #expect(try await origin.importLines(Self.opening).status == 200)
      let positions =
        "Account Number,Symbol,Description,Quantity,Last Price,Current Value,Average Cost Basis\n"
        + "T1,OLD,OLD CORP,7,10,70,6.00\n"
      let stated = try await send(origin, positions, "fidelity-positions", query: "&as_of=2026-02-02")
      #expect(stated.status == 200, "\(stated.text)")
      let file = [Self.header, Self.secondSale, Self.sale].joined(separator: "\n")
      #expect(try await send(origin, file).status == 200)
      // 7 at 6.00 became 40.00 and 33.00.
      let figures = try await origin.get("/accounts/T1/figures").json
      #expect(figures["realized_pl"]?.decimalValue == 31)
    }
  }

  // MARK: Options

  @Test func `a delivery that a later file brings moves nothing again`() async throws {
    try await Origin.with { (origin) async throws in
      #expect(try await origin.importLines(Self.opening).status == 200)
      let delivery = "02/23/2026,YOU BOUGHT ASSIGNED PUTS (Margin),MSFT,MICROSOFT,Margin,400,100,,0.35,,-40000.35,,"
      let first = [
        Self.header, "02/23/2026,ASSIGNED as of Feb-20-2026 PUT (MSFT) (Margin),-MSFT260220P400,PUT,Margin,,1,,,,,,",
        "02/03/2026,YOU SOLD OPENING TRANSACTION (Margin),-MSFT260220P400,PUT,Margin,5,-1,,,,500.00,,02/04/2026",
        "02/02/2026,Electronic Funds Transfer Received (Margin),,No Description,Margin,,0,,,,50000.00,,",
      ].joined(separator: "\n")
      #expect(try await send(origin, first).status == 200)
      for outcome in [BookImportRow.Outcome.new, .known] {
        let later = try BookFileImport(try await send(origin, Self.header + "\n" + delivery).json)
        #expect(later.rows.map(\.outcome) == [outcome])
      }
      let snapshot = try await origin.get("/accounts/T1/snapshot").json
      #expect(snapshot["cash"]?[0]?["amount"]?.decimalValue == ExactDecimal("10499.65"))
      #expect(snapshot["positions"]?[0]?["quantity"] == "100")
    }
  }

  @Test func `an assigned put becomes one event, and its premium lowers the basis`() async throws {
    try await Origin.with { (origin) async throws in
      #expect(try await origin.importLines(Self.opening).status == 200)
      let file = [
        Self.header,
        "02/23/2026,YOU BOUGHT ASSIGNED PUTS (Margin),MSFT,MICROSOFT,Margin,400,100,,0.35,,-40000.35,,",
        "02/23/2026,ASSIGNED as of Feb-20-2026 PUT (MSFT) (Margin),-MSFT260220P400,PUT,Margin,,1,,,,,,",
        "02/23/2026,EXPIRED CALL (MSFT) (Margin),-MSFT260220C450,CALL,Margin,,-2,,,,,,",
        "02/03/2026,YOU BOUGHT OPENING TRANSACTION (Margin),-MSFT260220C450,CALL,Margin,1,2,,,,-200.00,,02/04/2026",
        "02/03/2026,YOU SOLD OPENING TRANSACTION (Margin),-MSFT260220P400,PUT,Margin,5,-1,,,,500.00,,02/04/2026",
        "02/02/2026,Electronic Funds Transfer Received (Margin),,No Description,Margin,,0,,,,50000.00,,",
      ].joined(separator: "\n")
      let report = try BookFileImport(try await send(origin, file).json)
      #expect(report.rows.map(\.outcome) == [.skipped, .new, .new, .new, .new, .new])
      #expect(try await send(origin, file).status == 200)
      // 50,000 + 500 − 200 − 40,000.35; the shares cost 40,000.35 − 500, the calls are lost.
      let snapshot = try await origin.get("/accounts/T1/snapshot").json
      #expect(snapshot["cash"]?[0]?["amount"]?.decimalValue == ExactDecimal("10299.65"))
      let positions = snapshot["positions"]?.arrayValue ?? []
      #expect(positions.map { $0["symbol"] } == ["MSFT"])
      #expect(positions.first?["cost"]?.decimalValue == ExactDecimal("39500.35"))
      #expect(snapshot["figures"]?["realized_pl"]?.decimalValue == -200)
      let types = try await origin.get("/accounts/T1/activities?type=OPTIONASSIGNMENT,OPTIONEXPIRATION").json
      #expect(types["activities"]?.arrayValue?.count ?? 0 >= 2)
    }
  }

  // MARK: OFX as it is

  private static let records = """
    {"record":"account","account":"1","currency":"USD","investment":false}
    {"record":"transaction","account":"1","account_currency":"USD","id":"B1","bank":"DEP","amount":"10.25",\
    "posted":1772449140,"name":"PAY"}
    {"record":"end"}

    """

  private func answer(_ reading: OpenFinanceReading?, _ body: String) async throws -> Answer {
    var controls = BookControls()
    if let reading { controls.openFinance = { _ in reading } }
    return try await Origin.with(controls: controls) { (origin) async throws in
      #expect(try await origin.importLines(Self.opening).status == 200)
      return try await send(origin, body, "ofx")
    }
  }

  @Test func `an OFX file is given to its reader; what the reader printed is taken as it is`() async throws {
    let read = try await answer(.records(Array(Self.records.utf8)), "OFXHEADER:100\n<OFX>")
    #expect(read.status == 200)
    #expect(try BookFileImport(read.json).count(.new) == 1)
    #expect(try BookFileImport(try await answer(nil, Self.records).json).count(.new) == 1)
    let refused = try await answer(.refused("libofx cannot read it"), "OFXHEADER:100")
    #expect(refused.status == 422)
    #expect(try BookFault(refused.json).code == "malformed")
    let busy = try await answer(.busy, "<?xml version='1.0'?>")
    #expect(busy.status == 503)
    #expect(try BookFault(busy.json).code == "busy")
    let none = try await answer(nil, "OFXHEADER:100")
    #expect(none.status == 422)
    #expect(try BookFault(none.json).code == "unsupported")
  }

  // MARK: Progress

  @Test func `an import tells how far it has come`() async throws {
    let told = Told()
    var controls = BookControls()
    controls.progress = { told.note($0) }
    try await Origin.with(controls: controls) { (origin) async throws in
      #expect(try await origin.importLines(Self.opening).status == 200)
      let rows = (1...2_100).map { number in
        "02/03/2026,Electronic Funds Transfer Received (Cash),,No Description,Cash,,0,,,,\(number).00,,"
      }
      let file = ([Self.header] + rows).joined(separator: "\n")
      #expect(try await send(origin, file).status == 200)
    }
    let phases = told.all
    #expect(phases.map(\.phase) == [.reading, .reading, .trying, .trying, .trying, .taking])
    #expect(phases.allSatisfy { $0.done <= $0.total && $0.total > 0 })
    #expect(phases[3].done == 1024)
    #expect(phases[5].total == 2_100)
  }
}

/// What was told, in order.
private final class Told: Sendable {
  private let progress = Mutex<[ImportProgress]>([])

  var all: [ImportProgress] { progress.withLock { $0 } }

  func note(_ told: ImportProgress) { progress.withLock { $0.append(told) } }
}
