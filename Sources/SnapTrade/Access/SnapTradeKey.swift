import Crypto
public import Hub
import Identity

/// An API key as far as this API cares: how it signs and what it may do.
public struct SnapTradeKey: Sendable {
  /// The words of a key's scopes.
  public enum Scope: String, Sendable, CaseIterable {
    /// Reads ask the broker within the request; a key without it reads the daily copy.
    case realtime
    /// The value history is switched on.
    case balanceHistory = "balance_history"
  }

  public let clientID: String
  public let name: String
  public let mode: DataMode
  public let offersHistory: Bool
  let signing: HMACKey

  /// The key of a registered client; nil when there is none.
  init?(clientID: String, in identity: Identity) {
    guard let client = identity.client(clientID, kind: .snaptrade), let signing = identity.consumerKey(of: clientID)
    else { return nil }
    self.clientID = clientID
    self.signing = signing
    name = client.name
    mode = client.scopes.contains(Scope.realtime.rawValue) ? .realtime : .daily
    offersHistory = client.scopes.contains(Scope.balanceHistory.rawValue)
  }
}

/// Who asks: a key, and the user it asks for where it names one.
struct Caller: Sendable {
  let key: SnapTradeKey
  let user: HubUser?
  let allowance: RateMeter.Allowance
}
