import CivilTime
import Ledger
import Market
import Money

extension Position {
  /// Takes an amount (signed like the position) off the basis, by units, no lot below zero; the rest is realised.
  mutating func returnCapital(_ amount: ExactDecimal) throws(MoneyError) -> Realised {
    var left = amount
    var units = quantity
    var excess: ExactDecimal? = .zero
    var changed: [Lot] = []
    changed.reserveCapacity(lots.count)
    for var lot in lots.all {
      let part = try left.share(lot.quantity, of: units)
      left = try left - part
      units = try units - lot.quantity
      if let cost = lot.cost {
        let taken = part.magnitude < cost.magnitude ? part : cost
        lot.cost = try cost - taken
        if let sum = excess { excess = try sum + part - taken }
      } else {
        // Whether it goes beyond a basis that nobody knows, nobody knows.
        excess = nil
      }
      changed.append(lot)
    }
    lots = try lots.replaced(by: changed)
    let taken = amount.magnitude < averageValue.magnitude ? amount : averageValue
    averageValue = try averageValue - taken
    try realise(excess)
    reported = nil
    return Realised(lots: excess, average: try amount - taken)
  }

  /// The lots grow by units in proportion; basis and dates stay.
  mutating func grow(by added: ExactDecimal, event: Int64) throws(MoneyError) {
    let before = quantity
    var left = added
    var units = before
    var changed: [Lot] = []
    changed.reserveCapacity(lots.count)
    for var lot in lots.all {
      let part = try left.share(lot.quantity, of: units)
      left = try left - part
      units = try units - lot.quantity
      lot.quantity = try lot.quantity + part
      changed.append(lot)
    }
    lots = try lots.replaced(by: changed)
    let after = quantity
    try carryCloses(event: event) { close throws(MoneyError) in
      try close.scaledBySplit(numerator: before, denominator: after)
    }
    reported = nil
  }

  /// Prices at the close before, in units after an action; `event` is that of an action that is no split.
  mutating func carryCloses(
    event: Int64?, _ carry: (ExactDecimal) throws(MoneyError) -> ExactDecimal
  ) throws(MoneyError) {
    if let close = priorClose { priorClose = try carry(close) }
    if let close = pendingClose { pendingClose = try carry(close) }
    if let event {
      closeCarriedBy = event
      pendingCarriedBy = event
    }
  }

  /// Takes in lots that nobody bought here. Lots of the other side are met, the oldest first; that realises what both
  /// cost together.
  mutating func absorb(_ incoming: [Lot], averageValue value: ExactDecimal) throws(MoneyError) -> Realised {
    var arriving = try LotQueue().replaced(by: incoming)
    guard !quantity.isZero, quantity.isNegative != arriving.quantity.isNegative else {
      for lot in incoming where !lot.quantity.isZero { try lots.open(lot) }
      averageValue = try averageValue + value
      return .nothing
    }
    let meeting = min(quantity.magnitude, arriving.quantity.magnitude)
    let ownUnits = quantity.isNegative ? -meeting : meeting
    let valueMet = try value.share(-ownUnits, of: arriving.quantity)
    let own = try remove(ownUnits, .method(.fifo))
    let met = try arriving.close(-ownUnits)
    var realised = Realised(lots: nil, average: try .zero - own.averageValue - valueMet)
    if let one = own.cost, let other = met.cost { realised.lots = try .zero - one - other }
    if quantity.isZero {
      for lot in arriving.all { try lots.open(lot) }
      averageValue = try value - valueMet
    }
    try realise(realised.lots)
    return realised
  }
}
