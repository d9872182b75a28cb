public import CivilTime
public import JSON
public import Money

/// The distance of a trailing stop.
public struct SnapTradeTrailingStop: SnapTradeWireValue {
  /// In the currency or in percent, by `type`, as text.
  public var amount: ExactDecimal
  /// Unit of the amount.
  public var type: SnapTradeWord<SnapTradeTrailType>

  /// Memberwise; what is left out is unknown.
  public init(amount: ExactDecimal, type: SnapTradeWord<SnapTradeTrailType>) {
    self.amount = amount
    self.type = type
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    amount = try members.decimal("amount")
    type = try members.word("type")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("amount", price: amount)
    writer.put("type", word: type)
    writer.endObject()
  }
}

/// The orders that a bracket order left behind.
public struct SnapTradeChildOrders: SnapTradeWireValue {
  /// The broker's identifier.
  public var takeProfitOrderID: String?
  /// The broker's identifier.
  public var stopLossOrderID: String?

  /// Memberwise; what is left out is unknown.
  public init(takeProfitOrderID: String? = nil, stopLossOrderID: String? = nil) {
    self.takeProfitOrderID = takeProfitOrderID
    self.stopLossOrderID = stopLossOrderID
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    takeProfitOrderID = try members.optionalText("take_profit_order_id")
    stopLossOrderID = try members.optionalText("stop_loss_order_id")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("take_profit_order_id", text: takeProfitOrderID)
    writer.put("stop_loss_order_id", text: stopLossOrderID)
    writer.endObject()
  }
}

/// One order, or one leg of one (`AccountOrderRecord`).
public struct SnapTradeOrder: SnapTradeWireValue {
  /// The broker's identifier.
  public var brokerageOrderID: String
  /// Shared by the orders of an OCO, OTO or OTOCO.
  public var brokerageGroupOrderID: String?
  /// Place within such a group.
  public var orderRole: SnapTradeWord<SnapTradeOrderRole>?
  /// State of the order.
  public var status: SnapTradeWord<SnapTradeOrderStatus>
  /// What is traded; `nil` on option orders.
  public var universalSymbol: SnapTradeUniversalSymbol?
  /// The contract; `nil` on other orders.
  public var optionSymbol: SnapTradeOptionSymbol?
  /// Quote side of a crypto pair that is quoted in crypto.
  public var quoteUniversalSymbol: SnapTradeUniversalSymbol?
  /// Quote side of a crypto pair that is quoted in money.
  public var quoteCurrency: SnapTradeCurrency?
  /// Side.
  public var action: SnapTradeWord<SnapTradeAction>
  /// Ordered, as text: the sum of the other three.
  public var totalQuantity: ExactDecimal?
  /// Still working.
  public var openQuantity: ExactDecimal?
  /// Cancelled.
  public var canceledQuantity: ExactDecimal?
  /// Executed.
  public var filledQuantity: ExactDecimal?
  /// Average price of the executions; per share for options. Text or number by the form.
  public var executionPrice: ExactDecimal?
  /// Text or number by the form.
  public var limitPrice: ExactDecimal?
  /// Text or number by the form.
  public var stopPrice: ExactDecimal?
  /// On trailing orders.
  public var trailingStop: SnapTradeTrailingStop?
  /// `Market`, `Limit` … or the broker's own word.
  public var orderType: SnapTradeWord<SnapTradeOrderType>?
  /// `Day`, `GTC` … or the broker's own word.
  public var timeInForce: SnapTradeWord<SnapTradeTimeInForce>
  /// When the broker took it.
  public var timePlaced: Instant
  /// Last change.
  public var timeUpdated: Instant?
  /// Last execution.
  public var timeExecuted: Instant?
  /// When it lapses by itself.
  public var expiryDate: Instant?
  /// Deprecated identifier of the broker's listing, a UUID.
  public var symbol: String?
  /// On bracket orders.
  public var childBrokerageOrderIDs: SnapTradeChildOrders?

  /// Memberwise; what is left out is unknown.
  public init(
    brokerageOrderID: String, brokerageGroupOrderID: String? = nil,
    orderRole: SnapTradeWord<SnapTradeOrderRole>? = nil, status: SnapTradeWord<SnapTradeOrderStatus>,
    universalSymbol: SnapTradeUniversalSymbol? = nil, optionSymbol: SnapTradeOptionSymbol? = nil,
    quoteUniversalSymbol: SnapTradeUniversalSymbol? = nil, quoteCurrency: SnapTradeCurrency? = nil,
    action: SnapTradeWord<SnapTradeAction>, totalQuantity: ExactDecimal? = nil, openQuantity: ExactDecimal? = nil,
    canceledQuantity: ExactDecimal? = nil, filledQuantity: ExactDecimal? = nil, executionPrice: ExactDecimal? = nil,
    limitPrice: ExactDecimal? = nil, stopPrice: ExactDecimal? = nil, trailingStop: SnapTradeTrailingStop? = nil,
    orderType: SnapTradeWord<SnapTradeOrderType>? = nil, timeInForce: SnapTradeWord<SnapTradeTimeInForce>,
    timePlaced: Instant, timeUpdated: Instant? = nil, timeExecuted: Instant? = nil, expiryDate: Instant? = nil,
    symbol: String? = nil, childBrokerageOrderIDs: SnapTradeChildOrders? = nil
  ) {
    self.brokerageOrderID = brokerageOrderID
    self.brokerageGroupOrderID = brokerageGroupOrderID
    self.orderRole = orderRole
    self.status = status
    self.universalSymbol = universalSymbol
    self.optionSymbol = optionSymbol
    self.quoteUniversalSymbol = quoteUniversalSymbol
    self.quoteCurrency = quoteCurrency
    self.action = action
    self.totalQuantity = totalQuantity
    self.openQuantity = openQuantity
    self.canceledQuantity = canceledQuantity
    self.filledQuantity = filledQuantity
    self.executionPrice = executionPrice
    self.limitPrice = limitPrice
    self.stopPrice = stopPrice
    self.trailingStop = trailingStop
    self.orderType = orderType
    self.timeInForce = timeInForce
    self.timePlaced = timePlaced
    self.timeUpdated = timeUpdated
    self.timeExecuted = timeExecuted
    self.expiryDate = expiryDate
    self.symbol = symbol
    self.childBrokerageOrderIDs = childBrokerageOrderIDs
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    brokerageOrderID = try members.text("brokerage_order_id")
    brokerageGroupOrderID = try members.optionalText("brokerage_group_order_id")
    orderRole = try members.optionalWord("order_role")
    status = try members.word("status")
    universalSymbol = try members.optionalValue("universal_symbol")
    optionSymbol = try members.optionalValue("option_symbol")
    quoteUniversalSymbol = try members.optionalValue("quote_universal_symbol")
    quoteCurrency = try members.optionalValue("quote_currency")
    action = try members.word("action")
    totalQuantity = try members.optionalDecimal("total_quantity")
    openQuantity = try members.optionalDecimal("open_quantity")
    canceledQuantity = try members.optionalDecimal("canceled_quantity")
    filledQuantity = try members.optionalDecimal("filled_quantity")
    executionPrice = try members.optionalDecimal("execution_price")
    limitPrice = try members.optionalDecimal("limit_price")
    stopPrice = try members.optionalDecimal("stop_price")
    trailingStop = try members.optionalValue("trailing_stop")
    orderType = try members.optionalWord("order_type")
    timeInForce = try members.word("time_in_force")
    timePlaced = try members.time("time_placed")
    timeUpdated = try members.optionalTime("time_updated")
    timeExecuted = try members.optionalTime("time_executed")
    expiryDate = try members.optionalTime("expiry_date")
    symbol = try members.optionalText("symbol")
    childBrokerageOrderIDs = try members.optionalValue("child_brokerage_order_ids")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("brokerage_order_id", text: brokerageOrderID)
    writer.put("brokerage_group_order_id", text: brokerageGroupOrderID)
    if orderRole != nil || form.nullWords { writer.put("order_role", word: orderRole) }
    writer.put("status", word: status)
    writer.put("universal_symbol", value: universalSymbol, form: form)
    writer.put("option_symbol", value: optionSymbol, form: form)
    if quoteUniversalSymbol != nil || form.nullQuotes {
      writer.put("quote_universal_symbol", value: quoteUniversalSymbol, form: form)
    }
    if quoteCurrency != nil || form.nullQuotes { writer.put("quote_currency", value: quoteCurrency, form: form) }
    writer.put("action", word: action)
    writer.put("total_quantity", quantity: totalQuantity)
    writer.put("open_quantity", quantity: openQuantity)
    writer.put("canceled_quantity", quantity: canceledQuantity)
    writer.put("filled_quantity", quantity: filledQuantity)
    writer.put("execution_price", orderPrice: executionPrice, form: form)
    writer.put("limit_price", orderPrice: limitPrice, form: form)
    writer.put("stop_price", orderPrice: stopPrice, form: form)
    writer.put("trailing_stop", value: trailingStop, form: form)
    writer.put("order_type", word: orderType)
    writer.put("time_in_force", word: timeInForce)
    writer.put("time_placed", time: timePlaced)
    writer.put("time_updated", time: timeUpdated)
    writer.put("time_executed", time: timeExecuted)
    writer.put("expiry_date", time: expiryDate)
    writer.put("symbol", text: symbol)
    writer.put("child_brokerage_order_ids", value: childBrokerageOrderIDs, form: form)
    writer.endObject()
  }
}

/// The wrapper of recent orders.
public struct SnapTradeOrderList: SnapTradeWireValue {
  /// Newest first.
  public var orders: [SnapTradeOrder]

  /// Memberwise; what is left out is unknown.
  public init(orders: [SnapTradeOrder]) {
    self.orders = orders
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    orders = try members.list("orders")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("orders", list: orders, form: form)
    writer.endObject()
  }
}
