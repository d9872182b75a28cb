public import CivilTime
public import JSON
public import Money

/// What a leg of an order of the second form trades.
public struct SnapTradeOrderInstrument: SnapTradeWireValue {
  /// Ticker or OCC symbol.
  public var symbol: String
  /// Name.
  public var description: String
  /// Kind.
  public var assetType: SnapTradeWord<SnapTradeAssetType>
  /// Left out for what has no listing exchange.
  public var exchangeMicCode: String?
  /// FIGI of the listing.
  public var figiCode: String?

  /// Memberwise; what is left out is unknown.
  public init(
    symbol: String, description: String, assetType: SnapTradeWord<SnapTradeAssetType>,
    exchangeMicCode: String? = nil, figiCode: String? = nil
  ) {
    self.symbol = symbol
    self.description = description
    self.assetType = assetType
    self.exchangeMicCode = exchangeMicCode
    self.figiCode = figiCode
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    symbol = try members.text("symbol")
    description = try members.text("description")
    assetType = try members.word("asset_type")
    exchangeMicCode = try members.optionalText("exchange_mic_code")
    figiCode = try members.optionalText("figi_code")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("symbol", text: symbol)
    writer.put("description", text: description)
    writer.put("asset_type", word: assetType)
    if let exchangeMicCode { writer.put("exchange_mic_code", text: exchangeMicCode) }
    writer.put("figi_code", text: figiCode)
    writer.endObject()
  }
}

/// A leg of an order of the second form.
public struct SnapTradeOrderLeg: SnapTradeWireValue {
  /// The broker's identifier.
  public var legID: String?
  /// What is traded.
  public var instrument: SnapTradeOrderInstrument
  /// Side.
  public var action: SnapTradeWord<SnapTradeAction2>
  /// Average price of the executions, as text.
  public var executionPrice: ExactDecimal?
  /// Ordered.
  public var totalQuantity: ExactDecimal?
  /// Cancelled.
  public var canceledQuantity: ExactDecimal?
  /// Executed.
  public var filledQuantity: ExactDecimal?
  /// State of the leg.
  public var status: SnapTradeWord<SnapTradeOrderStatus2>?

  /// Memberwise; what is left out is unknown.
  public init(
    legID: String? = nil, instrument: SnapTradeOrderInstrument, action: SnapTradeWord<SnapTradeAction2>,
    executionPrice: ExactDecimal? = nil, totalQuantity: ExactDecimal? = nil, canceledQuantity: ExactDecimal? = nil,
    filledQuantity: ExactDecimal? = nil, status: SnapTradeWord<SnapTradeOrderStatus2>? = nil
  ) {
    self.legID = legID
    self.instrument = instrument
    self.action = action
    self.executionPrice = executionPrice
    self.totalQuantity = totalQuantity
    self.canceledQuantity = canceledQuantity
    self.filledQuantity = filledQuantity
    self.status = status
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    legID = try members.optionalText("leg_id")
    instrument = try members.value("instrument")
    action = try members.word("action")
    executionPrice = try members.optionalDecimal("execution_price")
    totalQuantity = try members.optionalDecimal("total_quantity")
    canceledQuantity = try members.optionalDecimal("canceled_quantity")
    filledQuantity = try members.optionalDecimal("filled_quantity")
    status = try members.optionalWord("status")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("leg_id", text: legID)
    writer.put("instrument", value: instrument, form: form)
    writer.put("action", word: action)
    writer.put("execution_price", price: executionPrice)
    writer.put("total_quantity", quantity: totalQuantity)
    writer.put("canceled_quantity", quantity: canceledQuantity)
    writer.put("filled_quantity", quantity: filledQuantity)
    writer.put("status", word: status)
    writer.endObject()
  }
}

/// An order with its legs, second form (`AccountOrderRecordV2`).
public struct SnapTradeOrder2: SnapTradeWireValue {
  /// The broker's identifier.
  public var brokerageOrderID: String
  /// Shared by the orders of a group.
  public var brokerageGroupOrderID: String?
  /// Place within the group.
  public var orderRole: SnapTradeWord<SnapTradeOrderRole>?
  /// State of the order.
  public var status: SnapTradeWord<SnapTradeOrderStatus>
  /// Type.
  public var orderType: SnapTradeWord<SnapTradeOrderType2>?
  /// Duration.
  public var timeInForce: SnapTradeWord<SnapTradeTimeInForce2>
  /// When the broker took it.
  public var timePlaced: Instant
  /// Last execution.
  public var timeExecuted: Instant?
  /// ISO 4217 code of the prices.
  public var priceCurrency: String?
  /// Whether the order pays or receives.
  public var priceEffect: SnapTradeWord<SnapTradePriceEffect>
  /// As text.
  public var executionPrice: ExactDecimal?
  /// As text.
  public var limitPrice: ExactDecimal?
  /// As text.
  public var stopPrice: ExactDecimal?
  /// On trailing orders.
  public var trailingStop: SnapTradeTrailingStop?
  /// One per instrument.
  public var legs: [SnapTradeOrderLeg]

  /// Memberwise; what is left out is unknown.
  public init(
    brokerageOrderID: String, brokerageGroupOrderID: String? = nil,
    orderRole: SnapTradeWord<SnapTradeOrderRole>? = nil, status: SnapTradeWord<SnapTradeOrderStatus>,
    orderType: SnapTradeWord<SnapTradeOrderType2>? = nil, timeInForce: SnapTradeWord<SnapTradeTimeInForce2>,
    timePlaced: Instant, timeExecuted: Instant? = nil, priceCurrency: String? = nil,
    priceEffect: SnapTradeWord<SnapTradePriceEffect>, executionPrice: ExactDecimal? = nil,
    limitPrice: ExactDecimal? = nil, stopPrice: ExactDecimal? = nil, trailingStop: SnapTradeTrailingStop? = nil,
    legs: [SnapTradeOrderLeg]
  ) {
    self.brokerageOrderID = brokerageOrderID
    self.brokerageGroupOrderID = brokerageGroupOrderID
    self.orderRole = orderRole
    self.status = status
    self.orderType = orderType
    self.timeInForce = timeInForce
    self.timePlaced = timePlaced
    self.timeExecuted = timeExecuted
    self.priceCurrency = priceCurrency
    self.priceEffect = priceEffect
    self.executionPrice = executionPrice
    self.limitPrice = limitPrice
    self.stopPrice = stopPrice
    self.trailingStop = trailingStop
    self.legs = legs
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    brokerageOrderID = try members.text("brokerage_order_id")
    brokerageGroupOrderID = try members.optionalText("brokerage_group_order_id")
    orderRole = try members.optionalWord("order_role")
    status = try members.word("status")
    orderType = try members.optionalWord("order_type")
    timeInForce = try members.word("time_in_force")
    timePlaced = try members.time("time_placed")
    timeExecuted = try members.optionalTime("time_executed")
    priceCurrency = try members.optionalText("price_currency")
    priceEffect = try members.word("price_effect")
    executionPrice = try members.optionalDecimal("execution_price")
    limitPrice = try members.optionalDecimal("limit_price")
    stopPrice = try members.optionalDecimal("stop_price")
    trailingStop = try members.optionalValue("trailing_stop")
    legs = try members.list("legs")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("brokerage_order_id", text: brokerageOrderID)
    writer.put("brokerage_group_order_id", text: brokerageGroupOrderID)
    writer.put("order_role", word: orderRole)
    writer.put("status", word: status)
    writer.put("order_type", word: orderType)
    writer.put("time_in_force", word: timeInForce)
    writer.put("time_placed", time: timePlaced)
    writer.put("time_executed", time: timeExecuted)
    writer.put("price_currency", text: priceCurrency)
    writer.put("price_effect", word: priceEffect)
    writer.put("execution_price", price: executionPrice)
    writer.put("limit_price", price: limitPrice)
    writer.put("stop_price", price: stopPrice)
    writer.put("trailing_stop", value: trailingStop, form: form)
    writer.put("legs", list: legs, form: form)
    writer.endObject()
  }
}

/// The wrapper of orders of the second form.
public struct SnapTradeOrder2List: SnapTradeWireValue {
  /// Newest first.
  public var orders: [SnapTradeOrder2]

  /// Memberwise; what is left out is unknown.
  public init(orders: [SnapTradeOrder2]) {
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
