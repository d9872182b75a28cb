public import WireMembers

/// State of an order: every code of v2 and v3.
public enum OrderStatus: CodedWord {
  case sent, received, cancelSent
  case filled, partlyFilledThenOut, partlyFilled
  case out, rejected, serverCancelled, expired, broken, exchangeCancelled, tooLateToCancel, queued
  case bracketCancelled, change, conditionMet, fillCorrected, dispatched, dead, expirationCancelRequest
  case orderSendsOrder, recallRequest, cancelRejected, changeRejected, recalled, stopHit, statusMessage, replaced
  case optionAssignment, bracketFilled, cancelSentOld, optionExercise, notMapped, sending, replacePending
  case replaceSent, suspended
  /// A code outside the documents.
  case other(String)

  /// The documents' grouping of codes.
  public enum Group: Hashable, Sendable, CaseIterable {
    case open, filled, cancelled, rejected
  }

  /// What an order's code means to SnapTrade is what has become of the order, not of the last request about it: a
  /// refused cancel (`LAT`, `RJC`) leaves a live order.
  public static let table = WordTable<OrderStatus>([
    .init(.sent, "OPN", "Sent", snapTrade: "ACCEPTED"),
    .init(.received, "ACK", "Received", snapTrade: "ACCEPTED"),
    .init(.cancelSent, "UCN", "Cancel Sent", snapTrade: "CANCEL_PENDING"),
    .init(.filled, "FLL", "Filled", snapTrade: "EXECUTED"),
    .init(.partlyFilledThenOut, "FLP", "Partial Fill (UROut)", snapTrade: "PARTIAL_CANCELED"),
    .init(.partlyFilled, "FPR", "Partial Fill (Alive)", snapTrade: "PARTIAL"),
    .init(.out, "OUT", "UROut", snapTrade: "CANCELED"),
    .init(.rejected, "REJ", "Rejected", snapTrade: "REJECTED"),
    .init(.serverCancelled, "TSC", "Trade Server Canceled", snapTrade: "CANCELED"),
    .init(.expired, "EXP", "Expired", snapTrade: "EXPIRED"),
    .init(.broken, "BRO", "Broken", snapTrade: "FAILED"),
    .init(.exchangeCancelled, "CAN", "Canceled", snapTrade: "CANCELED"),
    .init(.tooLateToCancel, "LAT", "Too Late to Cancel", snapTrade: "ACCEPTED"),
    .init(.queued, "DON", "Queued", snapTrade: "QUEUED"),
    .init(.bracketCancelled, "BRC", "Bracket Canceled", snapTrade: "CANCELED"),
    .init(.change, "CHG", "Change", snapTrade: "REPLACE_PENDING"),
    .init(.conditionMet, "CND", "Condition Met", snapTrade: "TRIGGERED"),
    .init(.fillCorrected, "COR", "Fill Corrected", snapTrade: "EXECUTED"),
    .init(.dispatched, "DIS", "Dispatched", snapTrade: "PENDING"),
    .init(.dead, "DOA", "Dead", snapTrade: "FAILED"),
    .init(.expirationCancelRequest, "ECN", "Expiration Cancel Request", snapTrade: "CANCEL_PENDING"),
    .init(.orderSendsOrder, "OSO", "OSO Order", snapTrade: "CONTINGENT_ORDER"),
    .init(.recallRequest, "REC", "Big Brother Recall Request", snapTrade: "CANCEL_PENDING"),
    .init(.cancelRejected, "RJC", "Cancel Request Rejected", snapTrade: "ACCEPTED"),
    .init(.changeRejected, "RJR", "Change Request Rejected", snapTrade: "REJECTED"),
    .init(.recalled, "SCN", "Big Brother Recall", snapTrade: "CANCELED"),
    .init(.stopHit, "STP", "Stop Hit", snapTrade: "TRIGGERED"),
    .init(.statusMessage, "STT", "OrderStatus Message", snapTrade: "ACCEPTED"),
    .init(.replaced, "UCH", "Replaced", snapTrade: "REPLACED"),
    .init(.optionAssignment, "ASS", "Option Assignment", snapTrade: "EXECUTED"),
    .init(.bracketFilled, "BRF", "Bracket Filled", snapTrade: "EXECUTED"),
    .init(.cancelSentOld, "CSN", "Cancel Sent", snapTrade: "CANCEL_PENDING"),
    .init(.optionExercise, "EXE", "Option Exercise", snapTrade: "EXECUTED"),
    .init(.notMapped, "OTHER", "OrderStatus not mapped", snapTrade: "NONE"),
    .init(.sending, "PLA", "Sending", snapTrade: "PENDING"),
    .init(.replacePending, "RPD", "Replace Pending", snapTrade: "REPLACE_PENDING"),
    .init(.replaceSent, "RSN", "Replace Sent", snapTrade: "REPLACE_PENDING"),
    .init(.suspended, "SUS", "Suspended", snapTrade: "SUSPENDED"),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }

  /// SnapTrade's order status; `NONE` for a code outside the documents.
  public var snapTradeStatus: String { snapTradeWord ?? "NONE" }

  /// The group the newer documents put the code in, whatever its name suggests; unknown codes count as open, so that
  /// an order is never lost from a list of live ones.
  public var group: Group {
    switch self {
    case .filled, .partlyFilledThenOut: .filled
    case .rejected: .rejected
    case .exchangeCancelled, .expired, .out, .changeRejected, .recalled, .serverCancelled, .replaced: .cancelled
    default: .open
    }
  }
}
