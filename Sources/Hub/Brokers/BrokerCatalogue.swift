/// The brokers that a hub can connect to.
public protocol BrokerCatalogue: Sendable {
  /// In the order in which people see them.
  var listings: [BrokerListing] { get }
  /// A login at the broker with that slug; nil when there is no such broker. Nothing is asked of the broker yet.
  func broker(_ slug: String, credentials: BrokerCredentials) -> (any Broker)?
}

extension BrokerCatalogue {
  /// The listing of a slug, without regard to case.
  public func listing(_ slug: String) -> BrokerListing? {
    listings.first { $0.slug.lowercased() == slug.lowercased() }
  }
}

/// A broker as people see it, and what it asks of them.
public struct BrokerListing: Sendable, Equatable {
  /// What a person types to connect.
  public struct Field: Sendable, Equatable {
    public var name: String
    public var label: String
    /// Shown as dots while it is typed.
    public var isSecret: Bool

    public init(name: String, label: String, isSecret: Bool) {
      self.name = name
      self.label = label
      self.isSecret = isSecret
    }
  }

  /// Short and unchanging, in capitals.
  public var slug: String
  public var name: String
  public var description: String
  /// Where its API lives: scheme, host and port.
  public var origin: String
  public var fields: [Field]

  public init(slug: String, name: String, description: String, origin: String, fields: [Field]) {
    self.slug = slug
    self.name = name
    self.description = description
    self.origin = origin
    self.fields = fields
  }
}
