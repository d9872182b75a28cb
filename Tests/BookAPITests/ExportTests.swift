import Ambient
import HTTP
import JSON
import Keeper
import Testing

@Suite struct ExportTests {
  /// All pages of a path, with the number of pages.
  private func pages(_ origin: Origin, _ path: String, limit: Int) async throws -> (text: String, count: Int) {
    var text = ""
    var count = 0
    var after: String? = "0"
    while let next = after {
      let page = try await origin.get("\(path)?after=\(next)&limit=\(limit)")
      #expect(page.status == 200)
      #expect(page.headers.first("Content-Type") == "application/x-ndjson")
      text += page.text
      count += 1
      after = page.headers.first("Next-After")
    }
    return (text, count)
  }

  private func whole(_ origin: Origin) throws -> String {
    var text = ""
    try origin.keeper.export { text += String(decoding: $0, as: UTF8.self) }
    return text
  }

  @Test(arguments: [1, 2, 3, 1000]) func `pages together are the export`(_ limit: Int) async throws {
    try await Origin.with { (origin) async throws in
      _ = try await origin.importLines(Lines.file())
      _ = try await origin.post(Lines.deposit(id: "d2"))
      let whole = try whole(origin)
      #expect(try await pages(origin, "/events", limit: limit).text == whole)
      // From the end to the beginning no page finds the cursor of the one before it.
      for after in stride(from: 7, through: 0, by: -1) {
        let page = try await origin.get("/events?after=\(after)&limit=1")
        #expect(page.text == whole.split(separator: "\n")[after] + "\n")
      }
    }
  }

  @Test func `an account's and the world's events are those of the export`() async throws {
    try await Origin.with { (origin) async throws in
      _ = try await origin.importLines(Lines.file())
      let lines = try whole(origin).split(separator: "\n")
      for (path, mark) in [("/accounts/T1/events", "T1"), ("/accounts/X1/events", "X1"), ("/world/events", nil)] {
        let own = try lines.filter { try JSONValue(parsing: String($0))["account"]?.stringValue == mark }
        #expect(!own.isEmpty)
        let text = own.map { $0 + "\n" }.joined()
        #expect(try await pages(origin, path, limit: 1).text == text)
        #expect(try await pages(origin, path, limit: 100).text == text)
      }
    }
  }

  @Test func `an export fills an empty book as it was`() async throws {
    try await Origin.with { (origin) async throws in
      _ = try await origin.importLines(Lines.file())
      origin.surroundings.advance(bySeconds: 60)
      _ = try await origin.post(Lines.deposit(id: "d2"))
      let export = try whole(origin)
      try await Origin.with { (other) async throws in
        other.surroundings.set(origin.surroundings.now())
        #expect(try await other.importLines(export).json["recorded"]?.intValue == 8)
        #expect(try whole(other) == export)
        let figures = "/accounts/T1/figures"
        #expect(try await other.get(figures).body == (try await origin.get(figures).body))
      }
    }
  }

  @Test func `an export that somebody has changed does not fill a book`() async throws {
    try await Origin.with { (origin) async throws in
      _ = try await origin.importLines(Lines.file())
      let export = try whole(origin).replacing(#""amount":"50000.00""#, with: #""amount":"60000.00""#)
      try await Origin.with { (other) async throws in
        let answer = try await other.importLines(export)
        #expect(answer.status == 422)
        #expect(answer.json["error"]?["line"]?.intValue == 3)
        #expect(other.keeper.snapshot.position == 0)
      }
    }
  }

  @Test(arguments: ["after=-1", "limit=0", "limit=10001", "limit=x"])
  func `a page that makes no sense is refused by name`(_ query: String) async throws {
    try await Origin.with { (origin) async throws in
      let answer = try await origin.get("/events?\(query)")
      #expect(answer.status == 400)
      #expect(answer.refusal == ["bad_value", String(query.prefix { $0 != "=" })])
    }
  }
}
