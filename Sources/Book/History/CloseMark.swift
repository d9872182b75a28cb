import CivilTime
import Market
import Money

/// What an account was worth at one close, as far as the next day's row needs it.
struct CloseMark: Sendable {
  /// Total value and unrealised gain in the account's currency; nil when unknown.
  var value: ExactDecimal? = .zero
  var unrealised: ExactDecimal? = .zero
  /// What is held in other currencies; empty when nothing is.
  var foreign: [ForeignHolding] = []
  /// Why `value` or `unrealised` is unknown.
  var unknown: AccountHistory.Unknown?

  /// An account that holds nothing yet.
  init() {}

  init(_ valuation: Valuation, cash: CurrencyAmounts, totalValue: ExactDecimal?, base: Currency) {
    value = totalValue
    unrealised = valuation.isComplete && valuation.hasBasis ? valuation.unrealised : nil
    if value == nil || unrealised == nil { unknown = Self.reason(valuation, cash, base) }
    guard value != nil else { return }
    if cash.isOnly(base), valuation.foreign.isEmpty { return }
    foreign = valuation.foreign
    for entry in cash.entries where entry.currency != base && !entry.amount.isZero {
      // Known, or the total would not be.
      guard let rate = valuation.market.rate(from: entry.currency, to: base, at: valuation.at) else { continue }
      do {
        try foreign.add(entry.amount, unrealised: .zero, entry.currency, rate: rate)
      } catch {
        value = nil
        unknown = .range
      }
    }
  }

  private static func reason(_ valuation: Valuation, _ cash: CurrencyAmounts, _ base: Currency)
    -> AccountHistory.Unknown
  {
    if let gap = valuation.gaps.first { return .valuation(gap) }
    let missing = cash.entries.first {
      $0.currency != base && !$0.amount.isZero
        && valuation.market.rate(from: $0.currency, to: base, at: valuation.at) == nil
    }
    return missing.map { .valuation(.rate($0.currency)) } ?? .range
  }
}

/// All that an account holds in one currency that is not its own, in that currency.
struct ForeignHolding: Sendable {
  var currency: Currency
  /// Cash and positions, shorts negative.
  var value: ExactDecimal
  /// Gains of the open lots whose cost is known.
  var unrealised: ExactDecimal
  /// Units of the account's currency for one of this one.
  var rate: ExactDecimal
}

extension [ForeignHolding] {
  mutating func add(
    _ value: ExactDecimal, unrealised: ExactDecimal, _ currency: Currency, rate: ExactDecimal
  ) throws(MoneyError) {
    if let index = firstIndex(where: { $0.currency == currency }) {
      self[index].value = try self[index].value + value
      self[index].unrealised = try self[index].unrealised + unrealised
    } else {
      append(ForeignHolding(currency: currency, value: value, unrealised: unrealised, rate: rate))
    }
  }
}
