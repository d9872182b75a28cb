import CivilTime
import Ledger
import Margin
import Market
import Money
import Persistent

extension AccountState {
  /// Takes a statement: what it asserts holds from now on, and the difference to the book is posted as an adjustment.
  mutating func apply(_ statement: Statement, _ recorded: RecordedEvent, in market: MarketView) throws -> [Posting] {
    let opensBook = trialBalance.lines.isEmpty && positions.isEmpty
    var postings: [Posting] = []
    if statement.assertsHoldings {
      if statement.assertsCash { postings += try assertCash(statement, recorded) }
      if statement.assertsPositions { postings += try assertPositions(statement, recorded, in: market) }
    }
    if contracts?.livesByEvents == true { scheduleRollover(after: recorded.event.at, in: market) }
    // What events tell goes before what a statement lists.
    statedOrders = statement.orders.filter { !told.knows($0.identifier) }
    reported = ReportedFigures(
      at: recorded.event.at, position: recorded.position, recorded: recorded.recorded,
      statement: StatementBox(statement))
    if opensBook { marketReadAt = recorded.event.at }
    try restoreSMA(statement, opensBook: opensBook, at: recorded.event.at, in: market)
    if opensBook, startOfDay == nil, isFirstDay {
      let sheet = BalanceSheet(of: self, at: recorded.event.at, in: market)
      let date = MarketZone.newYork.date(of: recorded.event.at)
      startOfDay = StartOfDay(
        date: date, rolledAt: recorded.event.at, closedAt: recorded.event.at, figures: sheet.values, cash: cash,
        contracts: sheet.valuation.contracts, foreign: foreign(by: sheet.valuation))
      endRow()
      beginDay()
    }
    return postings
  }

  private mutating func assertCash(_ statement: Statement, _ recorded: RecordedEvent) throws -> [Posting] {
    var postings: [Posting] = []
    for (index, line) in statement.cash.enumerated()
    where statement.cash[..<index].contains(where: { $0.currency == line.currency }) {
      throw LedgerError(.malformed, field: "cash", "\(line.currency) cash is stated twice")
    }
    let unstated = cash.entries.filter { entry in !statement.cash.contains { $0.currency == entry.currency } }
    let asserted = statement.cash + unstated.map { StatementCash(currency: $0.currency, amount: .zero) }
    ladder = SettlementLadder()
    funding?.reset()
    for line in asserted {
      let difference = try line.amount - cash[line.currency]
      if !difference.isZero {
        try cash.add(difference, line.currency)
        try note(difference, line.currency, .adjustments)
        postings += Self.movement(.adjustments, difference, line.currency)
      }
      if let settled = line.settled, settled != line.amount {
        let today = MarketZone.newYork.date(of: recorded.event.at)
        try ladder.add(
          line.amount - settled, line.currency, settles: Boundary.calendar.nextTradingDay(after: today))
      }
    }
    return postings
  }

  private mutating func assertPositions(
    _ statement: Statement, _ recorded: RecordedEvent, in market: MarketView
  ) throws -> [Posting] {
    var asserted: [Position] = []
    var postings: [Posting] = []
    for stated in statement.positions {
      let (id, instrument) = try market.world.instrument(stated.symbol)
      guard !asserted.contains(where: { $0.instrument == id }) else {
        throw LedgerError(.malformed, field: "positions", "\(stated.symbol) is stated twice")
      }
      let held = position(of: id)
      postings += Self.unitPostings(id, try stated.quantity - (held?.quantity ?? .zero))
      guard !stated.quantity.isZero else { continue }
      let position = try Self.position(stated, id, instrument, held: held, recorded)
      if !instrument.kind.isContract, let now = position.lots.cost { try note(now, instrument.currency, .adjustments) }
      asserted.append(position)
    }
    // What the positions cost before against what they cost now.
    for held in positions {
      let traits = market.world.instruments.traits(held.instrument)
      // What a contract was entered at is no money in the account.
      if !traits.kind.isContract, let cost = held.lots.cost { try note(-cost, traits.currency, .adjustments) }
    }
    for held in positions
    where !statement.positions.contains(where: { market.world.instruments.id($0.symbol) == held.instrument }) {
      postings += Self.unitPostings(held.instrument, -held.quantity)
    }
    for held in positions where !asserted.contains(where: { $0.instrument == held.instrument }) {
      noteFormer(held.instrument, at: recorded.event.at)
    }
    positions = SharedList(asserted.sorted { $0.instrument < $1.instrument })
    for position in positions {
      everHeld.insert(position.instrument)
      noteExpiry(of: position.instrument, in: market)
    }
    return postings
  }

  static func unitPostings(_ id: InstrumentID, _ difference: ExactDecimal) -> [Posting] {
    guard !difference.isZero else { return [] }
    return [
      Posting(.securities, .instrument(id), difference), Posting(.adjustments, .instrument(id), -difference),
    ]
  }

  /// The position as stated. Lots stay when the statement names none and agrees with what is held.
  private static func position(
    _ stated: StatementPosition, _ id: InstrumentID, _ instrument: Instrument, held: Position?,
    _ recorded: RecordedEvent
  ) throws -> Position {
    var position = held ?? Position(instrument: id, openedAt: recorded.event.at)
    let agrees = if let held { try agree(stated, held, instrument) } else { false }
    if !agrees {
      position = Position(instrument: id, openedAt: held?.openedAt ?? recorded.event.at)
      let lots =
        stated.lots.isEmpty
        ? [StatementLot(quantity: stated.quantity, price: stated.averagePrice ?? .zero)] : stated.lots
      for lot in lots {
        let value = try lot.quantity * lot.price * instrument.multiplier
        let isKnown = !stated.lots.isEmpty || stated.averagePrice != nil
        try position.lots.append(
          Lot(
            opener: recorded.position, openedAt: lot.openedAt ?? recorded.event.at, quantity: lot.quantity,
            cost: isKnown ? (instrument.kind.isContract ? value : lot.cost ?? value) : nil, entryValue: value))
        position.averageValue = try position.averageValue + value
      }
      guard position.quantity == stated.quantity else {
        throw LedgerError(.malformed, field: "lots", "the lots of \(stated.symbol) do not add up to its quantity")
      }
      if let average = stated.averagePrice {
        position.averageValue = try stated.quantity * average * instrument.multiplier
      }
    }
    if let price = stated.price {
      position.mark = PricePoint(price, at: recorded.event.at, position: recorded.position)
    }
    position.reported = stated
    return position
  }

  private static func agree(_ stated: StatementPosition, _ held: Position, _ instrument: Instrument) throws -> Bool {
    guard stated.lots.isEmpty, held.quantity == stated.quantity else { return false }
    guard let average = stated.averagePrice else { return true }
    return try stated.quantity * average * instrument.multiplier == held.averageValue
  }

  /// A statement's own SMA counts; else an opened book starts from its Reg T excess.
  private mutating func restoreSMA(_ statement: Statement, opensBook: Bool, at: Instant, in market: MarketView) throws {
    guard allowsCredit else { return }
    if let stated = statement.figure(Figure.sma.name) {
      sma = stated
    } else if statement.assertsHoldings, opensBook {
      sma = Valuation(of: self, at: at, in: market).regTExcess.map { max($0, .zero) }
    }
  }

  mutating func apply(_ adjustment: Adjustment, _ recorded: RecordedEvent, in market: MarketView) throws -> [Posting] {
    var postings: [Posting] = []
    if let money = adjustment.cash {
      guard !money.amount.isZero else { throw LedgerError(.zero, field: "amount", "an adjustment is not zero") }
      let amount = money.amount.posted(in: money.currency)
      try cash.add(amount, money.currency)
      try note(amount, money.currency, .adjustments)
      enterSMA(amount, money.currency, in: market, at: recorded.event.at)
      postings += Self.movement(.adjustments, amount, money.currency)
    }
    if let symbol = adjustment.symbol, let quantity = adjustment.quantity {
      postings += try adjustUnits(symbol, quantity, price: adjustment.price, recorded, in: market)
    }
    guard !postings.isEmpty else {
      throw LedgerError(.malformed, field: "amount", "an adjustment changes cash, or the quantity of a symbol")
    }
    outdateReport()
    return postings
  }

  private mutating func adjustUnits(
    _ symbol: String, _ quantity: ExactDecimal, price: ExactDecimal?, _ recorded: RecordedEvent,
    in market: MarketView
  ) throws -> [Posting] {
    let (id, instrument) = try market.world.instrument(symbol)
    guard !quantity.isZero else { throw LedgerError(.zero, field: "quantity", "an adjustment is not zero") }
    let index = positionIndex(id)
    let isNew = index == positions.count || positions[index].instrument != id
    var position = isNew ? Position(instrument: id, openedAt: recorded.event.at) : positions[index]
    let held = position.quantity
    let reduces = !held.isZero && held.isNegative != quantity.isNegative
    if reduces {
      guard quantity.magnitude <= held.magnitude else {
        throw LedgerError(.notHeld, field: "quantity", "\(held) held, less than the adjustment takes")
      }
      let averageRemoved = try position.averageValue.share(-quantity, of: held)
      let removed = try position.lots.close(-quantity)
      if !instrument.kind.isContract, let cost = removed.cost { try note(-cost, instrument.currency, .adjustments) }
      position.averageValue = try position.averageValue - averageRemoved
    } else {
      let value = try quantity * (price ?? .zero) * instrument.multiplier
      try position.lots.open(
        Lot(
          opener: recorded.position, openedAt: recorded.event.at, quantity: quantity, cost: price == nil ? nil : value,
          entryValue: value))
      position.averageValue = try position.averageValue + value
      if price != nil, !instrument.kind.isContract { try note(value, instrument.currency, .adjustments) }
    }
    position.reported = nil
    if !isNew { positions.remove(at: index) }
    if position.quantity.isZero { noteFormer(id, at: recorded.event.at) } else { hold(position, at: index, in: market) }
    return Self.unitPostings(id, quantity)
  }
}
