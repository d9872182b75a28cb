import CivilTime
import Ledger
import Market
public import Money

/// What an account was worth at one close, as far as the next day's row needs it.
struct CloseMark: Sendable {
  /// Total value and unrealised gain in the account's currency; nil when unknown.
  var value: ExactDecimal? = .zero
  var unrealised: ExactDecimal? = .zero
  /// Interest that is accrued and counts in the value, per currency.
  var accrued = CurrencyAmounts()
  /// What is held in other currencies; empty when nothing is.
  var foreign: [ForeignHolding] = []
  /// Why `value` or `unrealised` is unknown.
  var unknown: AccountHistory.Unknown?

  /// An account that holds nothing yet.
  init() {}

  init(_ valuation: Valuation, _ money: CountedMoney, totalValue: ExactDecimal?, base: Currency) {
    value = totalValue
    unrealised = valuation.isComplete && valuation.hasBasis ? valuation.unrealised : nil
    accrued = money.interest
    if value == nil || unrealised == nil { unknown = Self.reason(valuation, money, base) }
    guard value != nil else { return }
    do {
      foreign = try ForeignHolding.all(valuation, money, base: base)
    } catch {
      value = nil
      unknown = .range
    }
  }

  private static func reason(
    _ valuation: Valuation, _ money: CountedMoney, _ base: Currency
  ) -> AccountHistory.Unknown {
    if let gap = valuation.gaps.first { return .valuation(gap) }
    for amounts in money.all {
      let missing = amounts.entries.first {
        $0.currency != base && !$0.amount.isZero && valuation.rate(of: $0.currency, to: base) == nil
      }
      if let missing { return .valuation(.rate(missing.currency)) }
    }
    return .range
  }
}

/// All of an account's value that is not in positions, per currency.
struct CountedMoney: Sendable {
  var cash: CurrencyAmounts
  /// Interest that counts in equity before it is posted.
  var interest = CurrencyAmounts()
  /// Dividends that count in equity before they are paid.
  var dividends = CurrencyAmounts()

  var all: [CurrencyAmounts] { [cash, interest, dividends] }

  /// What an account counts now; amounts that do not fit are unknown.
  init(of state: AccountState) {
    cash = state.cash
    if state.profile.interestInEquity, let held = state.interest {
      if let sums = try? held.accrued() { interest = sums } else { interest.addUnknown() }
    }
    for dividend in state.pendingDividends where dividend.isAccrued {
      if (try? dividends.add(dividend.amount, dividend.currency)) == nil { dividends.addUnknown() }
    }
  }
}

/// All that an account holds in one currency that is not its own, in that currency.
public struct ForeignHolding: Sendable {
  public internal(set) var currency: Currency
  /// Cash, what is accrued, and positions, shorts negative.
  public internal(set) var value: ExactDecimal
  /// Gains of the open lots whose cost is known.
  public internal(set) var unrealised: ExactDecimal
  /// Units of the account's currency for one of this one.
  public internal(set) var rate: ExactDecimal

  /// Everything in other currencies whose rate is known; empty for most accounts.
  static func all(
    _ valuation: Valuation, _ money: CountedMoney, base: Currency
  ) throws(MoneyError) -> [ForeignHolding] {
    var holdings = valuation.foreign
    for amounts in money.all where !amounts.isOnly(base) {
      for entry in amounts.entries where entry.currency != base && !entry.amount.isZero {
        guard let rate = valuation.rate(of: entry.currency, to: base) else { continue }
        try holdings.add(entry.amount, unrealised: .zero, entry.currency, rate: rate)
      }
    }
    return holdings
  }
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

extension Valuation {
  /// Units of `base` for one of a currency, at the moment of the valuation.
  func rate(of currency: Currency, to base: Currency) -> ExactDecimal? {
    market.rate(from: currency, to: base, at: at)
  }
}
