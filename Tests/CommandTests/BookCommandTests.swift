import JSON
import Money
import TestDirectory
import Testing

/// Commands that open the book themselves.
@Suite struct BookCommandTests {
  private let bursar: Bursar

  init() throws {
    bursar = Bursar()
    let file = try bursar.folder.write(World.file(), to: "world.jsonl")
    let imported = try bursar.run("import", file)
    #expect(imported.code == 0)
    #expect(imported.output == "\(file): 9 events recorded\n")
    #expect(imported.errors.isEmpty)
  }

  @Test func `figures are printed as a table and as JSON`() throws {
    let table = try bursar.run("figures", "T1", "--as-of", "2026-01-06")
    #expect(table.lines.contains { $0.split(separator: " ") == ["equity", "51000.00"] })
    let json = try JSONValue(parsing: try bursar.run("figures", "T1", "--json", "--as-of", "2026-01-06").output)
    #expect(json["equity"] == "51000.00")
    #expect(json["cash"] == "25000.00")
  }

  @Test func `all accounts are printed one a line, those not yet opened left out`() throws {
    let rows = try bursar.run("figures", "--all", "--json").lines.map { try JSONValue(parsing: $0) }
    #expect(rows.map { $0["account"] } == ["T1", "T2"])
    #expect(rows[0]["cash"] == "25120.00")
    let then = try bursar.run("figures", "--all", "--json", "--as-of", "2026-01-06")
    #expect(then.lines.count == 1)
    #expect(then.code == 0)
  }

  @Test func `history is a list of days`() throws {
    let json = try bursar.run("history", "T1", "--from", "2026-01-05", "--to", "2026-01-06", "--json").output
    #expect(
      json == #"[{"date":"2026-01-05","total_value":"50000.00"},{"date":"2026-01-06","total_value":"51000.00"}]"# + "\n"
    )
    let table = try bursar.run("history", "T1", "--to", "2026-01-06").lines
    #expect(table == ["2026-01-05  50000.00", "2026-01-06  51000.00"])
    let detailed = try bursar.run("history", "T1", "--to", "2026-01-06", "--detail").lines
    #expect(detailed.count == 3 && detailed[0].hasPrefix("date        total_value  start_value"))
    #expect(Set(detailed.map(\.count)).count == 1)
    let rows = try JSONValue(
      parsing: try bursar.run("history", "T1", "--from", "2026-01-06", "--to", "2026-01-06", "--detail", "--json")
        .output)
    #expect(rows.arrayValue?.first?["parts"]?["start_value"]?.decimalValue == 50_000)
    #expect(rows.arrayValue?.first?["parts"]?["residual"]?.decimalValue == 0)
  }

  @Test func `a derivation is a tree`() throws {
    let tree = try JSONValue(parsing: try bursar.run("explain", "T1", "cash", "--json").output)
    #expect(tree["label"] == "cash")
    #expect(tree["value"]?.decimalValue == 25120)
    #expect(try bursar.run("explain", "T1", "cash").lines[0].hasPrefix("25120.00  cash"))
  }

  @Test func `a whole book is verified, with its head`() throws {
    let text = try bursar.run("verify")
    #expect(text.code == 0)
    #expect(text.lines[0] == "9 events in 1 commit, no fault")
    let json = try JSONValue(parsing: try bursar.run("verify", "--json").output)
    #expect(json["whole"] == true)
    #expect(text.lines[1] == "head \(json["head"]?.stringValue ?? "")")
  }

  @Test func `an export makes the same book`() throws {
    let export = try bursar.run("export")
    #expect(export.lines.count == 9)
    let other = Bursar()
    #expect(try other.run("import", "-", input: export.output).code == 0)
    #expect(try other.run("export").output == export.output)
    #expect(try other.run("verify").output == (try bursar.run("verify").output))
    let figures = ["T1", "--json", "--as-of", "2026-03-06"]
    #expect(
      try other.run(["figures", "--data", other.data] + figures).output
        == (try bursar.run(["figures", "--data", bursar.data] + figures).output))
  }

  @Test func `an account's export is its own events and the world's`() throws {
    let lines = try bursar.run("export", "--account", "T2").lines.map { try JSONValue(parsing: $0) }
    #expect(Set(lines.map { $0["account"]?.stringValue }) == [nil, "T2"])
    let unknown = try bursar.run("export", "--account", "T9")
    #expect(unknown.code == 1)
    #expect(unknown.output.isEmpty)
  }

  @Test func `a file that is imported again changes nothing`() throws {
    let again = try bursar.run("import", "--json", bursar.folder.file("world.jsonl"))
    #expect(again.code == 0)
    let row = try JSONValue(parsing: again.output)
    #expect(row["recorded"] == 0)
    #expect(row["repeated"] == 9)
    #expect(try bursar.run("verify").lines[0] == "9 events in 1 commit, no fault")
  }
}
