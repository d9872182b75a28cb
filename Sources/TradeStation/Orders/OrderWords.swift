import Ledger
import TradeStationWire
import WireMembers

extension TradeStationWire.OrderStatus {
  /// The code that tells a state of the book.
  init(_ status: Ledger.Order.Status) {
    self =
      switch status {
      case .none: .notMapped
      case .pending: .dispatched
      case .accepted, .working, .activated: .received
      case .partiallyFilled: .partlyFilled
      case .filled: .filled
      case .doneForDay, .queued: .queued
      case .pendingCancel: .cancelSent
      case .partiallyCancelled: .partlyFilledThenOut
      case .cancelled: .out
      case .pendingReplace: .replacePending
      case .replaced: .replaced
      case .stopped: .stopHit
      case .rejected: .rejected
      case .failed: .broken
      case .suspended: .suspended
      case .expired: .expired
      case .triggered: .conditionMet
      case .pendingRiskReview: .sent
      case .contingent: .orderSendsOrder
      }
  }
}

extension OrderAction {
  init(_ side: Ledger.Order.Side) {
    self =
      switch side {
      case .buy: .buy
      case .sell: .sell
      case .sellShort: .sellShort
      case .buyToCover: .buyToCover
      case .buyToOpen: .buyToOpen
      case .buyToClose: .buyToClose
      case .sellToOpen: .sellToOpen
      case .sellToClose: .sellToClose
      }
  }
}

extension LegSide {
  init(_ side: Ledger.Order.Side) {
    self =
      switch side {
      case .buy, .buyToOpen, .buyToClose: .buy
      case .sell, .sellToOpen, .sellToClose: .sell
      case .sellShort: .sellShort
      case .buyToCover: .buyToCover
      }
  }
}

extension OpenOrClose {
  init(_ side: Ledger.Order.Side) {
    self =
      switch side {
      case .buy, .sellShort, .buyToOpen, .sellToOpen: .open
      case .sell, .buyToCover, .buyToClose, .sellToClose: .close
      }
  }
}

extension OrderDuration {
  init(word: String) {
    self =
      switch word {
      case "day": .day
      case "gtc": .goodTillCancelled
      case "gtd": .goodTillDate
      case "ioc": .immediateOrCancel
      case "fok": .fillOrKill
      case "extended_hours": .dayPlus
      case "at_open": .opening
      case "at_close": .closing
      default: OrderDuration(code: word)
      }
  }
}

extension TradeStationWire.OrderType {
  init(word: String) {
    self =
      switch word {
      case "market": .market
      case "limit": .limit
      case "stop", "trailing_stop": .stopMarket
      case "stop_limit": .stopLimit
      default: TradeStationWire.OrderType(code: word)
      }
  }
}
