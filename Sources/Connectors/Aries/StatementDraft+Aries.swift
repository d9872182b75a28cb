import AriesWire
import CivilTime
import Ledger
import Market
import Money
import WireMembers

extension StatementDraft {
  mutating func add(_ balance: BalanceV2) {
    figure("equity", balance.balance)
    figure("realized_pl", balance.realizedPl)
    figure("realized_pl_today", balance.dayRealizedPnl)
    figure("unrealized_pl", balance.unrealizedPl ?? balance.openPnl)
    figure("unrealized_pl_today", balance.dayOpenPnl)
    figure("cost_of_positions", balance.costOfPositions)
    figure("stock_buying_power", balance.stockBuyingPower)
    figure("option_buying_power", balance.optionBuyingPower)
    figure("day_trade_buying_power", balance.dayTradeBuyingPower)
    figure("overnight_buying_power", balance.dayTradeOvernightRegTBuyingPower)
    figure("maintenance_requirement", balance.maintenanceRequirement)
    figure("gross_margin", balance.grossMargin)
    figure("sma", balance.sma)
    figure("withdrawable", balance.amountAvailableToWithdraw)
    figure("held_back", balance.heldBackFunds)
    figure("reserved_by_orders", balance.pendingOrdersMarginRequirements)
    figure("value_bought", balance.valueBought)
    figure("value_sold", balance.valueSold)
    figure("start_of_day_cash", balance.startOfDayCash)
    figure("start_of_day_equity", balance.sodTotalEquity)
    figure("start_of_day_market_value", balance.sodPositionsMarketValue)
    addCash(
      balance.cashBalance, settled: balance.settledFunds, unsettled: balance.unsettledFunds,
      power: balance.netBuyingPower ?? balance.stockBuyingPower)
  }

  mutating func add(_ balance: BalancesV1) {
    figure("equity", balance.totalEquity)
    figure("realized_pl", balance.realizedPl)
    figure("unrealized_pl", balance.unrealizedPl)
    figure("stock_buying_power", balance.stockBuyingPower)
    figure("option_buying_power", balance.optionBuyingPower)
    figure("day_trade_buying_power", balance.dayTradeBuyingPower)
    figure("overnight_buying_power", balance.dayTradeOvernightRegTBuyingPower)
    figure("maintenance_requirement", balance.maintenanceRequirement)
    figure("gross_margin", balance.grossMargin)
    figure("sma", balance.sma)
    figure("held_back", balance.heldBackFunds)
    figure("reserved_by_orders", balance.pendingOrdersMarginRequirements)
    figure("value_bought", balance.valueBought)
    figure("value_sold", balance.valueSold)
    figure("start_of_day_cash", balance.startOfDayCash)
    figure("start_of_day_equity", balance.sodTotalEquity)
    figure("start_of_day_market_value", balance.sodPositionsMarketValue)
    addCash(
      nil, settled: balance.settledFunds, unsettled: balance.unsettledFunds,
      power: balance.netBuyingPower ?? balance.stockBuyingPower)
  }

  /// Aries knows dollars alone.
  private mutating func addCash(
    _ cash: ExactDecimal?, settled: ExactDecimal?, unsettled: ExactDecimal?, power: ExactDecimal?
  ) {
    var amount = cash
    if amount == nil, let settled { amount = try? settled + (unsettled ?? .zero) }
    guard let amount else { return }
    statement.cash.append(StatementCash(currency: .usd, amount: amount, settled: settled, buyingPower: power))
  }

  mutating func add(_ position: AriesWire.Position) {
    guard let symbol = position.symbol, let quantity = position.quantity, !quantity.isZero else { return }
    let instrument = Instrument.sketch(
      symbol: symbol, kind: position.securityType == .option ? .option : nil, currency: .usd)
    describe(instrument)
    var line = StatementPosition(
      symbol: instrument.symbol, quantity: quantity, averagePrice: position.averagePrice, price: position.price,
      openPL: position.unrealizedPl)
    if let value = position.marketValue { line.figures = [NamedAmount(name: "market_value", amount: value)] }
    statement.positions.append(line)
  }

  mutating func add(_ order: OrderV2) {
    guard !order.symbol.isEmpty, let quantity = order.quantity, let placed = order.createdAt,
      let side = order.snapTradeAction.flatMap({ Order.Side(snapTrade: $0) })
    else { return }
    let instrument = Instrument.sketch(
      symbol: order.symbol, kind: order.securityType == .option ? .option : nil, currency: .usd)
    describe(instrument)
    var entry = Order(
      identifier: order.clientOrderID, symbol: instrument.symbol,
      status: Order.Status(snapTrade: order.snapTradeStatus),
      side: side, type: order.type.map { OrderVocabulary.type(snapTrade: $0.snapTradeWord ?? $0.code) } ?? "market",
      duration: order.timeInForce.map { OrderVocabulary.duration(snapTrade: $0.snapTradeWord ?? $0.code) } ?? "day",
      quantity: quantity, placedAt: placed)
    entry.filledQuantity = order.filledQuantity ?? .zero
    entry.close(at: order.updatedAt)
    entry.limitPrice = order.price?.ifSet
    entry.stopPrice = order.stopPrice?.ifSet
    entry.executionPrice = order.averagePrice?.ifSet
    entry.rejectReason = order.rejectReason.flatMap { $0.isEmpty ? nil : $0 }
    let legs = (order.legs ?? []).compactMap { leg($0, of: entry) }
    if legs.count > 1, legs.count == order.legs?.count { entry.legs = legs }
    statement.orders.append(entry)
  }

  /// Nil where the wire tells too little. A whole is filled leg by leg alike.
  private mutating func leg(_ leg: AriesWire.OrderLeg, of order: Order) -> Order.Leg? {
    guard let symbol = leg.symbol, let side = leg.side else { return nil }
    let instrument = Instrument.sketch(
      symbol: symbol, kind: leg.securityType == .option ? .option : nil, currency: .usd)
    describe(instrument)
    let ratio = leg.ratioQuantity ?? .one
    let effect: Order.Side? =
      switch (side, leg.positionEffect) {
      case (.buy, .open?): .buyToOpen
      case (.buy, .close?): .buyToClose
      case (.sell, .open?): .sellToOpen
      case (.sell, .close?): .sellToClose
      default: side.snapTradeWord.flatMap { Order.Side(snapTrade: $0) }
      }
    guard let effect else { return nil }
    return Order.Leg(
      symbol: instrument.symbol, side: effect, ratio: ratio,
      filledQuantity: (try? order.filledQuantity * ratio) ?? .zero, executionPrice: leg.averagePrice?.ifSet)
  }
}
