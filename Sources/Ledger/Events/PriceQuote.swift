public import Money

/// What one unit of an instrument costs, in its currency: what was last paid, what is bid, what is asked, or several of
/// them.
public struct PriceQuote: Sendable, Equatable {
  public var symbol: String
  /// The last price, or the official closing price; nil: the sides alone are told.
  public var price: ExactDecimal?
  private var sides: QuoteSides?

  public init(symbol: String, price: ExactDecimal?, bid: ExactDecimal? = nil, ask: ExactDecimal? = nil) {
    self.symbol = symbol
    self.price = price
    sides = QuoteSides(bid: bid, ask: ask)
  }

  /// What buyers offer; nil: not told.
  public var bid: ExactDecimal? {
    get { sides?.bid }
    set { sides = QuoteSides(bid: newValue, ask: ask) }
  }

  /// What sellers want; nil: not told.
  public var ask: ExactDecimal? {
    get { sides?.ask }
    set { sides = QuoteSides(bid: bid, ask: newValue) }
  }
}

/// Behind a reference: an event is as large as its largest kind, and most prices have no sides.
private final class QuoteSides: Sendable, Equatable {
  let bid: ExactDecimal?
  let ask: ExactDecimal?

  /// Nil when there is nothing to say.
  init?(bid: ExactDecimal?, ask: ExactDecimal?) {
    if bid == nil, ask == nil { return nil }
    self.bid = bid
    self.ask = ask
  }

  static func == (left: QuoteSides, right: QuoteSides) -> Bool { left.bid == right.bid && left.ask == right.ask }
}
