import Book
import BookWire
import CivilTime
import Keeper
import Ledger
import Market
import Money

/// A position as the book API shows it.
enum PositionLine {
  static func lines(_ view: AccountView) throws(LedgerError) -> [BookPosition] {
    try lines(at: view.at, since: view.state.startOfDay?.closedAt, in: view.market) { () throws(MoneyError) in
      try view.positions()
    }
  }

  /// Those of a day's start or end.
  static func lines(_ snapshot: DaySnapshot, in market: MarketView) throws(LedgerError) -> [BookPosition] {
    try lines(at: snapshot.valuedAt, since: snapshot.state.startOfDay?.closedAt, in: market) { () throws(MoneyError) in
      try snapshot.positions(in: market)
    }
  }

  private static func lines(
    at: Instant, since close: Instant?, in market: MarketView, _ positions: () throws(MoneyError) -> [ValuedPosition]
  ) throws(LedgerError) -> [BookPosition] {
    do throws(MoneyError) {
      var lines: [BookPosition] = []
      for position in try positions() { lines.append(try line(position, at: at, since: close, in: market)) }
      return lines
    } catch {
      throw LedgerError(.overflow, "the values of the positions do not fit: \(error)")
    }
  }

  private static func line(
    _ valued: ValuedPosition, at: Instant, since close: Instant?, in market: MarketView
  ) throws(MoneyError) -> BookPosition {
    let position = valued.position
    let instrument = market.world.instruments[position.instrument]
    var line = BookPosition(
      instrument: InstrumentMembers.object(instrument), symbol: instrument.symbol, quantity: position.quantity,
      isCashEquivalent: instrument.isCashEquivalent)
    let units = try position.quantity * instrument.multiplier
    let hasBasis = position.lots.cost != nil || position.reported?.averagePrice != nil
    if hasBasis, !units.isZero { line.averagePrice = try Expression.divide(position.averageValue, by: units) }
    line.price = valued.price?.price
    line.pricedAt = valued.price?.at
    let standing = valued.standing(at: at, in: market)
    line.priceRule = standing?.rule.rawValue
    line.priceAge = standing.map { Int($0.age) }
    line.isPriceStale = standing?.isStale
    let sides = market.sides(of: position.instrument, at: at)
    line.bid = sides.bid?.price
    line.ask = sides.ask?.price
    line.marketValue = valued.marketValue
    line.regulatoryValue = try valued.regulatoryValue(since: close)
    // What the account's teller says of its own gain stands until a trade changes the position.
    line.openPL = if let stated = position.reported?.openPL { stated } else { try valued.unrealised() }
    line.openPLToday = try valued.unrealisedToday(since: close)
    line.cost = position.lots.cost
    line.openedAt = position.openedAt
    line.fractionalUnits = position.reported?.fractionalUnits
    line.figures = position.reported?.figures.map { BookFigure(name: $0.name, value: $0.amount) } ?? []
    line.lots = try lots(of: position, instrument, valued.price?.price)
    return line
  }

  private static func lots(
    of position: Position, _ instrument: Instrument, _ price: ExactDecimal?
  ) throws(MoneyError) -> [BookLot] {
    let stated = position.reported?.lots ?? []
    let isStated = stated.count == position.lots.count
    var lines: [BookLot] = []
    var sameOpener = 0
    for index in 0..<position.lots.count {
      let lot = position.lots[index]
      sameOpener = index > 0 && position.lots[index - 1].opener == lot.opener ? sameOpener + 1 : 0
      // A statement opens several lots at one position of the journal.
      // Fills of a projection are no events.
      let isProjected = lot.opener >= AccountState.projectedPositions
      let opener = isProjected ? "projected.\(lot.opener - AccountState.projectedPositions)" : "\(lot.opener)"
      let own = sameOpener == 0 ? opener : "\(opener).\(sameOpener)"
      var line = BookLot(
        identifier: (isStated ? stated[index].identifier : nil) ?? own, openedAt: lot.openedAt,
        quantity: lot.quantity)
      let units = try lot.quantity * instrument.multiplier
      if lot.cost != nil, !units.isZero {
        line.price = try isStated ? stated[index].price : Expression.divide(lot.entryValue, by: units)
      }
      line.cost = lot.cost
      let statedValue = isStated ? stated[index].currentValue : nil
      line.currentValue = if let statedValue { statedValue } else { try value(units, price) }
      lines.append(line)
    }
    return lines
  }

  private static func value(_ units: ExactDecimal, _ price: ExactDecimal?) throws(MoneyError) -> ExactDecimal? {
    guard let price else { return nil }
    return try units * price
  }
}
