import CivilTime
import Ledger
import Market
import Money

extension AccountState {
  /// Units of the watched purchases that are held, before a sale closes some: by global position of the purchase.
  typealias WatchedUnits = [Int64: ExactDecimal]

  /// What a sale must be compared with; empty in accounts that are not watched, and almost always else.
  func watched(_ instrument: InstrumentID, _ side: Trade.Side) throws(MoneyError) -> WatchedUnits {
    guard !side.isBuy, let purchases = funding?.purchases(of: instrument), !purchases.isEmpty else { return [:] }
    return try units(of: purchases, instrument)
  }

  private func units(of purchases: Set<Int64>, _ instrument: InstrumentID) throws(MoneyError) -> WatchedUnits {
    var units: WatchedUnits = [:]
    guard let lots = position(of: instrument)?.lots else { return units }
    for index in 0..<lots.count where purchases.contains(lots[index].opener) {
      units[lots[index].opener] = try units[lots[index].opener, default: .zero] + lots[index].quantity
    }
    return units
  }

  /// Says what a purchase is paid with, or what a sale breaks. Before the fill's money is booked, after its units.
  mutating func fund(_ fill: Fill, _ instrument: InstrumentID, _ terms: InstrumentTraits, _ before: WatchedUnits) throws
  {
    guard funding != nil else { return }
    let today = date(of: fill.at)
    if fill.isBuy {
      try fundPurchase(fill, instrument, terms, on: today)
    } else {
      try watchSale(fill, instrument, before, on: today)
    }
  }

  private mutating func fundPurchase(
    _ fill: Fill, _ instrument: InstrumentID, _ terms: InstrumentTraits, on today: CivilDate
  ) throws {
    guard var funding else { return }
    funding.settle(through: today)
    let currency = fill.currency
    var left = -fill.net
    let settled = try settledCash(currency, on: today) - funding.committed(currency)
    if settled.isPositive, left.isPositive {
      let taken = min(settled, left)
      left = try left - taken
      if fill.settles > today { funding.commit(taken, currency, settles: fill.settles) }
    }
    var slice = Funding.Slice(
      purchase: fill.event, instrument: instrument, currency: currency, amount: .zero, settles: fill.settles,
      payBy: terms.settlement.paymentDate(tradeDate: today, terms.settlementClass))
    for rung in ladder.rungs where left.isPositive && rung.date > today && rung.currency == currency {
      let free = try rung.credits - funding.spent(currency, settling: rung.date)
      guard free.isPositive else { continue }
      slice.amount = min(free, left)
      slice.available = rung.date
      left = try left - slice.amount
      funding.add(slice)
    }
    if left.isPositive {
      slice.amount = left
      slice.available = nil
      funding.add(slice)
    }
    self.funding = funding
  }

  private mutating func watchSale(
    _ fill: Fill, _ instrument: InstrumentID, _ before: WatchedUnits, on today: CivilDate
  ) throws {
    guard var funding, !funding.slices.isEmpty else { return }
    funding.settle(through: today)
    let after = try units(of: Set(before.keys), instrument)
    var faith = Violation(.goodFaith, fill, instrument, on: today)
    var ride = Violation(.freeRiding, fill, instrument, on: today)
    for (purchase, held) in before.sorted(by: { $0.key < $1.key }) {
      let sold = try held - (after[purchase] ?? .zero)
      guard sold.isPositive else { continue }
      let part = try funding.sell(sold, of: held, bought: purchase, on: today, settles: fill.settles)
      if part.unsettled.isPositive { try faith.add(part.unsettled, purchase) }
      if part.unpaid.isPositive {
        try ride.add(part.unpaid, purchase)
        ride.due = min(ride.due ?? part.due ?? today, part.due ?? today)
      }
    }
    ride.unpaid = ride.amount
    var liquidation = Violation(.cashLiquidation, fill, instrument, on: today)
    let proceeds = try fill.net - ride.amount
    if proceeds.isPositive {
      let late = try funding.pay(proceeds, fill.currency, bySelling: instrument, settling: fill.settles)
      liquidation.amount = late.late
      liquidation.purchases = late.purchases
    }
    for violation in [faith, ride, liquidation] where violation.amount.isPositive { funding.record(violation) }
    self.funding = funding
  }

  /// Money from elsewhere pays what is not paid yet.
  mutating func fund(_ amount: ExactDecimal, _ currency: Currency, at: Instant) throws(MoneyError) {
    guard funding != nil, amount.isPositive else { return }
    let today = date(of: at)
    try funding?.receive(amount, currency, on: today)
  }

  /// Cash of a currency without what settles after a day; `countsShorts`: what shorts bring and covers cost is in at
  /// once, as their mark is.
  func settledCash(
    _ currency: Currency, on today: CivilDate, countsShorts: Bool = false
  ) throws(MoneyError) -> ExactDecimal {
    var settled = cash[currency]
    for rung in ladder.rungs where rung.date > today && rung.currency == currency {
      settled = try settled - rung.credits + rung.debits
      if countsShorts { settled = try settled + rung.shorts }
    }
    return settled
  }

  /// Purchases must be covered by settled money: by violations, or because the account's teller says so.
  func isRestricted(on today: CivilDate) -> Bool {
    guard let funding else { return false }
    return profile.status == .restricted90Days || funding.violations.restriction(on: today) != nil
  }
}

extension Violation {
  fileprivate init(_ kind: Kind, _ fill: Fill, _ instrument: InstrumentID, on today: CivilDate) {
    self.init(
      kind: kind, event: fill.event, date: today, instrument: instrument, currency: fill.currency, amount: .zero,
      purchases: [], unpaid: .zero)
  }

  fileprivate mutating func add(_ part: ExactDecimal, _ purchase: Int64) throws(MoneyError) {
    amount = try amount + part
    purchases.append(purchase)
  }
}
