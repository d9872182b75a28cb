import Foundation
import HTTP
import JSON
import Money
import TestDirectory
import Testing

/// Every sample of a broker's file through the whole program: a dry run, the import, the import again, a statement that
/// agrees and one that differs. What must be left in the account stands in `NAME.worked`, which a program of its own
/// works out from the raw file (`recompute.py` beside the samples).
@Suite struct SampleImportTests {
  struct Edit: Sendable {
    var old: String
    var new: String
  }

  /// A file of holdings beside the sample.
  struct Holdings: Sendable {
    var profile: String
    var file: String
    /// What makes the file agree with the sample.
    var agreeing: [Edit]
    /// Lines that agree then.
    var lines: Int
  }

  struct BrokerFile: Sendable, CustomTestStringConvertible {
    var name: String
    var file: String
    var profile: String
    var type = "cash"
    var currency = "USD"
    /// What the dry run counts.
    var counts: String
    /// What the second import counts.
    var countsAgain: String
    /// Lines of the file's own holdings, which agree.
    var agrees = 0
    var holdings: Holdings?
    /// What makes the holdings differ.
    var differing: [Edit] = []
    /// How the difference is told.
    var difference: String
    /// What the account holds afterwards: a line of the worked file's form.
    var corrected: String
    var testDescription: String { name }
  }

  static let files = [
    BrokerFile(
      name: "fidelity", file: "fidelity.csv", profile: "fidelity", counts: "10 new, 1 skipped",
      countsAgain: "10 known, 1 skipped",
      holdings: Holdings(
        profile: "fidelity-positions", file: "fidelity-positions.csv",
        agreeing: [Edit(old: ",41,", new: ",40,"), Edit(old: "$2542.00", new: "$2480.00")], lines: 3),
      difference: "differs   UL  stated 41, in the book 40, difference 1", corrected: "position UL 41 2445"),
    BrokerFile(
      name: "schwab", file: "schwab.csv", profile: "schwab", type: "margin", counts: "12 new", countsAgain: "12 known",
      holdings: Holdings(
        profile: "schwab-positions", file: "schwab-positions.csv",
        agreeing: [Edit(old: "$5,545.74", new: "$8,048.78")], lines: 4),
      // 5,545.74 − 8,048.78
      difference: "differs   cash USD  stated 5545.74, in the book 8048.78, difference -2503.04",
      corrected: "cash USD 5545.74"),
    BrokerFile(
      name: "vanguard", file: "vanguard.csv", profile: "vanguard", type: "margin", counts: "6 new, 1 skipped",
      countsAgain: "6 known, 1 skipped",
      holdings: Holdings(
        profile: "vanguard-positions", file: "vanguard.csv", agreeing: [Edit(old: "380.00", new: "676.26")], lines: 2),
      // 380.00 − 676.26
      difference: "differs   cash USD  stated 380.00, in the book 676.26, difference -296.26",
      corrected: "cash USD 380"),
    BrokerFile(
      name: "trading212", file: "trading212.csv", profile: "trading212", currency: "GBP", counts: "6 new",
      countsAgain: "6 known",
      holdings: Holdings(profile: "holdings.json", file: "trading212-holdings.csv", agreeing: [], lines: 3),
      differing: [Edit(old: "1694.53", new: "1694.50")],
      difference: "differs   cash GBP  stated 1694.50, in the book 1694.53, difference -0.03",
      corrected: "cash GBP 1694.5"),
    BrokerFile(
      name: "ibkr-flex", file: "ibkr-flex.xml", profile: "ibkr-flex", type: "margin", counts: "12 new",
      countsAgain: "11 known, 1 skipped", agrees: 8,
      differing: [
        Edit(
          old: #"currency="USD" fromDate="20260302" toDate="20260331" endingCash="3817.4" endingSettledCash="3817.4""#,
          new: #"currency="USD" fromDate="20260302" toDate="20260331" endingCash="3820.4" endingSettledCash="3820.4""#)
      ],
      difference: "differs   cash USD  stated 3820.4, in the book 3817.40, difference 3.00",
      corrected: "cash USD 3820.4"),
    BrokerFile(
      name: "broker", file: "broker.ofx", profile: "ofx", counts: "8 new", countsAgain: "8 known", agrees: 3,
      differing: [Edit(old: "14184.63", new: "14200.00")],
      difference: "differs   cash USD  stated 14200, in the book 14184.63, difference 15.37",
      corrected: "cash USD 14200"),
    BrokerFile(
      name: "bank", file: "bank.ofx", profile: "ofx", counts: "6 new", countsAgain: "6 known", agrees: 1,
      differing: [Edit(old: "1464.52", new: "1400.00")],
      difference: "differs   cash USD  stated 1400, in the book 1464.52, difference -64.52",
      corrected: "cash USD 1400"),
  ].filter { $0.profile != "ofx" || Bursar.hasOFXHelper }

  /// Holdings in a form of one's own; no broker's export says them for that sample.
  private static let ownProfile = """
    {"name":"holdings","content":"positions","currency":"GBP","symbols":{"cash":["CASH"]},
    "columns":{"symbol":"Symbol","quantity":"Units","cost":"Cost","currency":"Currency"},"required":["symbol","quantity"]}
    """
  private static let ownHoldings =
    "Symbol,Units,Cost,Currency\nCASH,1694.53,,GBP\nCSCO,1,49.96,USD\nSHEL.L,10,266.33,GBP\n"

  private let bursar: Bursar

  init() throws {
    bursar = Bursar()
    try bursar.folder.write(Self.ownHoldings, to: "trading212-holdings.csv")
    try bursar.folder.write(Self.ownProfile, to: "holdings.json")
  }

  @Test(arguments: files) func `a sample goes through the whole program`(_ sample: BrokerFile) async throws {
    try open(sample.type, sample.currency)
    let file = BrokerSample.path(sample.file)
    let dry = try take(sample.profile, file, "--dry-run")
    #expect(dry.lines.last?.contains("rows: \(sample.counts)") == true, "\(dry.output)")
    #expect(dry.lines.count { $0.hasPrefix("agrees") } == sample.agrees)
    #expect(!dry.output.contains("\ndiffers"))
    #expect(try bursar.run("export").lines.count == 1)

    try take(sample.profile, file)
    let taken = try bursar.run("export").output
    let again = try take(sample.profile, file)
    #expect(again.lines.last?.hasSuffix("rows: \(sample.countsAgain)") == true, "\(again.output)")
    #expect(try bursar.run("export").output == taken)
    // What was realised in another currency is unknown in the account's: no rate was told.
    let worked = try BrokerSample.worked(sample.name).filter { line in
      !line.hasPrefix("realised") || line.contains(sample.currency)
    }
    #expect(try await held() == worked)

    if let holdings = sample.holdings {
      let report = try take(holdings.profile, try edited(holdings.file, holdings.agreeing))
      #expect(report.lines.count == 1, "\(report.output)")
      let agreement = try take(holdings.profile, try edited(holdings.file, holdings.agreeing), "--dry-run")
      #expect(!agreement.output.contains("differs"))
      #expect(try await held() == worked)
    }
    try await differ(sample, from: worked)
    #expect(try bursar.run("verify").code == 0)
  }

  /// The statement that differs says so before it is taken, and is what counts afterwards.
  private func differ(_ sample: BrokerFile, from worked: [String]) async throws {
    let profile = sample.holdings?.profile ?? sample.profile
    let file = try edited(sample.holdings?.file ?? sample.file, sample.differing)
    let before = try bursar.run("export").lines.count
    let dry = try take(profile, file, "--dry-run")
    #expect(dry.lines.filter { $0.hasPrefix("differs") } == [sample.difference])
    #expect(try bursar.run("export").lines.count == before)
    try take(profile, file)
    let subject = sample.corrected.split(separator: " ").prefix(2)
    let expected = worked.map { line in
      line.split(separator: " ").prefix(2) == subject ? sample.corrected : line
    }
    #expect(try await held() == expected)
    #expect(try take(profile, file).output.contains(" known"))
  }

  // MARK: The program

  private func open(_ type: String, _ currency: String) throws {
    let opening =
      #"{"event":"account_opened","account":"A1","at":"2026-01-05T09:30:00-05:00","type":"\#(type)","#
      + #""currency":"\#(currency)"}"#
    #expect(try bursar.run("import", "-", input: opening).code == 0)
  }

  @discardableResult
  private func take(_ profile: String, _ file: String, _ options: String...) throws -> Bursar.Outcome {
    let form = profile.hasSuffix(".json") ? bursar.folder.file(profile) : profile
    let day = profile.contains("holdings") || profile.contains("positions") ? ["--as-of", "2026-03-31"] : []
    let outcome = try bursar.run(
      ["import", "--data", bursar.data, "--profile", form, "--account", "A1"] + day + options + [file])
    #expect(outcome.code == 0, "\(outcome.errors)")
    return outcome
  }

  private func edited(_ name: String, _ edits: [Edit]) throws -> String {
    let own = bursar.folder.exists(name)
    var text = own ? try bursar.folder.read(name) : try BrokerSample.text(name)
    for edit in edits {
      #expect(text.contains(edit.old), "\(name): \(edit.old)")
      text = text.replacing(edit.old, with: edit.new)
    }
    return try bursar.folder.write(text, to: own ? name : "edited-\(name)")
  }

  /// What the book API says the account holds, in the worked file's form.
  private func held() async throws -> [String] {
    let server = try RunningBursar(bursar)
    let token = try JSONValue(parsing: try bursar.folder.read("data/server.json"))["token"]?.stringValue ?? ""
    var request = HTTPClientRequest(method: "GET", url: server.urls["book", default: ""] + "/accounts/A1/snapshot")
    request.headers.add("Authorization", "Bearer \(token)")
    let answer = try JSONValue(parsing: try await HTTPClient().send(request).body)
    #expect(server.stop() == 0)
    return BrokerSample.lines(of: answer)
  }
}

/// A sample beside the tests of the room Intake.
enum BrokerSample {
  static func path(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../IntakeTests/Samples/\(name)").standardizedFileURL.path
  }

  static func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

  static func worked(_ name: String) throws -> [String] {
    try text("\(name).worked").split(separator: "\n").map(String.init)
  }

  /// Cash, positions and what was realised (in the account's currency; left out while it is unknown or nothing).
  static func lines(of snapshot: JSONValue) -> [String] {
    func number(_ value: JSONValue?) -> String { value?.decimalValue?.trimmed().description ?? "unknown" }
    var lines: [String] = []
    for cash in snapshot["cash"]?.arrayValue ?? [] {
      lines.append("cash \(cash["currency"]?.stringValue ?? "") \(number(cash["amount"]))")
    }
    let positions = (snapshot["positions"]?.arrayValue ?? []).map { position in
      let symbol = position["symbol"]?.stringValue?.replacing(" ", with: "_") ?? ""
      return "position \(symbol) \(number(position["quantity"])) \(number(position["cost"]))"
    }
    lines += positions.sorted()
    if let realised = snapshot["figures"]?["realized_pl"]?.decimalValue, !realised.isZero {
      lines.append("realised \(snapshot["account"]?["currency"]?.stringValue ?? "") \(realised.trimmed())")
    }
    return lines
  }
}
