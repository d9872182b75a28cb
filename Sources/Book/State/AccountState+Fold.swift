public import CivilTime
public import Ledger
import Margin
import Market
import Money

extension AccountState {
  /// The state an opening event makes.
  public static func opened(by recorded: RecordedEvent) throws(LedgerError) -> AccountState {
    guard case .accountOpened(let profile) = recorded.event.payload else {
      throw LedgerError(.unknownAccount, field: "account", "the account has not been opened")
    }
    return try AccountState(opening: profile, recorded: recorded)
  }

  /// Takes one event in its order of effect and returns its postings, which balance.
  ///
  /// On an error the state is spoiled: fold on a copy.
  ///
  /// - Parameters:
  ///   - names: the openers of lots that the event may name.
  ///   - keptAt: when further events are folded before anybody sees the state, the moment of the last of them.
  @discardableResult
  public mutating func fold(
    _ recorded: RecordedEvent, in market: MarketView, names: LotNames = [:], keptAt: Instant? = nil,
    onDay: DayRowSink? = nil, onDerived: DerivedSink? = nil
  ) throws(LedgerError) -> [Posting] {
    do {
      advance(before: recorded.order, in: market, keptAt: keptAt, sink: onDay, derived: onDerived)
      let postings = try apply(recorded, names, in: market)
      if let imbalance = try postings.firstImbalance() {
        throw LedgerError(.imbalance, "event \(recorded.position) is out of balance by \(imbalance.sum)")
      }
      try trialBalance.add(postings)
      asOf = max(asOf, recorded.event.at)
      eventCount += 1
      return postings
    } catch let error as LedgerError {
      throw error
    } catch let error as MoneyError {
      throw LedgerError(.overflow, "the amounts of this event do not fit: \(error)")
    } catch {
      throw LedgerError(.malformed, "\(error)")
    }
  }

  private mutating func apply(
    _ recorded: RecordedEvent, _ names: LotNames, in market: MarketView
  ) throws -> [Posting] {
    switch recorded.event.payload {
    case .accountOpened:
      throw LedgerError(.accountExists, field: "account", "the account is open already")
    case .accountChanged(let change):
      try change.house?.check()
      profile = change.applied(to: profile)
      return []
    case .statement(let statement):
      return try apply(statement, recorded, in: market)
    case .deposit(let deposit):
      return try apply(deposit, recorded, in: market)
    case .depositCleared(let clearing):
      return try apply(clearing, recorded)
    case .depositReturned(let back):
      return try apply(back, recorded, in: market)
    case .hold(let hold):
      return try apply(hold, recorded)
    case .holdReleased(let release):
      return try apply(release, recorded)
    case .tax(let tax):
      return try apply(tax, recorded, in: market)
    case .currencyExchange(let exchange):
      return try apply(exchange, recorded)
    case .withdrawal(let amount):
      return try withdraw(amount, recorded, in: market)
    case .trade(let trade):
      try fillOrder(trade, recorded)
      return try apply(trade, recorded, names, in: market)
    case .dividend(let dividend):
      return try apply(dividend, recorded, in: market)
    case .interest(let amount):
      return try applyInterest(amount, in: market)
    case .fee(let amount):
      return try applyFee(amount)
    case .adjustment(let adjustment):
      return try apply(adjustment, recorded, in: market)
    case .correction(let correction):
      return try apply(correction, recorded, names, in: market)
    case .reinvestment(let purchase):
      return try apply(purchase, recorded, in: market)
    case .returnOfCapital(let returned):
      return try apply(returned, recorded, in: market)
    case .stockDividend(let dividend):
      return try apply(dividend, recorded, in: market)
    case .optionExercised, .optionAssigned, .optionExpired:
      return try applyOptionEnd(recorded, in: market)
    case .transferIn(let transfer):
      return try transferIn(transfer, recorded, in: market)
    case .transferOut(let transfer):
      return try transferOut(transfer, recorded, names, in: market)
    case .dailySettlement(let told):
      return try apply(told, recorded, in: market)
    case .orderPlaced, .orderReplaced, .orderCancelled, .orderRejected, .orderExpired, .instrument, .price, .rate,
      .split, .spinOff, .merger, .symbolChange, .marginRate:
      return try applyOrder(recorded, in: market)
    }
  }

  /// The book has already taken the replaced event out of the order; what replaces it counts from here.
  private mutating func apply(
    _ correction: Correction, _ recorded: RecordedEvent, _ names: LotNames, in market: MarketView
  ) throws -> [Posting] {
    guard case .payload(let payload)? = correction.replacement else { return [] }
    var replaced = recorded
    replaced.event.payload = payload
    let postings = try apply(replaced, names, in: market)
    held.rename(event: recorded.position, as: correction.replaces)
    return postings
  }

  /// Marks what a statement reported as history, because the holdings moved on.
  mutating func outdateReport() {
    if reported != nil { reported?.isOutdated = true }
  }

  /// Adds to what has happened in the day; nil: the amount is unknown.
  mutating func note(
    orUnknown amount: ExactDecimal?, _ currency: Currency, _ field: DayActivity.Field
  ) throws(MoneyError) {
    if let amount { return try note(amount, currency, field) }
    changeDay { $0.addUnknown(to: field) }
  }

  /// Adds to what has happened in the day.
  mutating func note(_ amount: ExactDecimal, _ currency: Currency, _ field: DayActivity.Field) throws(MoneyError) {
    try changeDay { day throws(MoneyError) in try day.add(amount, currency, to: field) }
  }
}
