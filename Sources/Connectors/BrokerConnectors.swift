public import Ambient
public import HTTP
public import Hub

/// The brokers that this program can connect to, each at the one origin that it was told.
///
/// No request leaves for any other host: addresses are made from these origins alone, and redirects are not followed.
public struct BrokerConnectors: BrokerCatalogue {
  /// Scheme, host and port of each broker's API; nil leaves the broker out.
  public struct Origins: Sendable, Equatable {
    public var bursar: String?
    public var tradestation: String?
    public var aries: String?

    public init(bursar: String? = nil, tradestation: String? = nil, aries: String? = nil) {
      self.bursar = bursar
      self.tradestation = tradestation
      self.aries = aries
    }
  }

  /// The slugs of the brokers.
  public enum Slug: String, Sendable, CaseIterable {
    case bursar = "BURSAR"
    case tradestation = "TRADESTATION"
    case aries = "ARIES"
  }

  private let origins: Origins
  private let client: HTTPClient
  private let surroundings: any Surroundings

  public init(origins: Origins, client: HTTPClient = HTTPClient(), surroundings: any Surroundings) {
    self.origins = origins
    self.client = client
    self.surroundings = surroundings
  }

  public var listings: [BrokerListing] { Slug.allCases.compactMap(listing) }

  public func broker(_ slug: String, credentials: BrokerCredentials) -> (any Broker)? {
    guard let known = Slug(rawValue: slug), let origin = origin(known) else { return nil }
    let api = BrokerAPI(client: client, origin: origin)
    switch known {
    case .bursar: return BursarBroker(api: api, credentials: credentials)
    case .tradestation:
      return TradeStationBroker(api: api, credentials: credentials, surroundings: surroundings)
    case .aries: return AriesBroker(api: api, credentials: credentials, surroundings: surroundings)
    }
  }

  private func origin(_ slug: Slug) -> String? {
    let origin =
      switch slug {
      case .bursar: origins.bursar
      case .tradestation: origins.tradestation
      case .aries: origins.aries
      }
    return origin.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
  }

  private func listing(_ slug: Slug) -> BrokerListing? {
    guard let origin = origin(slug) else { return nil }
    switch slug {
    case .bursar:
      return BrokerListing(
        slug: slug.rawValue, name: "Bursar", description: "The book of a Bursar server, with lots and history.",
        origin: origin, fields: [BrokerListing.Field(name: "token", label: "Token of the book API", isSecret: true)])
    case .tradestation:
      return BrokerListing(
        slug: slug.rawValue, name: "TradeStation", description: "Accounts behind the TradeStation API.",
        origin: origin,
        fields: Self.client + [BrokerListing.Field(name: "refresh_token", label: "Refresh token", isSecret: true)])
    case .aries:
      return BrokerListing(
        slug: slug.rawValue, name: "Aries", description: "Accounts behind the Aries API.", origin: origin,
        fields: Self.client)
    }
  }

  private static let client = [
    BrokerListing.Field(name: "client_id", label: "Client id", isSecret: false),
    BrokerListing.Field(name: "client_secret", label: "Client secret", isSecret: true),
  ]
}
