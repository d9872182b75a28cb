public import Money

/// Which lots a closing takes first.
public enum LotMethod: String, Sendable, CaseIterable {
  /// The oldest first; the rule for US stock where nothing else was chosen (26 CFR 1.1012-1(c)).
  case fifo
  /// The newest first.
  case lifo
  /// The highest cost per unit first (short lots: the highest proceeds).
  case highestCost = "highest_cost"
  /// The lowest cost per unit first.
  case lowestCost = "lowest_cost"
  /// Every unit has the mean basis of all; the oldest go first as to their dates (26 CFR 1.1012-1(e)).
  case average
}

/// Units of one lot that a closing names, by the event that opened it.
public struct LotChoice: Sendable, Equatable {
  /// The `id` of the event that opened the lot.
  public var event: String
  /// Units taken out of it, positive.
  public var quantity: ExactDecimal

  public init(event: String, quantity: ExactDecimal) {
    self.event = event
    self.quantity = quantity
  }
}

/// What only few trades say, behind one reference: books consist of trades, and these members would make each larger.
final class TradeExtras: Sendable, Equatable {
  let accruedInterest: ExactDecimal
  let lots: [LotChoice]
  let lotMethod: LotMethod?
  let order: String?

  /// Nil when there is nothing to say.
  init?(accruedInterest: ExactDecimal, lots: [LotChoice], lotMethod: LotMethod?, order: String?) {
    if accruedInterest.isIdentical(to: .zero), lots.isEmpty, lotMethod == nil, order == nil { return nil }
    self.accruedInterest = accruedInterest
    self.lots = lots
    self.lotMethod = lotMethod
    self.order = order
  }

  static func == (left: TradeExtras, right: TradeExtras) -> Bool {
    left.accruedInterest == right.accruedInterest && left.lots == right.lots && left.lotMethod == right.lotMethod
      && left.order == right.order
  }
}

extension Trade {
  /// Nothing is said of accrued interest, of lots or of an order.
  public var isPlain: Bool { extras == nil }

  /// Interest of a bond since its last coupon, which the buyer pays to the seller beside the price; positive, in the
  /// instrument's currency. It is income (negative for the buyer), not cost.
  public var accruedInterest: ExactDecimal {
    get { extras?.accruedInterest ?? .zero }
    set { extras = TradeExtras(accruedInterest: newValue, lots: lots, lotMethod: lotMethod, order: order) }
  }

  /// The lots that the closing part takes, where its teller names them; together as many units as close.
  public var lots: [LotChoice] {
    get { extras?.lots ?? [] }
    set { extras = TradeExtras(accruedInterest: accruedInterest, lots: newValue, lotMethod: lotMethod, order: order) }
  }

  /// How the lots are chosen; nil: by the account's method.
  public var lotMethod: LotMethod? {
    get { extras?.lotMethod }
    set { extras = TradeExtras(accruedInterest: accruedInterest, lots: lots, lotMethod: newValue, order: order) }
  }

  /// The id of the order that it fills, wholly or in part.
  public var order: String? {
    get { extras?.order }
    set { extras = TradeExtras(accruedInterest: accruedInterest, lots: lots, lotMethod: lotMethod, order: newValue) }
  }
}
