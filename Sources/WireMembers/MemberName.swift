/// Name of an object's member, with the older spelling that some answers still carry.
public struct MemberName: ExpressibleByStringLiteral, Sendable {
  /// The name that is written and looked for first.
  public let name: String
  /// A name that is also understood when reading.
  public let formerly: String?

  /// A member with an older spelling.
  @inlinable public init(_ name: String, formerly: String? = nil) {
    self.name = name
    self.formerly = formerly
  }

  @inlinable public init(stringLiteral name: String) {
    self.init(name)
  }
}

/// How a member without a value stands on the wire. Reading accepts every form.
public enum Absence: Sendable {
  /// The member is left out.
  case omitted
  /// The member is the empty string.
  case blank
  /// The member is `null`.
  case null
}
