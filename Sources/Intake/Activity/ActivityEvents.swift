import CivilTime
import Ledger
import Market
import Money

/// Turns what a row says into events of the book.
struct ActivityEvents {
  let quantitySigns: ImportProfile.Signs
  let amountSigns: ImportProfile.Signs
  /// What quantity × price ± charges may differ from the amount beyond rounding; nil: nothing is compared.
  let tolerance: ExactDecimal?
  let names: ColumnNames
  let context: ImportContext

  enum Result {
    case events([Event])
    case skipped(String)
  }

  /// - Parameter name: the id of the row's first event; further ones add a word to it.
  func events(_ activity: Activity, name: String) throws(IntakeError) -> Result {
    let draft = EventDraft(activity, account: context.account, name: name)
    switch activity.meaning {
    case .skip: return .skipped(activity.reason ?? "the profile passes it over")
    case .buy, .sell, .sellShort, .buyToCover, .trade: return try trade(activity, draft)
    case .dividend: return try dividend(activity, draft)
    case .returnOfCapital: return try returnOfCapital(activity, draft)
    case .reinvestment: return try reinvestment(activity, draft)
    case .reinvestedIncome: return try reinvestedIncome(activity, draft)
    case .stockDividend: return try stockDividend(activity, draft)
    case .interest, .fee, .tax, .cash, .deposit, .withdrawal, .adjustment: return try money(activity, draft)
    case .transfer, .transferIn, .transferOut: return try transfer(activity, draft)
    case .units: return try units(activity, draft)
    case .optionExpired, .optionExercised, .optionAssigned: return try optionEnd(activity, draft)
    case .exchange: return try exchange(activity, draft)
    case .split: return try split(activity)
    }
  }

  // MARK: Values that are due

  func due<Value>(_ value: Value?, _ role: ColumnRole, _ activity: Activity) throws(IntakeError) -> Value {
    if let value { return value }
    throw IntakeError(
      .missingValue, column: names[role] ?? role.rawValue,
      "\(DecimalForm.shown(activity.action)) needs it, and nothing stands there")
  }

  func symbol(_ activity: Activity) throws(IntakeError) -> String { try due(activity.symbol, .symbol, activity) }

  func currency(_ activity: Activity) throws(IntakeError) -> Currency {
    try due(activity.currency, .currency, activity)
  }

  /// The amount, which must have one sign unless it may have both.
  func amount(_ activity: Activity) throws(IntakeError) -> ExactDecimal { try due(activity.amount, .amount, activity) }

  /// The amount as it comes into the account. `comesIn` tells which way the action goes; nil: the sign does.
  func movement(_ activity: Activity, comesIn: Bool?) throws(IntakeError) -> ExactDecimal {
    let amount = try amount(activity)
    guard let comesIn else { return amount }
    switch amountSigns {
    case .unsigned:
      guard !amount.isNegative else { throw wrongSign(.amount, activity) }
      return comesIn ? amount : -amount
    case .signed:
      guard amount.isZero || amount.isPositive == comesIn else { throw wrongSign(.amount, activity) }
      return amount
    case .either:
      guard amount.isZero || !amount.isNegative || !comesIn else { throw wrongSign(.amount, activity) }
      return comesIn ? amount : -amount.magnitude
    }
  }

  /// The units as they come into the account, by the same rule.
  func unitMovement(_ activity: Activity, comesIn: Bool) throws(IntakeError) -> ExactDecimal {
    let quantity = try due(activity.quantity, .quantity, activity)
    switch quantitySigns {
    case .unsigned:
      guard !quantity.isNegative else { throw wrongSign(.quantity, activity) }
    case .signed:
      guard quantity.isZero || quantity.isPositive == comesIn else { throw wrongSign(.quantity, activity) }
    case .either:
      guard !quantity.isNegative || !comesIn else { throw wrongSign(.quantity, activity) }
    }
    return comesIn ? quantity.magnitude : -quantity.magnitude
  }

  func wrongSign(_ role: ColumnRole, _ activity: Activity) -> IntakeError {
    IntakeError(
      .wrongSign, column: names[role] ?? role.rawValue,
      "the sign does not fit \(DecimalForm.shown(activity.action)); columns may be swapped")
  }

  // MARK: Instruments

  /// What the book or the row itself says of the instrument.
  func terms(_ activity: Activity, _ symbol: String) -> (
    kind: InstrumentKind, currency: Currency?, multiplier: ExactDecimal
  ) {
    if let known = context.instrument(symbol) { return (known.kind, known.currency, known.multiplier) }
    let kind = activity.kind ?? (OCCSymbol(symbol) == nil ? .equity : .option)
    let usual = try? Instrument.defaults(symbol: symbol, kind: kind)
    return (kind, activity.priceCurrency ?? activity.currency, activity.multiplier ?? usual?.multiplier ?? .one)
  }
}

extension MoneyError {
  /// Arithmetic that does not fit, as a refusal of the row.
  var refusal: IntakeError { IntakeError(.badValue, "a number is too large: \(text)") }
}
