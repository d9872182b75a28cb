import TestDirectory
import Testing

/// What people do wrong, and what they are told.
@Suite struct MistakeTests {
  @Test(
    arguments: [
      ([], "a command is missing"), (["fly"], "no command fly"), (["help", "fly"], "no command fly"),
      (["figures", "--data", "d"], "an account or --all"), (["figures", "--data", "d", "--all", "T1"], "--all stands"),
      (["figures", "--data", "d", "T1", "T2"], "too much"), (["figures", "T1"], "--data is missing"),
      (["figures", "--data"], "--data needs a value"), (["figures", "--date", "d", "T1"], "--date is no option"),
      (["figures", "-x", "--data", "d", "T1"], "-x is no option"),
      (["figures", "--data", "d", "--data", "e", "T1"], "given twice"),
      (["figures", "--data", "d", "T1", "--as-of", "today"], "--as-of takes a time"),
      (["history", "--data", "d", "T1", "--from", "5.1.2026"], "--from takes a day"),
      (["figures", "--data", "d", "T1", "--json=yes"], "--json"), (["import", "--data", "d"], "something is missing"),
      (["serve", "--data", "d", "--hub", "7100"], "--hub takes HOST:PORT or off"),
      (["serve", "--data", "d", "--book", "::1:70000"], "--book takes HOST:PORT or off"),
      (["hub", "--data", "d", "connection", "paint", "C1"], "paint is nothing"),
      (["docs", "poems"], "there is one page"),
    ] as [([String], String)])
  func `wrong use is told with exit code 2`(_ arguments: [String], _ text: String) throws {
    let outcome = try Bursar().run(arguments)
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains(text), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: [["figures", "T1"], ["figures", "--all"], ["export"], ["verify"], ["history", "T1"]])
  func `reading makes no book where there is none`(_ arguments: [String]) throws {
    let bursar = Bursar()
    let outcome = try bursar.run([arguments[0], "--data", bursar.data] + arguments.dropFirst())
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("there is no book"))
    #expect(!bursar.folder.exists("data"))
  }

  @Test func `a file that is not there is named`() throws {
    let bursar = Bursar()
    let outcome = try bursar.run("import", "nothing.jsonl")
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("nothing.jsonl cannot be read"))
  }

  @Test func `refused lines are named with file, number and member, and nothing is taken`() throws {
    let bursar = Bursar()
    var lines = World.lines
    lines[3] = lines[3].replacing("amount", with: "amont")
    lines[4] = lines[4].replacing(#""500""#, with: #""five""#)
    let file = try bursar.folder.write(World.file(lines), to: "wrong.jsonl")
    let outcome = try bursar.run("import", file)
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("\(file): line 4: amont: "))
    #expect(outcome.errors.contains("\(file): line 5: quantity: "))
    #expect(outcome.errors.contains("\(file): nothing was imported."))
    #expect(try bursar.run("export").output.isEmpty)
  }

  @Test func `files before a refused one stay`() throws {
    let bursar = Bursar()
    let good = try bursar.folder.write(World.file(), to: "good.jsonl")
    let bad = try bursar.folder.write(World.deposit(id: "x").replacing("T1", with: "T9"), to: "bad.jsonl")
    let last = try bursar.folder.write(World.deposit(id: "y"), to: "last.jsonl")
    let outcome = try bursar.run("import", good, bad, last)
    #expect(outcome.code == 1)
    #expect(outcome.output == "\(good): 9 events recorded\n")
    #expect(outcome.errors.contains("\(bad): line 1: account: "))
    #expect(try bursar.run("export").lines.count == 9)
  }

  @Test func `an unknown account or figure is told`() throws {
    let bursar = Bursar()
    try bursar.run("import", "-", input: World.file())
    for arguments in [["figures", "T9"], ["history", "T9"], ["explain", "T9", "cash"], ["explain", "T1", "money"]] {
      let outcome = try bursar.run([arguments[0], "--data", bursar.data] + arguments.dropFirst())
      #expect(outcome.code == 1)
      #expect(outcome.errors.contains("There is no such"), "\(arguments)")
    }
  }

  @Test func `help explains the program and each command`() throws {
    let bursar = Bursar()
    let overview = try bursar.run(["help"])
    #expect(overview.code == 0)
    for command in ["serve", "import", "export", "figures", "explain", "history", "verify", "hub", "docs", "version"] {
      #expect(overview.output.contains("  \(command) "), "\(command)")
      let help = try bursar.run(["help", command])
      #expect(help.code == 0)
      #expect(help.output.hasPrefix("Usage: bursar \(command) "))
      #expect(try bursar.run([command, "--help"]).output == help.output)
    }
    #expect(try bursar.run(["--help"]).output == overview.output)
    #expect(try bursar.run(["--version"]).output == (try bursar.run(["version"]).output))
  }
}
