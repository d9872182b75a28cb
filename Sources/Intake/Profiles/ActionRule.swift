/// How an action word of a broker becomes an event.
public struct ActionRule: Sendable, Equatable {
  /// How the words are compared; blanks count once, case does not matter.
  public enum Match: String, Sendable, CaseIterable {
    case exact
    case prefix
    case contains
  }

  /// What a row says, in words that all sources share.
  public enum Meaning: String, Sendable, CaseIterable {
    case buy, sell
    case sellShort = "sell_short"
    case buyToCover = "buy_to_cover"
    /// A trade whose direction is the sign of its quantity.
    case trade
    case dividend
    /// Signed by the amount.
    case interest
    case fee
    case tax
    /// Money in or out, by the sign of the amount.
    case cash
    case deposit, withdrawal
    /// Units bought with a distribution that a row of its own tells.
    case reinvestment
    /// Income and the units bought with it, in one row.
    case reinvestedIncome = "reinvested_income"
    case returnOfCapital = "return_of_capital"
    case stockDividend = "stock_dividend"
    /// Units, or money where there is no quantity, from or to another account, by the sign.
    case transfer
    case transferIn = "transfer_in"
    case transferOut = "transfer_out"
    /// Cash that no other kind explains, by the sign of the amount.
    case adjustment
    /// Units that come or go without money, by the sign of the quantity.
    case units
    /// An option that ends unused.
    case optionExpired = "option_expired"
    /// An option that its holder uses; the row of what it delivers, if there is one, belongs to it.
    case optionExercised = "option_exercised"
    /// The same, of an option that the account wrote.
    case optionAssigned = "option_assigned"
    /// Money of one currency for another.
    case exchange
    /// A split, which happens to every holder at once.
    case split
    /// Nothing happens in the book; the reason is told.
    case skip
  }

  public var words: [String]
  public var match: Match
  public var meaning: Meaning
  /// Why a row is passed over, for `skip`; else a note on the event.
  public var reason: String?

  public init(_ words: [String], _ match: Match = .exact, _ meaning: Meaning, reason: String? = nil) {
    self.words = words
    self.match = match
    self.meaning = meaning
    self.reason = reason
  }

  /// Whether an action, as ``normal(_:)`` gives it, is one of the rule's.
  func fits(_ action: String) -> Bool {
    words.contains { word in
      let word = Self.normal(word)
      return switch match {
      case .exact: action == word
      case .prefix: action.hasPrefix(word)
      case .contains: action.contains(word)
      }
    }
  }

  /// Lower case, blanks once.
  static func normal(_ action: String) -> String {
    action.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
