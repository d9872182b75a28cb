import Money

/// The totals that a futures or forex statement reports: TradeStation's wire names, and the book's names beside them.
///
/// Held together by the identities of the published samples: balance = start + realised; equity = balance +
/// unrealised; buying power = equity − margin.
struct BrokerTotals {
  let netCashAtStart: ExactDecimal
  let realised: ExactDecimal
  let realisedEver: ExactDecimal
  let unrealised: ExactDecimal
  let unrealisedAtStart: ExactDecimal
  let initialMargin: ExactDecimal
  let maintenanceMargin: ExactDecimal
  let initialMarginAtStart: ExactDecimal
  let commission: ExactDecimal

  init(_ ledgers: [CurrencyLedger]) throws {
    netCashAtStart = try ledgers.total(\.cashAtStart)
    realised = try ledgers.total(\.realised)
    realisedEver = try ledgers.total(\.realisedEver)
    unrealised = try ledgers.total(\.unrealised)
    unrealisedAtStart = try ledgers.total(\.unrealisedAtStart)
    initialMargin = try ledgers.total(\.initialMargin)
    maintenanceMargin = try ledgers.total(\.maintenanceMargin)
    initialMarginAtStart = try ledgers.total(\.initialMarginAtStart)
    commission = try ledgers.total(\.commission)
  }

  /// The members that every account object has, and the book's figures of the same meaning.
  func common(marketValue: ExactDecimal) throws -> FigureList {
    let balance = try netCashAtStart + realised
    let equity = try balance + unrealised
    let power = max(.zero, try equity - initialMargin)
    var list = FigureList()
    list["bod_equity", "start_of_day_equity"] = try netCashAtStart + unrealisedAtStart
    list["bod_net_cash", "start_of_day_cash"] = netCashAtStart
    list["market_value"] = marketValue
    list["real_time_account_balance", "cash", "cash_and_equivalents", "settled_cash"] = balance
    list["real_time_buying_power", "net_buying_power", "available_to_trade"] = power
    list["overnight_buying_power", "stock_buying_power", "option_buying_power", "day_trade_buying_power"] = power
    list["excess_buying_power", "excess_option_buying_power", "withdrawable"] = power
    list["real_time_equity", "equity", "margin_equity"] = equity
    list["real_time_realized_profit_loss", "realized_pl_today", "realized_pl_today_average"] = realised
    list["realized_pl"] = realisedEver
    list["margin_balance"] = balance
    list["real_time_unrealized_gains"] = unrealised
    list["real_time_unrealized_profit_loss", "unrealized_pl", "unrealized_pl_average"] = unrealised
    list["unrealized_pl_today"] = try unrealised - unrealisedAtStart
    list["commission", "commission_today"] = commission
    list["uncleared_deposit", "uncleared_deposits"] = ExactDecimal.zero.money()
    list["initial_requirement"] = initialMargin
    list["maintenance_requirement", "house_requirement"] = maintenanceMargin
    list["maintenance_excess", "house_excess"] = try equity - maintenanceMargin
    return list
  }
}
