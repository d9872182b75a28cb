/// The faults that the API answers, each with its code on the wire, its HTTP status and its sentence.
public enum SnapTradeErrorCode: Sendable, Hashable, CaseIterable {
  /// No usable credentials.
  case notAuthenticated
  /// The portal's user is unknown.
  case unknownUser
  /// Credentials without the user's pair.
  case missingUser
  case unknownClient
  /// The timestamp is malformed or too far from now.
  case invalidTimestamp
  /// Too many calls.
  case throttled
  case unexpected
  /// No portal session in progress.
  case portalNotInProgress
  case userExists
  case notFound
  case invalidInput
  /// A reconnection with another login.
  case differentLogin
  case noPermission
  case signatureNotVerified
  case dataNotVerified
  /// The user's pair is wrong, deleted or rotated.
  case invalidUser
  case wrongSecondFactor
  case brokerageKeyLacksRights
  case featureNotEnabled
  /// A second live call for the same account.
  case holdingsInProgress
  case brokerageUnreachable
  /// The broker is busy or failing, and there is no copy.
  case brokerageUnavailable
  case connectionDisabled
  case connectionAlreadyDisabled
  case initialSyncRunning
  /// A refresh too soon after the last one.
  case refreshTooSoon
  /// The endpoint is closed for this key.
  case gone
  /// The broker has no such feature.
  case notImplemented
  case methodNotAllowed
  case payloadTooLarge
  case conversionUnavailable

  /// Code as it stands on the wire: four digits, but for `throttled`.
  public var code: String { row.code }
  /// HTTP status.
  public var status: Int { row.status }
  /// Sentence for people; some official clients match on it.
  public var text: String { row.text }

  private var row: (code: String, status: Int, text: String) {
    switch self {
    case .notAuthenticated, .unknownUser, .missingUser, .unknownClient, .invalidTimestamp, .noPermission,
      .signatureNotVerified, .dataNotVerified, .invalidUser, .featureNotEnabled:
      credentialRow
    case .portalNotInProgress, .userExists, .differentLogin, .wrongSecondFactor, .brokerageKeyLacksRights,
      .brokerageUnreachable:
      portalRow
    case .holdingsInProgress, .brokerageUnavailable, .connectionDisabled, .connectionAlreadyDisabled,
      .initialSyncRunning, .refreshTooSoon:
      connectionRow
    case .throttled, .unexpected, .notFound, .invalidInput, .gone, .notImplemented, .methodNotAllowed,
      .payloadTooLarge, .conversionUnavailable:
      requestRow
    }
  }

  private var credentialRow: (code: String, status: Int, text: String) {
    switch self {
    case .unknownUser: ("0000", 401, "User not found")
    case .missingUser: ("0000", 401, "Please provide clientId, userId and userSecret in query params")
    case .unknownClient: ("0000", 401, "Invalid clientId provided")
    case .invalidTimestamp: ("0000", 401, "Invalid timestamp")
    case .noPermission: ("1066", 403, "User does not have permission to access this resource")
    case .signatureNotVerified: ("1076", 401, "Unable to verify signature sent")
    case .dataNotVerified: ("1076", 400, "Unable to verify data sent")
    case .invalidUser: ("1083", 401, "Invalid userID or userSecret provided")
    case .featureNotEnabled: ("1141", 403, "Feature is not enabled for this customer or this connection")
    default: ("0000", 401, "Authentication credentials were not provided.")
    }
  }

  private var portalRow: (code: String, status: Int, text: String) {
    switch self {
    case .userExists: ("1010", 400, "User with the following userId already exist")
    case .differentLogin: ("1023", 400, "The connection belongs to a different login at the brokerage.")
    case .wrongSecondFactor: ("1086", 400, "The verification code is not correct.")
    case .brokerageKeyLacksRights: ("1140", 403, "The API key of the brokerage lacks the needed rights.")
    case .brokerageUnreachable: ("3000", 500, "The brokerage cannot be reached at present.")
    default: ("1006", 400, "No authorization is in progress. Please start again with a new link.")
    }
  }

  private var connectionRow: (code: String, status: Int, text: String) {
    switch self {
    case .holdingsInProgress:
      ("1166", 409, "Another request for the holdings of this account is running. Please try again later.")
    case .connectionDisabled:
      ("3003", 402, "Unable to sync with brokerage account because the connection is disabled.")
    case .connectionAlreadyDisabled: ("3011", 402, "This connection is already disabled.")
    case .initialSyncRunning:
      ("3012", 425, "The resource is currently being populated. Please try again later.")
    case .refreshTooSoon:
      ("throttled", 429, "Connection refreshed too recently. Please try again later.")
    default:
      ("3002", 503, "Unable to sync with brokerage account. Invalid response from Brokerage API.")
    }
  }

  private var requestRow: (code: String, status: Int, text: String) {
    switch self {
    case .throttled: ("0000", 429, "Request was throttled.")
    case .notFound: ("1011", 404, "The requested resource does not exist.")
    case .invalidInput: ("1012", 400, "The request holds invalid input.")
    case .gone: ("0000", 410, "This endpoint is no longer available for your account.")
    case .notImplemented: ("0000", 501, "The endpoint is not yet implemented for this brokerage.")
    case .methodNotAllowed: ("0000", 405, "The method is not allowed here.")
    case .payloadTooLarge: ("1012", 413, "The request is too large.")
    case .conversionUnavailable: ("0000", 503, "The currency conversion is not available at present.")
    default: ("1000", 500, "Encountered an unexpected exception.")
    }
  }
}
