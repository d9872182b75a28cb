import CivilTime
import Ledger
import Margin
import Market
import Money

/// What an order must say of itself, by its type, its duration and what it trades.
struct OrderChecks {
  let order: Order
  let kind: Order.Kind
  let duration: Order.Duration
  let instruments: [Instrument]

  func check() throws(LedgerError) {
    guard order.quantity.isPositive else {
      throw LedgerError(.notPositive, field: "quantity", "quantity must be above zero")
    }
    try checkPrices()
    try checkEnd()
    if let charges = order.commission, charges.isNegative {
      throw LedgerError(.notPositive, field: "charges", "charges must not be below zero")
    }
    guard order.role == nil || order.groupIdentifier != nil else {
      throw LedgerError(.malformed, field: "group", "an order with a role names its group")
    }
    if order.legs.isEmpty {
      try checkContracts(order.quantity, instruments[0], field: "quantity")
    } else {
      try checkLegs()
    }
  }

  private func checkPrices() throws(LedgerError) {
    try check(order.limitPrice, "limit", isDue: kind == .limit || kind == .stopLimit)
    try check(order.stopPrice, "stop", isDue: kind == .stop || kind == .stopLimit, isAllowed: kind == .trailingStop)
    guard kind == .trailingStop else {
      guard order.trailingStop == nil else {
        throw LedgerError(.malformed, field: "trail", "only a trailing stop trails")
      }
      return
    }
    guard let trail = order.trailingStop else {
      throw LedgerError(.malformed, field: "trail", "a trailing stop says by how much it trails")
    }
    guard trail.amount.isPositive, trail.unit == .dollar || trail.amount < 100 else {
      throw LedgerError(.notPositive, field: "trail", "a stop trails by an amount above zero, or by less than 100 %")
    }
  }

  private func check(
    _ price: ExactDecimal?, _ field: String, isDue: Bool, isAllowed: Bool = false
  ) throws(LedgerError) {
    let type = kind.rawValue
    guard let price else {
      guard !isDue else { throw LedgerError(.malformed, field: field, "an order of type \(type) names its \(field)") }
      return
    }
    guard isDue || isAllowed else {
      throw LedgerError(.malformed, field: field, "an order of type \(type) has no \(field)")
    }
    // A package may cost nothing.
    guard price.isPositive || (price.isZero && !order.legs.isEmpty) else {
      throw LedgerError(.notPositive, field: field, "\(field) must be above zero")
    }
  }

  private func checkEnd() throws(LedgerError) {
    if let expires = order.expiresAt {
      guard expires > (order.updatedAt ?? order.placedAt) else {
        throw LedgerError(.outOfRange, field: "expires", "an order ends after it was placed")
      }
    } else if duration == .gtd {
      throw LedgerError(.malformed, field: "expires", "an order good until a moment names it")
    }
  }

  private func checkContracts(
    _ quantity: ExactDecimal, _ instrument: Instrument, field: String
  ) throws(LedgerError) {
    switch instrument.kind {
    case .option, .future:
      guard quantity == quantity.rounded(toScale: 0, .down) else {
        throw LedgerError(.outOfRange, field: field, "contracts trade whole")
      }
    case .equity, .etf, .fund, .bond, .forex, .crypto: break
    }
  }

  private func checkLegs() throws(LedgerError) {
    guard order.legs.count > 1 else {
      throw LedgerError(.malformed, field: "legs", "an order of one leg is an order in its instrument")
    }
    guard kind == .limit || kind == .market else {
      throw LedgerError(.unsupportedRules, field: "type", "several legs trade at the market or at a limit")
    }
    guard order.side == .buy || order.side == .sell else {
      throw LedgerError(.malformed, field: "side", "several legs are bought (paid for) or sold as a whole")
    }
    let lead = instruments.first { $0.kind == .option }
    for (index, instrument) in instruments.enumerated() {
      try check(instrument, order.legs[index].side, beside: lead)
      guard !instruments[..<index].contains(where: { $0.symbol == instrument.symbol }) else {
        throw LedgerError(.malformed, field: "legs", "\(instrument.symbol) stands in two legs")
      }
      let ratio = order.legs[index].ratio
      guard ratio.isPositive else {
        throw LedgerError(.notPositive, field: "legs", "the ratio of a leg must be above zero")
      }
      try checkContracts(ratio, instrument, field: "legs")
      try checkContracts(order.quantity, instrument, field: "quantity")
    }
  }
  /// Options on one underlying, and units of it.
  private func check(_ instrument: Instrument, _ side: Order.Side, beside lead: Instrument?) throws(LedgerError) {
    guard let lead, let underlying = lead.option?.underlying,
      (instrument.option?.underlying ?? instrument.symbol) == underlying
    else {
      throw LedgerError(
        .unsupportedRules, field: "legs", "the legs of an order are options on one underlying, and units of it")
    }
    if instrument.kind == .option { return }
    guard instrument.kind == .equity || instrument.kind == .etf, instrument.currency == lead.currency else {
      throw LedgerError(
        .unsupportedRules, field: "legs", "beside options only stock in their currency is a leg of an order")
    }
    switch side {
    case .buy, .sell, .sellShort, .buyToCover: return
    case .buyToOpen, .buyToClose, .sellToOpen, .sellToClose:
      throw LedgerError(.malformed, field: "legs", "stock is bought, sold, sold short or covered: \(side.rawValue)")
    }
  }
}
