import CivilTime
import Ledger
import Market
import Money
import Persistent

extension AccountState {
  /// Takes contracts out and what they deliver in (balances.md §4.6). What the option cost goes into the basis or the
  /// proceeds of the units, so that it realises nothing by itself; where money is delivered, or nothing, it does.
  mutating func take(_ end: OptionEnd, _ terms: OptionTerms, in market: MarketView) throws -> [Posting] {
    let before = allowsCredit ? self : nil
    let postings: [Posting]
    if end.kind == .expired {
      postings = try expire(end, terms, in: market)
    } else if terms.settlesInCash {
      postings = try settle(end, terms, in: market)
    } else {
      postings = try deliver(end, terms, in: market)
    }
    if let before { try enterSMA(since: before, end, terms, in: market) }
    outdateReport()
    return postings
  }

  private mutating func expire(_ end: OptionEnd, _ terms: OptionTerms, in market: MarketView) throws -> [Posting] {
    let index = positionIndex(end.option)
    let isShort = positions[index].quantity.isNegative
    let nothing = DeliveredLeg(instrument: end.option, units: end.contracts, amount: .zero, price: .zero)
    var fill = try fill(end, nothing, terms.traits, isBuy: isShort, .nothing)
    fill.meet(positions[index].quantity)
    let result = try positions[index].take(fill, .method(profile.lotMethod))
    try noteRealised(result, fill.currency)
    dropIfFlat(index, at: end.at, in: market)
    return Self.units(end.option, fill.signedQuantity, .trading)
  }

  /// The difference to the strike in cash.
  private mutating func settle(_ end: OptionEnd, _ terms: OptionTerms, in market: MarketView) throws -> [Posting] {
    let each = try terms.intrinsic(at: end.price ?? .zero)
    let leg = DeliveredLeg(
      instrument: end.option, units: end.contracts, amount: try each * terms.traits.multiplier * end.contracts,
      price: each)
    let fill = try fill(end, leg, terms.traits, isBuy: end.kind == .assigned, .nothing)
    return try execute(fill, end.option, terms.traits, in: market)
  }

  private mutating func deliver(_ end: OptionEnd, _ terms: OptionTerms, in market: MarketView) throws -> [Posting] {
    let legs = try legs(of: end, terms, in: market)
    let contracts = end.kind == .assigned ? -end.contracts : end.contracts
    let index = positionIndex(end.option)
    let removed = try positions[index].remove(contracts, .method(profile.lotMethod))
    positions[index].reported = nil
    if positions[index].quantity.isZero { leave(index, at: end.at, in: market) }
    var postings = Self.units(end.option, -contracts, .trading)
    // The whole premium stands with the first units, as the charges do.
    var premium = CarriedPremium(cost: removed.cost, averageValue: removed.averageValue)
    var charged = end
    for leg in legs {
      let traits = market.world.instruments.traits(leg.instrument)
      guard traits.currency == terms.traits.currency else {
        throw LedgerError(.currencyMismatch, field: "symbol", "the option and what it delivers are in two currencies")
      }
      let fill = try fill(charged, leg, traits, isBuy: end.buys(terms.contract.type), premium)
      postings += try execute(fill, leg.instrument, traits, in: market)
      premium = .nothing
      charged = end.uncharged
    }
    return postings
  }

  /// A position that went into another one is listed with its profit only where a part of it was closed before.
  private mutating func leave(_ index: Int, at: Instant, in market: MarketView) {
    let position = positions[index]
    if let profit = position.realised, !profit.isZero {
      noteClosed(market.world.instruments[position.instrument], profit: profit)
    }
    noteFormer(position.instrument, at: at)
    positions.remove(at: index)
  }

  /// The units that change hands and what is paid for them. Cash that is delivered beside them lowers it; where a
  /// contract delivers several instruments, it is divided by what they are worth, else it is paid for the last.
  private mutating func legs(
    of end: OptionEnd, _ terms: OptionTerms, in market: MarketView
  ) throws -> [DeliveredLeg] {
    guard let parts = terms.parts else {
      throw LedgerError(
        .unknownInstrument, field: "symbol", "no instrument \(terms.contract.underlying) is defined to be delivered")
    }
    var left = try (terms.contract.strike * terms.traits.multiplier - terms.cash) * end.contracts
    if parts.count == 1, let part = parts.first {
      let units = try part.units * end.contracts
      let isPlain = terms.cash.isZero && part.units == terms.traits.multiplier
      let price = isPlain ? terms.contract.strike : try left.divided(by: units, scale: 12).trimmed()
      return [DeliveredLeg(instrument: part.instrument, units: units, amount: left, price: price)]
    }
    marketReadAt = max(marketReadAt ?? end.at, end.at)
    var worth: [ExactDecimal] = []
    for part in parts {
      guard let price = market.price(of: part.instrument, at: end.at)?.price else { break }
      worth.append(try price * part.units)
    }
    var sum = try worth.reduce(.zero) { try $0 + $1 }
    var legs: [DeliveredLeg] = []
    for (index, part) in parts.enumerated() {
      var amount = left
      if index + 1 < parts.count {
        amount = worth.count == parts.count && sum.isPositive ? try left.share(worth[index], of: sum) : .zero
        if worth.count == parts.count { sum = try sum - worth[index] }
      }
      left = try left - amount
      let units = try part.units * end.contracts
      legs.append(
        DeliveredLeg(
          instrument: part.instrument, units: units, amount: amount,
          price: try amount.divided(by: units, scale: 12).trimmed()))
    }
    return legs
  }

  /// - Parameter traits: of what changes hands, which settles as trades in it do.
  private mutating func fill(
    _ end: OptionEnd, _ leg: DeliveredLeg, _ traits: InstrumentTraits, isBuy: Bool, _ premium: CarriedPremium
  ) throws -> Fill {
    let charges = try end.commission + end.fees
    let exact = isBuy ? -(try leg.amount + charges) : try leg.amount - charges
    return Fill(
      event: end.event, at: end.at, currency: traits.currency, isBuy: isBuy, quantity: leg.units, price: leg.price,
      gross: leg.amount, charges: charges, net: exact.posted(in: traits.currency),
      settles: settlement(of: traits, traded: end.day), accruedInterest: .zero, premium: premium)
  }

  /// Takes a fill that no trade told.
  private mutating func execute(
    _ told: Fill, _ id: InstrumentID, _ terms: InstrumentTraits, in market: MarketView
  ) throws -> [Posting] {
    var fill = told
    let index = positionIndex(id)
    if !holds(id) { hold(Position(instrument: id, openedAt: fill.at), at: index, in: market) }
    fill.meet(positions[index].quantity)
    let watched = try watched(id, fill.isBuy ? .buy : .sell)
    let result = try positions[index].take(fill, .method(profile.lotMethod))
    dropIfFlat(index, at: fill.at, in: market)
    try fund(fill, id, terms, watched)
    try book(fill, traded: date(of: fill.at), realised: result)
    return fill.postings(id)
  }

  /// What the change does to the Reg T excess at the prices of the moment: cash, and what the options and the units
  /// around them ask for.
  private mutating func enterSMA(
    since before: AccountState, _ end: OptionEnd, _ terms: OptionTerms, in market: MarketView
  ) throws(MoneyError) {
    marketReadAt = max(marketReadAt ?? end.at, end.at)
    var moved = cash
    for entry in before.cash.entries { try moved.add(-entry.amount, entry.currency) }
    // What ends by itself, and what ends with it, counts as it stood when it still had a price.
    let last = Instant(microseconds: OptionLife.end(terms.contract.expiration).microseconds - 1)
    let moment = min(end.at, last)
    let valuation = Valuation(of: self, at: moment, in: market)
    guard let paid = valuation.convert(moved, to: baseCurrency),
      let old = before.excess(around: terms, at: moment, in: market),
      let new = excess(around: terms, at: moment, in: market)
    else {
      sma = nil
      return
    }
    enterSMA(try paid + new - old, baseCurrency, in: market, at: end.at)
  }

  /// The Reg T excess of the positions that an option has to do with, cash aside.
  private func excess(around terms: OptionTerms, at: Instant, in market: MarketView) -> ExactDecimal? {
    let symbols = Set([terms.contract.underlying] + terms.contract.parts(multiplier: 1).map(\.symbol))
    var part = self
    part.cash = CurrencyAmounts()
    part.positions = SharedList(
      positions.filter { position in
        let instrument = market.world.instruments[position.instrument]
        guard let option = instrument.option else { return symbols.contains(instrument.symbol) }
        return position.instrument == terms.id || symbols.contains(option.underlying)
      })
    return Valuation(of: part, at: at, in: market).regTExcess
  }
}
