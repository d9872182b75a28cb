import CivilTime
import Ledger
import Market
import Money

/// What the purchases of a cash account were paid with, as far as it may still matter: settled money first, then
/// unsettled proceeds that come in soonest, then nothing.
struct Funding: Sendable {
  /// A part of a purchase that was not paid with settled money.
  struct Slice: Sendable {
    /// Global position of the purchase.
    var purchase: Int64
    var instrument: InstrumentID
    var currency: Currency
    var amount: ExactDecimal
    /// When the money settles that pays for it; nil: there is none.
    var available: CivilDate?
    /// When the purchase settles.
    var settles: CivilDate
    /// The end of its payment period.
    var payBy: CivilDate
    /// The units were sold; the money is spent all the same.
    var isSold = false
  }

  /// Settled money that a purchase takes which has not settled.
  struct Commitment: Sendable {
    var settles: CivilDate
    var currency: Currency
    var amount: ExactDecimal
  }

  /// In order of effect.
  private(set) var slices: [Slice] = []
  private var commitments: [Commitment] = []
  private(set) var violations: [Violation] = []

  /// A statement says anew what there is.
  mutating func reset() {
    slices = []
    commitments = []
  }

  /// Slices whose money has settled are as good as settled money.
  mutating func settle(through today: CivilDate) {
    if !slices.isEmpty {
      for slice in slices where slice.settles > today {
        if let available = slice.available, available <= today {
          commitments.append(Commitment(settles: slice.settles, currency: slice.currency, amount: slice.amount))
        }
      }
      slices.removeAll { $0.available.map { $0 <= today } ?? false }
    }
    if !commitments.isEmpty { commitments.removeAll { $0.settles <= today } }
  }

  /// Settled money that purchases have taken and not yet paid out.
  func committed(_ currency: Currency) throws(MoneyError) -> ExactDecimal {
    var sum = ExactDecimal.zero
    for commitment in commitments where commitment.currency == currency { sum = try sum + commitment.amount }
    return sum
  }

  /// Money that settles on that day and is spent already.
  func spent(_ currency: Currency, settling day: CivilDate) throws(MoneyError) -> ExactDecimal {
    var sum = ExactDecimal.zero
    for slice in slices where slice.currency == currency && slice.available == day { sum = try sum + slice.amount }
    return sum
  }

  mutating func commit(_ amount: ExactDecimal, _ currency: Currency, settles: CivilDate) {
    if let index = commitments.firstIndex(where: { $0.settles == settles && $0.currency == currency }),
      let sum = try? commitments[index].amount + amount
    {
      commitments[index].amount = sum
    } else {
      commitments.append(Commitment(settles: settles, currency: currency, amount: amount))
    }
  }

  mutating func add(_ slice: Slice) {
    slices.append(slice)
    if slices.count > ViolationRules.watched { slices.removeFirst() }
  }

  /// The purchases of an instrument that are watched.
  func purchases(of instrument: InstrumentID) -> Set<Int64> {
    if slices.isEmpty { return [] }
    return Set(slices.lazy.filter { $0.instrument == instrument && !$0.isSold }.map(\.purchase))
  }

  /// Marks the share of a purchase that a sale closes as sold, and returns what of it was not settled and not paid.
  mutating func sell(
    _ part: ExactDecimal, of whole: ExactDecimal, bought purchase: Int64, on today: CivilDate, settles: CivilDate
  ) throws(MoneyError) -> (unsettled: ExactDecimal, unpaid: ExactDecimal, due: CivilDate?) {
    var found = (unsettled: ExactDecimal.zero, unpaid: ExactDecimal.zero, due: CivilDate?.none)
    for index in slices.indices where slices[index].purchase == purchase && !slices[index].isSold {
      var sold = slices[index]
      sold.amount = try sold.amount.share(part, of: whole)
      sold.isSold = true
      slices[index].amount = try slices[index].amount - sold.amount
      if sold.available == nil {
        found.unpaid = try found.unpaid + sold.amount
        found.due = sold.payBy
        // Its own proceeds pay for it.
        sold.available = settles
      } else if let available = sold.available, available > today {
        found.unsettled = try found.unsettled + sold.amount
      }
      slices.append(sold)
    }
    slices.removeAll { $0.amount.isZero }
    return found
  }

  /// Pays purchases of other instruments with the proceeds of a sale, oldest first, and returns what of them the sale
  /// pays too late.
  mutating func pay(
    _ proceeds: ExactDecimal, _ currency: Currency, bySelling instrument: InstrumentID, settling settles: CivilDate
  ) throws(MoneyError) -> (late: ExactDecimal, purchases: [Int64]) {
    var left = proceeds
    var late = (late: ExactDecimal.zero, purchases: [Int64]())
    for index in slices.indices where left.isPositive {
      let slice = slices[index]
      guard slice.available == nil, slice.currency == currency, slice.instrument != instrument else { continue }
      var paid = slice
      paid.amount = min(left, slice.amount)
      paid.available = settles
      left = try left - paid.amount
      slices[index].amount = try slice.amount - paid.amount
      slices.append(paid)
      guard settles > slice.settles else { continue }
      late.late = try late.late + paid.amount
      if !late.purchases.contains(slice.purchase) { late.purchases.append(slice.purchase) }
    }
    slices.removeAll { $0.amount.isZero }
    return late
  }

  /// Other money came in: it makes good what was sold unpaid, then pays what is not paid, oldest first.
  mutating func receive(_ amount: ExactDecimal, _ currency: Currency, on today: CivilDate) throws(MoneyError) {
    var left = amount
    for index in violations.indices where left.isPositive {
      let violation = violations[index]
      guard violation.unpaid.isPositive, violation.currency == currency, let due = violation.due, due >= today else {
        continue
      }
      let paid = min(left, violation.unpaid)
      left = try left - paid
      violations[index].unpaid = try violation.unpaid - paid
      if violations[index].unpaid.isZero { violations[index].curedOn = today }
    }
    for index in slices.indices where left.isPositive {
      let slice = slices[index]
      guard slice.available == nil, slice.currency == currency else { continue }
      let paid = min(left, slice.amount)
      left = try left - paid
      slices[index].amount = try slice.amount - paid
      if slice.settles > today { commit(paid, currency, settles: slice.settles) }
    }
    slices.removeAll { $0.amount.isZero }
  }

  mutating func record(_ violation: Violation) {
    violations.append(violation)
    if violations.count > ViolationRules.kept { violations.removeFirst() }
  }
}
