import CivilTime
import Ledger
import Margin
import Market
import Money
import Persistent

// What single events do to the two rules on trading within the day.
extension AccountState {
  /// Counts an execution, and looks at the intraday margin level where it opened something.
  ///
  /// - Parameter asked: what an opening in options asks for beyond its price, all of it; nil: unknown.
  mutating func noteExecution(
    _ fill: Fill, _ id: InstrumentID, _ terms: InstrumentTraits, order: String?, asked: ExactDecimal?,
    in market: MarketView
  ) throws(MoneyError) {
    let opening = fill.closing.isZero ? fill.quantity : try fill.quantity - fill.closing
    let perUnit =
      opening.isPositive ? try openingRequirement(of: fill, opening, id, terms, asked: asked, in: market) : .zero
    try tradeWithinDay(
      DayTrading.Execution(
        security: Int(id), quantity: fill.signedQuantity, closing: fill.closing, requirementPerUnit: perUnit,
        order: order, event: fill.event))
    // A purchase that covers lowers no level; closing one leg of a spread may.
    let isPart = order.map { tradingDays?.margin.isPart(of: $0, at: fill.at) == true } ?? false
    guard opening.isPositive || isPart || (terms.kind == .option && asked.map { $0 > fill.net } ?? true) else { return }
    try noteLevel(at: fill.at, event: fill.event, order: order, in: market)
  }

  /// What one unit of an opening asks for in the account's currency: the regulator's maintenance at its price, for
  /// long options the whole price.
  private mutating func openingRequirement(
    of fill: Fill, _ opening: ExactDecimal, _ id: InstrumentID, _ terms: InstrumentTraits, asked: ExactDecimal?,
    in market: MarketView
  ) throws(MoneyError) -> ExactDecimal? {
    let value = terms.multiplier.isIdentical(to: .one) ? fill.price : try fill.price * terms.multiplier
    var unit: ExactDecimal
    if terms.kind == .option {
      unit = value
      if !fill.isBuy {
        guard let asked else { return nil }
        return max(.zero, try asked.divided(by: opening, scale: Expression.quotientScale))
      }
    } else if fill.isBuy, terms.isOrdinary, let ordinary = settings.ordinary,
      HouseTerms.areGeneral(for: id, settings, in: market)
    {
      unit = try value * ordinary.maintenance
    } else {
      let own = HouseTerms(of: self, at: fill.at, in: market)
      unit = try rules.requirement(
        of: terms, quantity: fill.isBuy ? 1 : -1, price: fill.price, marketValue: value,
        terms: own.terms(of: id, terms, price: fill.price, in: market)
      ).maintenance
    }
    if terms.currency == baseCurrency { return unit }
    marketReadAt = max(marketReadAt ?? fill.at, fill.at)
    guard let rate = market.rate(from: terms.currency, to: baseCurrency, at: fill.at) else { return nil }
    unit = try unit * rate
    return unit
  }

  /// Looks at the intraday margin level right after a transaction that lowered it.
  mutating func noteLevel(
    at: Instant, event: Int64, order: String? = nil, in market: MarketView
  ) throws(MoneyError) {
    guard allowsCredit else { return }
    if let order, tradingDays?.margin.isPart(of: order, at: at) == true {
      changeTradingDays { $0.margin.beginNextPart() }
    }
    guard try !isSurelyCovered(at: at, in: market) else { return }
    marketReadAt = max(marketReadAt ?? at, at)
    let valuation = Valuation(of: self, at: at, in: market)
    guard let level = valuation.excess(over: valuation.maintenance) else {
      return changeTradingDays { $0.margin.noteUnknown() }
    }
    guard level.isNegative else { return }
    let note = IntradayMargin.Note(level: level, equity: totalValue(by: valuation) ?? .zero, at: at, event: event)
    try changeTradingDays { days throws(MoneyError) in try days.margin.note(note, order: order) }
  }

  /// The requirements are met whatever the prices are, or by the first prices that are looked at: most accounts owe
  /// little against what they hold, and are not valued at every trade.
  private mutating func isSurelyCovered(at: Instant, in market: MarketView) throws(MoneyError) -> Bool {
    let base = baseCurrency
    guard cash.isOnly(base) || cash.entries.allSatisfy({ $0.currency == base || !$0.amount.isNegative }) else {
      return false
    }
    var level = cash[base]
    let hasShorts = positions.indices.contains { positions[$0].quantity.isNegative }
    // Nothing long asks for more than its value.
    if !hasShorts, !level.isNegative { return true }
    marketReadAt = max(marketReadAt ?? at, at)
    if hasShorts {
      for index in positions.indices where positions[index].quantity.isNegative {
        guard let claim = try plainLevel(of: index, at: at, in: market) else { return false }
        level = try level + claim
      }
      if !level.isNegative { return true }
    }
    for index in positions.indices where !positions[index].quantity.isNegative {
      guard let part = try plainLevel(of: index, at: at, in: market) else { continue }
      level = try level + part
      if !level.isNegative { return true }
    }
    return false
  }

  /// What an ordinary position adds to the margin level: its value less its requirement, for a short both taken off.
  /// Nil for options and whatever has terms of its own.
  private func plainLevel(of index: Int, at: Instant, in market: MarketView) throws(MoneyError) -> ExactDecimal? {
    let id = positions[index].instrument
    let quantity = positions[index].quantity
    let terms = market.world.instruments.traits(id)
    guard terms.isOrdinary, terms.kind != .option, terms.currency == baseCurrency, let ordinary = settings.ordinary,
      HouseTerms.areGeneral(for: id, settings, in: market),
      let price = market.price(of: id, at: at, own: positions[index].mark, side: PositionSide(quantity))?.price
    else { return nil }
    let value = try quantity * price * terms.multiplier
    if !quantity.isNegative { return try value - value * ordinary.maintenance }
    return try value
      - rules.requirement(
        of: terms, quantity: quantity, price: price, marketValue: value.magnitude, terms: settings.general
      ).maintenance
  }

  /// Money that came in (positive) or went out. What comes in pays calls, the oldest first.
  mutating func noteMoneyFlow(
    _ amount: ExactDecimal, _ currency: Currency, at: Instant, event: Int64, isReturn: Bool = false,
    in market: MarketView
  ) throws(MoneyError) {
    guard allowsCredit else { return }
    if tradingDays?.isQuiet == false {
      let known: ExactDecimal?
      if currency == baseCurrency {
        known = amount
      } else {
        marketReadAt = max(marketReadAt ?? at, at)
        known = try market.rate(from: currency, to: baseCurrency, at: at).map { rate throws(MoneyError) in
          try amount * rate
        }
      }
      try changeTradingDays { days throws(MoneyError) in try days.take(known, isReturn: isReturn) }
    }
    if amount.isNegative { try noteLevel(at: at, event: event, in: market) }
  }
}

extension TradingDays {
  /// Nil: an amount that is not known.
  fileprivate mutating func take(_ amount: ExactDecimal?, isReturn: Bool) throws(MoneyError) {
    for index in deficits.indices where deficits[index].ended == nil {
      deficits[index].deposits =
        if let held = deficits[index].deposits, let amount { try held + amount } else { nil }
    }
    guard let amount else { return }
    if amount.isPositive || isReturn { try margin.deposited(amount) }
    var left = amount
    for index in calls.indices where left.isPositive {
      let paid = min(left, calls[index].open)
      calls[index].open = try calls[index].open - paid
      left = try left - paid
    }
  }
}
