import CivilTime
import Ledger
import Market
import Money

extension ActivityEvents {
  /// A trade, its conversion when it is paid in another currency, and the costs of other currencies.
  func trade(_ activity: Activity, _ draft: EventDraft) throws(IntakeError) -> Result {
    if activity.isCash { return .skipped("the core position is the account's cash") }
    let symbol = try symbol(activity)
    let side = try side(activity)
    let quantity = try unitMovement(activity, comesIn: side.isBuy)
    guard !quantity.isZero else {
      throw IntakeError(.badValue, column: names[.quantity], "a trade of nothing")
    }
    var price = try due(activity.price, .price, activity)
    guard price.isPositive else { throw wrongSign(.price, activity) }
    if let known = context.price(symbol, activity.at), TradeWorth.isSwapped(quantity, price, by: known) {
      throw IntakeError(
        .doesNotAddUp, column: names[.price],
        "\(symbol) stands near \(known) in the book: the quantity reads like its price, and the price does not;"
          + " columns may be swapped")
    }
    let terms = terms(activity, symbol)
    let paidIn = activity.currency ?? terms.currency
    let tradedIn = activity.priceCurrency ?? terms.currency ?? paidIn
    guard let tradedIn, let paidIn else {
      throw IntakeError(.missingValue, column: names[.currency], "no currency is told")
    }
    let costs = try costs(activity, tradedIn: tradedIn)
    var total: ExactDecimal?
    if names[.amount] != nil || activity.amount != nil {
      total = try movement(activity, comesIn: !side.isBuy)
    }
    let worth = TradeWorth(
      quantity: quantity, price: price, factor: terms.kind == .bond ? bondFactor : terms.multiplier,
      commission: costs.commission, fees: costs.fees, accrued: costs.accrued, isBuy: side.isBuy)
    var events: [Event] = []
    if tradedIn == paidIn {
      if let total {
        try worth.check(total, tolerance, named: names[.amount])
        price = worth.price(giving: total, in: tradedIn) ?? price
      }
    } else {
      let legs = try legs(activity, worth, total: total, tradedIn: tradedIn, paidIn: paidIn)
      let settles = side.isBuy ? activity.date : activity.settles ?? settlement(activity, symbol)
      events.append(draft.exchange(legs, settles: settles, part: "exchange"))
    }
    var trade = Trade(
      symbol: symbol, side: side, quantity: quantity.magnitude, price: price, commission: costs.commission,
      fees: costs.fees, settles: activity.settles)
    trade.note = activity.reason
    trade.accruedInterest = costs.accrued
    let made = draft.event(.trade(trade))
    // Money is there before it is spent, units before they are paid for.
    events.insert(made, at: side.isBuy ? events.count : 0)
    for (number, charge) in costs.others.enumerated() {
      events.append(draft.charge(charge, part: costs.others.count == 1 ? "fee" : "fee\(number + 1)"))
    }
    if let rebate = activity.rebate {
      let cash = CashAmount(amount: rebate.amount, currency: rebate.currency, note: "rebate of the commission")
      events.append(draft.event(.adjustment(Adjustment(cash: cash)), part: "rebate"))
    }
    return .events(events)
  }

  private func side(_ activity: Activity) throws(IntakeError) -> Trade.Side {
    switch activity.meaning {
    case .buy: return .buy
    case .sell: return .sell
    case .sellShort: return .sellShort
    case .buyToCover: return .buyToCover
    default:
      return try due(activity.quantity, .quantity, activity).isNegative ? .sell : .buy
    }
  }

  /// When the proceeds of a sale are there to be converted.
  private func settlement(_ activity: Activity, _ symbol: String) -> CivilDate? {
    let known = context.instrument(symbol)
    guard let instrument = known ?? (try? Instrument.defaults(symbol: symbol, currency: activity.priceCurrency)) else {
      return nil
    }
    return Settlement(instrument).settlementDate(tradeDate: activity.date, SettlementClass(instrument))
  }

  /// Bonds are priced in percent of their par value.
  private var bondFactor: ExactDecimal { (try? ExactDecimal(coefficient: 1, scale: 2)) ?? .one }

  private struct Costs {
    var commission: ExactDecimal
    var fees: ExactDecimal
    /// Signed like a cost of the buyer.
    var accrued: ExactDecimal
    /// Paid in another currency than the trade.
    var others: [Activity.Charge]
  }

  private func costs(_ activity: Activity, tradedIn: Currency) throws(IntakeError) -> Costs {
    var costs = Costs(
      commission: (activity.commission ?? .zero).magnitude, fees: (activity.fees ?? .zero).magnitude,
      accrued: (activity.accruedInterest ?? .zero).magnitude, others: [])
    for charge in activity.charges where charge.amount.isNegative && amountSigns == .unsigned {
      throw IntakeError(.wrongSign, column: charge.name, "the charge is below zero")
    }
    do throws(MoneyError) {
      for charge in activity.charges {
        if charge.currency == tradedIn {
          costs.fees = try costs.fees + charge.amount.magnitude
        } else {
          costs.others.append(charge)
        }
      }
    } catch {
      throw error.refusal
    }
    return costs
  }

  /// The two sides of a conversion that pays for a trade: what is left of the money that moved when the costs in its
  /// own currency are taken out, against what the trade moves.
  private func legs(
    _ activity: Activity, _ worth: TradeWorth, total: ExactDecimal?, tradedIn: Currency, paidIn: Currency
  ) throws(IntakeError) -> ExchangeLegs {
    let total = try due(total, .amount, activity)
    var own = total
    let foreign: ExactDecimal
    for charge in activity.charges where charge.currency != paidIn && charge.currency != tradedIn {
      throw IntakeError(.unsupported, column: charge.name, "the charge is in a third currency")
    }
    do throws(MoneyError) {
      for charge in activity.charges where charge.currency == paidIn { own = try own + charge.amount.magnitude }
      foreign = try worth.movement().rounded(toScale: tradedIn.minorUnits, .halfAwayFromZero)
    } catch {
      throw error.refusal
    }
    let legs = ExchangeLegs(paid: own, paidIn: paidIn, traded: foreign, tradedIn: tradedIn)
    if let rate = activity.rate, let tolerance, !legs.agrees(with: rate, tolerance) {
      throw IntakeError(
        .doesNotAddUp, column: names[.amount],
        "quantity × price at the exchange rate is not the amount; columns may be swapped")
    }
    return legs
  }
}
