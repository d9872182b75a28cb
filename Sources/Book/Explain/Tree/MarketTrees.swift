import CivilTime
import Ledger
import Market
import Money

/// Explains prices and rates down to the events that told them.
struct MarketTrees {
  let market: MarketView

  /// The price of one unit in units of the day, as ``MarketView/price(of:at:own:)`` finds it.
  func price(of id: InstrumentID, at: Instant, own: PricePoint?) throws(MoneyError) -> Explanation {
    let symbol = market.world.instruments[id].symbol
    guard let source = market.source(of: id, at: at, own: own) else { return Explanation(.price, symbol, value: nil) }
    var node = Explanation(.price, symbol, value: source.price, event: source.position, field: "price")
    for split in market.splits(of: id, after: source, through: at) { node = try Self.divided(node, by: split) }
    return node
  }

  /// A price told before a split, in units after it.
  static func divided(_ price: Explanation, by split: World.SplitInEffect) throws(MoneyError) -> Explanation {
    let position = split.order.position
    let product = try Explanation.product([
      price, Explanation(.event, value: ExactDecimal(split.denominator), event: position, field: "ratio"),
    ])
    if split.numerator == 1 { return product }
    return try .quotient(
      product, Explanation(.event, value: ExactDecimal(split.numerator), event: position, field: "ratio"),
      scale: product.value?.splitScale ?? 0)
  }

  /// Units of `to` for one of `from`.
  func rate(from: Currency, to: Currency, at: Instant) throws(MoneyError) -> Explanation {
    let pair = CurrencyPair(base: from, quote: to)
    guard let quote = market.world.rates.quote(from: from, to: to, at: at, knownThrough: market.knownThrough) else {
      return Explanation(.rate, pair.description, value: nil)
    }
    switch quote.path {
    case .same: return .constant(1)
    case .direct: return told(pair, at)
    case .inverse:
      return try .quotient(.constant(.one), told(CurrencyPair(base: to, quote: from), at), scale: 28)
    case .crossed:
      return try .product([try rate(from: from, to: .usd, at: at), try rate(from: .usd, to: to, at: at)])
    }
  }

  private func told(_ pair: CurrencyPair, _ at: Instant) -> Explanation {
    let point = market.world.rates.column(pair)?.last(atOrBefore: at, knownThrough: market.knownThrough)
    return Explanation(.rate, pair.description, value: point?.price, event: point?.position, field: "rate")
  }

  /// An amount of one currency in another.
  func converted(
    _ amount: Explanation, from: Currency, to: Currency, at: Instant
  ) throws(MoneyError) -> Explanation {
    from == to ? amount : try .product([amount, try rate(from: from, to: to, at: at)])
  }
}
