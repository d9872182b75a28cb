import CivilTime
import Ledger
import Margin
import Market
import Money

extension Trail {
  mutating func note(_ statement: Statement, _ recorded: RecordedEvent, before: AccountState) throws {
    let opensBook = before.trialBalance.lines.isEmpty && before.positions.isEmpty
    if statement.assertsHoldings {
      if statement.assertsCash { try noteCash(statement, recorded, before: before) }
      if statement.assertsPositions {
        if needs.positions { try notePositions(statement, recorded) }
        if needs.kinds.contains(.adjustments) { try noteCosts(recorded, before: before) }
      }
    }
    if opensBook, before.startOfDay == nil, state.startOfDay != nil { openingStatement = recorded.order }
    guard needs.sma, state.allowsCredit else { return }
    if let stated = statement.figure(Figure.sma.name) {
      sma.reset(
        Explanation(.reported, Figure.sma.name, value: stated, event: recorded.position, field: "figures.sma"),
        event: recorded.position)
    } else if statement.assertsHoldings, opensBook {
      let excess = Valuation(of: state, at: recorded.event.at, in: market).regTExcess
      sma.reset(
        .maximum([Explanation(.snapshot, "reg_t_excess", value: excess, event: recorded.position), .constant(.zero)]),
        event: recorded.position)
    }
  }

  /// What is stated counts from here on; what led there does not any more.
  private mutating func noteCash(_ statement: Statement, _ recorded: RecordedEvent, before: AccountState) throws {
    contributions[TrailNeeds.Kind.cash.rawValue] = []
    contributions[TrailNeeds.Kind.unsettled.rawValue] = []
    let unstated = before.cash.entries.filter { entry in !statement.cash.contains { $0.currency == entry.currency } }
    for line in statement.cash + unstated.map({ StatementCash(currency: $0.currency, amount: .zero) }) {
      let stated = Explanation(
        .event, "statement", value: line.amount, event: recorded.position, field: "cash.\(line.currency).amount")
      add([.cash], stated, line.currency, recorded)
      if let settled = line.settled, settled != line.amount {
        let told = Explanation(
          .event, "statement", value: settled, event: recorded.position, field: "cash.\(line.currency).settled")
        let today = MarketZone.newYork.date(of: recorded.event.at)
        var difference = try Explanation.difference(stated, told)
        difference.date = Boundary.calendar.nextTradingDay(after: today)
        add([.unsettled], difference, line.currency, recorded)
      }
      let held = Explanation(.running, "cash", value: before.cash[line.currency], event: recorded.position)
      if held.value != stated.value { add([.adjustments], try .difference(stated, held), line.currency, recorded) }
    }
  }

  /// What the positions cost after the statement less what they cost before.
  private mutating func noteCosts(_ recorded: RecordedEvent, before: AccountState) throws {
    for (positions, isAfter) in [(state.positions, true), (before.positions, false)] {
      for position in positions {
        let instrument = market.world.instruments[position.instrument]
        guard !instrument.kind.isContract, let cost = position.lots.cost else { continue }
        let amount = Explanation(.running, instrument.symbol, value: cost, event: recorded.position, field: "cost")
        add([.adjustments], isAfter ? amount : try .negated(amount), instrument.currency, recorded)
      }
    }
  }

  private mutating func notePositions(_ statement: Statement, _ recorded: RecordedEvent) throws {
    var kept: [InstrumentID: PositionTrail] = [:]
    for stated in statement.positions where !stated.quantity.isZero {
      let (id, instrument) = try market.world.instrument(stated.symbol)
      guard let position = state.position(of: id) else { continue }
      var trail = positions[id] ?? PositionTrail()
      if trail.openLots.isEmpty || position.lots[0].opener == recorded.position {
        trail = try Self.trail(stated, position, InstrumentTraits(instrument), recorded)
      }
      if let price = stated.price { trail.mark(price, recorded) }
      kept[id] = trail
    }
    positions = kept
  }

  private static func trail(
    _ stated: StatementPosition, _ position: Position, _ terms: InstrumentTraits, _ recorded: RecordedEvent
  ) throws -> PositionTrail {
    func leaf(_ field: String, _ value: ExactDecimal?) -> Explanation {
      Explanation(
        .event, stated.symbol, value: value, event: recorded.position, field: "positions.\(stated.symbol).\(field)")
    }
    let multiplier = TradeTrees.multiplier(of: terms)
    let quantity = leaf("quantity", stated.quantity)
    var trail = PositionTrail()
    for index in 0..<position.lots.count {
      var units = quantity
      var price = leaf("average_price", stated.averagePrice ?? .zero)
      if !stated.lots.isEmpty {
        units = leaf("lots.\(index).quantity", stated.lots[index].quantity)
        price = leaf("lots.\(index).price", stated.lots[index].price)
      }
      let value = try Explanation.product([units, price] + multiplier)
      var lot = PositionTrail.LotTrail(opener: recorded.position)
      lot.quantity.reset(units, event: recorded.position)
      lot.entryValue.reset(value, event: recorded.position)
      if !stated.lots.isEmpty {
        let cost = terms.kind.isContract ? nil : stated.lots[index].cost.map { leaf("lots.\(index).cost", $0) }
        lot.cost.reset(cost ?? value, event: recorded.position)
      } else {
        lot.cost.reset(
          stated.averagePrice == nil ? leaf("average_price", nil) : value, event: recorded.position)
      }
      try trail.open(lot, entryValue: value)
    }
    if let average = stated.averagePrice {
      trail.setAverageValue(
        try .product([quantity, leaf("average_price", average)] + multiplier), event: recorded.position)
    }
    return trail
  }

  mutating func note(_ adjustment: Adjustment, _ recorded: RecordedEvent, before: AccountState) throws {
    if let money = adjustment.cash {
      let amount = posted("amount", money.amount, money.currency, recorded)
      add([.cash, .adjustments], amount, money.currency, recorded)
      try enterSMA(amount, money.currency, recorded)
    }
    guard let symbol = adjustment.symbol, let quantity = adjustment.quantity else { return }
    let (id, instrument) = try market.world.instrument(symbol)
    let held = before.position(of: id)
    let position = recorded.position
    var trail = positions.removeValue(forKey: id) ?? PositionTrail()
    if let held, held.quantity.isNegative != quantity.isNegative {
      let pieces = try LotPiece.closing(-quantity, of: held.lots, event: position)
      let costs = try pieces.map { try $0.cost(takenBy: position) }
      let removed = try Explanation.negated(try .total(costs))
      if removed.value != nil, !instrument.kind.isContract {
        add([.adjustments], removed, instrument.currency, recorded)
      }
      guard needs.positions else { return }
      try trail.close(-quantity, pieces, of: held, after: state.position(of: id), event: position)
    } else {
      let units = Explanation(.event, symbol, value: quantity, event: position, field: "quantity")
      let price = Explanation(.event, symbol, value: adjustment.price ?? .zero, event: position, field: "price")
      let value = try Explanation.product([units, price] + TradeTrees.multiplier(of: InstrumentTraits(instrument)))
      if adjustment.price != nil, !instrument.kind.isContract {
        add([.adjustments], value, instrument.currency, recorded)
      }
      guard needs.positions else { return }
      var lot = PositionTrail.LotTrail(opener: position)
      try lot.quantity.enter(units, event: position)
      try lot.entryValue.enter(value, event: position)
      let unknown = Explanation(.event, symbol, value: nil, event: position, field: "price")
      try lot.cost.enter(adjustment.price == nil ? unknown : value, event: position)
      try trail.open(lot, entryValue: value)
    }
    positions[id] = trail.openLots.isEmpty ? nil : trail
  }
}
