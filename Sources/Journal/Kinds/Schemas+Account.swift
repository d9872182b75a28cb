import CivilTime
import JSON
import Ledger
import Money

extension Schemas {
  private static let currencyRates = Schema<CurrencyRates>(
    "A currency's rates", blank: CurrencyRates(currency: .usd),
    [
      .required("currency", \.currency, .currency),
      .optional("debit_rate", \.debitRate, .decimal),
      .optional("credit_rate", \.creditRate, .decimal),
    ])

  static let accountOpened = Schema<AccountProfile>(
    "An opening", blank: AccountProfile(kind: .cash, currency: .usd),
    [
      .required("type", \.kind, .word),
      .required("currency", \.currency, .currency),
      .following("rules", \.rules, .text),
      .defaulted("owner", \.owner, AccountProfile.defaultOwner, .text),
      .optional("number", \.number, .text),
      .defaulted("brokers", \.brokers, [], .texts),
      .optional("name", \.name, .text),
      .optional("alias", \.alias, .text),
      .optional("registration", \.registration, .text),
      .defaulted("status", \.status, .active, .word),
      .optional("option_level", \.toldOptionLevel, .integer),
      .following("day_trading_qualified", \.dayTradingQualified, .bool),
      .defaulted("pattern_day_trader", \.patternDayTrader, false, .bool),
      .optional("day_trades", \.dayTrades, .integer),
      .optional("intraday_margin_from", \.intradayMarginFrom, .date),
      .defaulted("paper", \.isPaper, false, .bool),
      .optional("institution_name", \.institutionName, .text),
      .optional("institution_account_id", \.institutionAccountID, .text),
      .optional("raw_type", \.rawType, .text),
      .optional("funded_at", \.fundedAt, .instant),
      .optional("opened_on", \.openedOn, .instant),
      .defaulted("cash_restrictions", \.cashRestrictions, [], .texts),
      .optional("house_maintenance", \.houseMaintenance, .decimal),
      .optional("house", \.house, .object(house)),
      .defaulted("buying_power", \.buyingPower, .sma, .word),
      .optional("debit_rate", \.debitRate, .decimal),
      .optional("credit_rate", \.creditRate, .decimal),
      .defaulted("accrues_interest", \.accruesInterest, false, .bool),
      .defaulted("currency_rates", \.currencyRates, [], .objects(currencyRates)),
      .defaulted("interest_in_equity", \.interestInEquity, false, .bool),
      .defaulted("lot_method", \.lotMethod, .fifo, .word),
      .defaulted("accrues_dividends", \.accruesDividends, false, .bool),
    ],
    finish: { profile, seen, _ in
      let usual = AccountProfile(kind: profile.kind, currency: profile.currency)
      if !seen.has("rules") { profile.rules = usual.rules }
      if !seen.has("day_trading_qualified") { profile.dayTradingQualified = usual.dayTradingQualified }
    })

  static let accountChanged = Schema<AccountChange>(
    "A change", blank: AccountChange(),
    [
      .optional("name", \.name, .text),
      .optional("alias", \.alias, .text),
      .optional("registration", \.registration, .text),
      .optional("status", \.status, .word),
      .optional("option_level", \.optionLevel, .integer),
      .optional("day_trading_qualified", \.dayTradingQualified, .bool),
      .optional("pattern_day_trader", \.patternDayTrader, .bool),
      .optional("day_trades", \.dayTrades, .integer),
      .optional("intraday_margin_from", \.intradayMarginFrom, .date),
      .optional("house_maintenance", \.houseMaintenance, .decimal),
      .optional("house", \.house, .object(house)),
      .optional("buying_power", \.buyingPower, .word),
      .optional("funded_at", \.fundedAt, .instant),
      .optional("cash_restrictions", \.cashRestrictions, .texts),
      .optional("debit_rate", \.debitRate, .decimal),
      .optional("credit_rate", \.creditRate, .decimal),
      .optional("accrues_interest", \.accruesInterest, .bool),
      .optional("currency_rates", \.currencyRates, .objects(currencyRates)),
      .optional("interest_in_equity", \.interestInEquity, .bool),
      .optional("lot_method", \.lotMethod, .word),
      .optional("accrues_dividends", \.accruesDividends, .bool),
    ])
}

extension Member where Value == AccountProfile {
  /// A setting whose default follows from the kind of account.
  fileprivate static func following<Part: Equatable>(
    _ name: StaticString, _ path: any WritableKeyPath<AccountProfile, Part> & Sendable, _ form: Form<Part>
  ) -> Member {
    Member(
      name, form.shape,
      omitted: { profile in
        profile[keyPath: path] == AccountProfile(kind: profile.kind, currency: profile.currency)[keyPath: path]
      },
      read: { (value, reader) throws(EventError) in value[keyPath: path] = try form.read(&reader) },
      write: { form.write($0[keyPath: path], &$1) })
  }
}
