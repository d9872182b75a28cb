import CivilTime
import Ledger
import Market
import Money
import Persistent

extension AccountState {
  /// A fill in a future or a currency pair: the account's cash moves by what closing lots realises, commission and
  /// fees, never by the notional value.
  mutating func applyContract(
    _ trade: Trade, _ id: InstrumentID, _ terms: InstrumentTraits, _ recorded: RecordedEvent, _ names: LotNames,
    in market: MarketView
  ) throws -> [Posting] {
    let at = recorded.event.at
    try checkContract(trade, terms, at: at)
    var fill = try Fill.of(trade, terms, recorded, settles: date(of: at))
    let index = positionIndex(id)
    let isNew = index == positions.count || positions[index].instrument != id
    let held = isNew ? .zero : positions[index].quantity
    try checkStatus(for: trade, held: held)
    try checkContractSide(trade, held: held)
    fill.meet(held)
    if isNew { hold(Position(instrument: id, openedAt: at), at: index, in: market) }
    let selection = try contractSelection(trade, fill, names, positions[index].lots, terms.kind)
    let profit = try positions[index].takeContract(fill, selection)
    let paid = try settled(profit, of: fill, terms, trade, in: market)
    try positions[index].realise(terms.kind == .forex ? profit : paid.net)
    noteContract(index, in: market)
    dropIfFlat(index, at: at, in: market)
    if terms.kind == .forex { scheduleRollover(after: at, in: market) }
    try take(paid)
    return paid.postings(id)
  }

  /// The money that a contract's fill moves.
  mutating func take(_ paid: Fill) throws {
    if !paid.net.isZero {
      try cash.add(paid.net, paid.currency)
      try noteRealised(Realised(lots: paid.net, average: paid.net), paid.currency)
    }
    if !paid.charges.isZero { try note(paid.charges, paid.currency, .commission) }
    outdateReport()
  }

  /// The fill with the money that it moves: of a future in the contract's currency, of a pair in the account's, into
  /// which its quote currency is converted at the rate that the trade tells, else at the moment's.
  private mutating func settled(
    _ profit: ExactDecimal, of fill: Fill, _ terms: InstrumentTraits, _ trade: Trade, in market: MarketView
  ) throws -> Fill {
    guard terms.kind == .forex else {
      return fill.paying(try (profit - fill.charges).posted(in: fill.currency), fill.currency)
    }
    var converted = profit
    if let rate = trade.rate {
      guard fill.currency != baseCurrency || rate == 1 else {
        throw LedgerError(.outOfRange, field: "rate", "\(trade.symbol) is paid in \(baseCurrency) itself")
      }
      converted = try profit * rate
    } else if !profit.isZero, fill.currency != baseCurrency {
      marketReadAt = max(marketReadAt ?? fill.at, fill.at)
      guard let rate = market.rate(from: fill.currency, to: baseCurrency, at: fill.at) else {
        throw LedgerError(
          .noRate, field: "symbol",
          "what \(trade.symbol) realises is in \(fill.currency), and no rate to \(baseCurrency) is known at that time")
      }
      converted = try profit * rate
    }
    return fill.paying(try (converted - fill.charges).posted(in: baseCurrency), baseCurrency)
  }

  /// By which lots of futures close where nothing else is said: lot by lot, never by average.
  var contractMethod: LotMethod { profile.lotMethod == .average ? .fifo : profile.lotMethod }

  /// The lots that close: the oldest, as exchanges and dealers do; of futures also those that the trade names.
  func contractSelection(
    _ trade: Trade, _ fill: Fill, _ names: LotNames, _ lots: LotQueue, _ kind: InstrumentKind
  ) throws -> LotSelection {
    let usual = kind == .forex ? LotMethod.fifo : contractMethod
    guard !trade.isPlain else { return .method(usual) }
    if kind == .forex {
      guard trade.lots.isEmpty, trade.lotMethod == nil || trade.lotMethod == .fifo else {
        throw LedgerError(
          .unsupportedRules, field: trade.lots.isEmpty ? "lot_method" : "lots",
          "currency pairs close first in, first out (NFA Compliance Rule 2-43)")
      }
      return .method(.fifo)
    }
    guard trade.lotMethod != .average else {
      throw LedgerError(.unsupportedRules, field: "lot_method", "contracts close lot by lot, never by average")
    }
    if trade.lots.isEmpty { return .method(trade.lotMethod ?? usual) }
    return try selection(trade, fill, names, lots)
  }

  /// The position at an index has changed by a fill.
  mutating func noteContract(_ index: Int, in market: MarketView) {
    liveByEvents(in: market)
    if positions[index].quantity.isZero { contracts?.forget(positions[index].instrument) }
  }

  /// From here on the figures follow from events, and so do the ends of contracts that statements have told.
  private mutating func liveByEvents(in market: MarketView) {
    guard contracts?.livesByEvents != true else { return }
    var book = contracts ?? ContractBook()
    book.livesByEvents = true
    contracts = book
    for position in positions { noteExpiry(of: position.instrument, in: market) }
  }

  private func checkContract(
    _ trade: Trade, _ terms: InstrumentTraits, at: Instant
  ) throws {
    let fits = terms.kind == .future ? profile.kind == .futures : profile.kind == .forex
    guard fits else {
      throw LedgerError(
        .unsupportedRules, field: "symbol",
        "\(trade.symbol) is a \(terms.kind.rawValue) instrument; a \(profile.kind.rawValue) account takes none"
      )
    }
    if trade.settles != nil {
      throw LedgerError(.unsupportedRules, field: "settles", "contracts are marked, they do not settle")
    }
    if let last = terms.expires, at >= FutureLife.lastTrade(last) {
      throw LedgerError(.afterExpiration, field: "at", "\(trade.symbol) traded last on \(last)")
    }
  }

  /// Buys and sells net against what is held, through zero if they are more; a short sale only adds to a short, a cover
  /// only closes one.
  private func checkContractSide(_ trade: Trade, held: ExactDecimal) throws {
    switch trade.side {
    case .buy, .sell: return
    case .sellShort:
      guard !held.isPositive else {
        throw LedgerError(.positionOfOtherSide, field: "side", "\(held) held long; sell them first")
      }
    case .buyToCover:
      guard held.isNegative, held.magnitude >= trade.quantity else {
        throw LedgerError(.notHeld, field: "quantity", "\(held) held, less short than the \(trade.quantity) covered")
      }
    }
  }

  /// A settlement price marks a position and leaves its lots alone; securities on deposit raise the equity, not cash.
  mutating func apply(_ told: DailySettlement, _ recorded: RecordedEvent, in market: MarketView) throws -> [Posting] {
    guard profile.kind == .futures else {
      throw LedgerError(
        .unsupportedRules, field: "account", "a \(profile.kind.rawValue) account has no daily settlement")
    }
    liveByEvents(in: market)
    if let symbol = told.symbol {
      guard told.securitiesOnDeposit == nil, told.currency == nil else {
        throw LedgerError(
          .malformed, field: "securities_on_deposit", "a settlement is of a symbol or of securities, not of both")
      }
      let (id, terms) = try market.world.terms(symbol)
      guard terms.kind == .future else {
        throw LedgerError(.unsupportedRules, field: "symbol", "\(symbol) is no future, so it has no settlement")
      }
      guard let price = told.price else {
        throw LedgerError(.malformed, field: "price", "a settlement needs its price")
      }
      guard holds(id) else {
        // The book has settled it already: a price that came late must not take this event out.
        if terms.hasEnded(at: recorded.event.at), heldLately(id, at: recorded.event.at) { return [] }
        throw LedgerError(.notHeld, field: "symbol", "\(symbol) is not held")
      }
      let mark = PricePoint(price, at: recorded.event.at, position: recorded.position)
      let index = positionIndex(id)
      if terms.hasEnded(at: mark.at) {
        return try close(FinalSettlement(of: positions[index], at: mark), in: market)
      }
      positions[index].mark = mark
      contracts?.settle(id, at: mark)
      restart(from: mark, of: id, in: market)
    } else {
      try deposit(told, recorded, in: market)
    }
    outdateReport()
    return []
  }

  private mutating func deposit(_ told: DailySettlement, _ recorded: RecordedEvent, in market: MarketView) throws {
    guard let value = told.securitiesOnDeposit, let currency = told.currency, told.price == nil else {
      let field = told.securitiesOnDeposit == nil ? "symbol" : told.currency == nil ? "currency" : "price"
      throw LedgerError(
        .malformed, field: field, "a settlement tells a symbol and its price, or securities and their currency")
    }
    guard !value.isNegative else {
      throw LedgerError(.notPositive, field: "securities_on_deposit", "securities are worth zero or more")
    }
    let change = try value - (contracts?.deposited(in: currency) ?? .zero)
    contracts?.deposit(value, currency, event: recorded.position)
    let securities = ContractBook.Securities(currency: currency, value: value, event: recorded.position)
    let isOfTheDayBefore = restart(with: securities, by: change, toldAt: recorded.event.at, in: market)
    guard !change.isZero else { return }
    try note(change, currency, .adjustments)
    if isOfTheDayBefore { leaveOutOfToday(change, currency, .adjustments) }
  }
}
