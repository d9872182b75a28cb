import JSON
import SnapTradeWire
import Testing

/// Every member of the published samples stands in what is written, in the same order and of the same kind.
@Suite struct PublishedMemberTests {
  @Test func holdingsHaveEveryMemberOfTheSample() throws {
    let written = try document(Full.holdings, .classic)
    #expect(classicShapes.differences(written, from: "Holdings") == [])
  }

  @Test func balancesHaveEveryMemberOfTheSample() throws {
    #expect(classicShapes.differences(try document(Full.balance), from: "Balance") == [])
    #expect(
      text([Full.balance]) == """
        [{"currency":{"id":"c0ffee00-0000-5000-8000-000000000840","code":"USD","name":"US Dollar"},\
        "cash":300.71,"buying_power":410.71}]
        """)
  }

  @Test func historyHasEveryMemberOfTheSample() throws {
    #expect(classicShapes.differences(try document(Full.history), from: "History") == [])
    #expect(text(Full.history) == #"{"history":[{"date":"2026-01-01","total_value":"15363.23"}],"currency":"USD"}"#)
  }

  @Test func aMissingMemberIsNoticed() throws {
    let balance = try document(Full.balance)
    #expect(classicShapes.differences(balance, from: "TotalValue") != [])
  }

  /// Nullable members stand as null, since some clients fail on their absence.
  @Test func unknownMembersAreNull() throws {
    var account = Full.account
    account.name = nil
    account.institutionAccountID = nil
    account.fundingDate = nil
    account.status = nil
    account.accountCategory = nil
    account.balance.total = nil
    let written = try document(account)
    for name in ["name", "institution_account_id", "funding_date", "status", "account_category"] {
      #expect(written.objectValue?[name] == .null, "\(name)")
    }
    #expect(written.objectValue?["balance"]?.objectValue?["total"] == .null)
  }

  /// Members that exist only in some answers are left out, not null.
  @Test func optionalMembersAreLeftOut() throws {
    var position = Full.position
    position.taxLots = nil
    let members = try document(position).objectValue?.members.map(\.name)
    #expect(members?.contains("tax_lots") == false)
    let exchange = try document(Full.exchange()).objectValue?.members.map(\.name)
    #expect(exchange?.contains("allows_cryptocurrency_symbols") == false)
  }
}
