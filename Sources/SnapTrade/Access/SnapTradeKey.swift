import Crypto
public import Hub
import Identity
import Synchronization

/// An API key as far as this API cares: how it signs and what it may do.
public final class SnapTradeKey: Sendable {
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
  /// What it has asked of late.
  let window: RateMeter.Window

  /// The key of a registered client; nil when there is none.
  init?(clientID: String, in identity: Identity, _ meter: RateMeter) {
    guard let client = identity.client(clientID, kind: .snaptrade), let signing = identity.consumerKey(of: clientID)
    else { return nil }
    self.clientID = clientID
    self.signing = signing
    name = client.name
    mode = client.scopes.contains(Scope.realtime.rawValue) ? .realtime : .daily
    offersHistory = client.scopes.contains(Scope.balanceHistory.rawValue)
    window = meter.window(of: clientID)
  }
}

/// The keys that have asked, each made once and used as long as no client changes.
final class SnapTradeKeys: Sendable {
  private struct Known: Sendable {
    var revision = -1
    var keys: [String: SnapTradeKey] = [:]
  }

  private let identity: Identity
  private let meter: RateMeter
  private let known = Mutex(Known())

  init(_ identity: Identity, _ meter: RateMeter) {
    self.identity = identity
    self.meter = meter
  }

  /// The key of a registered client; nil when there is none.
  func key(_ clientID: String) -> SnapTradeKey? {
    // Read before the client is: a change in between makes what is kept here stale at once.
    let revision = identity.clientsRevision
    let kept = known.withLock { $0.revision == revision ? $0.keys[clientID] : nil }
    if let kept { return kept }
    guard let key = SnapTradeKey(clientID: clientID, in: identity, meter) else { return nil }
    known.withLock { known in
      if known.revision < revision { known = Known(revision: revision) }
      if known.revision == revision { known.keys[clientID] = key }
    }
    return key
  }
}

/// Who asks: a key, and the user it asks for where it names one.
struct Caller: Sendable {
  let key: SnapTradeKey
  let user: HubUser?
  let allowance: RateMeter.Allowance
}
