import AriesWire
import Ledger
import WireMembers

extension AriesWire.OrderStatus {
  /// The code that tells a state of the book.
  init(_ status: Ledger.Order.Status) {
    self =
      switch status {
      case .none, .pending, .pendingRiskReview, .contingent: .pendingNew
      case .accepted, .working, .triggered, .activated: .new
      case .partiallyFilled: .partiallyFilled
      case .filled: .filled
      case .doneForDay, .queued: .doneForDay
      case .pendingCancel: .pendingCancel
      case .partiallyCancelled, .cancelled: .canceled
      case .pendingReplace: .pendingReplace
      case .replaced: .replaced
      case .stopped: .stopped
      case .rejected, .failed: .rejected
      case .suspended: .suspended
      case .expired: .expired
      }
  }
}

extension OrderSide {
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

extension PositionEffect {
  init?(_ side: Ledger.Order.Side) {
    switch side {
    case .buyToOpen, .sellToOpen: self = .open
    case .buyToClose, .sellToClose: self = .close
    default: return nil
    }
  }
}

extension TimeInForce {
  init(word: String) {
    self =
      switch word {
      case "day": .day
      case "gtc", "gtd": .goodTillCancelled
      case "ioc": .immediateOrCancel
      case "fok": .fillOrKill
      case "extended_hours": .extendedHours
      case "at_open": .atTheOpening
      case "at_close": .atTheClose
      default: TimeInForce(code: word)
      }
  }
}

extension AriesWire.OrderType {
  init(word: String) {
    self =
      switch word {
      case "market": .market
      case "limit": .limit
      case "stop", "trailing_stop": .stop
      case "stop_limit": .stopLimit
      default: AriesWire.OrderType(code: word)
      }
  }
}
