import CivilTime
import Hub
import Ledger
import Market
import Money
import SnapTradeWire

/// Orders as the broker reported them, newest first; of an order with several legs one record each.
struct Orders {
  let reading: MirrorReading
  var symbols: Symbols { Symbols(reading: reading) }

  /// Orders of the last `days` days and those that still work, in the asked state.
  func records(state: SnapTradeOrderState = .all, days: Int = SnapTradeField.usualDays, now: Instant)
    -> [SnapTradeOrder]
  {
    let earliest = now.advanced(bySeconds: -Int64(days) * 86_400)
    return (reading.statement?.orders ?? [])
      .filter { order in
        let touched = [order.placedAt, order.updatedAt, order.executedAt].compactMap { $0 }.max() ?? order.placedAt
        return (order.status.isOpen || touched >= earliest) && state.includes(order.status.wire)
      }
      .sorted { ($0.placedAt, $0.identifier) > ($1.placedAt, $1.identifier) }
      .flatMap { order in order.parts.map { record(order, $0) } }
  }

  private func record(_ order: Order, _ part: Order.Part) -> SnapTradeOrder {
    let instrument = symbols.instrument(part.symbol)
    let option = symbols.option(instrument)
    let children = order.takeProfitIdentifier != nil || order.stopLossIdentifier != nil
    return SnapTradeOrder(
      brokerageOrderID: order.identifier, brokerageGroupOrderID: order.groupIdentifier,
      orderRole: order.role.map { .known($0.wire) }, status: .known(order.status.wire),
      universalSymbol: option == nil ? symbols.universal(instrument) : nil, optionSymbol: option,
      quoteUniversalSymbol: order.quoteSymbol.map { symbols.universal(symbols.instrument($0)) },
      quoteCurrency: order.quoteCurrency.map(Identifiers.currency), action: .known(part.side.wire),
      totalQuantity: part.quantity, openQuantity: part.openQuantity, canceledQuantity: part.cancelledQuantity,
      filledQuantity: part.filledQuantity, executionPrice: part.executionPrice, limitPrice: order.limitPrice,
      stopPrice: order.stopPrice,
      trailingStop: order.trailingStop.map {
        SnapTradeTrailingStop(amount: $0.amount, type: .known($0.unit == .dollar ? .dollar : .percent))
      }, orderType: Self.type(order.type), timeInForce: Self.duration(order.duration), timePlaced: order.placedAt,
      timeUpdated: order.updatedAt, timeExecuted: order.executedAt, expiryDate: order.expiresAt,
      symbol: Identifiers.listing(reading.connection.broker, instrument.symbol),
      childBrokerageOrderIDs: children
        ? SnapTradeChildOrders(
          takeProfitOrderID: order.takeProfitIdentifier, stopLossOrderID: order.stopLossIdentifier) : nil)
  }

  /// The book's words of types; any other is the broker's own and stays.
  static func type(_ word: String) -> SnapTradeWord<SnapTradeOrderType> {
    switch word {
    case "market": .known(.market)
    case "limit": .known(.limit)
    case "stop": .known(.stop)
    case "stop_limit": .known(.stopLimit)
    case "trailing_stop": .other("TrailingStop")
    default: .other(word)
    }
  }

  /// The book's words of durations; any other is the broker's own and stays.
  static func duration(_ word: String) -> SnapTradeWord<SnapTradeTimeInForce> {
    switch word {
    case "day", "at_close": .known(.day)
    case "gtc": .known(.goodTillCancelled)
    case "gtd": .known(.goodTillDate)
    case "ioc": .known(.immediateOrCancel)
    case "fok": .known(.fillOrKill)
    case "at_open": .known(.marketOnOpen)
    case "extended_hours": .known(.extendedHours)
    default: .other(word)
    }
  }
}

extension Order.Status {
  var wire: SnapTradeOrderStatus {
    switch self {
    case .none: .none
    case .pending: .pending
    case .accepted, .working, .doneForDay: .accepted
    case .partiallyFilled: .partiallyExecuted
    case .filled: .executed
    case .pendingCancel: .pendingCancel
    case .partiallyCancelled: .partiallyCancelled
    case .cancelled: .cancelled
    case .pendingReplace: .pendingReplace
    case .replaced: .replaced
    case .stopped: .stopped
    case .rejected: .rejected
    case .failed: .failed
    case .suspended: .suspended
    case .expired: .expired
    case .queued: .queued
    case .triggered: .triggered
    case .activated: .activated
    case .pendingRiskReview: .pendingRiskReview
    case .contingent: .contingent
    }
  }
}

extension Order.Side {
  var wire: SnapTradeAction {
    switch self {
    case .buy: .buy
    case .sell: .sell
    case .sellShort: .sellShort
    case .buyToCover: .buyToCover
    case .buyToOpen: .buyToOpen
    case .buyToClose: .buyToClose
    case .sellToOpen: .sellToOpen
    case .sellToClose: .sellToClose
    }
  }
}

extension Order.Role {
  var wire: SnapTradeOrderRole {
    switch self {
    case .trigger: .trigger
    case .conditional: .conditional
    case .peer: .peer
    }
  }
}
