import CivilTime
import Ledger
import Market
import Money
import Persistent

/// One series with what it delivers.
struct OptionTerms {
  /// Units of one instrument for one contract.
  struct Part {
    let instrument: InstrumentID
    let units: ExactDecimal
  }

  let id: InstrumentID
  let symbol: String
  let traits: InstrumentTraits
  let contract: OptionContract
  /// Nil when one of the instruments is not known.
  let parts: [Part]?
  /// Per contract, beside the units.
  let cash: ExactDecimal

  /// Nil for what is no option.
  init?(_ id: InstrumentID, in market: MarketView) {
    let traits = market.world.instruments.traits(id)
    guard traits.kind == .option, let contract = market.world.instruments.option(id) else { return nil }
    self.id = id
    symbol = market.world.instruments.symbol(id)
    self.traits = traits
    self.contract = contract
    func part(_ symbol: String, _ units: ExactDecimal) -> Part? {
      market.world.instruments.id(symbol).map { Part(instrument: $0, units: units) }
    }
    guard let told = contract.deliverable else {
      // Of most contracts nothing but units of the underlying.
      parts = part(contract.underlying, traits.multiplier).map { [$0] }
      cash = .zero
      return
    }
    let known = told.parts.compactMap { part($0.symbol, $0.units) }
    parts = known.count == told.parts.count ? known : nil
    cash = told.cash
  }

  init(_ symbol: String, in market: MarketView) throws(LedgerError) {
    let (id, _) = try market.world.terms(symbol)
    guard let terms = OptionTerms(id, in: market) else {
      throw LedgerError(.malformed, field: "symbol", "\(symbol) is no option")
    }
    self = terms
  }

  /// Nothing but money changes hands.
  var settlesInCash: Bool { contract.isCashSettled || parts?.isEmpty == true }

  /// What cash is worked out from at a moment of the last day: its settlement value, else the price of what would be
  /// delivered; nil when it is unknown or older than `since`.
  func settlementPrice(
    at: Instant, since: Instant = Instant(microseconds: .min), of state: AccountState, in market: MarketView
  ) throws(MoneyError) -> ExactDecimal? {
    guard let symbol = contract.morningSettlement else { return try price(at: at, since: since, of: state, in: market) }
    guard let id = market.world.instruments.id(symbol), let found = market.price(of: id, at: at),
      found.at >= max(since, MarketZone.newYork.startOfDay(OptionLife.lastDay(contract.expiration)))
    else { return nil }
    return found.price
  }

  /// What the holder has per unit of the multiplier from using it; not below zero.
  func intrinsic(at price: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    max(.zero, contract.type == .call ? try price - contract.strike : try contract.strike - price)
  }

  /// The value of what is delivered, per unit of the multiplier; nil when a price is unknown or older than `since`.
  func price(
    at: Instant, since: Instant = Instant(microseconds: .min), of state: AccountState, in market: MarketView
  ) throws(MoneyError) -> ExactDecimal? {
    try withUnsafePointer(to: state) { state throws(MoneyError) in
      try price(at: at, since: since, of: state, in: market)
    }
  }

  func price(
    at: Instant, since: Instant = Instant(microseconds: .min), of state: UnsafePointer<AccountState>,
    in market: MarketView
  ) throws(MoneyError) -> ExactDecimal? {
    guard let parts else { return nil }
    var sum = cash
    for part in parts {
      let own = state.pointee.positions.place(of: part.instrument).flatMap { state.pointee.positions[$0].mark }
      guard let found = market.price(of: part.instrument, at: at, own: own), found.at >= since else { return nil }
      if parts.count == 1, cash.isZero, part.units == traits.multiplier { return found.price }
      sum = try sum + found.price * part.units
    }
    return try sum.divided(by: traits.multiplier, scale: 12).trimmed()
  }
}

extension OptionContract {
  /// What one contract delivers in units.
  func parts(multiplier: ExactDecimal) -> [OptionDeliverable.Part] {
    deliverable?.parts ?? [OptionDeliverable.Part(symbol: underlying, units: multiplier)]
  }
}
