import Book
import CivilTime
import JSON
import Keeper
import Ledger
import Margin
import Money

/// An account's profile with the member names of the event `account_opened`. Members without a value are left out.
enum ProfileMembers {
  /// The row of the account that a view shows, with the status and the flag that the rules lead to.
  static func object(_ view: AccountView) -> JSONObject {
    object(
      view.book, key: view.key, profile: profile(view.state.profile, by: view.dayTradeFlags),
      funded: view.book.fundedAt(through: view.at, knownThrough: view.market.knownThrough))
  }

  /// The settings with the status and the flag that the rules lead to; nil where the teller's word counts.
  static func profile(_ settings: AccountProfile, by flags: DayTradeFlags?) -> AccountProfile {
    guard let flags else { return settings }
    var profile = settings
    profile.status = flags.status
    profile.patternDayTrader = flags.isPatternDayTrader
    return profile
  }

  /// The row of one account: its name and counter, then the profile, then what its life says of its beginning.
  static func object(_ book: AccountBook, key: Int, profile: AccountProfile, funded: Instant?) -> JSONObject {
    var row = JSONObject([
      ("account", .string(book.identifier)), ("key", .integer(key)), ("type", .string(profile.kind.rawValue)),
      ("currency", .string(profile.currency.code)),
    ])
    row.add("number", text: profile.number)
    row.add("name", text: profile.name)
    row.add("status", text: profile.status.rawValue)
    row.add("owner", text: profile.owner)
    row.add("rules", text: profile.rules)
    row.add("brokers", words: profile.brokers)
    row.add("alias", text: profile.alias)
    row.add("registration", text: profile.registration)
    if let level = profile.toldOptionLevel { row.members.append(("option_level", .integer(level))) }
    row.members.append(("day_trading_qualified", .bool(profile.dayTradingQualified)))
    row.members.append(("pattern_day_trader", .bool(profile.patternDayTrader)))
    if let count = profile.dayTrades { row.members.append(("day_trades", .integer(count))) }
    row.add("intraday_margin_from", text: profile.intradayMarginFrom?.description)
    row.members.append(("paper", .bool(profile.isPaper)))
    row.add("institution_name", text: profile.institutionName)
    row.add("institution_account_id", text: profile.institutionAccountID)
    row.add("raw_type", text: profile.rawType)
    row.add("funded_at", text: profile.fundedAt?.rfc3339())
    row.add("opened_on", text: profile.openedOn?.rfc3339())
    row.add("cash_restrictions", words: profile.cashRestrictions)
    row.add("house_maintenance", decimal: profile.houseMaintenance)
    row.add("buying_power", text: profile.buyingPower.rawValue)
    row.add("debit_rate", decimal: profile.debitRate)
    row.add("opened_at", text: book.state.openedAt.rfc3339())
    row.add("first_funded_at", text: funded?.rfc3339())
    return row
  }
}

extension JSONObject {
  mutating func add(_ name: String, text: String?) {
    if let text { members.append((name, .string(text))) }
  }

  mutating func add(_ name: String, decimal: ExactDecimal?) {
    if let decimal { members.append((name, .decimalString(decimal))) }
  }

  mutating func add(_ name: String, words: [String]) {
    members.append((name, .array(words.map(JSONValue.string))))
  }

  mutating func add(_ name: String, orNull text: String?) {
    members.append((name, text.map(JSONValue.string) ?? .null))
  }

  mutating func add(_ name: String, orNull decimal: ExactDecimal?) {
    members.append((name, decimal.map(JSONValue.decimalString) ?? .null))
  }
}
