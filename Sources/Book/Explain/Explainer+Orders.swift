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
          try .sum(
            records.map {
              Explanation(
                .running, $0.order.identifier, value: $0.order.openQuantity, event: $0.changed, field: "quantity")
            })
        }
        func magnitude(_ count: Explanation) throws -> Explanation { .maximum([count, try .negated(count)]) }
        let held = Explanation(
          .running, symbol, value: state.position(of: contract.instrument)?.quantity ?? .zero)
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
}
