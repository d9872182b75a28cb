import Ledger
import Market
import Money

extension Trail {
  /// Does to lots what a corporate action does, step by step, so that what comes out leads to what went in. Where the
  /// account came to something else (a fraction was paid, cash came beside units), the difference is entered apart.
  mutating func carry(_ action: WorldAction) throws(MoneyError) {
    guard let source = positions[action.instrument] else { return }
    let event = action.order.position
    switch action.effect {
    case .split(let ratio): try positions[action.instrument]?.split(ratio, event: event)
    case .symbolChange(let to): positions[to, default: PositionTrail()].join(source)
    case .spinOff(let child, let ratio, let share):
      positions[child, default: PositionTrail()].join(try source.spunOff(ratio, share, event: event))
      try positions[action.instrument]?.release(.spunOff(share, by: event), event: event)
    case .merger(let into?, let ratio, _):
      var exchanged = source
      try exchanged.split(ratio, event: event)
      positions[into, default: PositionTrail()].join(exchanged)
    case .merger(nil, _, _): break
    }
  }

  /// The cash of a merger: units held × what is paid for each, as posted.
  func told(
    by action: WorldAction, of before: AccountState
  ) throws(MoneyError) -> [(field: String, amount: Explanation)] {
    guard case .merger(_, _, let paid?) = action.effect, let held = before.position(of: action.instrument) else {
      return []
    }
    let event = action.order.position
    let terms = market.world.instruments.traits(action.instrument)
    let units = Explanation(.running, "quantity_held", value: held.quantity, event: held.lots[0].opener)
    let each = Explanation(.event, action.kind, value: paid, event: event, field: "cash")
    let product = try Explanation.product([units, each] + TradeTrees.multiplier(of: terms))
    return [("cash", .posted(product, scale: terms.currency.minorUnits))]
  }
}

extension PositionTrail {
  /// Takes lots over that come out of another position.
  mutating func join(_ other: PositionTrail) {
    if openLots.isEmpty { averageValue = other.averageValue }
    replaceLots(Array(openLots) + other.openLots)
  }

  /// What a spin-off makes of the lots: units by its ratio, with a share of what they cost.
  func spunOff(_ ratio: UnitRatio, _ share: ExactDecimal, event: Int64) throws(MoneyError) -> PositionTrail {
    var child = self
    try child.split(ratio, event: event)
    try child.release(try .difference(.constant(.one), .spunOff(share, by: event)), event: event)
    return child
  }

  /// Takes a share out of what the lots cost.
  mutating func release(_ share: Explanation, event: Int64) throws(MoneyError) {
    var changed = Array(openLots)
    for index in changed.indices {
      try changed[index].cost.release(share, of: .constant(.one), event: event)
      try changed[index].entryValue.release(share, of: .constant(.one), event: event)
    }
    replaceLots(changed)
    try averageValue.release(share, of: .constant(.one), event: event)
  }
}

extension Explanation {
  /// The share of the basis that a spin-off's child takes along.
  fileprivate static func spunOff(_ share: ExactDecimal, by event: Int64) -> Explanation {
    Explanation(.event, "spin_off", value: share, event: event, field: "basis_share")
  }
}
