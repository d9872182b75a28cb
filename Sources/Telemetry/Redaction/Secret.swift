/// A value that must not be seen: a key, a token, a user's secret. Printing, interpolating, dumping or logging it shows
/// that something is hidden and nothing of it. Deliberately not `Equatable`: secrets are compared in constant time, by
/// their owner.
public struct Secret<Value: Sendable>: Sendable {
  private let value: Value

  /// Hides `value`.
  public init(_ value: Value) { self.value = value }

  /// The value itself, for the one place that needs it. The name is long so that it stands out in a review.
  public func exposedForUse() -> Value { value }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { Redaction.hidden }
  public var debugDescription: String { Redaction.hidden }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
