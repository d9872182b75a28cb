public import WireMembers

/// State of an account. Only an open one trades.
public enum AccountStatus: CodedWord {
  case new
  case pendingPlaidVerification
  case pendingApexVerification
  case readyForBackOffice
  case backOffice
  case open
  case canceled
  case rejected
  case suspended
  case closed
  case error
  case awaitingReview
  case awaitingApex
  case returnedApex
  case pendingClose
  case sterlingPending
  /// A code outside the documents.
  case other(String)

  public static let table = WordTable<AccountStatus>([
    .init(.new, "NEW", "New"),
    .init(.pendingPlaidVerification, "PENDING_PLAID_VERIFICATION", "Waiting for bank verification"),
    .init(.pendingApexVerification, "PENDING_APEX_VERIFICATION", "Waiting for verification at the clearing firm"),
    .init(.readyForBackOffice, "READY_FOR_BACK_OFFICE", "Ready for the back office"),
    .init(.backOffice, "BACK_OFFICE", "In the back office"),
    .init(.open, "OPEN", "Open"),
    .init(.canceled, "CANCELED", "Canceled"),
    .init(.rejected, "REJECTED", "Rejected"),
    .init(.suspended, "SUSPENDED", "Suspended"),
    .init(.closed, "CLOSED", "Closed"),
    .init(.error, "ERROR", "Failed"),
    .init(.awaitingReview, "AWAITING_REVIEW", "Waiting for review"),
    .init(.awaitingApex, "AWAITING_APEX", "Waiting for the clearing firm"),
    .init(.returnedApex, "RETURNED_APEX", "Returned by the clearing firm"),
    .init(.pendingClose, "PENDING_CLOSE", "Closing"),
    .init(.sterlingPending, "STERLING_PENDING", "Waiting for the trading account"),
  ])

  public var unknownCode: String? {
    if case .other(let code) = self { code } else { nil }
  }
}
