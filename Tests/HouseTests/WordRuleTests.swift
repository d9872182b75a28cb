import Testing

/// Plants offences, so that a rule that has gone blind is seen.
@Suite struct WordRuleTests {
  private func lines(_ rule: WordRule, _ text: String, at path: String = "Sources/HTTP/Planted.swift") -> [Int] {
    rule.offences(in: SourceFile(path: path, text: text)).map(\.line)
  }

  @Test(arguments: [
    "let now = Date()", "clock_gettime(CLOCK_REALTIME, &spec)", "let clock = ContinuousClock()",
    "let text = \"at \\(Date())\"", "let started = Date.now",
  ])
  func `time is seen`(_ line: String) {
    #expect(lines(.time, "import Money\n\(line)\n") == [2])
  }

  @Test(arguments: [
    "let n = Int.random(in: 1...6)", "let id = UUID()", "getrandom(&bytes, 16, 0)",
    "var r = SystemRandomNumberGenerator()",
    "let one = list.randomElement()", "let flag = Bool.random()",
  ])
  func `randomness is seen`(_ line: String) {
    #expect(lines(.randomness, line) == [1])
  }

  @Test(arguments: [
    "print(\"x\")", "fputs(\"x\", stderr)", "FileHandle.standardError.write(data)", "debugPrint(x)",
    "write(STDOUT_FILENO, p, 1)",
  ])
  func `output is seen`(_ line: String) {
    #expect(lines(.output, line).allSatisfy { $0 == 1 })
    #expect(!lines(.output, line).isEmpty)
  }

  @Test(arguments: [
    "try await Task.sleep(for: .seconds(1))", "usleep(1000)", "sleep(1)", "Thread.sleep(forTimeInterval: 1)",
  ])
  func `sleeping is seen, in tests too`(_ line: String) {
    #expect(!lines(.sleep, line).isEmpty)
    #expect(!lines(.sleep, line, at: "Tests/HTTPTests/Planted.swift").isEmpty)
  }

  @Test func `left-over words are seen in comments`() {
    let word = "TO" + "DO"
    #expect(lines(.leftOver, "let a = 1\n// \(word): later\n") == [2])
    #expect(lines(.leftOver, "let a = \(word)S\n").isEmpty)
  }

  @Test func `binary floating point is seen in the rooms of money only`() {
    let text = "func total() -> Double { 0 }"
    #expect(lines(.binaryFloat, text, at: "Sources/Book/Planted.swift") == [1])
    #expect(lines(.binaryFloat, text, at: "Sources/HTTP/Planted.swift").isEmpty)
  }

  @Test func `the owner of a word may use it`() {
    #expect(lines(.time, "let now = Date()", at: "Sources/Ambient/Planted.swift").isEmpty)
    #expect(lines(.output, "print(1)", at: "Sources/bursar/Planted.swift").isEmpty)
  }

  @Test(arguments: [
    "// print(\"x\") writes", "let s = \"print(x)\"", "/* Date() /* nested */ print(1) */", "blueprint(1)",
    "page.print(1)", "let s = #\"a \"print(1)\" b\"#", "let s = \"\"\"\n  print(1)\n  \"\"\"",
  ])
  func `comments, strings, longer names and members are not offences`(_ text: String) {
    #expect(lines(.output, text).isEmpty)
    #expect(lines(.time, text).isEmpty)
  }

  @Test func `code behind a string is still read`() {
    #expect(lines(.output, "let s = \"a\\\"b\"; print(s)") == [1])
    #expect(lines(.output, "let s = \"\\(f(\"(\"))\"\nprint(s)") == [2])
    #expect(lines(.output, "page.print(1); print(2)") == [1])
  }
}
