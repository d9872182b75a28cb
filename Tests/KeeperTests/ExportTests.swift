import Ambient
import Book
import Journal
import Keeper
import Ledger
import Money
import Store
import Testing

/// An export holds everything and imports again to the same books; an altered one is refused.
@Suite struct ExportTests {
  private static func lifeOfTwoAccounts(_ fixture: KeeperFixture) async throws {
    _ = try await fixture.keeper.append([
      try KeeperFixture.instrument("XYZ"), KeeperFixture.opening("T1"), KeeperFixture.opening("T2"),
    ])
    fixture.surroundings.advance(bySeconds: 60)
    for round in 0..<40 {
      let time = "2026-02-\(10 + round % 15)T1\(round % 6):30:00-05:00"
      _ = try await fixture.keeper.append([
        KeeperFixture.deposit(round % 2 == 0 ? "T1" : "T2", "1000.0\(round % 10)", id: "d\(round)", at: time),
        KeeperFixture.price("XYZ", "1\(round % 10).50", id: "p\(round)", at: time),
      ])
      fixture.surroundings.advance(bySeconds: 1)
    }
    _ = try await fixture.keeper.append([
      KeeperFixture.trade("T1", .buy, "100", "XYZ", "12.25", id: "t1", at: "2026-02-27T10:00:00-05:00")
    ])
  }

  private static func lines(of keeper: Keeper) throws -> [[UInt8]] {
    var bytes: [UInt8] = []
    try keeper.export { bytes += $0 }
    return bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
  }

  @Test func anExportRestoresTheSameBook() async throws {
    let first = try KeeperFixture()
    try await Self.lifeOfTwoAccounts(first)
    let lines = try Self.lines(of: first.keeper)
    #expect(lines.count == 84)
    let second = try KeeperFixture()
    second.surroundings.set(first.surroundings.now())
    _ = try await second.keeper.restore(lines.map { try EventCodec.decodeExported(line: $0) })
    #expect(try Self.lines(of: second.keeper) == lines)
    for account in ["T1", "T2"] {
      for figure in Figure.allCases {
        #expect(try second.figure(figure, of: account) == first.figure(figure, of: account), "\(figure.name)")
      }
    }
    try second.restart()
    #expect(try Self.lines(of: second.keeper) == lines)
  }

  @Test(arguments: [3, 40, 83]) func anAlteredExportIsRefused(_ line: Int) async throws {
    let first = try KeeperFixture()
    try await Self.lifeOfTwoAccounts(first)
    var lines = try Self.lines(of: first.keeper)
    if let digit = lines[line].firstIndex(of: UInt8(ascii: "5")) { lines[line][digit] = UInt8(ascii: "6") }
    let second = try KeeperFixture()
    second.surroundings.set(first.surroundings.now())
    let altered = lines.compactMap { try? EventCodec.decodeExported(line: $0) }
    await #expect(throws: KeeperError.self) { try await second.keeper.restore(altered) }
    #expect(second.keeper.snapshot.position == 0)
  }

  @Test func aSoundBookIsVerified() async throws {
    let fixture = try KeeperFixture()
    try await Self.lifeOfTwoAccounts(fixture)
    let head = try Audit.verify(directory: fixture.directory)
    #expect(head.position == 84)
    #expect(head == fixture.keeper.store.head)
  }
}
