import Foundation
import HTTP
import JSON
import Money
import TestDirectory
import Testing

/// Brokers' files and price sources from the command line.
@Suite struct ImportCommandTests {
  private let bursar: Bursar

  private static let opening =
    #"{"event":"account_opened","account":"T1","at":"2026-01-05T09:30:00-05:00","type":"margin","currency":"USD"}"#
  private static let header =
    "Run Date,Action,Symbol,Description,Type,Price ($),Quantity,Commission ($),Fees ($),Accrued Interest ($),"
    + "Amount ($),Cash Balance ($),Settlement Date\n"
  private static let rows =
    "02/03/2026,YOU BOUGHT ACME CORP (ACME) (Cash),ACME,ACME CORP,Cash,100,10,,,,-1000.00,,02/04/2026\n"
    + "02/02/2026,Electronic Funds Transfer Received (Cash),,No Description,Cash,,0,,,,5000.00,,\n"

  init() throws {
    bursar = Bursar()
    #expect(try bursar.run("import", "-", input: Self.opening).code == 0)
  }

  @Test func `a dry run lists rows and takes nothing; the import takes them once`() throws {
    let file = try bursar.folder.write(Self.header + Self.rows, to: "history.csv")
    let before = try bursar.run("export").lines.count
    let dry = try bursar.run("import", "--profile", "fidelity", "--account", "T1", "--dry-run", file)
    #expect(dry.code == 0)
    #expect(dry.lines.count == 4)
    #expect(dry.lines[0].hasPrefix("line 2  define"))
    #expect(dry.lines[0].hasSuffix("(kind guessed)"))
    #expect(try bursar.run("export").lines.count == before)
    let first = try bursar.run("import", "--profile", "fidelity", "--account", "T1", file)
    #expect(first.output == "\(file): rows: 2 new, 1 instrument is defined\n")
    let again = try bursar.run("import", "--profile", "fidelity", "--account", "T1", file)
    #expect(again.output == "\(file): rows: 2 known\n")
    #expect(try bursar.run("export").lines.count == before + 3)
  }

  @Test func `a refused row is named with its line and column, and the command fails`() throws {
    let file = try bursar.folder.write(Self.header + Self.rows.replacing("02/03", with: "02/30"), to: "history.csv")
    let dry = try bursar.run("import", "--profile", "fidelity", "--account", "T1", "--dry-run", file)
    #expect(dry.code == 1)
    #expect(dry.output.contains("line 2  refused"))
    let real = try bursar.run("import", "--profile", "fidelity", "--account", "T1", file)
    #expect(real.code == 1)
    #expect(real.errors.contains("line 2: Run Date:"))
    #expect(real.errors.contains("nothing was imported"))
    #expect(try bursar.run("export").lines.count == 1)
  }

  @Test func `wrong use is told`() throws {
    let file = try bursar.folder.write(Self.header, to: "history.csv")
    #expect(try bursar.run("import", "--dry-run", file).code == 2)
    #expect(try bursar.run("import", "--profile", "nowhere", "--account", "T1", file).code == 2)
    #expect(try bursar.run("import", "--profile", "fidelity", "--account", "T9", file).code == 1)
  }

  @Test(.enabled(if: Bursar.hasOFXHelper)) func `OFX is read in a process of its own, and reconciles`() throws {
    let whole = try BrokerSample.text("broker.ofx")
    let lines = whole.components(separatedBy: "\n").filter { line in
      !["<REINVEST>", "<TRANSFER>", "<POSMF>"].contains { line.hasPrefix($0) }
    }
    let file = try bursar.folder.write(lines.joined(separator: "\n"), to: "broker.ofx")
    let arguments = ["import", "--data", bursar.data, "--profile", "ofx", "--account", "T1", "--json"]
    let outcome = try bursar.run(arguments + [file])
    #expect(outcome.code == 0)
    let report = try JSONValue(parsing: outcome.output)
    #expect(report["new"]?.intValue == 6)
    let differences = try #require(report["reconciliation"]?.arrayValue)
    #expect(differences.map { $0["name"]?.stringValue } == ["USD", "AAPL"])
    #expect(differences.allSatisfy { $0["difference"]?.decimalValue == 0 })
    let again = try JSONValue(parsing: try bursar.run(arguments + [file]).output)
    #expect(again["known"]?.intValue == 6)
  }

  @Test(.enabled(if: Bursar.hasOFXHelper)) func `OFX that breaks the reader is refused, and so is what is cut off`()
    throws
  {
    let whole = try BrokerSample.text("broker.ofx")
    var entities = #"<!DOCTYPE OFX [<!ENTITY a "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx">"#
    for (name, inner) in zip("bcdefgh", "abcdefg") {
      entities += "<!ENTITY \(name) \"" + String(repeating: "&\(inner);", count: 16) + "\">"
    }
    let bomb = whole.replacing("<OFX>", with: entities + "]>\n<OFX>").replacing("BOUGHT", with: "&h;")
    for (name, text) in [("bomb", bomb), ("cut", String(whole.prefix(2_000))), ("other", "hello")] {
      let file = try bursar.folder.write(text, to: "\(name).ofx")
      let outcome = try bursar.run("import", "--profile", "ofx", "--account", "T1", file)
      #expect(outcome.code == 1, "\(name)")
      #expect(outcome.errors.contains("nothing was taken"), "\(name): \(outcome.errors)")
    }
    #expect(try bursar.run("export").lines.count == 1)
  }

  @Test(.enabled(if: Bursar.hasOFXHelper)) func `a server has OFX read as the command does`() async throws {
    let server = try RunningBursar(bursar)
    let token = try JSONValue(parsing: try bursar.folder.read("data/server.json"))["token"]?.stringValue ?? ""
    let client = HTTPClient()
    func post(_ text: String) async throws -> (status: Int, answer: JSONValue) {
      var request = HTTPClientRequest(
        method: "POST", url: server.urls["book", default: ""] + "/accounts/T1/imports?profile=ofx",
        body: Array(text.utf8))
      request.headers.add("Authorization", "Bearer \(token)")
      request.headers.add("Content-Type", "application/x-ofx")
      let answer = try await client.send(request)
      return (answer.status, try JSONValue(parsing: answer.body))
    }
    let whole = try BrokerSample.text("broker.ofx")
    let cut = try await post(String(whole.prefix(2_000)))
    #expect(cut.status == 422)
    #expect(cut.answer["error"]?["code"]?.stringValue == "malformed")
    let taken = try await post(whole)
    #expect(taken.status == 200)
    #expect(taken.answer["new"]?.intValue == 8)
    #expect(try await post(whole).answer["known"]?.intValue == 8)
    #expect(server.stop() == 0)
  }

  @Test func `a file that nobody watches is read in silence`() throws {
    let file = try bursar.folder.write(Self.header + Self.rows, to: "history.csv")
    for options in [[], ["--progress"]] {
      let arguments = ["import", "--data", bursar.data, "--profile", "fidelity", "--account", "T1"] + options
      #expect(try bursar.run(arguments + [file]).errors.isEmpty)
    }
  }

  @Test func `prices come from a file, or from an address that was written down`() async throws {
    let instrument = #"{"event":"instrument","symbol":"ACME"}"#
    #expect(try bursar.run("import", "-", input: instrument).code == 0)
    let table = try bursar.folder.write("date,symbol,close\n2026-02-03,ACME,101\n", to: "prices.csv")
    let file = try bursar.folder.write(#"{"kind":"file","path":"\#(table)"}"#, to: "file.json")
    #expect(try bursar.run("prices", "fetch", "--source", file).output == "prices: rows: 1 new\n")

    var router = Router()
    router.on("GET", "/daily") { request, _ in
      let items = try QueryItems(request.query)
      guard items["s"] == "acme.us" else { return HTTPResponse(status: 404, contentType: "text/plain", body: []) }
      let rows = #"{"rows":[{"d":"2026-02-04","c":102.5},{"d":"2026-02-05","c":103},{"d":"2026-02-06","c":null}]}"#
      return HTTPResponse(status: 200, contentType: "application/json", body: Array(rows.utf8))
    }
    let routes = router
    let server = HTTPServer(configuration: HTTPServerConfiguration(port: 0, router: routes)) {
      await routes.respond(to: $0)
    }
    let port = try server.start()
    let source =
      #"{"kind":"http","url":"http://127.0.0.1:\#(port)/daily?s={symbol}","format":"json","rows":"rows","#
      + #""date":"d","price":"c","symbols":{"ACME":"acme.us","GONE":"gone.us"}}"#
    let path = try bursar.folder.write(source, to: "http.json")
    let fetched = try bursar.run("prices", "fetch", "--source", path, "--to", "2026-02-04", "ACME")
    #expect(fetched.output == "prices: rows: 1 new\n")
    let all = try bursar.run("prices", "fetch", "--source", path)
    #expect(all.code == 1)
    #expect(all.errors.contains("404 for GONE"))
    #expect(try bursar.run("prices", "fetch", "--source", path, "NONE").code == 1)
    #expect(try bursar.run("export").output.components(separatedBy: #""event":"price""#).count == 3)
    await server.stop(within: .seconds(5))
  }
}
