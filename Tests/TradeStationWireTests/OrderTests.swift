import JSON
import Money
import Testing
import TradeStationWire
import WireMembers

@Suite struct OrderTests {
  /// An option order in the form of the orders page, with numbers of our own.
  private static let order = """
    {"AccountID":"QA","AdvancedOptions":"","AssetType":"OP","CommissionFee":0.0000,\
    "ContractExpireDate":"9/17/2011 12:00:00 AM","ConversionRate":0,"Denomination":"","Duration":"DAY+",\
    "ExecuteQuantity":0,"FilledCanceled":"","FilledPriceText":"0.0000000000","GroupName":"",\
    "Legs":[{"Ask":1.2500000000,"BaseSymbol":"XYZ","Bid":1.2000000000,"ExecPrice":0.0000000000,"ExecQuantity":0,\
    "ExpireDate":"9/17/2011 12:00:00 AM","Leaves":3,"LegNumber":1,"LimitPrice":1.2200000000,\
    "LimitPriceDisplay":"1.2200000000","Month":9,"OpenOrClose":"O","OrderID":301,"OrderType":"0",\
    "OrderTypeDescription":"Limit","PointValue":100.0000000000,"PriceUsedForBuyingPower":1.2200000000,\
    "PutOrCall":"C","Quantity":3,"Side":"B","StopPrice":0,"StopPriceDisplay":"0","StrikePrice":30.0000000000,\
    "Symbol":"XYZ 110917C30","TimeExecuted":"1/1/0001 12:00:00 AM","Year":2011}],\
    "LimitPriceText":"1.2200000000","OrderID":301,"Originator":7,"Quantity":3,"QuantityLeft":3,\
    "Routing":"Intelligent","Spread":"","Status":"ACK","StopPriceText":"0","Symbol":"XYZ 110917C30",\
    "TimeStamp":"8/3/2011 12:05:09 PM","TriggeredBy":"","Type":"Buy to Open"}
    """

  @Test func `an order comes out as it went in`() throws {
    let order = try OrderDetail(json: parsed(Self.order))
    #expect(written { order.write(to: &$0) } == Self.order)
    #expect(order.action == .buyToOpen && order.status == .received && order.duration == .dayPlus)
    #expect(order.orderType == .limit && order.filledCanceled == .blank)
    #expect(order.legs.first?.timeExecuted == .never && order.legs.first?.putOrCall == .call)
  }

  @Test func `a number in place of a word, a string in place of a number`() throws {
    let leg = try OrderLeg(json: ["OrderType": 0, "ExecQuantity": "5", "PutOrCall": ""])
    #expect(leg.orderType == "0" && leg.execQuantity == 5 && leg.putOrCall == .neither)
  }

  @Test(arguments: [
    (#"{"LimitPriceText":"1.50","StopPriceText":"0"}"#, OrderType.limit),
    (#"{"LimitPrice":2,"StopPrice":1}"#, .stopLimit),
    (#"{"StopPriceText":"3.0"}"#, .stopMarket),
    (#"{"LimitPriceText":"0.0000000000"}"#, .market),
    (#"{"LimitPrice":2,"Legs":[{"OrderTypeDescription":"Stop Market"}]}"#, .stopMarket),
  ])
  func `the price type of a listed order`(_ text: String, _ type: OrderType) throws {
    #expect(try OrderDetail(json: parsed(text)).orderType == type)
  }

  @Test func `an order that went out after fills is partly cancelled`() throws {
    #expect(try OrderDetail(json: ["Status": "OUT", "ExecuteQuantity": 0]).snapTradeStatus == "CANCELED")
    #expect(try OrderDetail(json: ["Status": "OUT", "ExecuteQuantity": 4]).snapTradeStatus == "PARTIAL_CANCELED")
    #expect(try OrderDetail(json: ["Status": "FLL", "ExecuteQuantity": 4]).snapTradeStatus == "EXECUTED")
    #expect(OrderDetail().snapTradeStatus == "NONE")
  }

  @Test func `a trailing stop is an amount or a percentage`() throws {
    let order = try OrderDetail(json: ["TrailingStop": ["Percent": "2.5"]])
    #expect(order.trailingStop?.percent == ExactDecimal("2.5") && order.trailingStop?.amount == nil)
    #expect(written { order.write(to: &$0) } == #"{"Legs":[],"TrailingStop":{"Percent":2.5}}"#)
  }
}
