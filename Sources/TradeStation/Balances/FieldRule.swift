import Book
import Keeper
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

  /// A figure of accounts whose fills are told; in others a statement tells it, or `otherwise` does.
  init(
    _ name: String, byFills figure: Figure,
    otherwise: @escaping @Sendable (BalanceSource) throws -> ExactDecimal? = { _ in nil }
  ) {
    self.init(name) { source in
      guard source.view.state.livesByStatements else { return source[figure] }
      return try otherwise(source)
    }
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
        return DayTradeStanding(of: source.view.state, by: source.view.sheet).excess
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
    FieldRule("RealTimeEquity", byFills: .equity) {
      try $0.sum(try $0.amount("RealTimeAccountBalance"), try $0.amount("RealTimeUnrealizedProfitLoss"))
    },
  ]

  static let futures = table(
    shared.filter { $0.name != "MarketValue" } + leveraged + [
      FieldRule("MarketValue") { try $0.notional() },
      FieldRule("BODEquity", byFills: .startOfDayEquity) {
        try $0.sum(try $0.amount("BODNetCash"), try $0.amount("BODOpenTradeEquity"))
      },
      FieldRule("RealTimeBuyingPower", byFills: .dayTradeBuyingPower) {
        try $0.difference(try $0.amount("RealTimeEquity"), try $0.amount("RealTimeDayTradeMargin"))
      },
      FieldRule("BODOpenTradeEquity", byFills: .startOfDayOpenTradeEquity),
      FieldRule("DayTradeExcess") { source in
        let value =
          try source.view.state.livesByStatements
          ? source.amount("RealTimeEquity") : source.sum(source[.cash], source[.openTradeEquity])
        return try source.difference(value, try source.amount("RealTimeDayTradeMargin"))
      },
      FieldRule("DayTradeOpenOrderMargin") { try $0.orderedDayMargin() },
      FieldRule("OpenOrderMargin", byFills: .reservedByOrders),
      FieldRule("RealTimeDayTradeMargin", byFills: .futuresDayMargin) { try $0.deposits(\.dayMargin) },
      FieldRule("RealTimeInitialMargin", byFills: .initialRequirement) { try $0.deposits(\.initialMargin) },
      FieldRule("RealTimeMaintenanceMargin", byFills: .maintenanceRequirement) {
        try $0.deposits(\.maintenanceMargin)
      },
      FieldRule("RealTimeTradeEquity", byFills: .openTradeEquity) { try $0.amount("RealTimeUnrealizedGains") },
      FieldRule("SecurityOnDeposit", byFills: .securitiesOnDeposit),
      FieldRule("TodayRealTimeTradeEquity", byFills: .openTradeEquityToday) {
        try $0.difference(try $0.amount("RealTimeUnrealizedProfitLoss"), try $0.amount("BODOpenTradeEquity"))
      },
      // Of the newer API alone.
      FieldRule("BODSecurityOnDeposit", byFills: .startOfDaySecuritiesOnDeposit) { try $0.amount("SecurityOnDeposit") },
    ])

  static let forex = table(
    shared + leveraged + [
      FieldRule("BODEquity", byFills: .startOfDayEquity),
      FieldRule("RealTimeBuyingPower", byFills: .dayTradeBuyingPower) {
        try $0.difference(try $0.amount("RealTimeEquity"), try $0.amount("RealTimeMarginRequirement"))
      },
      FieldRule("BODMarginRequirement", byFills: .startOfDayInitialRequirement),
      FieldRule("RealTimeMarginRequirement", byFills: .initialRequirement),
    ])
}
