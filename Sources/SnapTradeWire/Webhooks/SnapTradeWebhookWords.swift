/// What a webhook tells.
public enum SnapTradeWebhookType: String, Sendable, Hashable, CaseIterable {
  case userRegistered = "USER_REGISTERED"
  case userDeleted = "USER_DELETED"
  case connectionAttempted = "CONNECTION_ATTEMPTED"
  case connectionAdded = "CONNECTION_ADDED"
  case connectionDeleted = "CONNECTION_DELETED"
  /// The connection became disabled.
  case connectionBroken = "CONNECTION_BROKEN"
  /// The connection works again.
  case connectionFixed = "CONNECTION_FIXED"
  case connectionUpdated = "CONNECTION_UPDATED"
  case connectionFailed = "CONNECTION_FAILED"
  case newAccountAvailable = "NEW_ACCOUNT_AVAILABLE"
  /// The first load of the history is done.
  case transactionsInitialUpdate = "ACCOUNT_TRANSACTIONS_INITIAL_UPDATE"
  case transactionsUpdated = "ACCOUNT_TRANSACTIONS_UPDATED"
  case accountRemoved = "ACCOUNT_REMOVED"
  /// A sync or refresh has ended, whatever it changed.
  case holdingsUpdated = "ACCOUNT_HOLDINGS_UPDATED"
  case tradeDetection = "TRADE_DETECTION"
  case tradeUpdate = "TRADE_UPDATE"
}

/// How an attempt to connect ended.
public enum SnapTradeAttemptResult: String, Sendable, Hashable, CaseIterable {
  case success = "SUCCESS"
  case authorizationExpired = "AUTH_EXPIRED"
  case invalidAuthorizationCode = "INVALID_AUTH_CODE"
  case notInProgress = "AUTH_NOT_IN_PROGRESS"
  case differentAccount = "DIFFERENT_ACCOUNT"
  case uncaughtError = "UNCAUGHT_ERROR"
  case invalidCredentials = "INVALID_CREDENTIALS"
  case invalidMFACode = "INVALID_MFA_CODE"
  case noData = "NO_DATA"
}
