import Ledger
import Money

/// One currency of a futures or forex account through a day: what it started with, what was realised, what is open.
struct CurrencyLedger {
  let currency: Currency
  /// Units of the account's currency for one of this one.
  var rate: ExactDecimal = 1
  var cash: ExactDecimal
  var cashAtStart: ExactDecimal
  var realised: ExactDecimal = .zero
  /// Since the opening.
  var realisedEver: ExactDecimal = .zero
  var commission: ExactDecimal = .zero
  var unrealised: ExactDecimal = .zero
  var unrealisedAtStart: ExactDecimal = .zero
  var initialMargin: ExactDecimal = .zero
  var maintenanceMargin: ExactDecimal = .zero
  var initialMarginAtStart: ExactDecimal = .zero

  init(_ currency: Currency, cash: ExactDecimal) {
    self.currency = currency
    self.cash = cash
    cashAtStart = cash
  }

  /// What was becomes what the new day starts with.
  mutating func startDay(rate: ExactDecimal) {
    self.rate = rate
    cashAtStart = cash
    unrealisedAtStart = unrealised
    initialMarginAtStart = initialMargin
    realised = .zero
    commission = .zero
  }

  /// Books a profit (or loss) and what it cost; the wire counts both as realised.
  mutating func realise(_ profit: ExactDecimal, commission charge: ExactDecimal = .zero) throws {
    realised = try realised + profit - charge
    realisedEver = try realisedEver + profit - charge
    commission = try commission + charge
    cash = try cash + profit - charge
  }

  /// An amount in the account's currency; nothing is nothing, without a row of zeros.
  private func converted(_ amount: ExactDecimal) throws -> ExactDecimal {
    amount.isZero ? .zero : try amount * rate
  }

  /// The members that futures and forex rows share, by their names on TradeStation's wire.
  func common() throws -> FigureList {
    var list = FigureList()
    list["bod_cash_balance"] = cashAtStart.money()
    list["bod_account_cash_balance"] = try converted(cashAtStart)
    list["commission"] = commission.money()
    list["real_time_cash_balance"] = cash.money()
    list["real_time_account_cash_balance"] = try converted(cash)
    list["real_time_realized_profit_loss"] = realised.money()
    list["real_time_account_realized_profit_loss"] = try converted(realised)
    list["real_time_unrealized_profit_loss"] = unrealised.money()
    list["real_time_account_unrealized_profit_loss"] = try converted(unrealised)
    list["real_time_account_margin_requirement"] = try converted(initialMargin)
    list["to_account_conversion_rate"] = rate
    return list
  }

  func futuresDetail() throws -> CurrencyDetail {
    var list = try common()
    list["bod_open_trade_equity"] = unrealisedAtStart.money()
    list["bod_account_open_trade_equity"] = try converted(unrealisedAtStart)
    list["bod_securities"] = ExactDecimal.zero.money()
    list["bod_account_securities", "open_order_init_margin", "account_open_order_init_margin"] = .zero
    list["real_time_init_margin"] = initialMargin.money()
    list["real_time_account_init_margin"] = try converted(initialMargin)
    list["real_time_maintenance_margin"] = maintenanceMargin.money()
    list["real_time_account_maintenance_margin"] = try converted(maintenanceMargin)
    list["today_real_time_unrealized_profit_loss"] = try (unrealised - unrealisedAtStart).money()
    return CurrencyDetail(currency: currency, figures: list.sorted)
  }

  func forexDetail() throws -> CurrencyDetail {
    var list = try common()
    list["bod_margin_requirement"] = initialMarginAtStart.money()
    list["bod_account_margin_requirement"] = try converted(initialMarginAtStart)
    return CurrencyDetail(currency: currency, figures: list.sorted)
  }
}

extension [CurrencyLedger] {
  /// The sum of one amount of every currency in the account's, with four decimals, as the wire's totals have.
  func total(_ path: KeyPath<CurrencyLedger, ExactDecimal>) throws -> ExactDecimal {
    try reduce(ExactDecimal.zero) { try $0 + $1[keyPath: path] * $1.rate }.money()
  }
}
