/// What a text may cost at most. Every limit is a count that a text may reach but not exceed.
public struct JSONLimits: Sendable, Hashable {
  /// Deepest nesting that may be configured: reading a value descends the stack once a level.
  public static let deepest = 512

  /// Bytes of the whole text.
  public var bytes: Int
  /// Objects and arrays inside one another; a scalar at the top has depth 0.
  public var depth: Int
  /// Members of one object.
  public var members: Int
  /// Elements of one array.
  public var elements: Int
  /// Bytes of one string or member name as written, escapes and all, without the quotes.
  public var string: Int
  /// Characters of one number.
  public var number: Int

  /// Limits with the given values; the rest as for a request.
  public init(
    bytes: Int, depth: Int = 32, members: Int = 1_000, elements: Int = 100_000, string: Int = 65_536, number: Int = 128
  ) {
    precondition(depth <= Self.deepest, "a nesting limit above \(Self.deepest)")
    self.bytes = bytes
    self.depth = depth
    self.members = members
    self.elements = elements
    self.string = string
    self.number = number
  }

  /// A request body from anyone: 1 MiB, 32 levels.
  public static let request = JSONLimits(bytes: 1 << 20)
  /// One event of an import, one line: 4 MiB (a statement lists every position), 16 levels.
  public static let events = JSONLimits(bytes: 4 << 20, depth: 16)
  /// An answer of a broker or a document of one's own: 64 MiB, 64 levels, a million elements.
  public static let answer = JSONLimits(
    bytes: 64 << 20, depth: 64, members: 100_000, elements: 1_000_000, string: 1 << 20)
}

/// What happens when an object names a member twice.
public enum DuplicateMembers: Sendable, Hashable {
  /// The text is refused: two readers could take different values from it.
  case refuse
  /// The later value takes the earlier one's place, as Python and JavaScript do it.
  case lastWins
}

/// The six kinds of JSON values.
public enum JSONKind: String, Sendable, Hashable {
  case null, bool, number, string, array, object

  /// With an article, for sentences.
  var noun: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
