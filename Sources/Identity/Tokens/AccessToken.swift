public import CivilTime

/// A token that was just issued. Printing it shows nothing of it.
public struct AccessToken: Sendable, CustomStringConvertible, CustomReflectable {
  /// What the client sends back; kept nowhere but with the client.
  public let token: String
  public let scopes: [String]
  public let lifetimeSeconds: Int
  public let expires: Instant

  public var description: String { "access token, \(lifetimeSeconds) s" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// What a token allows. One object for all requests that bring the token, as long as its client stays the same.
public final class Grant: Sendable, Hashable {
  public let client: Identity.Client
  /// What was asked for and granted; within the client's scopes.
  public let scopes: [String]

  public init(client: Identity.Client, scopes: [String]) {
    self.client = client
    self.scopes = scopes
  }

  /// Whose accounts it shows.
  public var owner: String { client.owner }

  public func allows(_ scope: String) -> Bool { scopes.contains(scope) }

  public static func == (left: Grant, right: Grant) -> Bool {
    left === right || left.client == right.client && left.scopes == right.scopes
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(client)
    hasher.combine(scopes)
  }
}
