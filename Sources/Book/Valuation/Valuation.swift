public import CivilTime
import Ledger
import Margin
public import Market
public import Money

/// The sums over an account's positions at one moment, in the account's currency.
///
/// A position whose price or rate is unknown is counted in `gaps`; sums that rest on it are then unknown, never
/// short of it.
public struct Valuation: Sendable {
  public let at: Instant
  let market: MarketView

  var longMarketValue = ExactDecimal.zero
  var shortMarketValue = ExactDecimal.zero
  var longOptionValue = ExactDecimal.zero
  var shortOptionValue = ExactDecimal.zero
  var cashEquivalents = ExactDecimal.zero
  var unrealised = ExactDecimal.zero
  var unrealisedAverage = ExactDecimal.zero
  var unrealisedToday = ExactDecimal.zero
  var costOfPositions = ExactDecimal.zero
  var shortProceeds = ExactDecimal.zero
  var initial = ExactDecimal.zero
  var maintenance = ExactDecimal.zero
  var house = ExactDecimal.zero
  /// Trade-date cash in the account's currency; nil when a rate is unknown.
  var cash: ExactDecimal?
  public internal(set) var gaps: [Gap] = []

  /// Why a sum is unknown.
  public enum Gap: Sendable, Equatable {
    case price(InstrumentID)
    case rate(Currency)
    case basis(InstrumentID)
    case optionRequirement(InstrumentID)
    /// The value does not fit a number.
    case range(InstrumentID)
  }

  public init(of state: AccountState, at: Instant, in market: MarketView) {
    self.at = at
    self.market = market
    cash = convert(state.cash, of: state)
    for position in state.positions {
      do throws(MoneyError) {
        try add(try ValuedPosition(position, in: state, at: at, market), state)
      } catch {
        gaps.append(.range(position.instrument))
      }
    }
  }

  private mutating func add(_ line: ValuedPosition, _ state: AccountState) throws(MoneyError) {
    guard let value = line.marketValue else {
      gaps.append(.price(line.position.instrument))
      return
    }
    guard let base = try line.base(value) else {
      gaps.append(.rate(line.terms.currency))
      return
    }
    addValue(base, line.terms.kind == .option, try sums(base, line))
    if let gain = try line.unrealised() {
      unrealised = try unrealised + (try line.base(gain) ?? .zero)
    } else {
      gaps.append(.basis(line.position.instrument))
    }
    let average = line.position.averageValue
    costOfPositions = try costOfPositions + (try line.base(average) ?? .zero)
    unrealisedAverage = try unrealisedAverage + (try line.base(try value - average) ?? .zero)
    let gainToday = try line.unrealisedToday(since: state.startOfDay?.closedAt) ?? .zero
    unrealisedToday = try unrealisedToday + (try line.base(gainToday) ?? .zero)
    if line.position.quantity.isNegative, line.terms.kind != .option {
      shortProceeds = try shortProceeds - (try line.base(average) ?? .zero)
    }
    guard state.rules.allowsCredit else { return }
    guard let requirement = try line.requirement(in: state) else {
      gaps.append(.optionRequirement(line.position.instrument))
      return
    }
    initial = try initial + (try line.base(requirement.initial) ?? .zero)
    maintenance = try maintenance + (try line.base(requirement.maintenance) ?? .zero)
    house = try house + (try line.base(requirement.house) ?? .zero)
  }

  /// The new values of the sum that `base` belongs to and of the cash equivalents.
  private func sums(_ base: ExactDecimal, _ line: ValuedPosition) throws(MoneyError) -> (ExactDecimal, ExactDecimal) {
    let isOption = line.terms.kind == .option
    let sum =
      base.isNegative
      ? (isOption ? shortOptionValue : shortMarketValue) : (isOption ? longOptionValue : longMarketValue)
    return (try sum + base.magnitude, line.terms.isCashEquivalent ? try cashEquivalents + base : cashEquivalents)
  }

  private mutating func addValue(_ base: ExactDecimal, _ isOption: Bool, _ sums: (ExactDecimal, ExactDecimal)) {
    switch (isOption, base.isNegative) {
    case (false, false): longMarketValue = sums.0
    case (false, true): shortMarketValue = sums.0
    case (true, false): longOptionValue = sums.0
    case (true, true): shortOptionValue = sums.0
    }
    cashEquivalents = sums.1
  }

  /// The sum of several currencies' amounts in the account's; nil when a rate is unknown or the sum does not fit.
  func convert(_ amounts: CurrencyAmounts, of state: AccountState) -> ExactDecimal? {
    let base = state.profile.currency
    if amounts.others.isEmpty {
      guard let first = amounts.first else { return .zero }
      if first.currency == base { return first.amount }
    }
    var sum = ExactDecimal.zero
    for entry in amounts.entries where !entry.amount.isZero {
      guard let rate = market.rate(from: entry.currency, to: base, at: at),
        let next = try? entry.currency == base ? sum + entry.amount : sum + entry.amount * rate
      else { return nil }
      sum = next
    }
    return sum
  }

  /// Every position is valued.
  var isComplete: Bool {
    !gaps.contains {
      switch $0 {
      case .price, .rate, .range: true
      case .basis, .optionRequirement: false
      }
    }
  }

  /// All requirements are known.
  var hasRequirements: Bool {
    isComplete
      && !gaps.contains { if case .optionRequirement = $0 { true } else { false } }
  }

  /// The basis of every lot is known.
  var hasBasis: Bool {
    !gaps.contains { if case .basis = $0 { true } else { false } }
  }

  /// C + LMV − SMV − R; nil when one of them is unknown.
  var regTExcess: ExactDecimal? {
    guard hasRequirements, let cash else { return nil }
    return try? cash + longMarketValue - shortMarketValue - initial
  }
}
