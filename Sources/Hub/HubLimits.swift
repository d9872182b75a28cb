/// What the hub takes from strangers before it refuses.
public enum HubLimits {
  /// Users of one key.
  public static let users = 100_000
  /// Bytes of a user's name as its key holder chose it.
  public static let userID = 256
  /// Connections of one user.
  public static let connections = 100
  /// Accounts of one connection.
  public static let accounts = 200
  /// Bytes of one credential.
  public static let credential = 4_096
  /// Positions and orders of one account, each.
  public static let holdings = 10_000
  /// Activities of one account, and of one answer over several; the newest stay.
  public static let activities = 10_000
  /// Portal sessions that wait for their page.
  public static let portalSessions = 10_000
}

/// How a hub is run; the defaults serve a server.
public struct HubOptions: Sendable {
  /// Milliseconds within which a broker must have answered a live read; then the mirror answers.
  public var liveMilliseconds: Int64 = 5_000
  /// Milliseconds within which a whole synchronisation must be done.
  public var syncMilliseconds: Int64 = 60_000
  /// Seconds that pass at least between two refreshes of a connection.
  public var refreshSeconds: Int64 = 10
  /// Seconds that a portal link is good for.
  public var linkSeconds: Int64 = 300
  /// Days of value history that are asked of a broker.
  public var historyDays = 366

  public init() {}
}
