/// Bodies of the documents, each by its name, compact.
enum Documented {
  static let v1Balances = """
    {"accountId":"TEST-ACCOUNT-001","dayTradeBuyingPower":"50000.00","netBuyingPower":"125000.50",\
    "optionBuyingPower":"25000.00","stockBuyingPower":"125000.50","totalEquity":"250000.00",\
    "realizedPl":"1500.25","unrealizedPl":"-250.75","settledFunds":"100000.00","unsettledFunds":"5000.00",\
    "startOfDayCash":"95000.00","maintReq":"75000.00","grossMargin":"120000.00","sma":"0","credit":"0",\
    "creditRemaining":"0","pdt":"0","pdtCreditRemaining":"0","pendingOrdersCount":2,\
    "pendingOrdersMarginRequirements":"2500.00","valueBought":"45000.00","valueSold":"12000.00",\
    "dayTradeOvernightRegTBuyingPower":"48000.00","heldBackFunds":"0","sodPositionsMarketValue":"180000.00",\
    "sodTtlEquity":"248000.00","sodTtlEquityUpdatedAt":"2026-01-15T09:30:00Z"}
    """

  static let v2BalanceOurs = """
    {"accountId":"T1","balance":"60000.00","cashBalance":"-10000.00","costOfPositions":"65000.00",\
    "settledFunds":"0.00","unsettledFunds":"0.00","credit":"120000.00","creditRemaining":"25000.00",\
    "sma":"25000.00","smaCreditRemaining":"24000.00","sodGrossFundsAvailable":"26000.00",\
    "sodNetFundsAvailable":"25500.00","sodFundsAvailableDate":"2026-01-15",\
    "fundsAvailableForWithdrawal":"23500.00","dayOpenPnl":"400.00","dayRealizedPnl":"-150.00",\
    "dayTotalPnl":"250.00","openPnl":"5000.00","unrealizedPl":"5000.00","pendingOrdersCount":1,\
    "pendingOrdersMarginRequirements":"1000.00"}
    """

  static let v1Positions = """
    {"positions":[{"accountId":"TEST-ACCOUNT-001","symbol":"AAPL","securityType":"EQUITY","quantity":"100",\
    "averagePrice":"170.25","todayRealizedPnL":"0","unrealizedPl":"515.00","dailyPl":"125.00",\
    "createdAt":"2026-01-10T16:00:00Z"}],"availability":{"available":true,"source":"cache"}}
    """

  static let v1Accounts = """
    {"accounts":[{"id":1,"fdid":"FDID-EXAMPLE","apex_id":"","apex_account_id":"APEX-EXAMPLE",\
    "sterling_account_id":"STERLING-EXAMPLE","status":"OPEN","is_sim":false,"account_type":"INDIVIDUAL",\
    "account_class":"MARGIN","primary_user_id":1,"joint_user_id":0,"primary_user":null,"joint_user":null,\
    "account_application":null,"created_at":"2026-01-13T11:07:05.157503Z",\
    "updated_at":"2026-02-17T12:11:47.106076Z"}]}
    """

  static let v2Accounts = """
    {"accounts":[{"trading_account_id":"T1","broker_account_id":"B1","account_type":"INDIVIDUAL",\
    "account_class":"MARGIN","is_sim":false,"status":"OPEN"}]}
    """

  static let v2Orders = """
    {"orders":[{"clOrdId":"clord-20260115-aapl-001","ordId":"ord-7f3a9c2e-0001",\
    "accountId":"TEST-ACCOUNT-001","clientId":"demo-oauth-client","symbol":"AAPL","side":"BUY",\
    "type":"LIMIT","timeInForce":"DAY","qty":"100","price":"175.50","stopPrice":"","ordStatus":"NEW",\
    "cumQty":"0","leavesQty":"100","avgPrice":"0","currency":"USD","exDestination":"MNGD","text":"",\
    "ordRejReason":"","securityType":"EQUITY","category":"EQUITY","legs":[],\
    "createdAt":"2026-01-15T14:30:00Z","updatedAt":"2026-01-15T14:30:05Z"}],"nextCursor":0}
    """

  static let v1Orders = """
    {"orders":[{"orderId":"ord-7f3a9c2e-0001","clOrdId":"clord-20260115-aapl-001",\
    "accountId":"TEST-ACCOUNT-001","clientId":"demo-oauth-client","symbol":"AAPL","side":"BUY",\
    "orderType":"LIMIT","status":"WORKING","tif":"DAY","quantity":"100","filledQty":"0","leavesQty":"100",\
    "price":"175.50","stopPrice":"","avgPrice":"0","currency":"USD","destination":"NASDAQ",\
    "instrument":"EQUITY","category":"EQUITY","text":"","legs":[],"createdAt":"2026-01-15T14:30:00Z",\
    "updatedAt":"2026-01-15T14:30:05Z"}],"availability":{"available":true,"source":"cache"}}
    """

  static let placeReq = """
    {"tradingAccountId":"TEST-ACCOUNT-001","symbol":"AAPL","side":"BUY","type":"MARKET","qty":"10",\
    "timeInForce":"DAY"}
    """

  static let placeRes = """
    {"success":true,"clOrdId":"ORDER-20260115-001","status":"NEW","symbol":"AAPL","side":"BUY","qty":"10",\
    "cumQty":"0","leavesQty":"10","avgPrice":"0","text":"","ordRejReason":"",\
    "transactTime":"2026-01-15T14:30:05Z"}
    """

  static let previewRes = """
    {"estimatedCost":"1500.00","estimatedMargin":"0.00","commission":"0.00","fees":"0.01",\
    "buyingPowerImpact":"1500.01","numDayTrades":0,"warnRuleId":"0"}
    """

  static let replaceRes = """
    {"success":true,"clOrdId":"ORDER-20260115-003","origClOrdId":"ORDER-20260115-001","status":"REPLACED",\
    "qty":"20","price":"150.00","text":"","transactTime":"2026-01-15T14:31:00Z"}
    """

  static let cancelRes = """
    {"success":true,"clOrdId":"ORDER-20260115-002","origClOrdId":"ORDER-20260115-001","status":"CANCELED",\
    "text":""}
    """

  static let tokenRes = """
    {"access_token":"a.b.c","refresh_token":"d.e.f","token_type":"Bearer","expires_in":3600,\
    "refresh_token_expires_in":2592000,"scope":"user:information account:information"}
    """

  static let errNested = """
    {"error":{"type":"NOT_FOUND","code":"ACCOUNT_NOT_FOUND","message":"no such account","request_id":"r-1"}}
    """

  static let errFlat = """
    {"error":"bad input","codes":[{"code":"INVALID","description":"limit out of range","field":"limit"}]}
    """
}
