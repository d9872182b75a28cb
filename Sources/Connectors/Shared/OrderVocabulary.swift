import Ledger

// The broker wires translate their own words to SnapTrade's; these are SnapTrade's in the words of the book.

extension Order.Status {
  init(snapTrade word: String) {
    self =
      switch word {
      case "PENDING": .pending
      case "ACCEPTED": .accepted
      case "FAILED": .failed
      case "REJECTED": .rejected
      case "CANCELED": .cancelled
      case "PARTIAL_CANCELED": .partiallyCancelled
      case "CANCEL_PENDING": .pendingCancel
      case "EXECUTED": .filled
      case "PARTIAL": .partiallyFilled
      case "REPLACE_PENDING": .pendingReplace
      case "REPLACED": .replaced
      case "STOPPED": .stopped
      case "SUSPENDED": .suspended
      case "EXPIRED": .expired
      case "QUEUED": .queued
      case "TRIGGERED": .triggered
      case "ACTIVATED": .activated
      case "PENDING_RISK_REVIEW": .pendingRiskReview
      case "CONTINGENT_ORDER": .contingent
      default: .none
      }
  }
}

extension Order.Side {
  /// Nil for a side that the book has no word for.
  init?(snapTrade word: String) {
    switch word {
    case "BUY": self = .buy
    case "SELL": self = .sell
    case "BUY_COVER": self = .buyToCover
    case "SELL_SHORT": self = .sellShort
    case "BUY_OPEN": self = .buyToOpen
    case "BUY_CLOSE": self = .buyToClose
    case "SELL_OPEN": self = .sellToOpen
    case "SELL_CLOSE": self = .sellToClose
    default: return nil
    }
  }
}

/// Types and durations: what has no word of the book stays as the broker says it.
enum OrderVocabulary {
  static func type(snapTrade word: String) -> String {
    switch word {
    case "Market": "market"
    case "Limit": "limit"
    case "Stop": "stop"
    case "StopLimit": "stop_limit"
    default: word
    }
  }

  static func duration(snapTrade word: String) -> String {
    switch word {
    case "Day": "day"
    case "GTC": "gtc"
    case "GTD": "gtd"
    case "IOC": "ioc"
    case "FOK": "fok"
    case "MOO": "at_open"
    case "EHP": "extended_hours"
    default: word
    }
  }
}
