import CivilTime
import Ledger
import Margin
import Market
import Money
import Orders
import Persistent

extension Explainer {
  /// One for each pending order, or for each bracket, by the event that placed it.
  func pendingOrders() -> [Explanation] {
    let entries = state.told.open
    return Reservations.pending(entries.lazy.map(\.reserving)).map {
      let record = entries[$0].record
      return Explanation(.event, record.order.identifier, value: 1, event: record.placed, field: "order")
    }
  }

  /// One kind of what working orders reserve: as a statement says of those that it lists, and order by order.
  func reservation(_ figure: Figure) throws -> Explanation {
    var parts: [Explanation] = []
    if !state.statedOrders.isEmpty, let told = state.reported, !told.isOutdated,
      told.statement.amount(of: .reservedByOrders) != nil
    {
      parts.append(reported(.reservedByOrders, in: told))
    }
    guard !state.told.open.isEmpty else { return try .sum(parts) }
    return try withUnsafePointer(to: state) { state in
      let all = try OrderReservations(of: state, at: at, in: market, keepsGroups: true)
      let trees = OrderTrees(all, of: state.pointee, at: at, in: market)
      for line in all.reservations.lines where line.isCounted { parts.append(try trees.amount(of: figure, line)) }
      return try .sum(parts)
    }
  }

  /// What working orders in futures and currency pairs would add at worst, contract by contract.
  func openOrderMargin() throws -> Explanation {
    try .sum(
      try state.orderedContracts(in: market).map { contract in
        let symbol = market.world.instruments[contract.instrument].symbol
        func total(_ records: [OrderRecord]) throws -> Explanation {
          try .sum(try records.map(openQuantity))
        }
        func magnitude(_ count: Explanation) throws -> Explanation { .maximum([count, try .negated(count)]) }
        let held = try Explanation.sum(
          trail.positions[contract.instrument]?.openLots.map { $0.quantity.node("lot_quantity") } ?? [], symbol)
        let worst = Explanation.maximum([
          try magnitude(try .sum([held, try total(contract.buys)])),
          try magnitude(try .difference(held, try total(contract.sells))),
        ])
        let more = Explanation.maximum([.constant(.zero), try .difference(worst, try magnitude(held))])
        if more.value?.isZero == true { return more }
        if let pair = market.world.instruments[contract.instrument].pair {
          return try contractTrees.deposit(of: more, in: contract.instrument, pair)
        }
        let told = contract.rate(at: at, in: market)
        let rate =
          told?.event.map { Explanation(.event, "margin_rate", value: told?.value, event: $0, field: "initial") }
          ?? Explanation(.parameter, "initial_margin", value: told?.value)
        return try trees.converted(
          try .product([more, rate], symbol), from: market.world.instruments.traits(contract.instrument).currency,
          to: base, at: at)
      })
  }

  /// What an order may still trade: what it was told to trade, less its fills and what was cancelled.
  private func openQuantity(of record: OrderRecord) throws -> Explanation {
    let order = record.order
    func leaf(_ value: ExactDecimal, _ event: Int64) -> Explanation {
      Explanation(.event, order.identifier, value: value, event: event, field: "quantity")
    }
    var open = leaf(order.quantity, record.quantityTold)
    let gone = order.openQuantity == order.quantity ? [] : taken(from: record).map { leaf($0.quantity, $0.event) }
    if !gone.isEmpty { open = try .difference(open, try .sum(gone)) }
    if open.value == order.openQuantity, order.legs.isEmpty, !record.isAdjusted { return open }
    // An action, legs or another identifier stand between the events and the order.
    return Explanation(
      .running, order.identifier, value: order.openQuantity, event: record.changed, field: "quantity")
  }

  /// Fills that name the order, and cancellations since its quantity was told.
  private func taken(from record: OrderRecord) -> [(quantity: ExactDecimal, event: Int64)] {
    let name = record.order.identifier
    var fills: [(quantity: ExactDecimal, event: Int64)] = []
    var cancellations: [(quantity: ExactDecimal, event: Int64)] = []
    for entry in book.log where entry.counts(knownThrough: market.knownThrough) && entry.recorded.order.at <= at {
      let event = entry.recorded.position
      if event == record.quantityTold { cancellations = [] }
      switch entry.recorded.effective.event.payload {
      case .trade(let trade) where trade.order == name: fills.append((trade.quantity, event))
      case .orderCancelled(let cancelled) where cancelled.order == name:
        if let quantity = cancelled.quantity { cancellations.append((quantity, event)) }
      default: break
      }
    }
    return fills + cancellations
  }
}
