import Ledger
import Money

@testable import Journal

extension SeededGenerator {
  mutating func orderEvent(_ kind: EventKind) -> Event.Payload {
    switch kind {
    case .orderPlaced: .orderPlaced(orderPlacement())
    case .orderReplaced: .orderReplaced(orderReplacement())
    case .orderCancelled:
      .orderCancelled(
        OrderCancellation(order: identifier(), quantity: maybe { $0.decimal() }, note: maybe { $0.text() }))
    case .orderRejected: .orderRejected(OrderRejection(order: identifier(), reason: text()))
    default: .orderExpired(OrderExpiration(order: identifier(), note: maybe { $0.text() }))
    }
  }

  private mutating func trail() -> Order.TrailingStop {
    Order.TrailingStop(amount: decimal(), unit: pick(Order.TrailingStop.Unit.allCases))
  }

  private mutating func orderPlacement() -> OrderPlacement {
    var placement = OrderPlacement(
      order: identifier(), symbol: symbol(), side: pick(Order.Side.allCases), kind: pick(Order.Kind.allCases),
      duration: pick(Order.Duration.allCases), quantity: decimal(), limit: maybe { $0.decimal() },
      stop: maybe { $0.decimal() })
    placement.trail = maybe { $0.trail() }
    placement.expires = maybe { $0.instant() }
    placement.charges = maybe { $0.decimal() }
    placement.group = maybe { $0.identifier() }
    placement.role = maybe { $0.pick(Order.Role.allCases) }
    placement.legs = several {
      Order.Leg(symbol: $0.symbol(), side: $0.pick(Order.Side.allCases), ratio: $0.chance() ? $0.decimal() : 1)
    }
    placement.note = maybe { $0.text() }
    return placement
  }

  private mutating func orderReplacement() -> OrderReplacement {
    var change = OrderReplacement(
      order: identifier(), with: maybe { $0.identifier() }, quantity: maybe { $0.decimal() },
      limit: maybe { $0.decimal() }, stop: maybe { $0.decimal() })
    change.kind = maybe { $0.pick(Order.Kind.allCases) }
    change.duration = maybe { $0.pick(Order.Duration.allCases) }
    change.trail = maybe { $0.trail() }
    change.expires = maybe { $0.instant() }
    change.note = maybe { $0.text() }
    return change
  }
}
