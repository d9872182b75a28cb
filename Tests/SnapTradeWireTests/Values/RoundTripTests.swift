import JSON
import Money
import SnapTradeWire
import Testing

/// What is written reads back as the same value, in every form.
@Suite struct RoundTripTests {
  private func survives<Value: SnapTradeWireValue>(_ value: Value) throws {
    for form in [SnapTradeForm.current, SnapTradeForm(orderPrices: .number, freshnessMode: .object)] {
      #expect(try Value(json: try document(value, form)) == value)
    }
  }

  @Test func accounts() throws {
    try survives(Full.holdings)
    try survives(Full.account)
    try survives([Full.balance])
    try survives(Full.history)
    try survives(SnapTradeResults([Full.account]))
  }

  @Test func connections() throws {
    try survives(Full.connection)
    try survives(Full.brokerage)
    try survives(SnapTradeDeleteConnectionReply(detail: "Queued.", connectionID: "b0"))
    try survives(SnapTradeDetail(detail: "Scheduled."))
  }

  @Test func users() throws {
    try survives(SnapTradeUserCredentials(userID: "zoë/7", userSecret: "s"))
    try survives(SnapTradeDeleteUserReply(detail: "Queued.", userID: "alice"))
    try survives(SnapTradeLoginReply(redirectURI: "http://127.0.0.1:7100/portal?token=x", sessionID: "c"))
    try survives(SnapTradeStatus(version: 153, timestamp: Full.noon))
  }

  @Test func balancesOfTheSecondForm() throws {
    let money = SnapTradeMoney(currency: "USD", amount: Full.decimal("12.5"))
    try survives(
      SnapTradeAccountBalances2(
        accountID: "a", cashOrMargin: .known(.margin), netValue: money, cash: [money],
        buyingPower: [SnapTradeBuyingPower(currency: "USD", amount: 3, basis: .known(.margin))],
        margin: SnapTradeMarginLoans(loanBalances: []), dataFreshness: SnapTradeFreshness(asOf: Full.noon)))
    #expect(text(money) == #"{"currency":"USD","amount":"12.50"}"#)
  }

  @Test func activities() throws {
    let symbol = SnapTradeActivitySymbol(
      id: "5", symbol: "ORCH", rawSymbol: "ORCH", currency: Full.dollar,
      type: SnapTradeSecurityCode.exchangeTradedFund.securityType(id: "7"), figiInstrument: Full.figi)
    let activity = SnapTradeActivity(
      id: "2", symbol: symbol, price: 0, units: Full.decimal("-5.2"), amount: Full.decimal("263.82"),
      currency: Full.dollar, type: .known(.sell), optionType: "", description: "Sold", tradeDate: Full.noon,
      settlementDate: Full.noon, fee: 0, institution: "Orchard")
    try survives(
      SnapTradeActivityPage(data: [activity], pagination: SnapTradePagination(offset: 0, limit: 1_000, total: 1)))
    #expect(text(activity).contains(#""fee":0.00"#))
  }

  @Test func ordersOfTheSecondForm() throws {
    let leg = SnapTradeOrderLeg(
      instrument: SnapTradeOrderInstrument(symbol: "ORCH", description: "Orchard", assetType: .known(.equity)),
      action: .known(SnapTradeAction.buyToOpen.second), totalQuantity: 10, status: .known(.executed))
    try survives(
      SnapTradeOrder2List(orders: [
        SnapTradeOrder2(
          brokerageOrderID: "1", status: .known(.executed), orderType: .known(.stopLimit),
          timeInForce: .known(.day), timePlaced: Full.noon, priceEffect: .known(.debit), legs: [leg])
      ]))
  }

  @Test(arguments: SnapTradeConnectionAccountKind.allCases)
  func connectionAccounts(_ kind: SnapTradeConnectionAccountKind) throws {
    var account = SnapTradeConnectionAccount(kind: kind, id: "a", connectionID: "b", maskedAccountNumber: "****8443")
    account.netValue = SnapTradeAmount(amount: Full.decimal("-842.17"), currency: "USD")
    account.balancesSynced = Full.noon
    try survives(account)
    let members = try #require(try document(account).objectValue)
    #expect(members["number"] == members["masked_account_number"])
    #expect((members["is_paper"] != nil) == (kind == .investment))
    #expect((members["available_credit"] != nil) == (kind == .lineOfCredit))
  }
}
