import Book
import Keeper
import Margin
import Market
import Money

/// One row of the map from figures to fields: the wire name of an amount and how the book derives it.
struct FieldRule: Sendable {
  let name: String
  /// The name in statements.
  let statementName: String
  let derive: @Sendable (BalanceSource) throws -> ExactDecimal?

  init(_ name: String, _ derive: @escaping @Sendable (BalanceSource) throws -> ExactDecimal?) {
    self.name = name
    statementName = StatementName.of(name)
    self.derive = derive
  }

  init(_ name: String, _ figure: Figure) {
    self.init(name) { $0[figure] }
  }

  /// An amount that only a statement can tell.
  init(stated name: String) {
    self.init(name) { _ in nil }
  }

  static func table(_ rules: [FieldRule]) -> [String: FieldRule] {
    Dictionary(uniqueKeysWithValues: rules.map { ($0.name, $0) })
  }
}

extension FieldRule {
  /// Amounts that mean the same in every shape.
  private static let shared: [FieldRule] = [
    FieldRule("BODNetCash", .startOfDayCash),
    FieldRule("MarketValue", .marketValue),
    FieldRule("RealTimeRealizedProfitLoss", .realizedPLTodayAverage),
    FieldRule("RealTimeUnrealizedGains", .unrealizedPLToday),
    FieldRule("RealTimeUnrealizedProfitLoss", .unrealizedPLAverage),
    FieldRule("UnclearedDeposit", .unclearedDeposits),
    FieldRule("Commission", .commissionToday),
    // Of the newer API alone.
    FieldRule("CashAvailableToWithdraw", .startOfDayWithdrawable),
  ]

  /// Cash, margin and DVP accounts: convention A of buying power; all of an account without credit starts from its
  /// cash net of unsettled proceeds.
  static let equity = table(
    shared + [
      FieldRule("BODEquity", .startOfDayEquity),
      FieldRule("RealTimeAccountBalance") { $0.isMargin ? $0[.cash] : $0[.cashNetOfUnsettled] },
      FieldRule("RealTimeBuyingPower", .excessBuyingPower),
      FieldRule("RealTimeEquity", .equity),
      FieldRule("BODAccountBalance", .startOfDayCash),
      FieldRule("BODDayTradingMarginableEquitiesBuyingPower") {
        $0.isMargin ? $0[.startOfDayDayTradeBuyingPower] : $0[.startOfDayExcessBuyingPower]
      },
      FieldRule("BODOptionBuyingPower", .startOfDayExcessOptionBuyingPower),
      FieldRule("BODOptionValue", .startOfDayOptionValue),
      FieldRule("BODOvernightBuyingPower", .startOfDayExcessBuyingPower),
      FieldRule("DayTradeExcess") { source in
        guard source.isMargin else { return source[.excessBuyingPower] }
        return try source[.dayTradeBuyingPower].map {
          try Expression.divide($0, by: source.view.state.rules.dayTradingMultiple)
        }
      },
      FieldRule("RealTimeCostOfPositions", .costOfPositions),
      FieldRule("RealTimeDayTradingMarginableEquitiesBuyingPower") {
        $0.isMargin ? $0[.dayTradeBuyingPower] : $0[.excessBuyingPower]
      },
      FieldRule("RealTimeOptionBuyingPower", .excessOptionBuyingPower),
      FieldRule("RealTimeOptionValue", .optionValue),
      FieldRule("RealTimeOvernightBuyingPower", .excessBuyingPower),
      FieldRule("UnsettledFund") { $0.isMargin ? .zero : $0[.unsettledCredits] },
      // Of the newer API alone.
      FieldRule("DayTrades", .dayTrades),
      FieldRule("MaintenanceRate", .maintenanceRequirement),
      FieldRule("RequiredMargin", .houseRequirement),
    ])

  /// Equity of accounts that live on margin deposits: cash and open profit or loss, never the value of contracts.
  private static let leveraged: [FieldRule] = [
    FieldRule("RealTimeAccountBalance", .cash),
    FieldRule("RealTimeEquity") {
      try $0.sum(try $0.amount("RealTimeAccountBalance"), try $0.amount("RealTimeUnrealizedProfitLoss"))
    },
  ]

  static let futures = table(
    shared + leveraged + [
      FieldRule("BODEquity") { try $0.sum(try $0.amount("BODNetCash"), try $0.amount("BODOpenTradeEquity")) },
      FieldRule("RealTimeBuyingPower") {
        try $0.difference(try $0.amount("RealTimeEquity"), try $0.amount("RealTimeDayTradeMargin"))
      },
      FieldRule(stated: "BODOpenTradeEquity"),
      FieldRule("DayTradeExcess") {
        try $0.difference(try $0.amount("RealTimeEquity"), try $0.amount("RealTimeDayTradeMargin"))
      },
      FieldRule(stated: "DayTradeOpenOrderMargin"),
      FieldRule(stated: "OpenOrderMargin"),
      FieldRule("RealTimeDayTradeMargin") { try $0.deposits(\.dayMargin) },
      FieldRule("RealTimeInitialMargin") { try $0.deposits(\.initialMargin) },
      FieldRule("RealTimeMaintenanceMargin") { try $0.deposits(\.maintenanceMargin) },
      FieldRule("RealTimeTradeEquity") { try $0.amount("RealTimeUnrealizedGains") },
      FieldRule(stated: "SecurityOnDeposit"),
      FieldRule("TodayRealTimeTradeEquity") {
        try $0.difference(try $0.amount("RealTimeUnrealizedProfitLoss"), try $0.amount("BODOpenTradeEquity"))
      },
    ])

  static let forex = table(
    shared + leveraged + [
      FieldRule(stated: "BODEquity"),
      FieldRule("RealTimeBuyingPower") {
        try $0.difference(try $0.amount("RealTimeEquity"), try $0.amount("RealTimeMarginRequirement"))
      },
      FieldRule(stated: "BODMarginRequirement"),
      FieldRule(stated: "RealTimeMarginRequirement"),
    ])
}
