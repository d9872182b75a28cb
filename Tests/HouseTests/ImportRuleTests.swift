import Testing

@Suite struct ImportRuleTests {
  private let rules = ImportRules(
    manifest: Manifest(
      """
      func room(_ name: String, _ imports: [Target.Dependency] = []) -> Target { .target(name: name) }
      .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
      .systemLibrary(
        name: "CCurl", pkgConfig: "libcurl"),
      room("Money"),
      room("Crypto", ["COpenSSL"]),
      room("JSON", ["Money"]),
      room("Book", ["Money", "Crypto"]),
      room("Journal", ["Money", "Crypto"]),
      room("HTTP", ["JSON", "CCurl"]),
      .executableTarget(name: "bursar", dependencies: ["HTTP"], swiftSettings: settings),
      tests("Money", ["Money"]),
      """))

  private func offences(_ room: String, _ text: String) -> [Int] {
    rules.offences(in: SourceFile(path: "Sources/\(room)/Planted.swift", text: text)).map(\.line)
  }

  @Test func `the manifest is read`() {
    #expect(rules.manifest.libraries == ["COpenSSL", "CCurl"])
    #expect(rules.manifest.imports["Money"] == [])
    #expect(rules.manifest.imports["HTTP"] == ["JSON", "CCurl"])
    #expect(rules.manifest.imports["bursar"] == ["HTTP"])
    #expect(rules.manifest.targets.count == 9)
  }

  @Test(arguments: [
    "import Foundation", "import Glibc", "public import COpenSSL", "import Dispatch", "@testable import HTTP",
  ])
  func `a pure room takes nothing from outside`(_ line: String) {
    #expect(offences("JSON", "// a header\n\(line)\n") == [2])
  }

  @Test func `a pure room takes no impure one, whatever the manifest says`() {
    #expect(offences("Book", "import Crypto") == [1])
    #expect(offences("Journal", "import Crypto").isEmpty)
    #expect(offences("Persistent", "import Synchronization").isEmpty)
    #expect(offences("Book", "import Synchronization") == [1])
  }

  @Test func `imports must be declared`() {
    #expect(offences("HTTP", "import JSON\nimport CCurl\nimport Glibc\nimport Synchronization").isEmpty)
    #expect(offences("HTTP", "import Money") == [1])
    #expect(offences("HTTP", "import COpenSSL") == [1])
    #expect(offences("HTTP", "import Foundation") == [1])
  }

  @Test(arguments: [
    ("import Money", "Money"), ("public import struct Money.Currency", "Money"), ("@testable import HTTP", "HTTP"),
    ("  internal import func Glibc.read", "Glibc"), ("@preconcurrency public import CCurl", "CCurl"),
  ])
  func `import lines are understood`(_ line: String, _ module: String) {
    #expect(ImportRules.imported(by: line[...]) == module)
  }

  @Test(arguments: ["let import = 1", "func important() {}", "importFile(name)", "try await import ("])
  func `other lines are not`(_ line: String) {
    #expect(ImportRules.imported(by: line[...]) == nil)
  }
}
