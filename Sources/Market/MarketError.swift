/// What can go wrong when instruments, calendars or rates are described. The text is safe for people.
public struct MarketError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure; more kinds may come.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    /// A stable word, for logs and tables.
    public let description: String

    /// A symbol that cannot be read, or an option symbol whose parts do not fit the 21 characters.
    public static let badSymbol = Code(description: "bad_symbol")
    /// An exchange that the table does not know.
    public static let unknownExchange = Code(description: "unknown_exchange")
    /// An instrument that was never defined.
    public static let unknownInstrument = Code(description: "unknown_instrument")
    /// A symbol that already belongs to another instrument.
    public static let symbolTaken = Code(description: "symbol_taken")
    /// More instruments than the master holds.
    public static let tooManyInstruments = Code(description: "too_many_instruments")
    /// An exchange rate that is zero or below.
    public static let badRate = Code(description: "bad_rate")
  }

  /// The kind of failure.
  public let code: Code
  /// A sentence for people.
  public let text: String

  /// An error with its kind and its sentence.
  public init(code: Code, text: String) {
    self.code = code
    self.text = text
  }

  /// The sentence for people.
  public var description: String { text }
}
