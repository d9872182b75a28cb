import CivilTime
import Ledger
import Margin
import Market
import Money
import Persistent

extension AccountState {
  mutating func transferIn(_ transfer: Transfer, _ recorded: RecordedEvent, in market: MarketView) throws -> [Posting] {
    switch transfer.content {
    case .cash(let money):
      let amount = try positive(money.amount, "amount").posted(in: money.currency)
      try cash.add(amount, money.currency)
      try note(amount, money.currency, .flows)
      enterSMA(amount, money.currency, in: market, at: recorded.event.at)
      try noteMoneyFlow(amount, money.currency, at: recorded.event.at, event: recorded.position, in: market)
      outdateReport()
      return Self.movement(.external, amount, money.currency)
    case .units(let units):
      return try take(units, recorded, in: market)
    }
  }

  mutating func transferOut(
    _ transfer: Transfer, _ recorded: RecordedEvent, _ names: LotNames, in market: MarketView
  ) throws -> [Posting] {
    switch transfer.content {
    case .cash(let money): try withdraw(money, recorded, in: market)
    case .units(let units): try give(units, recorded, names, in: market)
    }
  }

  private mutating func take(
    _ units: TransferredUnits, _ recorded: RecordedEvent, in market: MarketView
  ) throws -> [Posting] {
    let at = recorded.event.at
    let (id, terms) = try market.world.terms(units.symbol)
    let today = date(of: at)
    let acquired = try check(units, terms, on: today)
    let value = try self.value(of: units, id, terms, at: at, in: market)
    let index = positionIndex(id)
    let isNew = !holds(id)
    if isNew { hold(Position(instrument: id, openedAt: at), at: index, in: market) }
    let basis = units.cost ?? .zero
    // What is opened today gains from its value on, what was bought earlier from its price.
    let lot = Lot(
      opener: recorded.position, openedAt: acquired ?? at, quantity: units.quantity, cost: units.cost,
      entryValue: acquired == nil ? value ?? basis : basis)
    let met = try positions[index].absorb([lot], averageValue: basis)
    if isNew, let value {
      positions[index].priorClose = try value.divided(by: units.quantity * terms.multiplier, scale: 12)
      positions[index].closeCarriedBy = recorded.position
    }
    positions[index].reported = nil
    dropIfFlat(index, at: at, in: market)
    try noteRealised(met, terms.currency)
    try noteFlow(value, units, cost: units.cost, terms, isIn: true, at: at, in: market)
    return Self.units(id, units.quantity, .external)
  }

  private mutating func give(
    _ units: TransferredUnits, _ recorded: RecordedEvent, _ names: LotNames, in market: MarketView
  ) throws -> [Posting] {
    let at = recorded.event.at
    let (id, terms) = try market.world.terms(units.symbol)
    let today = date(of: at)
    _ = try check(units, terms, on: today)
    let index = positionIndex(id)
    let held = holds(id) ? positions[index].quantity : .zero
    guard held.isNegative == units.quantity.isNegative, held.magnitude >= units.quantity.magnitude else {
      throw LedgerError(.notHeld, field: "quantity", "\(held) held, less than the \(units.quantity) transferred")
    }
    let value = try self.value(of: units, id, terms, at: at, in: market)
    let removed = try positions[index].remove(units.quantity, try selection(units, names, positions[index].lots))
    positions[index].reported = nil
    if positions[index].quantity.isZero {
      noteFormer(id, at: at)
      positions.remove(at: index)
    }
    try noteFlow(value, units, cost: removed.cost, terms, isIn: false, at: at, in: market)
    try noteLevel(at: at, event: recorded.position, in: market)
    return Self.units(id, -units.quantity, .external)
  }

  /// The lots that go with a transfer: those it names, or those of the account's method.
  func selection(_ units: TransferredUnits, _ names: LotNames, _ lots: LotQueue) throws -> LotSelection {
    if units.lots.isEmpty { return .method(profile.lotMethod) }
    return .picks(try Self.picks(units.lots, closing: units.quantity.magnitude, names, lots))
  }

  /// The moment the units were acquired, if it lies before this day.
  private func check(
    _ units: TransferredUnits, _ terms: InstrumentTraits, on today: CivilDate
  ) throws -> Instant? {
    guard !units.quantity.isZero else { throw LedgerError(.zero, field: "quantity", "a transfer is not zero") }
    guard terms.kind != .future, terms.kind != .forex else {
      throw LedgerError(.unsupportedRules, field: "symbol", "\(terms.kind.rawValue) positions enter by statement")
    }
    guard allowsCredit || !units.quantity.isNegative else {
      throw LedgerError(.shortInCashAccount, field: "quantity", "a cash account holds no short position")
    }
    if let price = units.price { _ = try positive(price, "price") }
    if let cost = units.cost, !cost.isZero, cost.isNegative != units.quantity.isNegative {
      throw LedgerError(.outOfRange, field: "cost", "the basis has the sign of the quantity")
    }
    guard let acquired = units.acquired, acquired != today else { return nil }
    guard acquired < today else {
      throw LedgerError(.outOfRange, field: "acquired", "units that come in were not acquired later")
    }
    return MarketZone.newYork.instant(of: acquired, secondsOfDay: 0)
  }

  /// Quantity × what is told or was known of the price × multiplier; nil: unknown.
  func value(
    of units: TransferredUnits, _ id: InstrumentID, _ terms: InstrumentTraits, at: Instant, in market: MarketView
  ) throws -> ExactDecimal? {
    let known =
      units.price
      ?? market.price(of: id, at: at, own: position(of: id)?.mark, side: PositionSide(units.quantity))?.price
    return try known.map { try units.quantity * $0 * terms.multiplier }
  }

  /// The flow, the gain that it carries, and what it does to the SMA: value less requirement (12 CFR 220.5).
  private mutating func noteFlow(
    _ value: ExactDecimal?, _ units: TransferredUnits, cost: ExactDecimal?, _ terms: InstrumentTraits, isIn: Bool,
    at: Instant, in market: MarketView
  ) throws {
    if units.price == nil { marketReadAt = max(marketReadAt ?? at, at) }
    outdateReport()
    let sign: ExactDecimal = isIn ? 1 : -1
    var gain: ExactDecimal?
    if let value, let cost { gain = try sign * (value - cost) }
    try note(orUnknown: try value.map { try sign * $0 }, terms.currency, .flows)
    try note(orUnknown: gain, terms.currency, .carriedGains)
    guard allowsCredit else { return }
    guard let value else {
      sma = nil
      return
    }
    guard terms.kind != .option, let requirement = try initialRequirement(of: terms, units.quantity, value: value)
    else { return }
    if isIn, Seasoning.isYoung(terms, acquired: units.acquired, on: date(of: at)) { return }
    enterSMA(try sign * (value - requirement), terms.currency, in: market, at: at)
  }
}
