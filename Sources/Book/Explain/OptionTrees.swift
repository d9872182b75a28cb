import CivilTime
import Ledger
import Margin
import Market
import Money

/// Explains what the options on one underlying ask for, leg by leg.
struct OptionTrees {
  let group: OptionGroup
  let state: AccountState
  let market: MarketView
  let at: Instant
  /// Of what is delivered, per unit of the multiplier.
  private let underlyingPrice: Explanation
  private let unitPrice: Explanation
  private let prices: [Explanation]
  private let units: Explanation

  /// - Parameter priced: prices of series that are not the market's.
  init(
    _ group: OptionGroup, of state: AccountState, at: Instant, in market: MarketView,
    priced: [InstrumentID: Explanation] = [:]
  ) throws(MoneyError) {
    self.group = group
    self.state = state
    self.market = market
    self.at = at
    let trees = MarketTrees(market: market)
    unitPrice = try trees.price(of: group.underlying, at: at, own: state.position(of: group.underlying)?.mark)
    underlyingPrice = try Self.price(OptionTerms(group.instruments[0], in: market), unitPrice, of: state, at: at, trees)
    var prices: [Explanation] = []
    for (index, instrument) in group.instruments.enumerated() {
      if let price = priced[instrument] {
        prices.append(price)
        continue
      }
      let position = state.position(of: instrument)
      let price = try trees.price(
        of: instrument, at: at, own: position?.mark, side: PositionSide(position?.quantity ?? .zero))
      // What an order would open is held against the price of that order.
      let own = group.holdings.legs[index].price
      prices.append(price.value == own ? price : .parameter("order_price", own))
    }
    self.prices = prices
    units = .parameter("multiplier", group.holdings.units)
  }

  /// The worth of what a contract delivers, per unit of the multiplier.
  private static func price(
    _ option: OptionTerms?, _ unitPrice: Explanation, of state: AccountState, at: Instant, _ trees: MarketTrees
  ) throws(MoneyError) -> Explanation {
    guard let option, let parts = option.parts else { return unitPrice }
    if parts.count == 1, option.cash.isZero, parts[0].units == option.traits.multiplier { return unitPrice }
    var delivered: [Explanation] = []
    for part in parts {
      let price = try trees.price(of: part.instrument, at: at, own: state.position(of: part.instrument)?.mark)
      delivered.append(try .product([.parameter("delivered_units", part.units), price]))
    }
    if !option.cash.isZero { delivered.append(.parameter("delivered_cash", option.cash)) }
    return try .quotient(
      try .sum(delivered, "delivered"), .parameter("multiplier", option.traits.multiplier), scale: 12)
  }

  /// What the options add to one of the figures of requirements, in the account's currency.
  func amount(of figure: Figure) throws -> Explanation {
    var parts: [Explanation] = []
    if let longDated = group.longDated, figure != .cappedByOptions, figure != .optionRequirement {
      parts.append(try tree(of: longDated, figure))
    }
    if figure != .cappedByOptions, figure != .lendableOptionValue {
      for package in group.pairing.packages { parts.append(try tree(of: package)) }
      for strangle in group.pairing.strangles { parts.append(try tree(of: strangle)) }
      for single in group.pairing.uncovered {
        parts.append(try .product([try uncovered(single.part.leg), count(single.part.contracts)], "uncovered"))
      }
    }
    if figure != .optionRequirement, figure != .lendableOptionValue {
      for cover in group.pairing.covers { parts.append(try tree(of: cover, figure)) }
    }
    let name = market.world.instruments[group.underlying].symbol
    let symbol = group.pairing.isLeast ? name : "\(name) (perhaps not the least)"
    return try MarketTrees(market: market).converted(
      try .sum(parts, symbol), from: group.traits.currency, to: state.baseCurrency, at: at)
  }

  /// Long options that are lent against: their value, or the part of it that is asked for.
  private func tree(of longDated: LongDated, _ figure: Figure) throws(MoneyError) -> Explanation {
    var values: [Explanation] = []
    for part in longDated.parts {
      values.append(try .product([prices[part.leg], units, count(part.contracts)], symbol(part.leg)))
    }
    let value = try Explanation.sum(values, "long_dated")
    return figure == .lendableOptionValue
      ? value : try .product([value, .parameter("long_dated_rate", longDated.rate)], "long_dated")
  }

  private func count(_ contracts: Int) -> Explanation { .parameter("contracts", ExactDecimal(contracts)) }

  private func strike(_ leg: OptionLeg) -> Explanation { .parameter("strike", leg.strike) }

  private func outOfTheMoney(_ leg: OptionLeg) throws(MoneyError) -> Explanation {
    try above(leg.type == .call ? strike(leg) : underlyingPrice, leg.type == .call ? underlyingPrice : strike(leg))
  }

  /// The first less the second, at least zero.
  private func above(_ left: Explanation, _ right: Explanation) throws(MoneyError) -> Explanation {
    .maximum([.constant(.zero), try .difference(left, right)])
  }

  /// One uncovered contract: its market value and a share of the underlying.
  private func uncovered(_ index: Int) throws(MoneyError) -> Explanation {
    let leg = group.holdings.legs[index]
    let rules = group.rules
    let leverage = Explanation.parameter("leverage_factor", rules.leverage)
    let usual = try Explanation.difference(
      try .product([.parameter("uncovered_rate", rules.uncoveredRate), leverage, underlyingPrice]),
      try outOfTheMoney(leg))
    let least = try Explanation.product([
      .parameter("uncovered_floor", rules.uncoveredFloor), leverage, leg.type == .call ? underlyingPrice : strike(leg),
    ])
    let perUnit = Explanation.maximum([
      try .sum([prices[index], .maximum([usual, least])]), .parameter("least_per_unit", rules.leastPerUnit),
    ])
    return try .product([perUnit, units], symbol(index))
  }

  private func symbol(_ index: Int) -> String { market.world.instruments[group.instruments[index]].symbol }

  private func tree(of strangle: OptionPairing.Strangle) throws(MoneyError) -> Explanation {
    let call = try uncovered(strangle.call)
    let put = try uncovered(strangle.put)
    let isCallLarger = (call.value ?? .zero) >= (put.value ?? .zero)
    let other = isCallLarger ? strangle.put : strangle.call
    let value = try Explanation.product([prices[other], units], symbol(other))
    return try .product(
      [try .sum([isCallLarger ? call : put, value]), count(strangle.contracts)], "strangle")
  }

  /// The loss at the worst price, or at the worst of the calls and the worst of the puts.
  private func tree(of package: OptionPairing.Package) throws(MoneyError) -> Explanation {
    if package.debitSide.isZero { return try lossTree(of: package) }
    var plain = package
    plain.requirement = try package.requirement - package.debitSide
    return try .sum([try lossTree(of: plain), try debitSide(of: package)], "package")
  }

  /// What is held in the middle of a butterfly less what is written on its debit side.
  private func debitSide(of package: OptionPairing.Package) throws(MoneyError) -> Explanation {
    let legs = group.holdings.legs
    let isCall = legs[package.parts[0].leg].type == .call
    let written = package.parts.filter { legs[$0.leg].isShort }.max {
      (legs[$0.leg].strike < legs[$1.leg].strike) == isCall
    }
    guard let held = package.parts.first(where: { !legs[$0.leg].isShort }), let written else {
      return .parameter("debit_side", package.debitSide)
    }
    return try .product(
      [try .difference(prices[held.leg], prices[written.leg]), units, count(written.contracts)], "debit_side")
  }

  private func lossTree(of package: OptionPairing.Package) throws(MoneyError) -> Explanation {
    if package.worstPrices.count == 1 {
      return try loss(of: package.parts, at: package.worstPrices[0], "package")
    }
    let calls = package.parts.filter { group.holdings.legs[$0.leg].type == .call }
    let puts = package.parts.filter { group.holdings.legs[$0.leg].type == .put }
    let both = try Explanation.sum(
      [
        try loss(of: calls, at: package.worstPrices[0], "calls"),
        try loss(of: puts, at: package.worstPrices[1], "puts"),
      ],
      "package")
    return both.value == package.requirement
      ? both : Explanation(.parameter, "package", value: package.requirement)
  }

  private func loss(
    of parts: [OptionPairing.Part], at price: ExactDecimal, _ label: String
  ) throws(MoneyError) -> Explanation {
    let worst = Explanation.parameter("worst_price", price)
    var terms: [Explanation] = []
    for part in parts {
      let leg = group.holdings.legs[part.leg]
      let intrinsic =
        leg.type == .call ? try above(worst, strike(leg)) : try above(strike(leg), worst)
      let amount = try Explanation.product([intrinsic, units, count(part.contracts)], symbol(part.leg))
      terms.append(leg.isShort ? amount : try .negated(amount))
    }
    return .maximum([.constant(.zero), try .sum(terms, label)])
  }

  /// By how much a cover changes what its units ask for, or count for.
  private func tree(of cover: OptionPairing.Cover, _ figure: Figure) throws(MoneyError) -> Explanation {
    let cap = try capTree(of: cover)
    if figure == .cappedByOptions { return cap }
    let covered = try CoveredUnits(cover, group)
    let value = try Explanation.product([.parameter("covered_units", covered.units), unitPrice])
    let plain = try state.rules.requirement(of: covered, valued: value, group, ExplainingArithmetic())
    let cappedValue = covered.isShort ? try Explanation.sum([value, cap]) : try .difference(value, cap)
    let capped = try state.rules.requirement(of: covered, valued: cappedValue, group, ExplainingArithmetic())
    let insured = try cover.stockRequirement.map { amount throws(MoneyError) in try insuredTree(of: cover, amount) }
    var change: Explanation
    switch figure {
    case .initialRequirement, .chargedRequirement: change = try .difference(capped.initial, plain.initial)
    case .maintenanceRequirement: change = try .difference(insured ?? capped.maintenance, plain.maintenance)
    default: change = try .difference(insured ?? capped.house, plain.house)
    }
    change.label = cover.kind.rawValue
    return change
  }

  private func capTree(of cover: OptionPairing.Cover) throws(MoneyError) -> Explanation {
    guard !cover.cap.isZero, let short = cover.parts.first(where: { group.holdings.legs[$0.leg].isShort }) else {
      return .constant(.zero)
    }
    let strike = strike(group.holdings.legs[short.leg])
    let beyond =
      group.holdings.shares.isNegative ? try above(strike, underlyingPrice) : try above(underlyingPrice, strike)
    return try .product([beyond, units, count(cover.contracts)], cover.kind.rawValue)
  }

  /// A tenth of the strike and what the long option is out of the money, or what the rule has for the pair.
  private func insuredTree(
    of cover: OptionPairing.Cover, _ amount: ExactDecimal
  ) throws(MoneyError) -> Explanation {
    guard let part = cover.parts.first(where: { !group.holdings.legs[$0.leg].isShort }) else {
      return .parameter("stock_requirement", amount)
    }
    let leg = group.holdings.legs[part.leg]
    let tenth = try Explanation.product([.parameter("strike_rate", CoverRates.strike), strike(leg)])
    let distance =
      cover.kind == .conversion
      ? Explanation.constant(.zero)
      : cover.kind == .reverseConversion ? try above(strike(leg), underlyingPrice) : try outOfTheMoney(leg)
    let insured = try Explanation.product([try .sum([tenth, distance]), units, count(cover.contracts)])
    if insured.value == amount { return insured }
    // The units' own requirement is the smaller one.
    return .minimum([insured, .parameter("own_requirement", amount)])
  }
}
