/// What `Package.swift` says about the targets, read from its text.
struct Manifest {
  /// Target → the targets it may import.
  private(set) var imports: [String: Set<String>] = [:]
  /// System libraries.
  private(set) var libraries: Set<String> = []

  init(_ text: String) {
    let room =
      #/
      (?:room\(\s*|(?:executableTarget|target)\(\s*name:\s*)
      "([\w-]+)"
      (?:,\s*(?:dependencies:\s*)?\[([^\]]*)\])?
      /#
    for match in text.matches(of: room) {
      let names = (match.2 ?? "").matches(of: /"(\w+)"/).map { String($0.1) }
      imports[String(match.1), default: []].formUnion(names)
    }
    for match in text.matches(of: /systemLibrary\(\s*name:\s*"(\w+)"/) {
      libraries.insert(String(match.1))
    }
  }

  /// Everything that has a folder below `Sources`.
  var targets: Set<String> { libraries.union(imports.keys) }
}
