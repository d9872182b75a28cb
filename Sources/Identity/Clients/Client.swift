extension Identity {
  /// An application or person that may ask an API; it belongs to an owner, whose accounts it sees.
  public struct Client: Sendable, Hashable {
    /// The API that the client speaks.
    public enum Kind: String, Sendable, CaseIterable {
      case tradestation, aries, book, snaptrade
    }

    /// Unique within its kind.
    public var id: String
    public var kind: Kind
    /// Whose accounts it sees.
    public var owner: String
    /// What it may do, in the words of its API.
    public var scopes: [String]
    /// For people.
    public var name: String

    public init(id: String, kind: Kind, owner: String, scopes: [String] = [], name: String = "") {
      self.id = id
      self.kind = kind
      self.owner = owner
      self.scopes = scopes
      self.name = name
    }
  }
}

extension Identity.Client {
  /// Where the client stands among all.
  var key: String { Self.key(id, kind) }

  static func key(_ id: String, _ kind: Kind) -> String { kind.rawValue + "/" + id }

  func check() throws(IdentityError) {
    try Self.check(id, "identifier")
    try Self.check(owner, "owner")
    guard name.utf8.count <= IdentityLimits.identifier else {
      throw IdentityError(.invalid, "A client's name is too long.")
    }
    guard scopes.count <= IdentityLimits.scopes else {
      throw IdentityError(.tooMany, "A client has at most \(IdentityLimits.scopes) scopes.")
    }
    for scope in scopes { try Self.check(scope, "scope") }
  }

  private static func check(_ text: String, _ what: String) throws(IdentityError) {
    guard !text.isEmpty, text.utf8.count <= IdentityLimits.identifier else {
      throw IdentityError(.invalid, "A client's \(what) has 1 to \(IdentityLimits.identifier) bytes.")
    }
  }
}
