import AriesWire
import Ledger
import SnapTradeWire
import Testing
import TradeStationWire
import WireMembers

@testable import Connectors
@testable import SnapTrade

/// A word of an order, from a broker's wire through the book to SnapTrade's, arrives as the wire's own table says.
@Suite struct OrderWordTests {
  @Test func everyStatusComesThrough() {
    for status in SnapTradeOrderStatus.allCases {
      #expect(Ledger.Order.Status(snapTrade: status.rawValue).wire == status)
    }
    let words =
      TradeStationWire.OrderStatus.knownWords.map(\.snapTradeWord)
      + AriesWire.OrderStatus.knownWords.map(\.snapTradeWord)
    for word in words.compactMap({ $0 }) {
      #expect(Ledger.Order.Status(snapTrade: word).wire.rawValue == word)
    }
  }

  @Test func everyActionComesThrough() {
    for action in SnapTradeAction.allCases {
      #expect(Ledger.Order.Side(snapTrade: action.rawValue)?.wire == action)
    }
    for word in OrderAction.knownWords.compactMap(\.snapTradeWord) + OrderSide.knownWords.compactMap(\.snapTradeWord) {
      #expect(Ledger.Order.Side(snapTrade: word)?.wire.rawValue == word)
    }
  }

  @Test func everyTypeAndDurationComesThrough() {
    for type in SnapTradeOrderType.allCases {
      #expect(Orders.type(OrderVocabulary.type(snapTrade: type.rawValue)) == .known(type))
    }
    for duration in SnapTradeTimeInForce.allCases {
      #expect(Orders.duration(OrderVocabulary.duration(snapTrade: duration.rawValue)) == .known(duration))
    }
    let durations =
      OrderDuration.knownWords.compactMap(\.snapTradeWord) + TimeInForce.knownWords.compactMap(\.snapTradeWord)
    for word in durations {
      #expect(Orders.duration(OrderVocabulary.duration(snapTrade: word)).text == word)
    }
  }
}
