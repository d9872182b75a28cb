import CivilTime
import Ledger
import Market
import Money

extension ActivityEvents {
  /// A distribution in cash. One that is paid in another currency than the account got is booked before tax in the
  /// instrument's currency, with the tax and the conversion beside it.
  func dividend(_ activity: Activity, _ draft: EventDraft) throws(IntakeError) -> Result {
    if activity.isCash { return try money(activity, draft, as: .interest) }
    let symbol = try symbol(activity)
    let amount = try movement(activity, comesIn: amountSigns == .signed ? nil : true)
    if amount.isZero { return .skipped("no money moves") }
    let currency = try currency(activity)
    let note = EventDraft.note(activity.reason)
    let paysIn = activity.priceCurrency ?? currency
    guard paysIn != currency else {
      var events = [
        draft.event(
          .dividend(Dividend(symbol: symbol, amount: try grossed(amount, activity), currency: currency, note: note)))
      ]
      if let tax = activity.tax, !tax.isZero, activity.taxCurrency == currency {
        events.append(draft.tax(tax.magnitude, currency, symbol: symbol, note: nil, part: "tax"))
      }
      return .events(events)
    }
    let quantity = try due(activity.quantity, .quantity, activity)
    let each = try due(activity.price, .price, activity)
    guard let exact = try? quantity.magnitude * each else { throw IntakeError(.badValue, "a number is too large") }
    let gross = exact.rounded(toScale: paysIn.minorUnits, .halfAwayFromZero)
    var events = [draft.event(.dividend(Dividend(symbol: symbol, amount: gross, currency: paysIn, note: note)))]
    var net = gross
    if let tax = activity.tax, !tax.isZero {
      guard activity.taxCurrency == paysIn, let rest = try? gross - tax.magnitude, rest.isPositive else {
        throw IntakeError(.doesNotAddUp, column: names[.tax], "the tax does not fit the dividend")
      }
      net = rest
      events.append(draft.tax(tax.magnitude, paysIn, symbol: symbol, note: nil, part: "tax"))
    }
    let legs = ExchangeLegs(paid: amount, paidIn: currency, traded: net, tradedIn: paysIn)
    events.append(draft.exchange(legs, part: "exchange"))
    return .events(events)
  }

  /// Before the tax that stands in a column of its own.
  private func grossed(_ amount: ExactDecimal, _ activity: Activity) throws(IntakeError) -> ExactDecimal {
    guard let tax = activity.tax, activity.taxCurrency == activity.currency else { return amount }
    guard let gross = try? amount + tax.magnitude else { throw IntakeError(.badValue, "a number is too large") }
    return gross
  }

  func returnOfCapital(_ activity: Activity, _ draft: EventDraft) throws(IntakeError) -> Result {
    let symbol = try symbol(activity)
    let amount = try movement(activity, comesIn: true)
    if amount.isZero { return .skipped("no money moves") }
    return .events([
      draft.returnOfCapital(symbol, amount, try currency(activity), note: EventDraft.note(activity.reason))
    ])
  }

  /// Units bought with a distribution, which the file tells in a row of its own.
  func reinvestment(_ activity: Activity, _ draft: EventDraft) throws(IntakeError) -> Result {
    if activity.isCash { return .skipped("the core position is the account's cash") }
    let symbol = try symbol(activity)
    let quantity = try unitMovement(activity, comesIn: true)
    let paid = try movement(activity, comesIn: false)
    guard quantity.isPositive, !paid.isZero else {
      throw IntakeError(.missingValue, column: names[.quantity], "units and what they cost are due")
    }
    if let price = activity.price, price.isPositive {
      let worth = TradeWorth(
        quantity: quantity, price: price, factor: .one, commission: .zero, fees: .zero, accrued: .zero, isBuy: true)
      try worth.check(paid, tolerance, named: names[.amount])
    }
    return .events([
      draft.reinvestment(
        symbol, quantity, amount: paid.magnitude, try currency(activity), note: EventDraft.note(activity.reason))
    ])
  }

  /// Income that was never paid out: the dividend and what was bought with it.
  func reinvestedIncome(_ activity: Activity, _ draft: EventDraft) throws(IntakeError) -> Result {
    guard case .events(let bought) = try reinvestment(activity, draft) else {
      return .skipped("the fund is the account's cash")
    }
    let amount = try amount(activity).magnitude
    let dividend = Dividend(symbol: try symbol(activity), amount: amount, currency: try currency(activity))
    return .events([draft.event(.dividend(dividend), part: "income")] + bought)
  }

  func stockDividend(_ activity: Activity, _ draft: EventDraft) throws(IntakeError) -> Result {
    let symbol = try symbol(activity)
    let quantity = try due(activity.quantity, .quantity, activity)
    if quantity.isZero { return .skipped("no units move") }
    return .events([draft.stockDividend(symbol, quantity, note: EventDraft.note(activity.reason))])
  }

  // MARK: Money alone

  func money(
    _ activity: Activity, _ draft: EventDraft, as meaning: ActionRule.Meaning? = nil
  ) throws(IntakeError) -> Result {
    let meaning = meaning ?? activity.meaning
    let amount = try movement(activity, comesIn: Self.direction(meaning))
    if amount.isZero { return .skipped("no money moves") }
    let currency = try currency(activity)
    let note = EventDraft.note(activity.reason ?? activity.action)
    let whole = CashAmount(amount: amount.magnitude, currency: currency, note: note)
    switch meaning {
    case .interest:
      return .events([draft.event(.interest(CashAmount(amount: amount, currency: currency, note: note)))])
    case .fee where amount.isNegative: return .events([draft.event(.fee(whole))])
    case .tax:
      let symbol = activity.isCash ? nil : activity.symbol
      return .events([draft.tax(-amount, currency, symbol: symbol, note: note)])
    case .fee, .adjustment:
      // A fee that is given back is no income; no other kind explains it.
      let cash = CashAmount(amount: amount, currency: currency, note: note)
      return .events([draft.event(.adjustment(Adjustment(cash: cash, reason: note)))])
    default:
      return .events([
        draft.event(
          amount.isPositive
            ? .deposit(Deposit(amount: whole.amount, currency: currency, note: note)) : .withdrawal(whole))
      ])
    }
  }

  /// Which way the money of an action must go; nil: either.
  private static func direction(_ meaning: ActionRule.Meaning) -> Bool? {
    switch meaning {
    case .deposit: true
    case .withdrawal: false
    default: nil
    }
  }

  // MARK: Units alone

  func transfer(_ activity: Activity, _ draft: EventDraft) throws(IntakeError) -> Result {
    let note = EventDraft.note(activity.reason ?? activity.action)
    guard let symbol = activity.symbol, !activity.isCash, let quantity = activity.quantity, !quantity.isZero else {
      return try money(activity, draft, as: .cash)
    }
    var moved = quantity
    if activity.meaning == .transferIn { moved = quantity.magnitude }
    if activity.meaning == .transferOut { moved = -quantity.magnitude }
    let price = activity.price.flatMap { $0.isPositive ? $0 : nil }
    return .events([
      draft.transfer(
        symbol, moved, cost: activity.cost, acquired: activity.acquired, price: price, note: note)
    ])
  }

  func units(_ activity: Activity, _ draft: EventDraft) throws(IntakeError) -> Result {
    let symbol = try symbol(activity)
    let quantity = try due(activity.quantity, .quantity, activity)
    if quantity.isZero { return .skipped("no units move") }
    if let amount = activity.amount, !amount.isZero {
      throw IntakeError(
        .unsupported, column: names[.amount],
        "units that come or go with money need an event of their own; leave it out")
    }
    let reason = EventDraft.note(activity.reason ?? activity.action)
    return .events([draft.event(.adjustment(Adjustment(symbol: symbol, quantity: quantity, reason: reason)))])
  }

  /// The world's own event, unless the book has it: a split that is told twice would count twice.
  func split(_ activity: Activity) throws(IntakeError) -> Result {
    let symbol = try symbol(activity)
    guard let ratio = activity.ratio else {
      throw IntakeError(.missingValue, column: names[.ratio], "new units to old ones are due")
    }
    if context.hasSplit(symbol, activity.date) { return .skipped("the book knows the split") }
    let split = Split(symbol: symbol, numerator: ratio.new, denominator: ratio.old)
    let calendar = context.instrument(symbol)?.exchange.flatMap(Exchange.named)?.calendar ?? .newYork
    // It is told in the evening before, or on the day; the next session is the first of the new units.
    let day =
      activity.at >= (calendar.close(on: activity.date) ?? activity.at)
      ? calendar.nextTradingDay(after: activity.date) : activity.date
    guard let session = calendar.session(on: day) else {
      throw IntakeError(.badValue, column: names[.date], "\(day) is no trading day")
    }
    return .events([Event(account: nil, at: session.open, payload: .split(split))])
  }

  /// One currency for another: the amount and its counter amount, of opposite signs.
  func exchange(_ activity: Activity, _ draft: EventDraft) throws(IntakeError) -> Result {
    let amount = try amount(activity)
    guard let counter = activity.counter, !amount.isZero, !counter.amount.isZero,
      amount.isNegative != counter.amount.isNegative
    else { throw IntakeError(.missingValue, column: names[.amount], "both sides of an exchange are due") }
    let legs = ExchangeLegs(
      paid: amount, paidIn: try currency(activity), traded: -counter.amount, tradedIn: counter.currency)
    let charges = activity.charges.map { draft.charge($0, part: "fee") }
    return .events([draft.exchange(legs, settles: activity.settles)] + charges)
  }
}
