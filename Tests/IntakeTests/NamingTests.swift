import Intake
import Ledger
import Testing

/// Ids of events: what is told again is known, what only looks the same is kept apart.
@Suite struct NamingTests {
  private func names(_ bytes: [UInt8], _ profile: String = "fidelity") throws -> [String] {
    try plan(bytes, profile).eventsInOrder.compactMap(\.event.identifier)
  }

  @Test func `genuine equal fills are kept apart, and told again they are the same`() throws {
    let twice = try names(Table.fidelity(Table.purchase, Table.purchase))
    #expect(Set(twice).count == 2)
    #expect(try names(Table.fidelity(Table.purchase)) == Array(twice.prefix(1)))
    #expect(try names(Table.fidelity(Table.purchase, Table.purchase)) == twice)
  }

  @Test func `overlapping files name their common rows alike`() throws {
    let later = "03/05/2026,YOU SOLD ACME CORP (ACME) (Cash),ACME,ACME CORP,Cash,101,-10,,,,1010.00,10,03/06/2026"
    let earlier = "03/03/2026,Electronic Funds Transfer Received (Cash),,No Description,Cash,,0,,,,1000.00,1000,"
    let one = Set(try names(Table.fidelity(Table.purchase, Table.purchase, earlier)))
    let other = Set(try names(Table.fidelity(later, Table.purchase, Table.purchase)))
    #expect(one.intersection(other).count == 2)
    #expect(one.union(other).count == 4)
  }

  @Test func `what may still change does not make another row of it`() throws {
    let settled = Table.purchase.replacing("1000.00,0,03/05/2026", with: "1000.000,77.10,Processing")
      .replacing("ACME CORP,Cash,100,10", with: "ACME CORPORATION,Margin,100.00,10.000")
    let pending = try names(Table.fidelity(settled))
    #expect(try names(Table.fidelity(Table.purchase)) == pending)
  }

  @Test func `the broker's id is kept`() throws {
    let ids = try names(Sample.bytes("trading212.csv"), "trading212")
    #expect(ids.contains("trading212:EOF00001"))
    #expect(ids.contains("trading212:EOF00001:exchange"))
    #expect(ids.allSatisfy { $0.utf8.count <= 128 })
  }

  @Test func `a long id of a broker is hashed`() throws {
    let long = String(repeating: "7", count: 200)
    let bytes = try Sample.text("trading212.csv").replacing("EOF00001", with: long)
    let ids = try names(Array(bytes.utf8), "trading212")
    #expect(ids.allSatisfy { $0.utf8.count <= 128 })
    #expect(Set(ids).count == ids.count)
  }
}
