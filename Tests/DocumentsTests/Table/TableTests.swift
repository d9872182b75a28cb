import AriesWire
import Foundation
import JSON
import Testing
import TradeStationWire
import WireMembers

/// The table of the five documents: it names tests that exist, and leaves out no field.
@Suite("Documents: the table")
struct TableTests {
  @Test("every row names tests, and each of them exists")
  func tests() throws {
    let known = try KnownTests()
    let rows = try DocumentTable().rows
    #expect(rows.count > 100)
    for row in rows {
      #expect(!row.tests.isEmpty, "\(row.section): \(row.subject)")
      for name in row.tests { #expect(known.contains(name), "\(name)") }
    }
  }

  @Test("a test that does not exist is noticed")
  func unknownTest() throws {
    let known = try KnownTests()
    #expect(known.contains("DocumentsTests/TableTests.unknownTest"))
    for name in [
      "DocumentsTests/TableTests.nothing", "DocumentsTests/CashPageTests.unknownTest", "Nowhere/TableTests.tests",
      "TableTests.tests", "DocumentsTests/TableTests",
    ] {
      #expect(!known.contains(name))
    }
  }

  @Test(
    "every field of a page stands in its table",
    arguments: [
      ("SnapTrade: list account balances", "snaptrade-balances"),
      ("SnapTrade: list account holdings", "snaptrade-holdings"),
      ("SnapTrade: list historical account total value", "snaptrade-history"),
      ("Aries: account balances", "aries-balances"), ("TradeStation: balances", "tradestation-cash"),
    ])
  func fields(_ section: String, _ page: String) throws {
    let json = try JSONValue(parsing: Books.published(page))
    expect(Self.paths(json.arrayValue?.first ?? json), in: section)
  }

  @Test("every member of TradeStation's objects stands in its table")
  func objects() throws {
    func names<Object: WireObject>(_ type: Object.Type, _ prefix: String = "") -> [String] {
      MemberList(of: type).entries.map { prefix + $0.name }
    }
    let names =
      names(EquityAccount.self) + names(FuturesAccount.self) + names(ForexAccount.self)
      + names(FuturesCurrencyDetail.self, "CurrencyDetails[].") + names(ForexCurrencyDetail.self, "CurrencyDetails[].")
      + names(ClosedPosition.self, "ClosedPositions[].")
    expect(Set(names), in: "TradeStation: balances")
    expect(Set(MemberList(of: BalancesV1.self).entries.map(\.name)), in: "Aries: account balances")
  }

  private func expect(_ paths: Set<String>, in section: String) {
    #expect(!paths.isEmpty)
    do {
      let named = Set(try DocumentTable().rows.filter { $0.section == section }.flatMap(\.fields))
      #expect(paths.subtracting(named).sorted() == [], "fields without a row in \(section)")
    } catch {
      Issue.record(error)
    }
  }

  /// Paths of the values that hold no others; elements of a list are `[]`, an empty list is a value.
  private static func paths(_ value: JSONValue, _ path: String = "") -> Set<String> {
    if let members = value.objectValue?.members {
      return members.reduce(into: []) { paths, member in
        paths.formUnion(Self.paths(member.value, path.isEmpty ? member.name : "\(path).\(member.name)"))
      }
    }
    guard let elements = value.arrayValue, !elements.isEmpty else { return [path] }
    return elements.reduce(into: []) { $0.formUnion(paths($1, path + "[]")) }
  }
}

/// The test functions below `Tests`, as `target/suite.function`. A failed expectation tells their number alone.
private struct KnownTests: CustomTestStringConvertible {
  private let names: Set<String>

  var testDescription: String { "\(names.count) tests" }

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    var names: Set<String> = []
    for file in files where file.hasSuffix("Tests.swift") {
      let target = file.prefix { $0 != "/" }
      let suite = file.split(separator: "/").last?.dropLast(6) ?? ""
      let text = try String(contentsOfFile: root + "/" + file, encoding: .utf8)
      guard text.contains("struct \(suite) ") else { continue }
      for part in text.split(separator: "\n") where part.hasPrefix("  func ") || part.contains("@Test") {
        guard let start = part.range(of: "func ") else { continue }
        names.insert("\(target)/\(suite)." + part[start.upperBound...].prefix { $0.isLetter || $0.isNumber })
      }
    }
    self.names = names
  }

  func contains(_ name: String) -> Bool { names.contains(name) }
}
