import CivilTime
import Hub
import Ledger
import Market
import Money

/// Numbers with which the tests reckon.
enum Samples {
  static func decimal(_ text: String) -> ExactDecimal { ExactDecimal(text)! }
  static func instant(_ text: String) -> Instant { Instant(rfc3339: text)! }

  static var profile: AccountProfile {
    var profile = AccountProfile(kind: .margin, currency: .usd)
    profile.name = "Everyday account"
    profile.number = "Q6542138443"
    profile.institutionName = "Bursar"
    profile.institutionAccountID = "54953432"
    profile.rawType = "Margin"
    profile.fundedAt = instant("2024-07-25T12:00:00Z")
    profile.openedOn = instant("2024-07-20T09:30:00Z")
    profile.cashRestrictions = ["NO_WIRE"]
    return profile
  }

  static var account: BrokerAccount { BrokerAccount(identifier: "T1", profile: profile) }

  static var instruments: [Instrument] {
    var bond = try! Instrument.defaults(symbol: "VAB.TO", kind: .etf)
    bond.name = "VANGUARD CDN AGGREGATE BOND INDEX ETF"
    bond.figi = "BBG000B9XRY4"
    bond.figiShareClass = "BBG001S5N8V8"
    bond.localID = "3291231"
    var fund = Instrument(symbol: "SPAXX", kind: .fund, currency: .usd)
    fund.isCashEquivalent = true
    let option = try! Instrument.defaults(symbol: "AAPL  261218C00240000")
    return [bond, fund, option, try! Instrument.defaults(symbol: "AAPL")]
  }

  static var trailingOrder: Order {
    var order = Order(
      identifier: "66a033fa", symbol: "VAB.TO", status: .partiallyFilled, side: .sell, type: "trailing_stop",
      duration: "gtc", quantity: 100, placedAt: instant("2026-01-02T15:00:00Z"))
    order.filledQuantity = 80
    order.cancelledQuantity = 10
    order.executionPrice = decimal("12.34")
    order.trailingStop = Order.TrailingStop(amount: decimal("0.60"), unit: .dollar)
    order.groupIdentifier = "1234567890"
    order.role = .trigger
    order.takeProfitIdentifier = "1"
    order.stopLossIdentifier = "2"
    return order
  }

  /// C 300.71, a money-market fund of 5,000.00, and an equity that only the broker can know.
  static func snapshot(
    cash: String = "300.71", equity: String = "15363.23", startOfDay: String? = nil
  ) -> BrokerSnapshot {
    let lot = StatementLot(
      identifier: "12345678", openedAt: instant("2022-01-15T10:30:00Z"), quantity: 40, price: decimal("108.3353"),
      cost: decimal("4333.412"), currentValue: decimal("4526.00"))
    let statement = Statement(
      cash: [
        StatementCash(currency: .usd, amount: decimal(cash), buyingPower: decimal("410.71")),
        StatementCash(currency: .cad, amount: decimal("-12.5")),
      ],
      positions: [
        StatementPosition(
          symbol: "VAB.TO", quantity: 40, averagePrice: decimal("108.3353"), price: decimal("113.15"),
          openPL: decimal("0.44"), fractionalUnits: decimal("1.44"), lots: [lot]),
        StatementPosition(symbol: "SPAXX", quantity: 5000, averagePrice: 1, price: decimal("1.00")),
        StatementPosition(
          symbol: "AAPL  261218C00240000", quantity: -50, averagePrice: decimal("41.26"), price: decimal("38.4")),
      ],
      orders: [trailingOrder],
      figures: [("equity", equity), ("start_of_day_equity", startOfDay)].compactMap { name, amount in
        amount.map { NamedAmount(name: name, amount: decimal($0)) }
      })
    return BrokerSnapshot(
      account: account, statement: statement, instruments: instruments, describesInstruments: true)
  }
}
