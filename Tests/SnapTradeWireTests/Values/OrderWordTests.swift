import SnapTradeWire
import Testing

/// The lists of words are complete and both forms agree.
@Suite struct OrderWordTests {
  @Test func statusesAreThoseOfThePublishedList() {
    let published = """
      NONE PENDING ACCEPTED FAILED REJECTED CANCELED PARTIAL_CANCELED CANCEL_PENDING EXECUTED PARTIAL \
      REPLACE_PENDING REPLACED STOPPED SUSPENDED EXPIRED QUEUED TRIGGERED ACTIVATED PENDING_RISK_REVIEW \
      CONTINGENT_ORDER
      """
    #expect(SnapTradeOrderStatus.allCases.map(\.rawValue) == published.split(separator: " ").map(String.init))
  }

  @Test func everyWordOfTheSecondFormIsReached() {
    #expect(Set(SnapTradeOrderStatus.allCases.map(\.second)) == Set(SnapTradeOrderStatus2.allCases))
    #expect(Set(SnapTradeAction.allCases.map(\.second)) == Set(SnapTradeAction2.allCases))
    #expect(Set(SnapTradeOrderType.allCases.map(\.second)) == Set(SnapTradeOrderType2.allCases))
  }

  @Test func statesPartTheOrders() {
    for status in SnapTradeOrderStatus.allCases {
      #expect(SnapTradeOrderState.all.includes(status))
    }
    #expect(SnapTradeOrderState.open.includes(.partiallyExecuted))
    #expect(!SnapTradeOrderState.open.includes(.executed))
    #expect(SnapTradeOrderState.executed.includes(.executed))
    #expect(!SnapTradeOrderState.executed.includes(.cancelled))
  }

  @Test func kindsOfActivitiesAndSecurities() {
    #expect(SnapTradeActivityType.allCases.count == 29)
    #expect(SnapTradeSecurityCode.allCases.count == 14)
  }
}
