import CivilTime
import Ledger
import Market
import Money
import TradeStationWire
import WireMembers

extension StatementDraft {
  /// Cash and figures of a balance, under the book's names.
  mutating func add(_ balance: AccountBalance) {
    let account = balance.account
    figure("equity", account.realTimeEquity)
    figure("market_value", account.marketValue)
    figure("start_of_day_equity", account.bodEquity)
    figure("start_of_day_cash", account.bodNetCash)
    figure("realized_pl_today_average", account.realTimeRealizedProfitLoss)
    figure("unrealized_pl_average", account.realTimeUnrealizedProfitLoss)
    figure("unrealized_pl_today", account.realTimeUnrealizedGains)
    figure("uncleared_deposits", account.unclearedDeposit)
    statement.closedPositions = (account.closedPositions ?? []).compactMap { closed in
      guard let symbol = closed.symbol, let profit = closed.profit else { return nil }
      return Ledger.ClosedPosition(
        symbol: symbol, currency: closed.currency.flatMap { Currency($0) } ?? .usd, profit: profit)
    }
    switch balance {
    case .equity(let equity): add(equity)
    case .futures(let futures):
      addDeposits(futures)
      add(futures.currencyDetails.map(\.common), balance)
    case .forex(let forex):
      figure("initial_requirement", forex.realTimeMarginRequirement)
      figure("maintenance_requirement", forex.realTimeMarginRequirement)
      figure("start_of_day_initial_requirement", forex.bodMarginRequirement)
      add(forex.currencyDetails.map(\.common), balance)
    case .other: addCash(account.realTimeAccountBalance, .usd, power: account.realTimeBuyingPower)
    }
  }

  private mutating func addDeposits(_ futures: FuturesAccount) {
    figure("open_trade_equity", futures.realTimeTradeEquity)
    figure("start_of_day_open_trade_equity", futures.bodOpenTradeEquity)
    figure("securities_on_deposit", futures.securityOnDeposit)
    figure("initial_requirement", futures.realTimeInitialMargin)
    figure("maintenance_requirement", futures.realTimeMaintenanceMargin)
    figure("futures_day_margin", futures.realTimeDayTradeMargin)
    figure("reserved_by_orders", futures.openOrderMargin)
  }

  private mutating func add(_ equity: EquityAccount) {
    figure("overnight_buying_power", equity.realTimeOvernightBuyingPower)
    figure("day_trade_buying_power", equity.realTimeDayTradingMarginableEquitiesBuyingPower)
    figure("option_buying_power", equity.realTimeOptionBuyingPower)
    figure("option_value", equity.realTimeOptionValue)
    figure("cost_of_positions", equity.realTimeCostOfPositions)
    flag("can_day_trade", equity.canDayTrade)
    let balance = equity.account.realTimeAccountBalance
    // In a cash account the balance leaves out what is not settled yet.
    let unsettled = equity.account.type == .margin ? nil : equity.unsettledFund
    figure("unsettled_credits", equity.unsettledFund)
    let cash = if let balance, let unsettled { try? balance + unsettled } else { balance }
    addCash(cash, .usd, settled: unsettled == nil ? nil : balance, power: equity.account.realTimeBuyingPower)
  }

  private mutating func add(_ details: [TradeStationWire.CurrencyDetail], _ balance: AccountBalance) {
    let account = balance.account
    let own = balance.currency
    for detail in details {
      guard let currency = detail.currency.flatMap({ Currency($0) }) else { continue }
      addCash(detail.realTimeCashBalance, currency, power: currency == own ? account.realTimeBuyingPower : nil)
    }
    if statement.cash.isEmpty { addCash(account.realTimeAccountBalance, own, power: account.realTimeBuyingPower) }
  }

  private mutating func addCash(
    _ amount: ExactDecimal?, _ currency: Currency, settled: ExactDecimal? = nil, power: ExactDecimal?
  ) {
    guard let amount else { return }
    statement.cash.append(
      StatementCash(currency: currency, amount: amount, settled: settled, buyingPower: power))
  }

  mutating func add(_ position: TradeStationWire.Position) {
    guard let symbol = position.symbol, let quantity = position.quantity else { return }
    let instrument = Instrument.sketch(
      symbol: symbol, kind: position.assetType?.kind(of: symbol),
      currency: position.currency.flatMap { Currency($0) }, name: position.description,
      multiplier: position.bigPointValue)
    describe(instrument)
    var line = StatementPosition(
      symbol: instrument.symbol, quantity: position.longShort == .short ? -quantity.magnitude : quantity,
      averagePrice: position.averagePrice, price: position.lastPrice, openPL: position.openProfitLoss)
    let figures: [(String, ExactDecimal?)] = [
      ("market_value", position.marketValue), ("initial_margin", position.initialMargin),
      ("maintenance_margin", position.maintenanceMargin), ("mark_to_market_price", position.markToMarketPrice),
    ]
    line.figures = figures.compactMap { figure in
      figure.1.map { NamedAmount(name: figure.0, amount: $0) }
    }
    statement.positions.append(line)
  }

  mutating func add(_ order: OrderDetail) {
    guard let symbol = order.symbol ?? order.legs.first?.symbol, let placed = order.timeStamp?.instant,
      let identifier = order.orderID, let quantity = order.quantity,
      let side = order.action.flatMap({ Order.Side(snapTrade: $0.snapTradeAction) })
    else { return }
    let instrument = Instrument.sketch(
      symbol: symbol, kind: order.assetType?.kind(of: symbol), currency: order.denomination.flatMap { Currency($0) })
    describe(instrument)
    var entry = Order(
      identifier: String(identifier), symbol: instrument.symbol,
      status: Order.Status(snapTrade: order.snapTradeStatus), side: side,
      type: OrderVocabulary.type(snapTrade: order.orderType.snapTradeOrderType),
      duration: OrderVocabulary.duration(snapTrade: order.duration?.snapTradeTimeInForce ?? "Day"),
      quantity: quantity.magnitude, placedAt: placed)
    entry.filledQuantity = order.executeQuantity?.magnitude ?? .zero
    entry.close(at: order.filledCanceled?.instant)
    entry.limitPrice = order.limitPrice?.ifSet
    entry.stopPrice = order.stopPrice?.ifSet
    entry.executionPrice = order.filledPrice?.ifSet
    entry.commission = order.commissionFee
    entry.groupIdentifier = order.groupName.flatMap { $0.isEmpty ? nil : $0 }
    entry.rejectReason = order.rejectReason.flatMap { $0.isEmpty ? nil : $0 }
    let legs = order.legs.compactMap { leg($0, of: quantity.magnitude) }
    if legs.count > 1, legs.count == order.legs.count { entry.legs = legs }
    if let trail = order.trailingStop, let amount = trail.amount ?? trail.percent {
      entry.type = "trailing_stop"
      entry.trailingStop = Order.TrailingStop(amount: amount, unit: trail.amount == nil ? .percent : .dollar)
    }
    statement.orders.append(entry)
  }
}

extension StatementDraft {
  /// A leg of an order for that many units of the whole; nil where its wire tells too little.
  fileprivate mutating func leg(_ leg: TradeStationWire.OrderLeg, of units: ExactDecimal) -> Order.Leg? {
    guard let symbol = leg.symbol, let quantity = leg.quantity?.magnitude, units.isPositive,
      let side = leg.orderSide
    else { return nil }
    let instrument = Instrument.sketch(symbol: symbol, kind: nil, currency: nil)
    describe(instrument)
    return Order.Leg(
      symbol: instrument.symbol, side: side,
      ratio: (try? quantity.divided(by: units, scale: Self.ratioScale).trimmed(toScale: 0)) ?? .one,
      filledQuantity: leg.execQuantity?.magnitude ?? .zero, executionPrice: leg.execPrice?.ifSet)
  }

  /// Decimals of a ratio that does not come out even.
  private static var ratioScale: Int { 9 }
}

extension TradeStationWire.OrderLeg {
  /// Side and effect together; an option's side says what it does to the position.
  fileprivate var orderSide: Order.Side? {
    let isOption = putOrCall.map { $0 != .neither } ?? false
    switch (side, openOrClose) {
    case (.buy?, .open?) where isOption: return .buyToOpen
    case (.buy?, .close?) where isOption: return .buyToClose
    case (.sell?, .open?) where isOption: return .sellToOpen
    case (.sell?, .close?) where isOption: return .sellToClose
    default: return side.flatMap { $0.snapTradeWord }.flatMap { Order.Side(snapTrade: $0) }
    }
  }
}

extension Order {
  /// What the end of an order says of its quantities and times.
  mutating func close(at moment: Instant?) {
    updatedAt = moment
    if filledQuantity.isPositive { executedAt = moment }
    if !status.isOpen, let left = try? quantity - filledQuantity, left.isPositive { cancelledQuantity = left }
  }
}

extension ExactDecimal {
  /// Wires say zero for a price that an order does not have.
  var ifSet: ExactDecimal? { isZero ? nil : self }
}

extension AssetType {
  fileprivate func kind(of symbol: String) -> InstrumentKind? {
    switch self {
    case .equity: .equity
    case .option: .option
    case .future: .future
    case .forex: .forex
    case .other: nil
    }
  }
}
