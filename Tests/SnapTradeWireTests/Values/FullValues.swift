import CivilTime
import JSON
import Money
import SnapTradeWire

/// Values with every member filled.
enum Full {
  static func decimal(_ text: String) -> ExactDecimal { ExactDecimal(text)! }
  static func time(_ text: String) -> Instant { Instant(rfc3339: text)! }
  static func date(_ text: String) -> CivilDate { CivilDate(text)! }

  static let dollar = SnapTradeCurrency(id: "c0ffee00-0000-5000-8000-000000000840", code: "USD", name: "US Dollar")
  static let noon = time("2026-03-02T12:00:00.250Z")

  static func exchange(cryptocurrencies: Bool? = nil) -> SnapTradeExchange {
    SnapTradeExchange(
      id: "e0000000-0000-5000-8000-000000000001", code: "NASDAQ", micCode: "XNAS", name: "Nasdaq",
      timezone: "America/New_York", startTime: "09:30:00", closeTime: "16:00:00", suffix: ".Q",
      allowsCryptocurrencySymbols: cryptocurrencies)
  }

  static func symbol(cryptocurrencies: Bool? = nil) -> SnapTradeUniversalSymbol {
    SnapTradeUniversalSymbol(
      id: "50000000-0000-5000-8000-000000000001", symbol: "ORCH.Q", rawSymbol: "ORCH", description: "Orchard Corp.",
      currency: dollar, exchange: exchange(cryptocurrencies: cryptocurrencies),
      type: SnapTradeSecurityCode.commonStock.securityType(id: "70000000-0000-5000-8000-000000000001"),
      figiCode: "BBG000000001", figiInstrument: figi, currencies: [dollar])
  }

  static let figi = SnapTradeFIGI(figiCode: "BBG000000001", figiShareClass: "BBG001S00001")

  static var contract: SnapTradeOptionSymbol {
    SnapTradeOptionSymbol(
      id: "0b000000-0000-5000-8000-000000000001", ticker: "ORCH  261218C00240000", optionType: .known(.call),
      strikePrice: 240, expirationDate: date("2026-12-18"), underlyingSymbol: symbol(cryptocurrencies: false))
  }

  static var account: SnapTradeAccount {
    SnapTradeAccount(
      id: "a0000000-0000-5000-8000-000000000001", brokerageAuthorization: "b0000000-0000-5000-8000-000000000001",
      name: "Orchard Margin", number: "Q1", institutionAccountID: "77", institutionName: "Orchard",
      createdDate: noon, fundingDate: noon, openingDate: noon,
      syncStatus: SnapTradeSyncStatus(
        transactions: SnapTradeTransactionsStatus(
          initialSyncCompleted: true, lastSuccessfulSync: date("2026-03-01"),
          firstTransactionDate: date("2020-01-02")),
        holdings: SnapTradeHoldingsStatus(initialSyncCompleted: true, lastSuccessfulSync: noon)),
      balance: SnapTradeAccountBalance(total: SnapTradeAmount(amount: decimal("15363.23"), currency: "USD")),
      status: .known(.open), rawType: "Margin", accountCategory: .known(.investment),
      meta: .object(JSONObject([(name: "type", value: "Margin")])),
      portfolioGroup: "90000000-0000-5000-8000-000000000001")
  }

  static var balance: SnapTradeBalance {
    SnapTradeBalance(currency: dollar, cash: decimal("300.71"), buyingPower: decimal("410.7100"))
  }

  static let lot = SnapTradeTaxLot(
    originalPurchaseDate: noon, quantity: 10, purchasedPrice: decimal("100.5"), costBasis: 1005, currentValue: 1200,
    positionType: .known(.long), lotID: "12")

  static var position: SnapTradePosition {
    SnapTradePosition(
      symbol: SnapTradePositionSymbol(
        symbol: symbol(), id: "51000000-0000-5000-8000-000000000001", description: "Orchard Corp.", localID: "9"),
      units: 40, price: decimal("113.15"), openPnl: decimal("0.44"), averagePurchasePrice: decimal("108.3353"),
      fractionalUnits: decimal("1.44"), currency: dollar, cashEquivalent: false, taxLots: [lot])
  }

  static var optionPosition: SnapTradeOptionPosition {
    SnapTradeOptionPosition(
      symbol: SnapTradeOptionPositionSymbol(
        optionSymbol: contract, id: "0c000000-0000-5000-8000-000000000001", description: "ORCH CALL 12/18 240"),
      price: decimal("38.4"), units: -50, averagePurchasePrice: 4126, currency: dollar)
  }

  static var order: SnapTradeOrder {
    SnapTradeOrder(
      brokerageOrderID: "66", brokerageGroupOrderID: "12", orderRole: .known(.trigger), status: .known(.executed),
      universalSymbol: symbol(), optionSymbol: contract, quoteUniversalSymbol: symbol(), quoteCurrency: dollar,
      action: .known(.buy), totalQuantity: decimal("100.00"), openQuantity: 10, canceledQuantity: 10,
      filledQuantity: 80, executionPrice: decimal("12.34"), limitPrice: decimal("12.34"), stopPrice: decimal("12.5"),
      trailingStop: SnapTradeTrailingStop(amount: decimal("0.6"), type: .known(.dollar)),
      orderType: .known(.market), timeInForce: .other("Day+"), timePlaced: noon, timeUpdated: noon,
      timeExecuted: noon, expiryDate: noon, symbol: "51000000-0000-5000-8000-000000000001",
      childBrokerageOrderIDs: SnapTradeChildOrders(takeProfitOrderID: "1", stopLossOrderID: "2"))
  }

  static var holdings: SnapTradeHoldings {
    SnapTradeHoldings(
      account: account, balances: [balance], positions: [position], optionPositions: [optionPosition],
      orders: [order], totalValue: SnapTradeTotalValue(value: decimal("32600.71"), currency: "USD"))
  }

  static var history: SnapTradeValueHistory {
    SnapTradeValueHistory(
      history: [SnapTradeValuePoint(date: date("2026-01-01"), totalValue: decimal("15363.23"))], currency: "USD")
  }

  static var brokerage: SnapTradeBrokerage {
    SnapTradeBrokerage(
      id: "d0000000-0000-5000-8000-000000000001", slug: "ORCHARD", name: "Orchard", displayName: "Orchard",
      description: "A broker.", logoURL: "https://example.com/a.png", squareLogoURL: "https://example.com/b.png",
      url: "https://example.com", allowsTrading: true,
      brokerageType: SnapTradeBrokerageType(
        id: "d1000000-0000-5000-8000-000000000001", name: "Traditional Brokerage"))
  }

  static var connection: SnapTradeConnection {
    SnapTradeConnection(
      id: "b0000000-0000-5000-8000-000000000001", createdDate: noon, brokerage: brokerage, name: "Connection-1",
      type: .known(.read), disabled: true, disabledDate: noon, updatedDate: noon,
      dataFreshnessMode: SnapTradeFreshnessMode(institution: .known(.realtime), snaptrade: .known(.delayed)))
  }
}

/// What a value writes, read again as a document.
func document(_ value: some SnapTradeWireValue, _ form: SnapTradeForm = .current) throws -> JSONValue {
  try JSONValue(parsing: value.jsonBytes(form: form), limits: .request, duplicates: .refuse)
}

/// What a value writes, as text.
func text(_ value: some SnapTradeWireValue, _ form: SnapTradeForm = .current) -> String {
  String(decoding: value.jsonBytes(form: form), as: UTF8.self)
}

/// A value read from text.
func read<Value: SnapTradeWireValue>(_ type: Value.Type = Value.self, _ text: String) throws -> Value {
  try Value(json: try JSONValue(parsing: Array(text.utf8), limits: .request, duplicates: .refuse))
}
