import CivilTime
import Ledger
import Market
import Money

extension ActivityEvents {
  /// An option that ends: unused, or used by or against the account. The units that it delivers come with the event.
  func optionEnd(_ activity: Activity, _ draft: EventDraft) throws(IntakeError) -> Result {
    let symbol = try symbol(activity)
    guard let contract = contract(symbol) else {
      throw IntakeError(.badValue, column: names[.symbol], "\(DecimalForm.shown(symbol)) is no option")
    }
    let quantity = try due(activity.quantity, .quantity, activity).magnitude
    if quantity.isZero { return .skipped("no contract ends") }
    let draft = draft.at(Self.moment(activity, contract))
    let note = EventDraft.note(activity.reason)
    let money = activity.amount ?? .zero
    if activity.meaning == .optionExpired {
      guard money.isZero else { throw wrongSign(.amount, activity) }
      return .events([draft.event(.optionExpired(OptionExpiry(symbol: symbol, quantity: quantity, note: note)))])
    }
    var exercise = OptionExercise(
      symbol: symbol, quantity: quantity, commission: (activity.commission ?? .zero).magnitude,
      fees: (activity.fees ?? .zero).magnitude, note: note)
    if contract.settlement == .cash || contract.settlement == nil && contract.style == .european, !money.isZero {
      exercise.price = try settled(activity, contract, exercise)
    }
    return .events([
      draft.event(activity.meaning == .optionExercised ? .optionExercised(exercise) : .optionAssigned(exercise))
    ])
  }

  /// The terms of an option, by the book or by its symbol.
  func contract(_ symbol: String) -> OptionContract? {
    context.instrument(symbol)?.option ?? OCCSymbol(symbol).map { OptionContract($0) }
  }

  /// What ends on its last day ends in the evening, after the close and before the book does it by itself; brokers
  /// write the next business day, or the day alone.
  private static func moment(_ activity: Activity, _ contract: OptionContract) -> Instant {
    activity.date < contract.expiration
      ? activity.at : MarketZone.newYork.instant(of: contract.expiration, secondsOfDay: 63_000)
  }

  /// What a unit of the underlying was settled at, by the money that moved: contracts × multiplier × the difference to
  /// the strike, less costs.
  private func settled(
    _ activity: Activity, _ contract: OptionContract, _ exercise: OptionExercise
  ) throws(IntakeError) -> ExactDecimal {
    let amount = try movement(activity, comesIn: activity.meaning == .optionExercised)
    do throws(MoneyError) {
      let worth = try amount + exercise.commission + exercise.fees
      let units =
        try exercise.quantity * (context.instrument(exercise.symbol)?.multiplier ?? activity.multiplier ?? 100)
      let difference = try worth.magnitude.divided(by: units, scale: 10).trimmed()
      return try contract.type == .call ? contract.strike + difference : contract.strike - difference
    } catch {
      throw error.refusal
    }
  }
}
