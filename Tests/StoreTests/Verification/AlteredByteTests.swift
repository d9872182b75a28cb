import Foundation
import Store
import TestDirectory
import Testing

/// Every stored byte of the journal's rows, altered one at a time in the file itself.
@Suite struct AlteredByteTests {
  private let directory = TemporaryDirectory()

  @Test func everyAlteredByteOfTheRowsIsNamed() async throws {
    let store = try SQLiteStore(directory)
    // The last row spills over several pages.
    try await store.write(Sample.drafts([2, 1, 300, 1]) + [Sample.draft(305, 305, payloadSize: 20_000)])
    let head = store.head
    store.close()

    let file = try DatabaseFile(directory)
    let leaf = try #require(file.pages("leaf").first)
    let cells = file.cells(of: leaf)
    #expect(cells.count == 5)
    let spilled = file.pages("overflow")
    #expect(spilled.count >= 2)
    var altered = 0
    for index in cells.flatMap({ Array($0) }) + spilled.flatMap({ file.sampled($0) }) {
      for mask in [UInt8(1), UInt8(truncatingIfNeeded: index * 37) | 2] {
        try file.altering(index, by: mask) {
          #expect(fault() != nil, "byte \(index) altered by \(mask)")
          altered += 1
        }
      }
    }
    #expect(altered > 2_000)
    #expect(try StoreReader(directory: directory.path).verify() == head)
  }

  /// Around the rows a change may do no harm, as in free space; but then nothing that is read may differ.
  @Test func otherBytesOfThePagesAreNamedOrHarmless() async throws {
    let store = try SQLiteStore(directory)
    try await store.write(Sample.drafts([2, 1, 300, 1]))
    let rows = try store.reader.rows()
    store.close()

    let file = try DatabaseFile(directory)
    let leaf = try #require(file.pages("leaf").first)
    // Page header and cell pointers, some of the free space, and the beginning of the file.
    let indices = Array(leaf..<leaf + 40) + stride(from: leaf + 40, to: leaf + 7_000, by: 501) + Array(0..<100)
    for index in indices {
      try file.altering(index, by: 0x11) {
        guard fault() == nil else { return }
        let found = try StoreReader(directory: directory.path).rows()
        #expect(found == rows, "byte \(index)")
      }
    }
  }

  private func fault() -> StoreError? {
    do throws(StoreError) {
      let reader = try StoreReader(directory: directory.path)
      defer { reader.close() }
      try reader.verify()
      return nil
    } catch {
      return error
    }
  }
}

/// The bytes of a closed database file and where its rows lie in them.
private struct DatabaseFile {
  private static let pageSize = 8_192
  private let path: String
  private let bytes: [UInt8]
  private let raw: RawDatabase

  init(_ directory: TemporaryDirectory) throws {
    path = directory.file("bursar.db")
    bytes = try directory.bytes(of: "bursar.db")
    raw = RawDatabase(directory)
  }

  /// Offsets of the pages of the journal's table that have this type.
  func pages(_ type: String) -> [Int] {
    raw.run("SELECT pageno FROM dbstat WHERE name = 'commits' AND pagetype = '\(type)' ORDER BY pageno")
      .map { (Int($0[0]) - 1) * Self.pageSize }
  }

  /// The byte ranges of the rows on a leaf page: SQLite puts them from the page's end downwards, without gaps in a
  /// table that only grows.
  func cells(of page: Int) -> [Range<Int>] {
    let count = number(at: page + 3)
    let starts = (0..<count).map { page + number(at: page + 8 + 2 * $0) }.sorted()
    return zip(starts, starts.dropFirst() + [page + Self.pageSize]).map { $0..<$1 }
  }

  /// The link and some of the content of a page that a row spilled to; the rest of the content has no structure.
  func sampled(_ page: Int) -> [Int] {
    Array(page..<page + 16) + stride(from: page + 16, to: page + 4 + 3_000, by: 211)
  }

  /// Alters one byte for the time of `body`.
  func altering(_ index: Int, by mask: UInt8, _ body: () throws -> Void) throws {
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    func put(_ byte: UInt8) throws {
      try handle.seek(toOffset: UInt64(index))
      try handle.write(contentsOf: Data([byte]))
    }
    try put(bytes[index] ^ mask)
    try body()
    try put(bytes[index])
  }

  private func number(at index: Int) -> Int { Int(bytes[index]) << 8 | Int(bytes[index + 1]) }
}
