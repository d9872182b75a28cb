import CivilTime
import Ledger
import Margin
import Market
import Money
import Persistent

extension AccountState {
  mutating func apply(
    _ trade: Trade, _ recorded: RecordedEvent, _ names: LotNames, in market: MarketView
  ) throws -> [Posting] {
    let (id, terms) = try market.world.terms(trade.symbol)
    try Self.check(trade, terms)
    if terms.kind.isContract { return try applyContract(trade, id, terms, recorded, names, in: market) }
    let traded = date(of: recorded.event.at)
    var fill = try Fill.of(trade, terms, recorded, settles: trade.settles ?? settlement(of: terms, traded: traded))
    let index = positionIndex(id)
    let isNew = index == positions.count || positions[index].instrument != id
    let held = isNew ? .zero : positions[index].quantity
    try Self.checkStatus(settings.profile.status, for: trade, held: held)
    try Self.check(trade, held: held, allowsShorts: allowsCredit || terms.kind == .option)
    if terms.kind == .option { try checkOption(trade, id, on: traded, in: market) }
    fill.meet(held)
    // A state that met an error is dropped, so the position may change in its place.
    if isNew { hold(Position(instrument: id, openedAt: recorded.event.at), at: index, in: market) }
    let watched = funding == nil ? [:] : try watched(id, trade.side)
    // Looked at for funds alone: a position is not copied for every fill.
    var young = try terms.kind == .fund ? Seasoning.young(positions[index].lots, terms, at: fill.at) : .zero
    let selection =
      trade.isPlain
      ? LotSelection.method(settings.profile.lotMethod) : try selection(trade, fill, names, positions[index].lots)
    let result = try positions.change(at: index) { position throws(MoneyError) in try position.take(fill, selection) }
    if terms.kind == .fund { young = try fill.young(from: young, to: positions[index], terms) }
    let asked = try enterSMA(for: fill, id, terms, young: young, in: market)
    dropIfFlat(index, at: fill.at, in: market)
    if funding != nil { try fund(fill, id, terms, watched) }
    try book(fill, traded: traded, realised: result)
    if allowsCredit { try noteExecution(fill, id, terms, order: trade.order, asked: asked, in: market) }
    outdateReport()
    guard !trade.accruedInterest.isZero else { return fill.postings(id) }
    return fill.postings(id) + (try bookInterest(of: trade, fill, traded: traded, in: market))
  }

  /// Interest since the last coupon changes hands with the price, but is income and no cost.
  private mutating func bookInterest(
    of trade: Trade, _ fill: Fill, traded: CivilDate, in market: MarketView
  ) throws -> [Posting] {
    let amount = fill.accruedInterest
    try cash.add(amount, fill.currency)
    if fill.settles > traded { try ladder.add(amount, fill.currency, settles: fill.settles) }
    try note(amount, fill.currency, .income)
    enterSMA(amount, fill.currency, in: market, at: fill.at)
    return Self.movement(.interest, amount, fill.currency)
  }

  private static func check(_ trade: Trade, _ terms: InstrumentTraits) throws {
    _ = try positive(trade.quantity, "quantity")
    // A future that somebody pays to be rid of trades below zero.
    if terms.kind != .future { _ = try positive(trade.price, "price") }
    guard !trade.commission.isNegative else {
      throw LedgerError(.notPositive, field: "commission", "commission must not be below zero")
    }
    guard !trade.fees.isNegative else {
      throw LedgerError(.notPositive, field: "fees", "fees must not be below zero")
    }
    try checkExtras(trade, terms)
  }

  private static func checkExtras(_ trade: Trade, _ terms: InstrumentTraits) throws {
    if trade.isPlain { return }
    if let rate = trade.rate {
      guard terms.kind == .forex else {
        throw LedgerError(.unsupportedRules, field: "rate", "only what currency pairs realise is converted by a trade")
      }
      guard rate.isPositive else { throw LedgerError(.notPositive, field: "rate", "a rate is above zero") }
    }
    guard !trade.accruedInterest.isZero else { return }
    guard trade.accruedInterest.isPositive else {
      throw LedgerError(.notPositive, field: "accrued_interest", "accrued interest must not be below zero")
    }
    guard terms.kind == .bond else {
      throw LedgerError(.unsupportedRules, field: "accrued_interest", "only bonds accrue interest")
    }
  }

  private static func check(_ trade: Trade, held: ExactDecimal, allowsShorts: Bool) throws {
    switch trade.side {
    case .buy: break
    case .sell:
      guard held >= trade.quantity else {
        throw LedgerError(.notHeld, field: "quantity", "\(held) held, less than the \(trade.quantity) sold")
      }
    case .sellShort:
      guard allowsShorts else {
        throw LedgerError(.shortInCashAccount, field: "side", "a cash account cannot sell short")
      }
      guard !held.isPositive else {
        throw LedgerError(.positionOfOtherSide, field: "side", "\(held) held long; sell them first")
      }
    case .buyToCover:
      guard held.isNegative, held.magnitude >= trade.quantity else {
        throw LedgerError(.notHeld, field: "quantity", "\(held) held, less short than the \(trade.quantity) covered")
      }
    }
  }

  mutating func book(_ fill: Fill, traded: CivilDate, realised result: Realised) throws {
    try cash.add(fill.net, fill.currency)
    if fill.settles > traded {
      try ladder.add(fill.net, fill.currency, settles: fill.settles, shorts: try fill.ofShorts())
    }
    try countRealised(result, fill.currency)
    try changeDay { day throws(MoneyError) in
      try day.add(fill.gross, fill.currency, to: fill.isBuy ? .bought : .sold)
      if !fill.charges.isZero { try day.add(fill.charges, fill.currency, to: .commission) }
      try day.add(result, fill.currency)
    }
  }

  /// What a closing realised, in the sums of the account and the day.
  mutating func noteRealised(_ result: Realised, _ currency: Currency) throws {
    try countRealised(result, currency)
    try changeDay { day throws(MoneyError) in try day.add(result, currency) }
  }

  private mutating func countRealised(_ result: Realised, _ currency: Currency) throws(MoneyError) {
    guard let lots = result.lots else { return realised.addUnknown() }
    if !lots.isZero { try realised.add(lots, currency) }
  }

  /// Returns what the options on the underlying ask for more than before; nil: unknown.
  private mutating func enterSMA(
    for fill: Fill, _ id: InstrumentID, _ terms: InstrumentTraits, young: ExactDecimal, in market: MarketView
  ) throws -> ExactDecimal? {
    guard allowsCredit else { return .zero }
    if terms.kind == .option { return try enterOptionSMA(for: fill, of: id, in: market) }
    let opening = try fill.quantity - fill.closing
    if fill.closing.isPositive {
      try enterSMA(fill, fill.closing, releases: true, id, terms, young: young, in: market)
    }
    if opening.isPositive { try enterSMA(fill, opening, releases: false, id, terms, young: young, in: market) }
    return .zero
  }

  /// The part of a fill that closes, which releases its requirement, or the part that opens.
  private mutating func enterSMA(
    _ fill: Fill, _ quantity: ExactDecimal, releases: Bool, _ id: InstrumentID, _ terms: InstrumentTraits,
    young: ExactDecimal, in market: MarketView
  ) throws(MoneyError) {
    // Closing a long or opening a short sells; the requirement that moves is that of the side held.
    let isShort = fill.isBuy == releases
    let value = try fill.gross.share(quantity, of: fill.quantity)
    let requirement =
      young.isZero
      ? try charge(fill, isShort ? -quantity : quantity, value, id, terms, in: market)
      : try charge(fill, quantity, young: young, value, id, terms, in: market)
    enterSMA(releases ? requirement : -requirement, fill.currency, in: market, at: fill.at)
  }

  /// The same for a holding of which some units ask for all of their value.
  private func charge(
    _ fill: Fill, _ quantity: ExactDecimal, young: ExactDecimal, _ value: ExactDecimal, _ id: InstrumentID,
    _ terms: InstrumentTraits, in market: MarketView
  ) throws(MoneyError) -> ExactDecimal {
    if young == quantity { return value }
    let unlendable = try fill.gross.share(young, of: fill.quantity)
    return try charge(fill, quantity - young, value - unlendable, id, terms, in: market) + unlendable
  }

  /// What the broker charges for a holding at the moment of a fill.
  private func charge(
    _ fill: Fill, _ quantity: ExactDecimal, _ value: ExactDecimal, _ id: InstrumentID, _ terms: InstrumentTraits,
    in market: MarketView
  ) throws(MoneyError) -> ExactDecimal {
    if !quantity.isNegative, terms.isOrdinary, let ordinary = settings.ordinary,
      HouseTerms.areGeneral(for: id, settings, in: market)
    {
      return try value * ordinary.charged
    }
    let own = HouseTerms(of: self, at: fill.at, in: market)
    return try rules.requirement(
      of: terms, quantity: quantity, price: fill.price, marketValue: value,
      terms: own.terms(of: id, terms, price: fill.price, in: market)
    ).charged
  }

  /// A position that went flat is listed with its profit, if that is known.
  mutating func noteClosed(_ instrument: Instrument, profit: ExactDecimal?) {
    guard let profit else { return }
    let entry = ClosedPosition(symbol: instrument.symbol, currency: instrument.currency, profit: profit)
    changeDay { $0.closed.append(entry) }
  }
}

extension Fill {
  /// Of a fund, the units bought, which have no loan value yet, or those sold that had none; zero for everything else.
  ///
  /// - Parameters:
  ///   - before: units without loan value before the fill.
  ///   - after: the position after it; nil: it went flat.
  func young(
    from before: ExactDecimal, to after: Position?, _ terms: InstrumentTraits
  ) throws(MoneyError) -> ExactDecimal {
    guard terms.kind == .fund else { return .zero }
    if isBuy { return closing.isZero ? quantity : .zero }
    guard let after else { return before }
    return try before - Seasoning.young(after.lots, terms, at: at)
  }
}
