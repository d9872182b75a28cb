import CivilTime
import Ledger
import Market
import Money

/// Explains prices and rates down to the events that told them.
struct MarketTrees {
  let market: MarketView

  /// The price of one unit in units of the day, as ``MarketView/price(of:at:own:side:)`` finds it.
  func price(
    of id: InstrumentID, at: Instant, own: PricePoint?, side: PositionSide = .none
  ) throws(MoneyError) -> Explanation {
    let traits = market.world.instruments.traits(id)
    if traits.nearsEnd(at: at) {
      let symbol = market.world.instruments[id].symbol
      if traits.hasEnded(at: at) { return Explanation(.price, symbol, value: nil) }
      if traits.kind == .option, let worth = ExpiryWorth(of: id, at: at, in: market) {
        return try expiry(worth, symbol)
      }
    }
    let choice = market.choice(of: id, at: at, own: own, side)
    var point = choice?.point
    var node = try told(choice, of: id)
    for link in market.world.priceLinks[id] ?? [] where market.applies(link, to: point, through: at) {
      let isOwn = link.source == id
      guard let before = isOwn ? point : market.priceBefore(link) else { continue }
      if !isOwn { node = try price(of: link.source, at: link.justBefore, own: nil) }
      node = try Self.carried(node, over: link)
      guard let value = node.value else { return node }
      point = PricePoint(value, at: before.at, position: before.position)
    }
    return node
  }

  /// What using an option would bring.
  private func expiry(_ worth: ExpiryWorth, _ symbol: String) throws(MoneyError) -> Explanation {
    let price = try price(of: worth.source, at: worth.moment, own: nil)
    let strike = Explanation.parameter("strike", worth.contract.strike)
    let gain: Explanation =
      worth.contract.type == .call ? try .difference(price, strike) : try .difference(strike, price)
    var node = Explanation.maximum([.constant(.zero), gain])
    node.label = symbol
    return node
  }

  /// The price that was chosen, down to the events that told it.
  private func told(_ choice: PriceChoice?, of id: InstrumentID) throws(MoneyError) -> Explanation {
    let symbol = market.world.instruments[id].symbol
    func leaf(_ point: PricePoint, _ field: String) -> Explanation {
      Explanation(.price, symbol, value: point.price, event: point.position, field: field)
    }
    switch choice {
    case nil: return Explanation(.price, symbol, value: nil)
    case .last(let point): return leaf(point, "price")
    case .bid(let point): return leaf(point, "bid")
    case .ask(let point): return leaf(point, "ask")
    case .mid(let bid, let ask):
      return try .product([.sum([leaf(bid, "bid"), leaf(ask, "ask")], "mid"), .constant(PriceChoice.half)])
    }
  }

  /// A price told before an action, in units after it.
  static func carried(_ price: Explanation, over link: PriceLink) throws(MoneyError) -> Explanation {
    let position = link.order.position
    func leaf(_ value: ExactDecimal) -> Explanation {
      Explanation(.running, "action", value: value, event: position, field: "ratio")
    }
    if link.numerators.isEmpty { return price }
    let product = try Explanation.product([price] + link.numerators.map(leaf))
    guard let divisor = link.denominator, divisor != 1 else { return product }
    return try .quotient(product, leaf(divisor), scale: product.value?.splitScale ?? 0)
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
