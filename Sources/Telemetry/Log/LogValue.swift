public import CivilTime

/// What may stand in a log line or in a label of a figure. There is no way in for an arbitrary `String`: a text is
/// either a literal of the program, or comes through one of the functions below, each of which says what it hides. In
/// particular an interpolated text does not compile where a value is due.
public struct LogValue: Sendable {
  /// What the lines of requests hold is written straight into the line's bytes; all else is a text beforehand.
  enum Content: Sendable {
    case text(String)
    case word(StaticString)
    case integer(Int)
    /// Milliseconds, from nanoseconds.
    case span(UInt64)
    /// As it came; redacted when it is written.
    case target(String)
    case bits(UInt64, UInt64)
  }

  let content: Content

  private init(_ text: String) { content = .text(text) }
  private init(_ content: Content) { self.content = content }

  /// The value as it stands in a line, before the quotes that it may need.
  var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A number, which never needs quotes.
  var isBare: Bool {
    switch content {
    case .integer, .span, .bits: true
    case .text, .word, .target: false
    }
  }

  /// Appends what `text` says.
  func append(to bytes: inout [UInt8]) {
    switch content {
    case .text(let text): bytes.append(contentsOf: text.utf8)
    case .word(let word): word.withUTF8Buffer { bytes.append(contentsOf: $0) }
    case .integer(let value): LogDigits.append(value, to: &bytes)
    case .span(let nanoseconds): LogDigits.append(milliseconds: nanoseconds, to: &bytes)
    case .target(let target): Redaction.append(path: target, to: &bytes)
    case .bits(let high, let low): LogDigits.append(hexadecimal: high, low, to: &bytes)
    }
  }

  /// A whole number.
  public static func integer(_ value: some BinaryInteger) -> LogValue {
    Int(exactly: value).map { LogValue(.integer($0)) } ?? LogValue(String(value))
  }

  /// `true` or `false`.
  public static func bool(_ value: Bool) -> LogValue { LogValue(.word(value ? "true" : "false")) }

  /// A word of the program.
  public static func word(_ word: StaticString) -> LogValue { LogValue(.word(word)) }

  /// A case of an enumeration of the program by its name. Associated values do not pass.
  public static func name<Name: RawRepresentable & CaseIterable>(of value: Name) -> LogValue
  where Name.RawValue == String { LogValue(value.rawValue) }

  /// A moment, in UTC.
  public static func instant(_ instant: Instant) -> LogValue { LogValue(instant.rfc3339()) }

  /// A span in milliseconds with three decimals, from nanoseconds.
  public static func milliseconds(ofNanoseconds nanoseconds: UInt64) -> LogValue { LogValue(.span(nanoseconds)) }

  /// A request's target, or the pattern of its route: query and fragment are dropped, segments that may name an
  /// account, user or connection are hidden.
  public static func path(_ target: String) -> LogValue { LogValue(.target(target)) }

  /// The identifier of a request or a UUID; anything but hexadecimal digits and hyphens is hidden.
  public static func identifier(_ text: String) -> LogValue { LogValue(Redaction.identifier(text)) }

  /// The 128 bits of an identifier as 32 hexadecimal digits.
  public static func identifier(high: UInt64, low: UInt64) -> LogValue { LogValue(.bits(high, low)) }

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

// By what can be seen: two values are the same when their texts are.
extension LogValue: Hashable {
  public static func == (left: LogValue, right: LogValue) -> Bool { left.text == right.text }
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

// A value may hold what is hidden only when it is written, so printing and dumping write it.
extension LogValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { text }
  public var debugDescription: String { text }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension LogValue: ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByStringLiteral {
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Takes literals only: there is no conformance for interpolation.
  public init(stringLiteral value: StaticString) { self = .word(value) }
}

/// Named values, in the order written: `["status": .integer(status), "route": .path(pattern)]`.
public typealias LogFields = KeyValuePairs<StaticString, LogValue>
