public import Market
public import Money

/// How one broker writes one kind of file: the profile that an import names. The JSON form is described in
/// `docs/importing.md`.
public struct ImportProfile: Sendable, Equatable {
  /// What the rows of a file tell.
  public enum Content: String, Sendable, CaseIterable {
    /// What happened in an account.
    case activity
    /// What an account holds at a moment.
    case positions
    /// Closing prices.
    case prices
    /// Exchange rates.
    case rates
    /// Splits.
    case splits
  }

  /// How a column's numbers carry their direction.
  public enum Signs: String, Sendable, CaseIterable {
    /// Out of the account is negative. A sign that does not fit the action is refused.
    case signed
    /// Never negative; the action tells the direction.
    case unsigned
    /// Some exports sign it, some do not: the action tells the direction, and a minus must not contradict it.
    case either
  }

  /// Which way the rows run; events of one moment keep their order.
  public enum Order: String, Sendable, CaseIterable {
    /// Told by the first and the last day.
    case auto
    case oldestFirst = "oldest_first"
    case newestFirst = "newest_first"
  }

  /// A currency that is written in parts of another: `GBX` is GBP in hundredths.
  public struct Subunit: Sendable, Equatable {
    public var code: String
    public var currency: Currency
    public var perUnit: ExactDecimal
  }

  /// A cost in a column of its own, with the column of its currency.
  public struct Charge: Sendable, Equatable {
    public var column: [String]
    public var currency: [String]
    public var isTax: Bool
  }

  /// Stands before the ids of events: two profiles never share one.
  public var name: String
  /// One line for people.
  public var title = ""
  public var content = Content.activity
  public var delimiter: Character = ","
  /// A row whose first field begins with one of these ends the table.
  public var ends: [String] = []
  public var order = Order.auto
  /// Names of columns by what they mean; the first that the file has counts. Case does not matter.
  public var columns: [ColumnRole: [String]] = [:]
  /// Columns without which a row is not taken for the header.
  public var required: [ColumnRole] = []
  public var charges: [Charge] = []
  public var dates = DateForm()
  public var numbers = DecimalForm()
  /// Where no column tells it.
  public var currency: Currency?
  public var subunits: [Subunit] = []
  public var quantitySigns = Signs.either
  public var amountSigns = Signs.signed
  /// Tried in order; the first that fits counts.
  public var actions: [ActionRule] = []
  public var symbols = SymbolForm()
  /// Words of the column `type`, and the family of instrument they say. Case does not matter.
  public var kinds: [KindWord] = []
  /// What quantity × price ± charges may differ from the amount beyond rounding; nil: nothing is compared.
  public var tolerance: ExactDecimal?

  /// A word for a family of instruments.
  public struct KindWord: Sendable, Equatable {
    public var word: String
    public var kind: InstrumentKind
  }

  public init(name: String) { self.name = name }

  /// The family that a word of the file says; nil when the profile does not know it.
  func kind(_ word: String) -> InstrumentKind? {
    let wanted = word.lowercased()
    return kinds.first { $0.word.lowercased() == wanted }?.kind
  }
}

/// What a column of a file means.
public enum ColumnRole: String, Sendable, CaseIterable, Hashable {
  case date
  case settles
  case action
  case identifier = "id"
  case account
  case symbol
  case isin
  case description
  case type
  case quantity
  case price
  case bid
  case ask
  case priceCurrency = "price_currency"
  case rate
  case commission
  case fees
  case tax
  case taxCurrency = "tax_currency"
  case accruedInterest = "accrued_interest"
  case amount
  case currency
  case balance
  case averagePrice = "average_price"
  case cost
  case value
  case pair
  case ratio
}
