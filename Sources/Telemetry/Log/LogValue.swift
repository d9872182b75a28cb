public import CivilTime

/// What may stand in a log line or in a label of a figure. There is no way in for an arbitrary `String`: a text is
/// either a literal of the program, or comes through one of the functions below, each of which says what it hides. In
/// particular an interpolated text does not compile where a value is due.
public struct LogValue: Sendable, Hashable {
  let text: String

  private init(_ text: String) { self.text = text }

  /// A whole number.
  public static func integer(_ value: some BinaryInteger) -> LogValue { LogValue(String(value)) }

  /// `true` or `false`.
  public static func bool(_ value: Bool) -> LogValue { LogValue(value ? "true" : "false") }

  /// A word of the program.
  public static func word(_ word: StaticString) -> LogValue { LogValue(word.description) }

  /// A case of an enumeration of the program by its name. Associated values do not pass.
  public static func name<Name: RawRepresentable & CaseIterable>(of value: Name) -> LogValue
  where Name.RawValue == String { LogValue(value.rawValue) }

  /// A moment, in UTC.
  public static func instant(_ instant: Instant) -> LogValue { LogValue(instant.rfc3339()) }

  /// A span in milliseconds with three decimals, from nanoseconds.
  public static func milliseconds(ofNanoseconds nanoseconds: UInt64) -> LogValue {
    let micros = String(nanoseconds / 1_000 % 1_000)
    return LogValue("\(nanoseconds / 1_000_000)." + String(repeating: "0", count: 3 - micros.count) + micros)
  }

  /// A request's target, or the pattern of its route: query and fragment are dropped, segments that may name an
  /// account, user or connection are hidden.
  public static func path(_ target: String) -> LogValue { LogValue(Redaction.path(target)) }

  /// The identifier of a request or a UUID; anything but hexadecimal digits and hyphens is hidden.
  public static func identifier(_ text: String) -> LogValue { LogValue(Redaction.identifier(text)) }

  /// An account number, of which the last four characters are left.
  public static func account(_ number: AccountNumber) -> LogValue { LogValue(number.masked) }

  /// That there is a secret, nothing else.
  public static func secret(_ secret: Secret<some Sendable>) -> LogValue { LogValue(secret.description) }

  /// Free text, such as the text of an error: whatever looks like a query string, an assignment, a token or a number of
  /// six digits and more is hidden.
  public static func filtered(_ text: String) -> LogValue { LogValue(Redaction.filtered(text)) }

  /// Text of the operator's own command line or configuration, such as a directory or a host and port, as it is (up to
  /// 512 characters). Never for anything that came over a network.
  public static func configured(_ text: String) -> LogValue { LogValue(String(text.prefix(Redaction.longestText))) }
}

extension LogValue: ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByStringLiteral {
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Takes literals only: there is no conformance for interpolation.
  public init(stringLiteral value: StaticString) { self = .word(value) }
}

/// Named values, in the order written: `["status": .integer(status), "route": .path(pattern)]`.
public typealias LogFields = KeyValuePairs<StaticString, LogValue>
