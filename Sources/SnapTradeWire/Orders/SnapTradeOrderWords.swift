/// The state of an order, with the words of the classic form. Complete: every word of the published list.
public enum SnapTradeOrderStatus: String, Sendable, Hashable, CaseIterable {
  /// No state known.
  case none = "NONE"
  case pending = "PENDING"
  case accepted = "ACCEPTED"
  case failed = "FAILED"
  case rejected = "REJECTED"
  case cancelled = "CANCELED"
  /// Partly executed, the rest cancelled.
  case partiallyCancelled = "PARTIAL_CANCELED"
  case pendingCancel = "CANCEL_PENDING"
  /// Executed in full.
  case executed = "EXECUTED"
  /// Partly executed, the rest works on.
  case partiallyExecuted = "PARTIAL"
  case pendingReplace = "REPLACE_PENDING"
  case replaced = "REPLACED"
  case stopped = "STOPPED"
  case suspended = "SUSPENDED"
  case expired = "EXPIRED"
  case queued = "QUEUED"
  case triggered = "TRIGGERED"
  case activated = "ACTIVATED"
  case pendingRiskReview = "PENDING_RISK_REVIEW"
  /// Waits for another order of its group.
  case contingent = "CONTINGENT_ORDER"

  /// Whether the order may still be executed, which is what `state=open` asks for.
  public var isOpen: Bool {
    switch self {
    case .failed, .rejected, .cancelled, .partiallyCancelled, .executed, .replaced, .expired: false
    case .none, .pending, .accepted, .pendingCancel, .partiallyExecuted, .pendingReplace, .stopped, .suspended,
      .queued, .triggered, .activated, .pendingRiskReview, .contingent:
      true
    }
  }

  /// The word of the second form, whose list is shorter.
  public var second: SnapTradeOrderStatus2 {
    switch self {
    case .none, .pending, .accepted, .stopped, .suspended, .queued, .triggered, .activated, .pendingRiskReview,
      .contingent:
      .pending
    case .failed, .rejected: .rejected
    case .cancelled: .cancelled
    case .partiallyCancelled: .partiallyCancelled
    case .pendingCancel: .pendingCancel
    case .executed: .executed
    case .partiallyExecuted: .partiallyExecuted
    case .pendingReplace: .pendingReplace
    case .replaced: .replaced
    case .expired: .expired
    }
  }
}

/// The state of an order or leg, with the words of the second form.
public enum SnapTradeOrderStatus2: String, Sendable, Hashable, CaseIterable {
  case pending = "PENDING"
  case rejected = "REJECTED"
  case cancelled = "CANCELED"
  case pendingCancel = "CANCEL_PENDING"
  case partiallyCancelled = "PARTIAL_CANCELED"
  case executed = "EXECUTED"
  case partiallyExecuted = "PARTIALLY_EXECUTED"
  case replaced = "REPLACED"
  case pendingReplace = "REPLACE_PENDING"
  case expired = "EXPIRED"
}

/// The side of an order, classic form.
public enum SnapTradeAction: String, Sendable, Hashable, CaseIterable {
  case buy = "BUY"
  case sell = "SELL"
  /// Buys back a short position.
  case buyToCover = "BUY_COVER"
  /// Sells what is not held.
  case sellShort = "SELL_SHORT"
  case buyToOpen = "BUY_OPEN"
  case buyToClose = "BUY_CLOSE"
  case sellToOpen = "SELL_OPEN"
  case sellToClose = "SELL_CLOSE"

  /// The word of the second form.
  public var second: SnapTradeAction2 {
    switch self {
    case .buy: .buy
    case .sell: .sell
    case .buyToCover: .buyToCover
    case .sellShort: .sellShort
    case .buyToOpen: .buyToOpen
    case .buyToClose: .buyToClose
    case .sellToOpen: .sellToOpen
    case .sellToClose: .sellToClose
    }
  }
}

/// The side of an order, second form; also the words of order forms.
public enum SnapTradeAction2: String, Sendable, Hashable, CaseIterable {
  case buy = "BUY"
  case sell = "SELL"
  case buyToCover = "BUY_COVER"
  case sellShort = "SELL_SHORT"
  case buyToOpen = "BUY_TO_OPEN"
  case buyToClose = "BUY_TO_CLOSE"
  case sellToOpen = "SELL_TO_OPEN"
  case sellToClose = "SELL_TO_CLOSE"
}

/// The type of an order, classic form; every other type stands as the broker's own word.
public enum SnapTradeOrderType: String, Sendable, Hashable, CaseIterable {
  case market = "Market"
  case limit = "Limit"
  case stop = "Stop"
  case stopLimit = "StopLimit"

  /// The word of the second form.
  public var second: SnapTradeOrderType2 {
    switch self {
    case .market: .market
    case .limit: .limit
    case .stop: .stop
    case .stopLimit: .stopLimit
    }
  }
}

/// The type of an order, second form.
public enum SnapTradeOrderType2: String, Sendable, Hashable, CaseIterable {
  case market = "MARKET"
  case limit = "LIMIT"
  case stop = "STOP"
  case stopLimit = "STOP_LIMIT"
}

/// How long an order works, classic form; every other duration stands as the broker's own word.
public enum SnapTradeTimeInForce: String, Sendable, Hashable, CaseIterable {
  case day = "Day"
  case goodTillCancelled = "GTC"
  case fillOrKill = "FOK"
  case immediateOrCancel = "IOC"
  case goodTillDate = "GTD"
  case marketOnOpen = "MOO"
  /// Extended hours after the close.
  case extendedHours = "EHP"

  /// The word of the second form.
  public var second: SnapTradeTimeInForce2 {
    switch self {
    case .day: .day
    case .goodTillCancelled: .goodTillCancelled
    case .fillOrKill: .fillOrKill
    case .immediateOrCancel: .immediateOrCancel
    case .goodTillDate: .goodTillDate
    case .marketOnOpen: .marketOnOpen
    case .extendedHours: .extendedHours
    }
  }
}

/// How long an order works, second form.
public enum SnapTradeTimeInForce2: String, Sendable, Hashable, CaseIterable {
  case day = "DAY"
  case goodTillCancelled = "GTC"
  case fillOrKill = "FOK"
  case immediateOrCancel = "IOC"
  case goodTillDate = "GTD"
  case marketOnOpen = "MOO"
  case extendedHours = "EHP"
  /// Extended hours before the open.
  case extendedHoursMorning = "EHA"
  case other = "OTHER"
}

/// The place of an order within a group.
public enum SnapTradeOrderRole: String, Sendable, Hashable, CaseIterable {
  /// Works first; its execution releases the others.
  case trigger = "TRIGGER"
  /// Waits for the trigger.
  case conditional = "CONDITIONAL"
  /// Cancelled when its peer executes.
  case peer = "PEER"
}

/// The unit of a trailing stop's amount.
public enum SnapTradeTrailType: String, Sendable, Hashable, CaseIterable {
  case dollar = "DOLLAR"
  case percent = "PERCENT"
}

/// Whether an order takes or brings cash.
public enum SnapTradePriceEffect: String, Sendable, Hashable, CaseIterable {
  case credit = "CREDIT"
  case debit = "DEBIT"
  case even = "EVEN"
  case unknown = "UNKNOWN"
}

/// What a leg of the second form trades.
public enum SnapTradeAssetType: String, Sendable, Hashable, CaseIterable {
  case equity = "EQUITY"
  case option = "OPTION"
  case crypto = "CRYPTO"
}
