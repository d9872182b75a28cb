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

/// What only few trades say.
struct TradeExtras: Sendable, Equatable {
  var accruedInterest = ExactDecimal.zero
  var lots: [LotChoice] = []
  var lotMethod: LotMethod?
  var order: String?
  var rate: ExactDecimal?

  /// Behind one reference: books consist of trades, and these members would make each larger. Nil when there is nothing
  /// to say.
  var boxed: Box? {
    let isSilent = accruedInterest.isIdentical(to: .zero) && lots.isEmpty && lotMethod == nil && order == nil
    return isSilent && rate == nil ? nil : Box(self)
  }

  final class Box: Sendable, Equatable {
    let value: TradeExtras

    init(_ value: TradeExtras) { self.value = value }

    static func == (left: Box, right: Box) -> Bool { left.value == right.value }
  }
}

extension Trade {
  /// Nothing is said of accrued interest, of lots, of an order or of a rate.
  public var isPlain: Bool { extras == nil }

  /// Interest of a bond since its last coupon, which the buyer pays to the seller beside the price; positive, in the
  /// instrument's currency. It is income (negative for the buyer), not cost.
  public var accruedInterest: ExactDecimal {
    get { extras?.value.accruedInterest ?? .zero }
    set { change { $0.accruedInterest = newValue } }
  }

  /// The lots that the closing part takes, where its teller names them; together as many units as close.
  public var lots: [LotChoice] {
    get { extras?.value.lots ?? [] }
    set { change { $0.lots = newValue } }
  }

  /// How the lots are chosen; nil: by the account's method.
  public var lotMethod: LotMethod? {
    get { extras?.value.lotMethod }
    set { change { $0.lotMethod = newValue } }
  }

  /// The id of the order that it fills, wholly or in part.
  public var order: String? {
    get { extras?.value.order }
    set { change { $0.order = newValue } }
  }

  /// Of a currency pair: units of the account's currency for one of the quote currency, at which the dealer converted
  /// what it realised; nil: at the market's rate of the moment.
  public var rate: ExactDecimal? {
    get { extras?.value.rate }
    set { change { $0.rate = newValue } }
  }

  private mutating func change(_ body: (inout TradeExtras) -> Void) {
    var changed = extras?.value ?? TradeExtras()
    body(&changed)
    extras = changed.boxed
  }
}
