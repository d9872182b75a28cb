import CivilTime
import Market
import Money

/// Reads elements of a Flex query. The names of attributes are those of Interactive Brokers' reporting reference.
enum FlexRow {
  /// Dates and times come in the form that the query's owner chose; the zone is that of the US East Coast.
  static let dates: DateForm = {
    var form = DateForm()
    let days = ["YYYYMMDD", "YYYY-MM-DD", "MM/DD/YYYY", "DD-MMM-YY"]
    form.patterns = days.flatMap { day in
      [day]
        + [";", ", ", " "].flatMap { between in
          ["\(day)\(between)HHmmSS", "\(day)\(between)HH:mm:SS"]
        }
    }
    return form
  }()

  private static let numbers: DecimalForm = {
    var form = DecimalForm()
    form.signs = []
    form.parentheses = false
    return form
  }()

  static let names: ColumnNames = {
    var names = ColumnNames()
    let table: [(ColumnRole, String)] = [
      (.date, "dateTime"), (.settles, "settleDateTarget"), (.symbol, "symbol"), (.quantity, "quantity"),
      (.price, "tradePrice"), (.commission, "ibCommission"), (.fees, "taxes"), (.amount, "netCash"),
      (.currency, "currency"), (.account, "accountId"), (.action, "type"), (.accruedInterest, "accruedInt"),
    ]
    for (role, name) in table { names.set(role, name) }
    return names
  }()

  // MARK: Values

  static func number(_ tag: XMLReader.Tag, _ name: String) throws(IntakeError) -> ExactDecimal? {
    do throws(IntakeError) {
      return try numbers.number(tag[name])
    } catch {
      throw IntakeError(error.code, column: name, error.text)
    }
  }

  static func currency(_ tag: XMLReader.Tag, _ name: String) throws(IntakeError) -> Currency {
    guard let currency = Currency(tag[name]) else {
      throw IntakeError(.badValue, column: name, "no currency: \(DecimalForm.shown(tag[name]))")
    }
    return currency
  }

  private static func day(_ tag: XMLReader.Tag, _ names: [String]) throws(IntakeError) -> DateForm.Value {
    for name in names where !tag[name].isEmpty {
      do throws(IntakeError) {
        if let value = try dates.value(tag[name]) { return value }
      } catch {
        throw IntakeError(error.code, column: name, error.text)
      }
    }
    throw IntakeError(.missingValue, column: names.first, "the day is missing")
  }

  /// What every element tells.
  private static func activity(
    _ tag: XMLReader.Tag, _ action: String, _ meaning: ActionRule.Meaning, days: [String], id: (String, String)
  ) throws(IntakeError) -> Activity {
    let day = try day(tag, days)
    var activity = Activity(line: tag.line, action: action, meaning: meaning, date: day.date, at: dates.instant(day))
    activity.account = tag["accountId"].isEmpty ? nil : tag["accountId"]
    let identifier = tag[id.1]
    activity.identifier = identifier.isEmpty ? nil : "\(id.0):\(identifier)"
    activity.symbol = try FlexSymbol.symbol(tag)
    activity.kind = FlexSymbol.kind(tag)
    activity.name = tag["description"].isEmpty ? nil : tag["description"]
    activity.currency = try currency(tag, "currency")
    activity.multiplier = activity.kind == .option ? try number(tag, "multiplier") : nil
    activity.fingerprint = [
      id.0, tag["accountId"], activity.at.rfc3339(), action, tag["symbol"], tag["quantity"], tag["tradePrice"],
      tag["amount"], tag["netCash"], tag["currency"],
    ]
    return activity
  }

  /// The element tells a day and no time.
  private static func isDay(_ tag: XMLReader.Tag) -> Bool {
    (try? dates.value(tag["dateTime"]))?.instant == nil
  }

  // MARK: Elements

  static func trade(_ tag: XMLReader.Tag) throws(IntakeError) -> Activity {
    if let end = try optionEnd(tag) { return end }
    var activity = try activity(
      tag, tag["buySell"], try side(tag), days: ["dateTime", "tradeDate"], id: ("trade", "tradeID"))
    activity.settles = (try? dates.value(tag["settleDateTarget"]))?.date
    activity.quantity = try number(tag, "quantity")
    let proceeds = try number(tag, "proceeds")
    let commission = try number(tag, "ibCommission") ?? .zero
    let paidIn = tag["ibCommissionCurrency"].isEmpty ? activity.currency : try currency(tag, "ibCommissionCurrency")
    if tag["assetCategory"] == "CASH" {
      return try conversion(tag, activity, proceeds, commission, paidIn)
    }
    activity.price = try number(tag, "tradePrice")
    activity.accruedInterest = try number(tag, "accruedInt")
    activity.fees = try number(tag, "taxes")
    let isOwn = paidIn == activity.currency
    if commission.isPositive, let paidIn {
      activity.rebate = (commission, paidIn)
    } else if isOwn {
      activity.commission = commission
    } else if let paidIn, !commission.isZero {
      activity.charges.append(Activity.Charge(name: "ibCommission", amount: commission, currency: paidIn, isTax: false))
    }
    // What moves in the trade's own currency, a rebate apart.
    do throws(MoneyError) {
      if let net = try? number(tag, "netCash"), !net.isZero {
        activity.amount = try activity.rebate != nil && isOwn ? net - commission : net
      } else if let proceeds {
        activity.amount =
          try proceeds + (isOwn && !commission.isPositive ? commission : .zero) + (activity.fees ?? .zero)
      }
    } catch {
      throw error.refusal
    }
    return activity
  }

  /// The contracts of an option that ends are a trade at no price, with a note: expired, exercised or assigned.
  private static func optionEnd(_ tag: XMLReader.Tag) throws(IntakeError) -> Activity? {
    guard ["OPT", "FOP"].contains(tag["assetCategory"]) else { return nil }
    let notes = tag["notes"].split(separator: ";").map(String.init)
    let words: [(String, ActionRule.Meaning)] = [
      ("Ep", .optionExpired), ("A", .optionAssigned), ("Ex", .optionExercised),
    ]
    guard let (word, meaning) = words.first(where: { notes.contains($0.0) }) else { return nil }
    var activity = try activity(
      tag, "\(tag["buySell"]) \(word)", meaning, days: ["dateTime", "tradeDate"], id: ("trade", "tradeID"))
    activity.quantity = try number(tag, "quantity")
    activity.commission = try number(tag, "ibCommission")
    activity.amount = try number(tag, "proceeds")
    return activity
  }

  private static func side(_ tag: XMLReader.Tag) throws(IntakeError) -> ActionRule.Meaning {
    let indicator = tag["openCloseIndicator"]
    guard indicator != "C;O" else {
      throw IntakeError(
        .unsupported, column: "openCloseIndicator",
        "the trade closes one position and opens its opposite; tell it as two events and leave the line out")
    }
    switch tag["buySell"] {
    case "BUY": return tag["assetCategory"] == "CASH" ? .exchange : indicator == "C" ? .buyToCover : .buy
    case "SELL": return tag["assetCategory"] == "CASH" ? .exchange : indicator == "O" ? .sellShort : .sell
    default:
      throw IntakeError(
        .unsupported, column: "buySell",
        "\(DecimalForm.shown(tag["buySell"])) is no plain trade; a cancelled one is told as a correction")
    }
  }

  /// `EUR.USD`: the quantity is of the first currency, the proceeds of the second.
  private static func conversion(
    _ tag: XMLReader.Tag, _ read: Activity, _ proceeds: ExactDecimal?, _ commission: ExactDecimal, _ paidIn: Currency?
  ) throws(IntakeError) -> Activity {
    var activity = read
    let parts = tag["symbol"].split(separator: ".")
    guard parts.count == 2, let base = Currency(String(parts[0])), let quote = Currency(String(parts[1])) else {
      throw IntakeError(.badValue, column: "symbol", "no pair of currencies: \(DecimalForm.shown(tag["symbol"]))")
    }
    guard let proceeds else { throw IntakeError(.missingValue, column: "proceeds", "the other side is not told") }
    activity.symbol = nil
    activity.amount = activity.quantity
    activity.currency = base
    activity.counter = (proceeds, quote)
    if commission.isNegative, let paidIn {
      activity.charges = [Activity.Charge(name: "ibCommission", amount: commission, currency: paidIn, isTax: false)]
    }
    return activity
  }

  static func cash(_ tag: XMLReader.Tag) throws(IntakeError) -> Activity {
    let meaning: ActionRule.Meaning
    switch tag["type"] {
    case "Deposits/Withdrawals", "Deposits & Withdrawals", "Deposits", "Withdrawals": meaning = .cash
    case "Dividends", "Payment In Lieu Of Dividends": meaning = .dividend
    case "Withholding Tax", "871(m) Withholding": meaning = .tax
    case "Broker Interest Paid", "Broker Interest Received", "Bond Interest Paid", "Bond Interest Received":
      meaning = .interest
    case "Other Fees", "Commission Adjustments", "Advisor Fees", "Broker Fees": meaning = .fee
    case "Price Adjustments": meaning = .adjustment
    default:
      throw IntakeError(
        .unknownAction, column: "type", "no such cash transaction is known: \(DecimalForm.shown(tag["type"]))")
    }
    var activity = try activity(
      tag, tag["type"], meaning, days: ["dateTime", "settleDate", "reportDate"], id: ("cash", "transactionID"))
    activity.amount = try number(tag, "amount")
    if activity.bringsMoney, isDay(tag) { activity.at = activity.startOfBusiness(in: dates.zone) }
    return activity
  }

  static func transfer(_ tag: XMLReader.Tag) throws(IntakeError) -> Activity {
    let isIn = tag["direction"] == "IN"
    guard isIn || tag["direction"] == "OUT" else {
      throw IntakeError(.unknownAction, column: "direction", "IN or OUT is due")
    }
    var activity = try activity(
      tag, "transfer \(tag["direction"])", isIn ? .transferIn : .transferOut, days: ["dateTime", "date", "reportDate"],
      id: ("transfer", "transactionID"))
    activity.quantity = try number(tag, "quantity")
    activity.price = try number(tag, "transferPrice")
    if let money = try number(tag, "cashTransfer"), !money.isZero {
      activity.amount = money
      activity.quantity = nil
      activity.symbol = nil
    }
    if activity.bringsMoney, isDay(tag) { activity.at = activity.startOfBusiness(in: dates.zone) }
    return activity
  }

  static func corporateAction(_ tag: XMLReader.Tag, _ context: ImportContext) throws(IntakeError) -> Activity {
    let days = ["dateTime", "reportDate"]
    let id = ("action", tag["transactionID"].isEmpty ? "actionID" : "transactionID")
    let quantity = try number(tag, "quantity")
    switch tag["type"] {
    case "FS", "RS":
      var activity = try activity(tag, "split", .split, days: days, id: id)
      activity.ratio = try FlexSymbol.ratio(tag)
      return activity
    case "SD", "HD":
      var activity = try activity(tag, "stock dividend", .stockDividend, days: days, id: id)
      activity.quantity = quantity
      return activity
    case "BM", "BC":
      var activity = try activity(tag, "redemption", .sell, days: days, id: id)
      activity.quantity = quantity
      activity.amount = try number(tag, "proceeds")
      activity.price = FlexSymbol.redemptionPrice(activity)
      activity.reason = "redeemed"
      return activity
    default:
      throw IntakeError(
        .unsupported, column: "type",
        "corporate actions of type \(DecimalForm.shown(tag["type"])) are told once for every holder (spin_off, merger,"
          + " symbol_change); leave the line out")
    }
  }
}
