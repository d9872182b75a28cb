import BookAPI
import BookWire
import JSON
import Keeper
import Testing

@Suite struct FileTests {
  @Test(arguments: Origin.Way.allCases) func `a file is taken whole, and once`(_ way: Origin.Way) async throws {
    try await Origin.with(way) { (origin) async throws in
      let first = try BookImport(try await origin.importLines(Lines.file()).json)
      #expect(first == BookImport(events: 7, repeated: 0, position: 7))
      #expect(try BookImport(try await origin.importLines(Lines.file()).json).repeated == 7)
      #expect(origin.keeper.snapshot.position == 7)
    }
  }

  @Test func `blank lines, line ends of other systems and a mark of byte order are borne`() async throws {
    try await Origin.with { (origin) async throws in
      let text = "\u{FEFF}" + Lines.all.joined(separator: "\r\n\r\n")
      #expect(try await origin.importLines(text).json["recorded"]?.intValue == 7)
      #expect(try await origin.importLines("\n \n").json["events"]?.intValue == 0)
    }
  }

  @Test func `refused lines are named, twenty at most, and nothing is taken`() async throws {
    try await Origin.with { (origin) async throws in
      var lines = Lines.all
      lines[1] = lines[1].replacing("margin", with: "marginal")
      lines[3] = lines[3].replacing(#""500""#, with: #""many""#)
      let answer = try await origin.importLines(Lines.file(lines))
      #expect(answer.status == 400)
      let fault = try BookFault(answer.json)
      #expect(fault.line == 2)
      #expect(fault.field == "type")
      #expect(fault.others.map(\.line) == [2, 4])
      #expect(fault.others.map(\.field) == ["type", "quantity"])
      let many = try BookFault(try await origin.importLines(String(repeating: "{}\n", count: 50)).json)
      #expect(many.others.count == EventFile.refusalLimit)
      #expect(origin.keeper.snapshot.position == 0)
    }
  }

  @Test func `an event that the book refuses is named by its line`() async throws {
    try await Origin.with { (origin) async throws in
      var lines = Lines.all
      lines.insert("", at: 2)
      lines[4] = lines[4].replacing("AAPL", with: "MSFT")
      let answer = try await origin.importLines(Lines.file(lines))
      #expect(answer.status == 422)
      let fault = try BookFault(answer.json)
      #expect(fault.code == "unknown_instrument")
      #expect(fault.line == 5)
      #expect(fault.index == nil)
      #expect(origin.keeper.snapshot.position == 0)
    }
  }

  @Test func `every line that the book refuses is named, events that it knows are not`() async throws {
    try await Origin.with { (origin) async throws in
      _ = try await origin.importLines(Lines.file())
      let lines =
        Lines.all + [
          Lines.deposit(id: "n1", amount: "-1"), Lines.deposit(id: "n2"), Lines.deposit(id: "n3", account: "T9"),
          Lines.deposit(id: "n4", account: "T9"), Lines.deposit(id: "n5").replacing("2026-01-05", with: "2030-01-05"),
        ]
      let fault = try BookFault(try await origin.importLines(Lines.file(lines)).json)
      #expect(fault.line == 8)
      #expect(fault.others.map(\.line) == [8, 10, 11, 12])
      #expect(fault.others.map(\.code) == ["not_positive", "unknown_account", "unknown_account", "in_the_future"])
      #expect(origin.keeper.snapshot.position == 7)
    }
  }

  @Test func `equal lines without an id are as many events, and known again`() async throws {
    try await Origin.with { (origin) async throws in
      let nameless = Lines.deposit(id: "x").replacing(#""id":"x","#, with: "")
      let file = Lines.file([Lines.opening, nameless, nameless])
      #expect(try await origin.importLines(file).json["recorded"]?.intValue == 3)
      #expect(try await origin.importLines(file).json["recorded"]?.intValue == 0)
      #expect(try await origin.importLines(file + nameless).json["recorded"]?.intValue == 1)
    }
  }
}
