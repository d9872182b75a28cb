import CivilTime
import Ledger
import Market
import Money

extension Trail {
  /// A fill in a future or a currency pair: what closing lots realised, less charges.
  mutating func noteContract(
    _ trade: Trade, _ id: InstrumentID, _ instrument: Instrument, _ recorded: RecordedEvent, _ names: LotNames,
    before: AccountState
  ) throws {
    let held = before.position(of: id)
    let trees = try TradeTrees(trade, instrument, recorded, held: held?.quantity ?? .zero)
    let fill = trees.fill
    let currency = instrument.kind == .forex ? state.baseCurrency : fill.currency
    var pieces: [LotPiece] = []
    if fill.closing.isPositive, let held {
      pieces = try LotPiece.closing(
        held.quantity.isNegative ? -fill.closing : fill.closing, of: held.lots,
        try before.contractSelection(trade, fill, names, held.lots, instrument.kind), event: recorded.position)
    }
    let gross = fill.isBuy ? try Explanation.negated(trees.gross) : trees.gross
    var paid = try profit(trees, gross, pieces, to: currency, at: trade.rate)
    if !fill.charges.isZero {
      add([.commission], trees.charges, currency, recorded)
      paid = try .difference(paid, trees.charges)
    }
    if !fill.charges.isZero || !pieces.isEmpty {
      add(
        [.cash, .realised, .realisedAverage], .posted(paid, scale: currency.minorUnits), currency, recorded)
    }
    if needs.positions { try noteContractPosition(id, trees, gross, held, pieces, recorded) }
  }

  /// What closing realised, in the currency that the account is paid in.
  private func profit(
    _ trees: TradeTrees, _ gross: Explanation, _ pieces: [LotPiece], to currency: Currency, at told: ExactDecimal?
  ) throws -> Explanation {
    guard !pieces.isEmpty else { return .constant(.zero) }
    let costs = try pieces.map { try $0.cost(takenBy: trees.fill.event) }
    let profit = try Explanation.difference(try trees.closingShare(of: gross), try .total(costs))
    if profit.value?.isZero == true { return profit }
    if let told {
      let rate = Explanation(.event, trees.quantity.label, value: told, event: trees.fill.event, field: "rate")
      return try .product([profit, rate])
    }
    return try self.trees.converted(profit, from: trees.fill.currency, to: currency, at: trees.fill.at)
  }

  private mutating func noteContractPosition(
    _ id: InstrumentID, _ trees: TradeTrees, _ gross: Explanation, _ held: Position?, _ pieces: [LotPiece],
    _ recorded: RecordedEvent
  ) throws {
    let fill = trees.fill
    let after = state.position(of: id)
    var trail = positions.removeValue(forKey: id) ?? PositionTrail()
    if fill.closing.isPositive, let held {
      try trail.close(
        held.quantity.isNegative ? -fill.closing : fill.closing, pieces, of: held, after: after, event: fill.event)
    }
    if fill.closing < fill.quantity {
      let entry = try Explanation.negated(try trees.openingShare(of: gross))
      var lot = PositionTrail.LotTrail(opener: fill.event)
      try lot.quantity.enter(try trees.opening(), event: fill.event)
      try lot.cost.enter(entry, event: fill.event)
      try lot.entryValue.enter(entry, event: fill.event)
      try trail.open(lot, at: after?.lots.index(of: fill.event), entryValue: entry)
    }
    trail.setAverageValue(try .total(trail.openLots.map { $0.entryValue.node("entry_value") }), event: fill.event)
    trail.mark(fill.price, recorded)
    positions[id] = trail.openLots.isEmpty ? nil : trail
  }

  /// A contract that ended: what its last price made of the lots.
  mutating func note(_ settlement: FinalSettlement, from before: AccountState) throws {
    let id = settlement.instrument
    guard let held = before.position(of: id) else { return }
    let instrument = market.world.instruments[id]
    let terms = market.world.instruments.traits(id)
    let price =
      if let event = settlement.toldBy {
        Explanation(.event, "daily_settlement", value: settlement.price, event: event, field: "price")
      } else {
        try trees.price(of: id, at: settlement.pricedAt, own: nil)
      }
    let units = Explanation(
      .running, instrument.symbol, value: settlement.contracts, event: held.lots[0].opener, field: "quantity")
    let value = try Explanation.product([units, price] + TradeTrees.multiplier(of: terms))
    let costs = try LotPiece.closing(
      settlement.contracts, of: held.lots, .method(before.contractMethod), event: settlement.event
    ).map { try $0.cost(takenBy: settlement.event) }
    add(
      [.cash, .realised, .realisedAverage],
      .posted(try .difference(value, try .total(costs)), scale: terms.currency.minorUnits), terms.currency,
      EffectOrder(at: settlement.at, position: settlement.event))
    positions[id] = nil
  }

  /// A settlement prices the position, or closes one of a contract that has ended; securities on deposit come in from
  /// outside.
  mutating func note(_ told: DailySettlement, _ recorded: RecordedEvent, before: AccountState) throws {
    if let symbol = told.symbol, let price = told.price {
      let (id, instrument) = try market.world.terms(symbol)
      if instrument.hasEnded(at: recorded.event.at), let held = before.position(of: id) {
        return try note(
          FinalSettlement(of: held, at: PricePoint(price, at: recorded.event.at, position: recorded.position)),
          from: before)
      }
      positions[id]?.mark(price, recorded)
    } else if let value = told.securitiesOnDeposit, let currency = told.currency {
      let stated = Explanation(
        .event, "daily_settlement", value: value, event: recorded.position, field: "securities_on_deposit")
      let former = before.contracts?.deposited(in: currency) ?? .zero
      let held = Explanation(.running, "securities_on_deposit", value: former, event: recorded.position)
      if held.value != value { add([.adjustments], try .difference(stated, held), currency, recorded) }
    }
  }

  /// Financing of currency pairs over a roll.
  mutating func note(_ rollover: Rollover, before: AccountState) throws {
    for item in rollover.items {
      let symbol = market.world.instruments[item.instrument].symbol
      let opener = before.position(of: item.instrument)?.lots[0].opener
      let earned = try Explanation.product(
        [
          Explanation(.running, symbol, value: item.units, event: opener, field: "quantity"),
          Explanation(
            .event, symbol, value: item.financing, event: item.event,
            field: item.isLong ? "long_financing" : "short_financing"),
          .parameter("days", ExactDecimal(item.days)),
        ], symbol)
      let quote = market.world.instruments.traits(item.instrument).currency
      let amount = try trees.converted(earned, from: quote, to: item.currency, at: rollover.at)
      add(
        [.cash, .income], .posted(amount, scale: item.currency.minorUnits), item.currency,
        EffectOrder(at: rollover.at, position: item.event))
    }
  }
}
