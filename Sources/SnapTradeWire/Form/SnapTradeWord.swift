/// A word from a list that may grow: one of the known ones, or whatever the broker said instead.
///
/// Reading never fails on a new word, and writing gives back what was read.
public enum SnapTradeWord<Known>: Sendable, Hashable
where Known: RawRepresentable & Sendable & Hashable, Known.RawValue == String {
  /// A word of the documented list.
  case known(Known)
  /// Any other word, as it stood on the wire.
  case other(String)

  /// Sorts a word from the wire; the list is matched exactly.
  @inlinable
  public init(_ text: String) {
    if let known = Known(rawValue: text) { self = .known(known) } else { self = .other(text) }
  }

  /// The word as it stands on the wire.
  @inlinable
  public var text: String {
    switch self {
    case .known(let known): known.rawValue
    case .other(let text): text
    }
  }

  /// The word of the documented list, `nil` for any other.
  @inlinable
  public var known: Known? {
    if case .known(let known) = self { known } else { nil }
  }
}
