import Crypto

/// What stands outside the database file about its journal: a head that was on disk once, so a lower bound of what
/// must be there. Without it a journal whose last rows were cut off would still be a whole chain.
///
/// The file is one line, `bursar-anchor 1 ROWS POSITION HASH CHECK`; CHECK begins the SHA-256 of the words before it,
/// so that a damaged anchor is not taken for a damaged journal.
struct Anchor: Equatable {
  var head: Head

  /// The line of the file.
  var line: String {
    let words = "bursar-anchor 1 \(head.rows) \(head.position) \(Hex.encode(head.hash))"
    return "\(words) \(Self.check(words))\n"
  }

  init(_ head: Head) { self.head = head }

  /// Reads a line; nil when it is not exactly one that `line` gives.
  init?(_ bytes: [UInt8]) {
    let words = String(decoding: bytes, as: UTF8.self).split(separator: " ")
    guard words.count == 6, let rows = Int64(words[2]), let position = Int64(words[3]),
      let hash = Hex.decode(String(words[4])), hash.count == SHA256.length
    else { return nil }
    head = Head(rows: rows, position: position, hash: hash)
    guard Array(line.utf8) == bytes else { return nil }
  }

  private static func check(_ words: String) -> String {
    String(Hex.encode(SHA256.digest(Array(words.utf8))).prefix(16))
  }
}

/// The anchor's file in a store's directory.
struct AnchorFile: Sendable {
  let directory: String
  let files: any FileCalls

  private var path: String { directory + "/anchor" }

  /// The anchor; nil when there is none; a fault when it is not readable as one.
  func read() throws(StoreError) -> Anchor? {
    let bytes = try attempt { () throws(FileFailure) in try files.read(path) }
    guard let bytes else { return nil }
    guard let anchor = Anchor(bytes) else {
      throw StoreError(JournalFault(.anchorDamaged, "The anchor file is damaged."))
    }
    return anchor
  }

  /// Puts a new anchor in place of the old one: at any moment one of the two is whole on disk.
  func write(_ anchor: Anchor) throws(StoreError) {
    try attempt { () throws(FileFailure) in
      try files.writeSynced(Array(anchor.line.utf8), to: path + ".new")
      try files.rename(path + ".new", to: path)
      try files.syncDirectory(directory)
    }
  }

  /// Waits until the names of the directory's files are on disk.
  func syncDirectory() throws(StoreError) {
    try attempt { () throws(FileFailure) in try files.syncDirectory(directory) }
  }

  private func attempt<Result>(_ body: () throws(FileFailure) -> Result) throws(StoreError) -> Result {
    do throws(FileFailure) {
      return try body()
    } catch {
      throw StoreError(.failed, "The anchor file cannot be read or written.", detail: error.detail)
    }
  }
}
