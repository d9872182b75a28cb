import BrokerFixture
import Testing
import TradeStationWire
import WireMembers

@Test("the page of the API names every member of the balances objects")
func pageNamesMembers() {
  let words = Page.codeWords("tradestation.md")
  let members =
    MemberList(of: EquityAccount.self).entries + MemberList(of: FuturesAccount.self).entries
    + MemberList(of: ForexAccount.self).entries + MemberList(of: FuturesCurrencyDetail.self).entries
    + MemberList(of: ForexCurrencyDetail.self).entries
  for member in members { #expect(words.contains(member.name), "\(member.name)") }
}
