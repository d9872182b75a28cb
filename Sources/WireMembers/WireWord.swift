public import CivilTime

/// A value that stands on a wire as a JSON string.
public protocol WireWord: Equatable, Sendable {
  /// The value of a wire text; nil when the text has no such meaning.
  init?(code: String)
  /// The text on the wire.
  var code: String { get }
  /// Whether the empty string means that there is no value.
  static var emptyIsAbsent: Bool { get }
}

extension WireWord {
  public static var emptyIsAbsent: Bool { true }
}

/// Plain text is itself; the empty string is a value of its own.
extension String: WireWord {
  public init?(code: String) {
    self = code
  }

  public var code: String { self }

  public static var emptyIsAbsent: Bool { false }
}

/// A moment in RFC 3339 form, written in UTC.
extension Instant: WireWord {
  public init?(code: String) {
    self.init(rfc3339: code)
  }

  public var code: String { rfc3339() }
}

/// A plain date, `YYYY-MM-DD`.
extension CivilDate: WireWord {
  public init?(code: String) {
    self.init(code)
  }

  public var code: String { description }
}
