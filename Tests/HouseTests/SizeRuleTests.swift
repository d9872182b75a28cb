import Testing

@Suite struct SizeRuleTests {
  private func file(_ text: String) -> SourceFile { SourceFile(path: "Sources/Money/Planted.swift", text: text) }

  private func body(_ head: String, lines: Int) -> String {
    "struct A {\n  \(head) {\n" + String(repeating: "    call { 1 }\n", count: lines - 2) + "  }\n}\n"
  }

  @Test func `a file of 600 lines passes, one of 601 does not`() {
    #expect(SizeRules.fileLength(file(String(repeating: "a\n", count: 600))).isEmpty)
    #expect(SizeRules.fileLength(file(String(repeating: "a\n", count: 601))).count == 1)
    #expect(SizeRules.fileLength(file(String(repeating: "a\n", count: 600) + "a")).count == 1)
  }

  @Test(arguments: [
    "func f()", "init(a: Int)", "init?(_ text: String)", "deinit", "subscript(i: Int) -> Int", "var total: Int",
    "func f<T>(a: [T]) -> [T] where T: Equatable", "func f(\n    a: Int,\n    b: Int\n  ) throws(E) -> Int",
  ])
  func `a function of 61 lines does not pass`(_ head: String) {
    let extra = head.count { $0 == "\n" }
    #expect(SizeRules.functionLength(file(body(head, lines: 60 - extra))).isEmpty)
    let offences = SizeRules.functionLength(file(body(head, lines: 61 - extra)))
    #expect(offences.map(\.line) == [2])
  }

  @Test func `braces in strings and comments do not count`() {
    let text = "func f() {\n  let a = \"}\"  // }\n" + String(repeating: "  g()\n", count: 58) + "}\n"
    #expect(SizeRules.functionLength(file(text)).count == 1)
  }

  @Test func `requirements of a protocol and stored properties have no length`() {
    let text = "protocol P {\n  func f()\n  var a: Int { get }\n  init(b: Int)\n}\n"
    let long = "extension P {\n" + String(repeating: "  // words\n", count: 80) + "}\nvar stored = 1\n"
    #expect(SizeRules.functionLength(file(text + long)).isEmpty)
  }

  @Test func `lines are measured in characters`() {
    #expect(SizeRules.lineLength(file(String(repeating: "é", count: 120))).isEmpty)
    #expect(SizeRules.lineLength(file("\n" + String(repeating: "a", count: 121))).map(\.line) == [2])
  }

  @Test func `a tab is seen`() {
    #expect(SizeRules.tabs(file("a\n\tb\n")).map(\.line) == [2])
    #expect(SizeRules.tabs(file("a\n  b\n")).isEmpty)
  }
}
