import Testing

/// The house rules, held against the whole tree: each failure names file and line.
@Suite struct House {
  static let sources = Result { try Tree.files(below: ["Sources", "Benchmarks"]) }
  static let everything = Result { try Tree.files(below: ["Sources", "Benchmarks", "Tests"]) }

  @Test func `the tree is found`() throws {
    #expect(try Self.sources.get().contains { $0.room == "Money" })
    #expect(try Self.everything.get().contains { $0.path == "Tests/HouseTests/HouseTests.swift" })
  }

  @Test func `every folder of Sources is a target of the manifest and the other way round`() throws {
    let manifest = Manifest(try Tree.text(of: "Package.swift"))
    #expect(Set(try Tree.folders(in: "Sources")) == manifest.targets)
  }

  @Test func `imports are those of the manifest, and pure rooms stay pure`() throws {
    let rules = ImportRules(manifest: Manifest(try Tree.text(of: "Package.swift")))
    try expectNone { $0.path.hasPrefix("Sources/") ? rules.offences(in: $0) : [] }
  }

  @Test(arguments: WordRule.all) func words(_ rule: WordRule) throws {
    try expectNone(in: Self.everything) { file in
      rule.folders.contains { file.path.hasPrefix($0 + "/") } ? rule.offences(in: file) : []
    }
  }

  @Test func `no file is longer than the limit`() throws { try expectNone(SizeRules.fileLength) }

  @Test func `no function is longer than the limit`() throws { try expectNone(SizeRules.functionLength) }

  @Test func `no line is longer than the limit`() throws { try expectNone(SizeRules.lineLength) }

  @Test func `no tabs`() throws { try expectNone(SizeRules.tabs) }

  private func expectNone(
    in files: Result<[SourceFile], any Error> = Self.sources, _ rule: (SourceFile) -> [Offence]
  ) throws {
    let offences = try files.get().flatMap(rule)
    if !offences.isEmpty { Issue.record("\(offences.count) offences\n\(offences.report)") }
  }
}
