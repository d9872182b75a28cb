/// Who may import whom. The manifest is the table; on top of it stand the rules that a manifest cannot say.
struct ImportRules {
  let manifest: Manifest

  /// Value types in, new values out: no clock, socket, file, C. Only `Journal` hashes, through `Crypto`, and only
  /// `Persistent` knows of threads: its arrays share memory with their copies.
  static let pure: Set<String> = [
    "Persistent", "CivilTime", "Money", "JSON", "Market", "Ledger", "Margin", "Orders", "Book", "Journal", "Intake",
    "WireMembers", "SnapTradeWire", "TradeStationWire", "AriesWire", "BookWire",
  ]
  static let impureOfPure: [String: Set<String>] = [
    "Journal": ["Crypto"], "Persistent": ["Synchronization"],
  ]

  /// Of the toolchain, what a room outside the pure ones may import too.
  static let platform: Set<String> = ["Glibc", "Synchronization", "Dispatch"]

  func offences(in file: SourceFile) -> [Offence] {
    guard file.isSwift else { return [] }
    let declared = manifest.imports[file.room] ?? []
    return file.code.enumerated().compactMap { index, line in
      guard let module = Self.imported(by: line), module != "Swift" else { return nil }
      guard let reason = refusal(of: module, in: file.room, declared: declared) else { return nil }
      return file.offence(index, "import \(module): \(reason)")
    }
  }

  private func refusal(of module: String, in room: String, declared: Set<String>) -> String? {
    let isPure = Self.pure.contains(room)
    if isPure, manifest.libraries.contains(module) { return "\(room) is pure, C stays outside" }
    if declared.contains(module) {
      let isWelcome = Self.pure.contains(module) || Self.impureOfPure[room, default: []].contains(module)
      return isPure && !isWelcome ? "\(room) is pure, \(module) is not" : nil
    }
    if manifest.targets.contains(module) { return "not among the imports of \(room) in Package.swift" }
    if Self.platform.contains(module) {
      return isPure && !Self.impureOfPure[room, default: []].contains(module) ? "\(room) is pure" : nil
    }
    return "no room needs it"
  }

  /// The module that an import line names: `Money` for `public import struct Money.Currency`.
  static func imported(by line: Substring) -> String? {
    let words = line.split(whereSeparator: { $0 == " " || $0 == ";" })
    guard let place = words.firstIndex(of: "import"), place + 1 < words.count else { return nil }
    let before = words[..<place]
    let levels: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    guard before.allSatisfy({ levels.contains($0) || $0.hasPrefix("@") }) else { return nil }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "var", "let"]
    let named = words[place + 1]
    let path = kinds.contains(named) && place + 2 < words.count ? words[place + 2] : named
    return path.split(separator: ".").first.map(String.init)
  }
}
