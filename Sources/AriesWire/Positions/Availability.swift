public import WireMembers

/// Whether the store behind an answer was there; older answers only.
public struct Availability: WireObject {
  public var isAvailable: Bool?
  /// Where the answer was taken from, such as `cache`.
  public var source: String?

  public init() {}

  public mutating func members(_ pass: inout some MemberPass) {
    pass.flag("available", &isAvailable)
    pass.text("source", &source)
  }
}
