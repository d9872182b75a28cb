public import Money

/// One amount per currency, in order of currency code. Almost every account has one currency, which needs no array.
public struct CurrencyAmounts: Sendable, Equatable {
  @usableFromInline var first: Entry?
  @usableFromInline var others: [Entry] = []
  /// An amount that belongs here is unknown, so the sum in any one currency is.
  public private(set) var isUnknown = false

  public struct Entry: Sendable, Equatable {
    public var currency: Currency
    public var amount: ExactDecimal

    @inlinable init(currency: Currency, amount: ExactDecimal) {
      self.currency = currency
      self.amount = amount
    }
  }

  @inlinable public init() {}

  @inlinable public subscript(currency: Currency) -> ExactDecimal {
    if let first, first.currency == currency { return first.amount }
    return others.first { $0.currency == currency }?.amount ?? .zero
  }

  /// Adds a signed amount.
  @inlinable public mutating func add(_ amount: ExactDecimal, _ currency: Currency) throws(MoneyError) {
    guard let held = first else {
      first = Entry(currency: currency, amount: amount)
      return
    }
    if held.currency == currency {
      first = Entry(currency: currency, amount: try held.amount + amount)
    } else if let index = others.firstIndex(where: { $0.currency == currency }) {
      others[index].amount = try others[index].amount + amount
    } else {
      others.append(Entry(currency: currency, amount: amount))
    }
  }

  /// Adds an amount that nobody knows.
  public mutating func addUnknown() { isUnknown = true }

  /// All entries, by currency code; zero balances that once were not are kept.
  public var entries: [Entry] {
    guard let first else { return [] }
    return ([first] + others).sorted { $0.currency < $1.currency }
  }

  /// No other currency was ever booked.
  @inlinable public func isOnly(_ currency: Currency) -> Bool {
    others.isEmpty && (first.map { $0.currency == currency } ?? true)
  }

  @inlinable public var isEmpty: Bool { first == nil }
}
