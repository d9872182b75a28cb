import CivilTime
import Ledger
import Market
import Money

/// Reads the records of an OFX file. Names in refusals are those of the OFX specification (chapter 13).
enum OFXRow {
  static let names: ColumnNames = {
    var names = ColumnNames()
    let table: [(ColumnRole, String)] = [
      (.date, "DTTRADE"), (.settles, "DTSETTLE"), (.symbol, "TICKER"), (.quantity, "UNITS"), (.price, "UNITPRICE"),
      (.commission, "COMMISSION"), (.fees, "FEES"), (.amount, "TOTAL"), (.currency, "CURSYM"), (.account, "ACCTID"),
    ]
    for (role, name) in table { names.set(role, name) }
    return names
  }()

  static func security(_ record: OFXRecord) -> OFXSecurity {
    var security = OFXSecurity(symbol: record["security"], name: record["name"])
    let ticker = record["ticker"].trimmed
    if !ticker.isEmpty { security.symbol = ticker.replacing("/", with: "-").replacing(" ", with: "-") }
    security.currency = Currency(record["currency"])
    switch record["type"] {
    case "DEBT": security.kind = .bond
    case "FUND": security.kind = .fund
    case "STOCK": security.kind = .equity
    default: security.kind = nil
    }
    if let strike = record.number("strike"), let expires = record.moment("expires"), let isCall = record.flag("call") {
      let root = String(ticker.prefix { $0.isLetter })
      let option = try? OCCSymbol(root: root, expiration: expires.date, type: isCall ? .call : .put, strike: strike)
      security.kind = .option
      security.symbol = option?.description ?? security.symbol
      security.multiplier = record.number("multiplier")
    }
    if let option = OCCSymbol(ticker) ?? OCCSymbol(compact: ticker) {
      (security.kind, security.symbol) = (.option, option.description)
    }
    return security
  }

  static func activity(_ record: OFXRecord, _ security: OFXSecurity?) throws(IntakeError) -> Activity {
    guard record["corrects"].isEmpty else {
      throw IntakeError(
        .unsupported, column: "CORRECTFITID",
        "the transaction replaces another; tell it as a correction and leave it out")
    }
    let kind = record["kind"]
    guard let moment = record.moment("traded") ?? record.moment("posted") else {
      throw IntakeError(.missingValue, column: "DTTRADE", "the day is missing")
    }
    let meaning = try meaning(record)
    var activity = Activity(
      line: record.line, action: kind.isEmpty ? record["bank"] : kind, meaning: meaning, date: moment.date,
      at: moment.at)
    activity.identifier = record["id"].isEmpty ? nil : record["id"]
    activity.account = record["account"].isEmpty ? nil : record["account"]
    activity.symbol = security?.symbol ?? (record["security"].isEmpty ? nil : record["security"])
    activity.kind = security?.kind ?? kindOf(kind)
    activity.name = security?.name
    activity.multiplier = security?.multiplier
    activity.amount = record.number("amount")
    activity.currency = Currency(record["currency"]) ?? Currency(record["account_currency"])
    activity.fingerprint = [
      kind, moment.at.rfc3339(), record["security"], record["units"], record["amount"], record["memo"],
    ]
    readCosts(record, into: &activity)
    // libofx tells money alone as units of price 1, with the opposite sign.
    if kind != "INVBANKTRAN", !kind.isEmpty {
      activity.quantity = record.number("units")
      activity.price = record.number("price")
      activity.settles = record.moment("posted").map(\.date)
    } else {
      activity.symbol = nil
      activity.reason = record["name"].isEmpty ? record["memo"] : record["name"]
      if activity.bringsMoney, moment.isDay { activity.at = activity.startOfBusiness(in: .newYork) }
    }
    try readTransfer(record, into: &activity)
    return activity
  }

  private static func readCosts(_ record: OFXRecord, into activity: inout Activity) {
    activity.commission = record.number("commission")
    var fees: ExactDecimal?
    for name in ["fees", "load", "taxes"] {
      guard let part = record.number(name), !part.isZero else { continue }
      fees = fees == nil ? part.magnitude : try? fees! + part.magnitude
    }
    activity.fees = fees
    activity.accruedInterest = record.number("accrued_interest")
    if let withheld = record.number("withholding"), !withheld.isZero {
      activity.tax = withheld.magnitude
      activity.taxCurrency = activity.currency
    }
  }

  private static func readTransfer(_ record: OFXRecord, into activity: inout Activity) throws(IntakeError) {
    if activity.meaning == .split {
      guard let new = record.number("numerator")?.wholeNumber, let old = record.number("denominator")?.wholeNumber,
        new > 0, old > 0, new != old
      else { throw IntakeError(.badValue, column: "NUMERATOR", "whole new units to whole old ones are due") }
      activity.ratio = (new, old)
    }
    guard activity.meaning == .transferIn else { return }
    activity.acquired = record.moment("acquired")?.date
    if let each = record.number("cost_each"), let quantity = activity.quantity {
      activity.cost = try? each * quantity.magnitude
    }
  }

  // MARK: Words

  private static func meaning(_ record: OFXRecord) throws(IntakeError) -> ActionRule.Meaning {
    switch record["kind"] {
    case "BUYDEBT", "BUYMF", "BUYOTHER", "BUYSTOCK", "BUYOPT":
      return ["BUYTOCOVER", "BUYTOCLOSE"].contains(record["buy"]) ? .buyToCover : .buy
    case "SELLDEBT", "SELLMF", "SELLOTHER", "SELLSTOCK", "SELLOPT":
      return ["SELLSHORT", "SELLTOOPEN"].contains(record["sell"]) ? .sellShort : .sell
    case "INCOME": return record["income"] == "INTEREST" ? .interest : .dividend
    case "REINVEST": return .reinvestedIncome
    case "RETOFCAP": return .returnOfCapital
    case "MARGININTEREST": return .interest
    case "INVEXPENSE": return .fee
    case "TRANSFER", "JRNLSEC": return record.flag("comes_in") == false ? .transferOut : .transferIn
    case "SPLIT": return .split
    case "CLOSUREOPT":
      switch record["option"] {
      case "EXERCISE": return .optionExercised
      case "ASSIGN": return .optionAssigned
      case "EXPIRE": return .optionExpired
      default:
        throw IntakeError(.missingValue, column: "OPTACTION", "whether the option expired or was used is not told")
      }
    case "JRNLFUND": return .skip
    case "INVBANKTRAN", "": return try bankMeaning(record["bank"])
    default:
      throw IntakeError(.unknownAction, column: "INVTRAN", "no such transaction is known: \(record["kind"])")
    }
  }

  private static func bankMeaning(_ word: String) throws(IntakeError) -> ActionRule.Meaning {
    switch word {
    case "INT": .interest
    case "FEE", "SRVCHG": .fee
    case "DIV": .interest
    case "": throw IntakeError(.unknownAction, column: "TRNTYPE", "the kind of the transaction is missing")
    default: .cash
    }
  }

  private static func kindOf(_ word: String) -> InstrumentKind? {
    switch word {
    case "BUYDEBT", "SELLDEBT": .bond
    case "BUYMF", "SELLMF": .fund
    case "BUYSTOCK", "SELLSTOCK": .equity
    default: nil
    }
  }
}
