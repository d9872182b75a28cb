public import Money

/// What the change of a rate did to all that was held in one currency, and what exchanges about it cost or brought
/// (balances.md §9). In the account's currency; what the owner gains is positive.
public struct FXEffect: Sendable, Equatable {
  public var currency: Currency
  public var amount: ExactDecimal

  /// By currency, in order of code; nil when a rate is unknown.
  ///
  /// - Parameters:
  ///   - held: what was held at the close before, with its rates.
  ///   - exchanged: since then.
  static func all(
    _ held: [ForeignHolding], _ exchanged: ExchangeSums, by valuation: Valuation, _ base: Currency
  ) throws(MoneyError) -> [FXEffect]? {
    if held.isEmpty, exchanged.entries.isEmpty { return [] }
    var effects: [FXEffect] = []
    for holding in held {
      guard let rate = valuation.rate(of: holding.currency, to: base) else { return nil }
      try effects.add(try holding.value * (rate - holding.rate), holding.currency)
    }
    for entry in exchanged.entries {
      guard let amount = valuation.convert(entry.amounts, to: base) else { return nil }
      try effects.add(amount, entry.currency)
    }
    return effects.sorted { $0.currency < $1.currency }
  }

  static func total(_ effects: [FXEffect]) throws(MoneyError) -> ExactDecimal {
    var sum = ExactDecimal.zero
    for effect in effects { sum = try sum + effect.amount }
    return sum
  }
}

extension [FXEffect] {
  fileprivate mutating func add(_ amount: ExactDecimal, _ currency: Currency) throws(MoneyError) {
    if let index = firstIndex(where: { $0.currency == currency }) {
      self[index].amount = try self[index].amount + amount
    } else {
      append(FXEffect(currency: currency, amount: amount))
    }
  }
}

extension FXEffect {
  /// Since the prior close, by currency, in order of code; nil when a rate is unknown now, or was at that close.
  static func today(of state: UnsafePointer<AccountState>, by valuation: Valuation) -> [FXEffect]? {
    let held: [ForeignHolding]? = if let start = state.pointee.startOfDay { start.foreign } else { [] }
    guard let held else { return nil }
    return (try? all(held, state.pointee.today.exchanged, by: valuation, state.pointee.baseCurrency)) ?? nil
  }
}

extension AccountState {
  /// By currency, in order of code; nil when a rate is unknown now, or was at the close before.
  func fxEffectsToday(by valuation: Valuation) -> [FXEffect]? {
    withUnsafePointer(to: self) { FXEffect.today(of: $0, by: valuation) }
  }
}
