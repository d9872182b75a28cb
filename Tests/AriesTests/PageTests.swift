import AriesWire
import BrokerFixture
import Testing
import WireMembers

@Test("the page of the API names every member of both balances answers")
func pageNamesMembers() {
  let words = Page.codeWords("aries.md")
  for member in MemberList(of: BalancesV1.self).entries + MemberList(of: BalanceV2.self).entries {
    #expect(words.contains(member.name), "\(member.name)")
  }
}
