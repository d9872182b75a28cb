import CivilTime
import Ledger
import Market
import Money

extension Trail {
  /// What an account receives or moves besides trades and plain money.
  mutating func noteDistribution(_ recorded: RecordedEvent, before: AccountState) throws {
    switch recorded.event.payload {
    case .dividend(let dividend): try note(dividend, recorded)
    case .reinvestment(let purchase): try note(purchase, recorded, before: before)
    case .returnOfCapital(let returned): try note(returned, recorded, before: before)
    case .stockDividend(let dividend): try note(dividend, recorded, before: before)
    case .transferIn(let transfer), .transferOut(let transfer):
      switch transfer.content {
      case .units(let units): try note(units, recorded, before: before)
      case .cash(let money):
        var amount = posted("amount", money.amount, money.currency, recorded)
        if case .transferOut = recorded.event.payload { amount = try .negated(amount) }
        add([.cash, .flows, .deposited], amount, money.currency, recorded)
        try enterSMA(amount, money.currency, recorded)
      }
    default: break
    }
  }

  private mutating func note(
    _ returned: ReturnOfCapital, _ recorded: RecordedEvent, before: AccountState
  ) throws {
    let amount = posted("amount", returned.amount, returned.currency, recorded)
    let taken = try Explanation.negated(amount)
    try noteChange(
      recorded, on: returned.symbol, from: before,
      telling: [("cash", amount), ("sma", amount), ("cost", taken), ("average_value", taken)])
  }

  private mutating func note(_ dividend: StockDividend, _ recorded: RecordedEvent, before: AccountState) throws {
    let units = Explanation(
      .event, dividend.symbol, value: dividend.quantity, event: recorded.position, field: "quantity")
    var told: [(field: String, amount: Explanation)] = [("quantity", units)]
    if let paid = dividend.cashInLieu {
      let currency = try market.world.terms(dividend.symbol).terms.currency
      told.append(("cash", posted("cash_in_lieu", paid, currency, recorded)))
    }
    try noteChange(recorded, on: dividend.symbol, from: before, telling: told)
  }

  /// Units that came or went: what they are, what they cost, and what they were worth.
  private mutating func note(_ units: TransferredUnits, _ recorded: RecordedEvent, before: AccountState) throws {
    let (id, terms) = try market.world.terms(units.symbol)
    func leaf(_ field: String, _ value: ExactDecimal) -> Explanation {
      Explanation(.event, units.symbol, value: value, event: recorded.position, field: field)
    }
    let price =
      if let told = units.price {
        leaf("price", told)
      } else {
        try trees.price(
          of: id, at: recorded.event.at, own: before.position(of: id)?.mark, side: PositionSide(units.quantity))
      }
    let quantity = leaf("quantity", units.quantity)
    let value = try Explanation.product([quantity, price] + TradeTrees.multiplier(of: terms))
    var told: [(field: String, amount: Explanation)] = [
      ("flow", value), ("quantity", quantity), ("entry_value", value),
    ]
    for (field, amount) in [("flow", value), ("quantity", quantity)] {
      told.append((field, try .negated(amount)))
    }
    told.append(("carried_gain", try carriedGain(value, units, terms.currency, recorded, before: before)))
    if let cost = units.cost {
      for field in ["cost", "entry_value", "average_value"] { told.append((field, leaf("cost", cost))) }
    }
    try noteChange(recorded, on: units.symbol, from: before, telling: told)
  }

  /// What units that came in had gained, or those that went less of it: their value and what they cost.
  private func carriedGain(
    _ value: Explanation, _ units: TransferredUnits, _ currency: Currency, _ recorded: RecordedEvent,
    before: AccountState
  ) throws -> Explanation {
    if case .transferIn = recorded.event.payload {
      let cost = Explanation(.event, units.symbol, value: units.cost, event: recorded.position, field: "cost")
      return try .difference(value, cost)
    }
    let gain = try state.sinceClose.carriedGains[currency] - before.sinceClose.carriedGains[currency]
    let cost = Explanation(
      .running, units.symbol, value: try value.value.map { try $0 + gain }, event: recorded.position, field: "cost")
    return try .difference(cost, value)
  }

  private mutating func note(_ dividend: Dividend, _ recorded: RecordedEvent) throws {
    let amount = posted("amount", dividend.amount, dividend.currency, recorded)
    guard let pays = dividend.pays, pays > MarketZone.newYork.date(of: recorded.event.at) else {
      return try receive(amount, dividend.currency, recorded)
    }
    if state.profile.accruesDividends { add([.income], amount, dividend.currency, recorded) }
  }

  private mutating func note(_ purchase: Reinvestment, _ recorded: RecordedEvent, before: AccountState) throws {
    let amount = posted("amount", purchase.amount, purchase.currency, recorded)
    add([.cash], try .negated(amount), purchase.currency, recorded)
    let (id, _) = try market.world.instrument(purchase.symbol)
    if needs.positions, let position = state.position(of: id) {
      let quantity = Explanation(
        .event, purchase.symbol, value: purchase.quantity, event: recorded.position, field: "quantity")
      var lot = PositionTrail.LotTrail(opener: recorded.position)
      try lot.quantity.enter(quantity, event: recorded.position)
      try lot.cost.enter(amount, event: recorded.position)
      try lot.entryValue.enter(amount, event: recorded.position)
      var trail = positions[id] ?? PositionTrail()
      try trail.open(lot, at: position.lots.index(of: recorded.position), entryValue: amount)
      positions[id] = trail
    }
    guard needs.sma, let was = before.sma, let now = state.sma, was != now else { return }
    try sma.enter(
      Explanation(.running, "reinvestment", value: try now - was, event: recorded.position, field: "sma"),
      event: recorded.position)
  }
}
