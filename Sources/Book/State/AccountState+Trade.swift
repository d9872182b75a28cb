import CivilTime
import Ledger
import Margin
import Market
import Money

extension AccountState {
  mutating func apply(_ trade: Trade, _ recorded: RecordedEvent, in market: MarketView) throws -> [Posting] {
    let (id, instrument) = try market.world.instrument(trade.symbol)
    try check(trade, instrument)
    var fill = try Fill(trade, instrument, recorded)
    let index = positionIndex(id)
    let isNew = index == positions.count || positions[index].instrument != id
    var position = isNew ? Position(instrument: id, openedAt: recorded.event.at) : positions[index]
    let held = position.quantity
    try check(trade, held: held)
    fill.meet(held)
    if !isNew { positions.remove(at: index) }
    let realised = try close(fill, in: &position)
    try open(fill, in: &position)
    try enterSMA(for: fill, market.world.instruments.traits(id), in: market)
    position.mark = PricePoint(trade.price, at: recorded.event.at, position: recorded.position)
    position.reported = nil
    if position.quantity.isZero {
      noteClosed(instrument, profit: position.realised)
    } else {
      positions.insert(position, at: index)
    }
    try book(fill, realised: realised)
    outdateReport()
    return fill.postings(id)
  }

  private func check(_ trade: Trade, _ instrument: Instrument) throws {
    _ = try positive(trade.quantity, "quantity")
    _ = try positive(trade.price, "price")
    for (amount, field) in [(trade.commission, "commission"), (trade.fees, "fees")] where amount.isNegative {
      throw LedgerError(.notPositive, field: field, "\(field) must not be below zero")
    }
    switch instrument.kind {
    case .future, .forex:
      throw LedgerError(
        .unsupportedRules, field: "symbol",
        "trades in \(instrument.kind.rawValue) instruments enter by statement")
    case .equity, .etf, .fund, .bond, .option, .crypto: break
    }
  }

  private func check(_ trade: Trade, held: ExactDecimal) throws {
    switch trade.side {
    case .buy: break
    case .sell:
      guard held >= trade.quantity else {
        throw LedgerError(.notHeld, field: "quantity", "\(held) held, less than the \(trade.quantity) sold")
      }
    case .sellShort:
      guard rules.allowsCredit else {
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

  /// Closes the closing part against the oldest lots and returns what that realised.
  private mutating func close(_ fill: Fill, in position: inout Position) throws -> (
    lots: ExactDecimal, average: ExactDecimal
  ) {
    guard fill.closing.isPositive else { return (.zero, try .zero - fill.charges) }
    let held = position.quantity
    let closing = held.isNegative ? -fill.closing : fill.closing
    let removed = try position.lots.close(closing)
    let averageRemoved = try position.averageValue.share(closing, of: held)
    position.averageValue = try position.averageValue - averageRemoved
    let netPart = try fill.net.share(fill.closing, of: fill.quantity)
    let grossPart = try fill.signedGross.share(fill.closing, of: fill.quantity)
    // Without a known basis nothing is claimed as profit.
    let lots = try removed.cost.map { cost throws(MoneyError) in try netPart - cost } ?? .zero
    position.realised = try position.realised + lots
    position.realisedToday = try position.realisedToday + lots
    return (lots, try grossPart - averageRemoved - fill.charges)
  }

  private func open(_ fill: Fill, in position: inout Position) throws {
    let opening = try fill.quantity - fill.closing
    guard opening.isPositive else { return }
    if position.quantity.isZero {
      position.openedAt = fill.at
      position.averageValue = .zero
    }
    let netPart = try fill.net - fill.net.share(fill.closing, of: fill.quantity)
    let entry = -(try fill.signedGross - fill.signedGross.share(fill.closing, of: fill.quantity))
    try position.lots.open(
      Lot(
        opener: fill.event, openedAt: fill.at, quantity: fill.isBuy ? opening : -opening, cost: -netPart,
        entryValue: entry))
    position.averageValue = try position.averageValue + entry
  }

  private mutating func book(_ fill: Fill, realised result: (lots: ExactDecimal, average: ExactDecimal)) throws {
    try cash.add(fill.net, fill.currency)
    if fill.settles > MarketZone.newYork.date(of: fill.at) {
      try ladder.add(fill.net, fill.currency, settles: fill.settles)
    }
    try note(fill.gross, fill.currency, fill.isBuy ? \.bought : \.sold)
    if !fill.charges.isZero { try note(fill.charges, fill.currency, \.commission) }
    if !result.average.isZero { try note(result.average, fill.currency, \.realisedAverage) }
    guard !result.lots.isZero else { return }
    try realised.add(result.lots, fill.currency)
    try note(result.lots, fill.currency, \.realised)
  }

  private mutating func enterSMA(for fill: Fill, _ terms: InstrumentTraits, in market: MarketView) throws {
    guard rules.allowsCredit else { return }
    let opening = try fill.quantity - fill.closing
    for (quantity, releases) in [(fill.closing, true), (opening, false)] where quantity.isPositive {
      // Closing a long or opening a short sells; the requirement that moves is that of the side held.
      let isShort = fill.isBuy == releases
      let value = try fill.gross.share(quantity, of: fill.quantity)
      let requirement: ExactDecimal
      if terms.kind == .option {
        requirement = isShort ? -value : value
      } else {
        requirement = try rules.requirement(
          of: terms, quantity: isShort ? -quantity : quantity, price: fill.price, marketValue: value
        ).initial
      }
      enterSMA(releases ? requirement : -requirement, fill.currency, in: market, at: fill.at)
    }
  }

  mutating func noteClosed(_ instrument: Instrument, profit: ExactDecimal) {
    let entry = ClosedPosition(symbol: instrument.symbol, currency: instrument.currency, profit: profit)
    today.closed.append(entry)
    sinceClose.closed.append(entry)
  }
}

/// One execution with its money worked out.
struct Fill {
  let event: Int64
  let at: Instant
  let currency: Currency
  let isBuy: Bool
  let quantity: ExactDecimal
  let price: ExactDecimal
  /// quantity × price × multiplier.
  let gross: ExactDecimal
  /// Commission and fees, a cost.
  let charges: ExactDecimal
  /// Effect on cash, signed, rounded as posted.
  let net: ExactDecimal
  let settles: CivilDate
  /// The part that closes an opposite position.
  var closing = ExactDecimal.zero

  init(_ trade: Trade, _ instrument: Instrument, _ recorded: RecordedEvent) throws {
    event = recorded.position
    at = recorded.event.at
    currency = instrument.currency
    isBuy = trade.side.isBuy
    quantity = trade.quantity
    price = trade.price
    gross = try trade.quantity * trade.price * instrument.multiplier
    charges = try trade.commission + trade.fees
    let exact = isBuy ? -(try gross + charges) : try gross - charges
    net = exact.posted(in: instrument.currency)
    let traded = MarketZone.newYork.date(of: at)
    settles = trade.settles ?? instrument.settlementDate(tradeDate: traded)
  }

  /// The part against what is held closes, the rest opens.
  mutating func meet(_ held: ExactDecimal) {
    if !held.isZero, held.isNegative == isBuy { closing = min(quantity, held.magnitude) }
  }

  var signedQuantity: ExactDecimal { isBuy ? quantity : -quantity }
  /// Cash effect before charges.
  var signedGross: ExactDecimal { isBuy ? -gross : gross }

  func postings(_ id: InstrumentID) -> [Posting] {
    // What is paid beyond the units' own value is the charges; rounding to the cent stays with the units.
    let fees = charges.posted(in: currency)
    var postings: [Posting] = []
    postings.reserveCapacity(5)
    postings.append(Posting(.cash, .currency(currency), net))
    if fees.isZero {
      postings.append(Posting(.trading, .currency(currency), -net))
    } else {
      postings.append(Posting(.fees, .currency(currency), fees))
      postings.append(Posting(.trading, .currency(currency), remainder(net, fees)))
    }
    postings.append(Posting(.securities, .instrument(id), signedQuantity))
    postings.append(Posting(.trading, .instrument(id), -signedQuantity))
    return postings
  }

  /// −(net + fees): both came out of a sum that fits, so this one does.
  private func remainder(_ net: ExactDecimal, _ fees: ExactDecimal) -> ExactDecimal {
    guard let sum = try? net + fees else { preconditionFailure("the posted amounts of a fill do not add up") }
    return -sum
  }
}
