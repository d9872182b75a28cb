import JSON

/// What an event may cost at most.
public struct EventLimits: Sendable, Equatable {
  /// Bytes of a line.
  public var line: Int
  /// Bytes of a text, such as a note or a name.
  public var text: Int
  /// Bytes of an event's id.
  public var identifier: Int
  /// Characters of an account's id.
  public var account: Int
  /// Positions, orders and lots, each; also the other lists of objects.
  public var list: Int
  /// Legs of an order.
  public var legs: Int
  /// Words in a list of words, such as `brokers`.
  public var words: Int
  /// Tiers and securities in an account's house parameters, each.
  public var houseRates: Int
  /// Figures and flags in one object.
  public var names: Int

  /// For what comes from outside: a line of at most 1 MiB.
  public static let input = EventLimits(
    line: 1 << 20, text: 256, identifier: 128, account: 64, list: 10_000, legs: 20, words: 100, houseRates: 500,
    names: 1_000)

  /// For what the book took already: wide enough that a limit lowered later never makes a stored event unreadable.
  static let stored = EventLimits(
    line: 64 << 20, text: 1 << 20, identifier: 1 << 16, account: 1 << 16, list: 1_000_000, legs: 1_000_000,
    words: 1_000_000, houseRates: 1_000_000, names: 1_000_000)

  var json: JSONLimits {
    // An escape takes six characters for a byte. One element more than allowed lets the list itself be named at fault.
    JSONLimits(bytes: line, depth: 16, members: names, elements: list + 1, string: max(8 * text, 1024), number: 128)
  }
}
