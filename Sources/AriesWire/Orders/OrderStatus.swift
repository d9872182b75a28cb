public import WireMembers

/// State of an order. `WORKING` stands in snapshots of the v1 list only.
/// SnapTrade's word says what has become of the order: one that is done for the day lives on, one that is calculated
/// has been filled and waits for its terms.
public enum OrderStatus: CodedWord {
  case pendingNew
  case new
  case partiallyFilled
  case filled
  case doneForDay
  case pendingCancel
  case canceled
  case pendingReplace
  case replaced
  case stopped
  case rejected
  case suspended
  case calculated
  case expired
  case acceptedForBid
  case superseded
  case working
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<OrderStatus>([
    .init(.pendingNew, "PENDING_NEW", "Waiting to be accepted", snapTrade: "PENDING"),
    .init(.new, "NEW", "Accepted", snapTrade: "ACCEPTED"),
    .init(.partiallyFilled, "PARTIALLY_FILLED", "Partly filled", snapTrade: "PARTIAL"),
    .init(.filled, "FILLED", "Filled", snapTrade: "EXECUTED"),
    .init(.doneForDay, "DONE_FOR_DAY", "Done for the day", snapTrade: "QUEUED"),
    .init(.pendingCancel, "PENDING_CANCEL", "Waiting to be canceled", snapTrade: "CANCEL_PENDING"),
    .init(.canceled, "CANCELED", "Canceled", snapTrade: "CANCELED"),
    .init(.pendingReplace, "PENDING_REPLACE", "Waiting to be replaced", snapTrade: "REPLACE_PENDING"),
    .init(.replaced, "REPLACED", "Replaced", snapTrade: "REPLACED"),
    .init(.stopped, "STOPPED", "Stopped", snapTrade: "STOPPED"),
    .init(.rejected, "REJECTED", "Rejected", snapTrade: "REJECTED"),
    .init(.suspended, "SUSPENDED", "Suspended", snapTrade: "SUSPENDED"),
    .init(.calculated, "CALCULATED", "Calculated", snapTrade: "EXECUTED"),
    .init(.expired, "EXPIRED", "Expired", snapTrade: "EXPIRED"),
    .init(.acceptedForBid, "ACCEPTED_FOR_BID", "Accepted for bid", snapTrade: "ACCEPTED"),
    .init(.superseded, "SUPERSEDED", "Superseded", snapTrade: "REPLACED"),
    .init(.working, "WORKING", "Working", snapTrade: "ACCEPTED"),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }

  /// SnapTrade's order status; `NONE` for a code outside the documents.
  public var snapTradeStatus: String { snapTradeWord ?? "NONE" }

  /// SnapTrade's order status of an order with this much filled: cancelled after some fills is partly cancelled.
  public func snapTradeStatus(isPartlyFilled: Bool) -> String {
    self == .canceled && isPartlyFilled ? "PARTIAL_CANCELED" : snapTradeStatus
  }

  /// Whether nothing more can happen to the order.
  public var isTerminal: Bool {
    switch self {
    case .filled, .canceled, .replaced, .rejected, .expired, .superseded: true
    default: false
    }
  }
}
