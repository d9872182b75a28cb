import CivilTime
import Market
import Money

/// Reads the rows of an activity table by its profile.
struct ActivityReader {
  let profile: ImportProfile
  let names: ColumnNames

  /// - Throws: what is wrong with the row, with its column.
  func activity(_ row: TableRow, charges: [(name: String, amount: String, currency: String?, isTax: Bool)])
    throws(IntakeError) -> Activity
  {
    guard row.isWhole else {
      throw IntakeError(.truncated, "the row has \(row.fields.count) columns, fewer than the header")
    }
    let action = row[.action]
    guard let rule = profile.actions.first(where: { $0.fits(ActionRule.normal(action)) }) else {
      throw IntakeError(
        .unknownAction, column: names[.action], "the profile knows no action \(DecimalForm.shown(action))")
    }
    guard let day = try date(row, .date) else {
      throw IntakeError(.missingValue, column: names[.date], "the day is missing")
    }
    var activity = Activity(
      line: row.line, action: action, meaning: rule.meaning, date: day.date, at: profile.dates.instant(day))
    activity.reason = rule.reason
    activity.identifier = row[.identifier].isEmpty ? nil : row[.identifier]
    activity.account = row[.account].isEmpty ? nil : row[.account]
    activity.name = row[.description].isEmpty ? nil : row[.description]
    activity.kind = profile.kind(row[.type])
    try readMoney(row, charges, into: &activity)
    try readSymbol(row, into: &activity)
    // Until a trade has settled some brokers write a word in place of the day.
    activity.settles = (try? date(row, .settles))?.date
    if let settles = activity.settles, settles < activity.date, activity.meaning.isTrade {
      throw IntakeError(
        .doesNotAddUp, column: names[.settles],
        "it settles on \(settles), before the day it was traded, \(activity.date)")
    }
    activity.fingerprint = fingerprint(activity)
    if day.instant == nil, activity.bringsMoney { activity.at = activity.startOfBusiness(in: profile.dates.zone) }
    return activity
  }

  private func readMoney(
    _ row: TableRow, _ charges: [(name: String, amount: String, currency: String?, isTax: Bool)],
    into activity: inout Activity
  ) throws(IntakeError) {
    activity.quantity = try number(row, .quantity)
    activity.rate = try number(row, .rate)
    let price = try currency(row, .priceCurrency)
    activity.priceCurrency = price?.currency
    activity.price = try scaled(try number(row, .price), price, .price)
    let money = try currency(row, .currency)
    activity.currency = money?.currency ?? currencyOfHeader(.amount) ?? profile.currency
    activity.amount = try scaled(try number(row, .amount), money, .amount)
    activity.commission = try number(row, .commission)
    activity.fees = try number(row, .fees)
    activity.accruedInterest = try number(row, .accruedInterest)
    let taxed = try currency(row, .taxCurrency)
    activity.tax = try scaled(try number(row, .tax), taxed, .tax)
    activity.taxCurrency = taxed?.currency ?? activity.currency
    for charge in charges {
      let value: ExactDecimal?
      do throws(IntakeError) {
        value = try profile.numbers.number(charge.amount)
      } catch {
        throw IntakeError(error.code, column: charge.name, error.text)
      }
      guard let value, !value.isZero else { continue }
      guard let currency = charge.currency.flatMap({ Currency($0) }) ?? Self.code(in: charge.name) ?? activity.currency
      else { throw IntakeError(.missingValue, column: charge.name, "the currency of the charge is not told") }
      activity.charges.append(
        Activity.Charge(name: charge.name, amount: value, currency: currency, isTax: charge.isTax))
    }
  }

  private func readSymbol(_ row: TableRow, into activity: inout Activity) throws(IntakeError) {
    activity.isCash = profile.symbols.isCash(row[.symbol])
    do throws(IntakeError) {
      activity.symbol = try profile.symbols.symbol(row[.symbol], priceCurrency: row[.priceCurrency])
    } catch {
      throw names.naming(error, .symbol)
    }
  }

  // MARK: Values

  private func date(_ row: TableRow, _ role: ColumnRole) throws(IntakeError) -> DateForm.Value? {
    do throws(IntakeError) {
      return try profile.dates.value(row[role])
    } catch {
      throw names.naming(error, role)
    }
  }

  func number(_ row: TableRow, _ role: ColumnRole) throws(IntakeError) -> ExactDecimal? {
    do throws(IntakeError) {
      return try profile.numbers.number(row[role])
    } catch {
      throw names.naming(error, role)
    }
  }

  /// A currency, with what its amounts are divided by.
  private func currency(
    _ row: TableRow, _ role: ColumnRole
  ) throws(IntakeError) -> (currency: Currency, perUnit: ExactDecimal)? {
    let text = row[role]
    if text.isEmpty { return nil }
    if let subunit = profile.subunits.first(where: { $0.code == text }) { return (subunit.currency, subunit.perUnit) }
    guard let currency = Currency(text) else {
      throw IntakeError(.badValue, column: names[role], "no currency: \(DecimalForm.shown(text))")
    }
    return (currency, .one)
  }

  private func scaled(
    _ value: ExactDecimal?, _ currency: (currency: Currency, perUnit: ExactDecimal)?, _ role: ColumnRole
  ) throws(IntakeError) -> ExactDecimal? {
    guard let value, let currency, currency.perUnit != .one else { return value }
    guard let divided = try? value.divided(by: currency.perUnit, scale: min(28, Int(value.scale) + 4)) else {
      throw IntakeError(.badValue, column: names[role], "the number is too large")
    }
    return divided.trimmed(toScale: Int(value.scale))
  }

  /// `Total (EUR)` tells the currency of its numbers.
  private func currencyOfHeader(_ role: ColumnRole) -> Currency? { names[role].flatMap(Self.code(in:)) }

  private static func code(in name: String) -> Currency? {
    guard name.hasSuffix(")"), let open = name.lastIndex(of: "(") else { return nil }
    return Currency(String(name[name.index(after: open)...].dropLast()))
  }

  /// The row's own values in a form that does not change with the width of columns or the number of zeros. Left out is
  /// what may still change: the balance, the settlement day, the description.
  private func fingerprint(_ activity: Activity) -> [String] {
    let number: (ExactDecimal?) -> String = { $0.map { $0.trimmed().description } ?? "" }
    return [
      activity.account ?? "", activity.at.rfc3339(), ActionRule.normal(activity.action), activity.symbol ?? "",
      number(activity.quantity), number(activity.price), number(activity.commission), number(activity.fees),
      number(activity.amount), activity.currency?.code ?? "",
    ]
  }
}

extension ActionRule.Meaning {
  /// Buys or sells.
  var isTrade: Bool {
    switch self {
    case .buy, .sell, .sellShort, .buyToCover, .trade: true
    default: false
    }
  }
}
