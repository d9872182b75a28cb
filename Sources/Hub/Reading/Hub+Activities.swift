import Ambient
import Book
import CivilTime
import Keeper
import Ledger
import Market
import Money
import Persistent
import Store

extension Hub {
  /// What happened in an account, newest first: as its broker lists it, else the executions among the orders that it
  /// ever reported.
  public func activities(of reading: MirrorReading, _ filter: ActivityFilter = ActivityFilter()) -> [BrokerActivity] {
    (keptActivities(of: reading.account) ?? reading.executions).filter(filter.takes)
  }

  private func keptActivities(of account: LinkedAccount) -> [BrokerActivity]? {
    let key = account.identifier.description
    if let kept = activityShelf.rows(of: account.identifier) { return kept }
    guard let bytes = try? keeper.store.reader.document(key, in: Collection.activities),
      let rows = ActivityDocument.rows(bytes)
    else { return nil }
    activityShelf.keep(rows, of: account.identifier)
    return rows
  }

  /// Asks for the activities of a connection's accounts and keeps them. A broker that lists none, or fails here, takes
  /// nothing from the synchronisation.
  func keepActivities(
    of accounts: [BrokerAccount], _ linked: [LinkedAccount], through broker: any Broker, within budget: BrokerBudget
  ) async {
    var told: [(account: UUIDValue, rows: [BrokerActivity])] = []
    for (account, link) in zip(accounts, linked) {
      do throws(BrokerError) {
        guard let rows = try await broker.activities(of: account, atMost: HubLimits.activities, within: budget) else {
          return
        }
        let sorted = rows.enumerated()
          .sorted {
            ($0.element.tradeDate, $0.element.at, $1.offset) > ($1.element.tradeDate, $1.element.at, $0.offset)
          }
          .map(\.element)
        if sorted != keptActivities(of: link) { told.append((link.identifier, sorted)) }
      } catch {
        continue
      }
    }
    let changed = told
    guard !changed.isEmpty else { return }
    let isKept = try? await change { (_, batch) throws(HubError) in
      for (account, rows) in changed {
        batch.put(ActivityDocument.bytes(rows), key: account.description, in: Collection.activities)
      }
      return true
    }
    guard isKept == true else { return }
    for (account, rows) in changed { activityShelf.keep(rows, of: account) }
  }
}

extension MirrorReading {
  /// The fills of the orders that were ever reported, each as its last report tells it, newest first.
  fileprivate var executions: [BrokerActivity] {
    var orders: [String: Order] = [:]
    for index in 0..<book.log.count {
      let event = book.log[index].recorded.event
      guard event.at >= connection.createdAt, case .statement(let statement) = event.payload else { continue }
      for order in statement.orders where order.filledQuantity.isPositive { orders[order.identifier] = order }
    }
    return orders.values.flatMap { order in order.parts.compactMap { execution(order, $0) } }
      .sorted { ($0.tradeDate, $0.at, $0.identifier) > ($1.tradeDate, $1.at, $1.identifier) }
  }

  /// The commission of an order with several legs stands with the first.
  private func execution(_ order: Order, _ part: Order.Part) -> BrokerActivity? {
    guard let price = part.executionPrice, part.filledQuantity.isPositive else { return nil }
    let isFirst = order.legs.first.map { $0.symbol == part.symbol } ?? true
    let instrument =
      instrument(part.symbol) ?? (try? Instrument.defaults(symbol: part.symbol))
      ?? Instrument(symbol: part.symbol, kind: .equity, currency: profile.currency)
    let isBuy = part.side.isBuy
    let quantity = isBuy ? part.filledQuantity : -part.filledQuantity
    let fee = isFirst ? order.commission ?? .zero : .zero
    let at = order.executedAt ?? order.updatedAt ?? order.placedAt
    let traded = MarketZone.newYork.date(of: at)
    let name = "execution/\(order.identifier)" + (order.legs.isEmpty ? "" : "/\(part.symbol)")
    var row = BrokerActivity(
      identifier: UUIDValue.named(name, namespace: account.identifier).description, type: isBuy ? "BUY" : "SELL",
      quantity: quantity, amount: try? -(quantity * price * instrument.multiplier) - fee,
      currency: instrument.currency, at: at, tradeDate: traded,
      settlementDate: instrument.settlementDate(tradeDate: traded), text: "\(isBuy ? "Buy" : "Sell") \(part.symbol)")
    row.optionType = part.side.optionType ?? ""
    row.symbol = part.symbol
    row.price = price
    row.fee = fee
    row.reference = order.identifier
    return row
  }
}

extension Order.Side {
  fileprivate var isBuy: Bool {
    switch self {
    case .buy, .buyToCover, .buyToOpen, .buyToClose: true
    case .sell, .sellShort, .sellToOpen, .sellToClose: false
    }
  }

  /// Of executions in options.
  fileprivate var optionType: String? {
    switch self {
    case .buyToOpen, .buyToClose, .sellToOpen, .sellToClose: rawValue.uppercased()
    case .buy, .buyToCover, .sell, .sellShort: nil
    }
  }
}
