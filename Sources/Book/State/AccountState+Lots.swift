import Ledger
import Money

/// The lots that an event may name: by the id of an event, the global positions under which its lots are known.
public typealias LotNames = [String: [Int64]]

extension AccountState {
  /// The lots that a trade closes: those it names, or those of its method or the account's.
  func selection(_ trade: Trade, _ fill: Fill, _ names: LotNames, _ lots: LotQueue) throws -> LotSelection {
    guard !trade.isPlain else { return .method(profile.lotMethod) }
    guard !trade.lots.isEmpty else { return .method(trade.lotMethod ?? profile.lotMethod) }
    guard trade.lotMethod == nil else {
      throw LedgerError(.malformed, field: "lot_method", "lots are chosen by name or by a method, not by both")
    }
    return .picks(try Self.picks(trade.lots, closing: fill.closing, names, lots))
  }

  /// The units that the choices name, which together are those that close.
  static func picks(
    _ choices: [LotChoice], closing: ExactDecimal, _ names: LotNames, _ lots: LotQueue
  ) throws -> [LotQueue.Pick] {
    var taken: [Int: ExactDecimal] = [:]
    var total = ExactDecimal.zero
    for choice in choices {
      guard choice.quantity.isPositive else {
        throw LedgerError(.notPositive, field: "lots", "the quantity taken from a lot must be above zero")
      }
      total = try total + choice.quantity
      try take(choice, names, lots, into: &taken)
    }
    guard total == closing else {
      throw LedgerError(.malformed, field: "lots", "the lots named are \(total) units, but \(closing) close")
    }
    return taken.keys.sorted().map { index in
      let units = taken[index] ?? .zero
      return LotQueue.Pick(index: index, quantity: lots.quantity.isNegative ? -units : units)
    }
  }

  /// One event may have opened several lots; the oldest go first.
  private static func take(
    _ choice: LotChoice, _ names: LotNames, _ lots: LotQueue, into taken: inout [Int: ExactDecimal]
  ) throws {
    let openers = names[choice.event] ?? []
    var left = choice.quantity
    var isKnown = false
    for index in 0..<lots.count where openers.contains(lots[index].opener) {
      isKnown = true
      let units = min(left, try lots[index].quantity.magnitude - (taken[index] ?? .zero))
      guard units.isPositive else { continue }
      taken[index] = try (taken[index] ?? .zero) + units
      left = try left - units
    }
    guard isKnown else {
      throw LedgerError(.unknownEvent, field: "lots", "no open lot of this position was opened by the event named")
    }
    guard left.isZero else {
      throw LedgerError(.notHeld, field: "lots", "the lots of the event named are \(left) units short of it")
    }
  }
}

extension Event.Payload {
  /// The lots that the event names.
  var lotChoices: [LotChoice] {
    switch self {
    case .trade(let trade): trade.isPlain ? [] : trade.lots
    case .transferOut(let transfer):
      if case .units(let units) = transfer.content { units.lots } else { [] }
    case .correction(let correction):
      if case .payload(let payload)? = correction.replacement { payload.lotChoices } else { [] }
    default: []
    }
  }
}
