/// What a connection may do.
public enum SnapTradeConnectionType: String, Sendable, Hashable, CaseIterable {
  case read
  case trade
}

/// Whether answers come from the broker within the call or from a daily copy.
public enum SnapTradeFreshnessWord: String, Sendable, Hashable, CaseIterable {
  case realtime
  case delayed
}

/// A step of a portal session.
public enum SnapTradeSessionEventType: String, Sendable, Hashable, CaseIterable {
  case sessionStarted = "SESSION_STARTED"
  case disclaimerAccepted = "DISCLAIMER_ACCEPTED"
  case oauthRedirect = "OAUTH_REDIRECT"
  case connectionInitiated = "BROKERAGE_CONNECTION_INITIATED"
  case reconnectInitiated = "BROKERAGE_RECONNECT_INITIATED"
  case authentication = "BROKERAGE_AUTHENTICATION"
  case oauthAuthentication = "OAUTH_BROKERAGE_AUTHENTICATION"
  case mfaRequested = "MFA_REQUESTED"
  case mfaSubmitted = "MFA_SUBMITTED"
  case mfaChoiceRequested = "MFA_CHOICE_REQUESTED"
  case mfaChoiceSubmitted = "MFA_CHOICE_SUBMITTED"
  case connectionSuccessful = "CONNECTION_SUCCESSFUL"
  case connectionFailed = "CONNECTION_FAILED"
  case partnerRedirect = "PARTNER_REDIRECT"
  case connectionAborted = "CONNECTION_ABORTED"
}
