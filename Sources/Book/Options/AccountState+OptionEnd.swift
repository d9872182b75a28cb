import CivilTime
import Ledger
import Market
import Money

extension AccountState {
  /// Takes an event that ends contracts.
  mutating func applyOptionEnd(_ recorded: RecordedEvent, in market: MarketView) throws -> [Posting] {
    switch recorded.event.payload {
    case .optionExercised(let exercise): try apply(exercise, .exercised, recorded, in: market)
    case .optionAssigned(let exercise): try apply(exercise, .assigned, recorded, in: market)
    case .optionExpired(let expiry): try apply(expiry, recorded, in: market)
    default: preconditionFailure("a \(recorded.event.payload.kind) event ends no contracts")
    }
  }

  /// Contracts that are used, by the account or against it.
  private mutating func apply(
    _ exercise: OptionExercise, _ kind: OptionEnd.Kind, _ recorded: RecordedEvent, in market: MarketView
  ) throws -> [Posting] {
    let at = recorded.event.at
    let terms = try OptionTerms(exercise.symbol, in: market)
    let day = date(of: at)
    guard at < OptionLife.end(terms.contract.expiration) else {
      throw LedgerError(
        .afterExpiration, field: "at", "\(terms.symbol) expired on \(terms.contract.expiration); nothing is left to use"
      )
    }
    if terms.contract.style == .european, day < OptionLife.lastDay(terms.contract.expiration) {
      throw LedgerError(
        .beforeExpiration, field: "at",
        "a European option is exercised on its last day only, \(terms.contract.expiration)")
    }
    for (amount, field) in [(exercise.commission, "commission"), (exercise.fees, "fees")] where amount.isNegative {
      throw LedgerError(.notPositive, field: field, "\(field) must not be below zero")
    }
    try checkContracts(exercise.quantity, of: terms, isShort: kind == .assigned)
    let end = OptionEnd(
      kind, terms.id, contracts: exercise.quantity,
      price: try settlementPrice(of: exercise, terms, at: at, in: market), commission: exercise.commission,
      fees: exercise.fees, day: day, at: at, event: recorded.position)
    if kind == .exercised { try checkDelivery(end, terms) }
    return try take(end, terms, in: market)
  }

  /// Contracts that end unused.
  private mutating func apply(_ expiry: OptionExpiry, _ recorded: RecordedEvent, in market: MarketView) throws
    -> [Posting]
  {
    let terms = try OptionTerms(expiry.symbol, in: market)
    let day = date(of: recorded.event.at)
    guard day >= OptionLife.lastDay(terms.contract.expiration) else {
      throw LedgerError(
        .beforeExpiration, field: "at", "\(terms.symbol) lives until \(terms.contract.expiration)")
    }
    let held = position(of: terms.id)?.quantity ?? .zero
    if held.isZero, terms.traits.hasEnded(at: recorded.event.at) {
      try confirm(expiry, of: terms, at: recorded.event.at)
      return []
    }
    let contracts = expiry.quantity ?? held.magnitude
    guard !held.isZero else { throw LedgerError(.notHeld, field: "symbol", "no \(terms.symbol) is held or written") }
    try checkContracts(contracts, of: terms, isShort: held.isNegative)
    let end = OptionEnd(
      .expired, terms.id, contracts: contracts, day: day, at: recorded.event.at, event: recorded.position)
    return try take(end, terms, in: market)
  }

  private func checkContracts(_ contracts: ExactDecimal, of terms: OptionTerms, isShort: Bool) throws {
    _ = try positive(contracts, "quantity")
    let held = position(of: terms.id)?.quantity ?? .zero
    guard !held.isZero, held.isNegative == isShort else {
      throw LedgerError(
        .notHeld, field: "symbol", isShort ? "no \(terms.symbol) is written" : "no \(terms.symbol) is held")
    }
    guard held.magnitude >= contracts else {
      throw LedgerError(.notHeld, field: "quantity", "\(held.magnitude) contracts, less than the \(contracts) told")
    }
  }

  /// The price that cash is worked out from; nil where units are delivered.
  private mutating func settlementPrice(
    of exercise: OptionExercise, _ terms: OptionTerms, at: Instant, in market: MarketView
  ) throws -> ExactDecimal? {
    guard terms.settlesInCash else {
      guard exercise.price == nil else {
        throw LedgerError(.malformed, field: "price", "units change hands at the strike, not at a price")
      }
      return nil
    }
    if exercise.price == nil { marketReadAt = max(marketReadAt ?? at, at) }
    guard let price = try exercise.price ?? terms.settlementPrice(at: at, of: self, in: market) else {
      let symbol = terms.contract.morningSettlement ?? terms.contract.underlying
      throw LedgerError(
        .outOfRange, field: "price", "no price of \(symbol) is known, so the event has to tell it")
    }
    guard try terms.intrinsic(at: price).isPositive else {
      throw LedgerError(.outOfRange, field: "price", "\(terms.symbol) is worth nothing at \(price)")
    }
    return price
  }

  /// A cash account gives what it holds; what is taken from it by assignment is a fact.
  private func checkDelivery(_ end: OptionEnd, _ terms: OptionTerms) throws {
    guard !allowsCredit, !terms.settlesInCash, !end.buys(terms.contract.type) else { return }
    for part in terms.parts ?? [] {
      let held = position(of: part.instrument)?.quantity ?? .zero
      guard try held >= part.units * end.contracts else {
        throw LedgerError(
          .shortInCashAccount, field: "quantity", "\(held) units held, fewer than the put delivers")
      }
    }
  }
}
