import CivilTime
import Ledger
import Market
import Money

/// European options on one underlying that settle in cash, as a cash account has bought and written them: it keeps what
/// they can lose together at most, premium aside (balances.md §4.5). Long ones help those that they outlive.
struct CashPackage {
  struct Leg {
    let instrument: InstrumentID
    let type: OptionType
    let strike: ExactDecimal
    let expiration: CivilDate
    /// Signed.
    let contracts: ExactDecimal
  }

  let legs: [Leg]
  let currency: Currency
  /// Units of the underlying per contract.
  let units: ExactDecimal
  /// The price of the underlying at which most is lost, of the strikes and zero.
  let worstPrice: ExactDecimal
  /// There, in `currency`; ≥ 0.
  let loss: ExactDecimal

  /// More calls are written than bought: no money covers that.
  var isUnbounded: Bool {
    let calls = legs.reduce(ExactDecimal.zero) { sum, leg in
      leg.type == .call ? (try? sum + leg.contracts) ?? sum : sum
    }
    return calls.isNegative
  }

  /// - Parameter legs: of one underlying, at least one of them written.
  init(_ legs: [Leg], currency: Currency, units: ExactDecimal) throws(MoneyError) {
    self.legs = legs
    self.currency = currency
    self.units = units
    var worst = (price: ExactDecimal.zero, loss: ExactDecimal.zero)
    for price in [ExactDecimal.zero] + legs.map(\.strike) {
      var loss = ExactDecimal.zero
      for leg in legs { loss = try loss - leg.contracts * leg.intrinsic(at: price) * units }
      if loss > worst.loss { worst = (price, loss) }
    }
    worstPrice = worst.price
    self.loss = worst.loss
  }

  /// Whether a cash account may put a series together with others.
  static func takes(_ id: InstrumentID, in market: MarketView) -> Bool {
    guard let option = market.world.instruments.option(id) else { return false }
    return option.style == .european && option.isCashSettled
  }

  /// Those of the series, by underlying and by the expiration of what is written; none for what is only bought.
  ///
  /// - Parameter series: contracts by series, signed; what is no such option is passed over.
  static func all(
    of series: [(instrument: InstrumentID, contracts: ExactDecimal)], in market: MarketView
  ) throws(MoneyError) -> [CashPackage] {
    var families: [(family: OptionFamily, legs: [Leg])] = []
    for one in series where !one.contracts.isZero && takes(one.instrument, in: market) {
      guard let option = market.world.instruments.option(one.instrument) else { continue }
      let leg = Leg(
        instrument: one.instrument, type: option.type, strike: option.strike, expiration: option.expiration,
        contracts: one.contracts)
      let family = market.world.instruments.family(one.instrument)
      if let index = families.firstIndex(where: { $0.family == family }) {
        families[index].legs.append(leg)
      } else {
        families.append((family, [leg]))
      }
    }
    var packages: [CashPackage] = []
    for (_, legs) in families {
      let written = Set(legs.filter(\.contracts.isNegative).map(\.expiration)).sorted()
      for (index, expiration) in written.enumerated() {
        let next = index + 1 < written.count ? written[index + 1] : nil
        let parts = legs.filter { leg in leg.expiration >= expiration && next.map { leg.expiration < $0 } ?? true }
        let traits = market.world.instruments.traits(parts[0].instrument)
        packages.append(try CashPackage(parts, currency: traits.currency, units: traits.multiplier))
      }
    }
    return packages
  }

  /// Those that a cash account holds with what is added to them; none in an account with credit.
  static func all(
    of state: AccountState, adding: [(instrument: InstrumentID, contracts: ExactDecimal)] = [], in market: MarketView
  ) throws(MoneyError) -> [CashPackage] {
    guard !state.allowsCredit else { return [] }
    var series = state.positions.filter { takes($0.instrument, in: market) }.map { ($0.instrument, $0.quantity) }
    for addition in adding {
      if let index = series.firstIndex(where: { $0.0 == addition.instrument }) {
        series[index].1 = try series[index].1 + addition.contracts
      } else {
        series.append((addition.instrument, addition.contracts))
      }
    }
    return try all(of: series.map { (instrument: $0.0, contracts: $0.1) }, in: market)
  }

  /// What packages keep together, in the account's currency; nil when a rate is unknown.
  static func reserves(
    _ packages: [CashPackage], to base: Currency, at: Instant, in market: MarketView
  ) throws(MoneyError) -> ExactDecimal? {
    var sum = ExactDecimal.zero
    for package in packages {
      guard let rate = market.rate(from: package.currency, to: base, at: at) else { return nil }
      sum = try sum + package.loss * rate
    }
    return sum
  }
}

extension CashPackage.Leg {
  /// What one unit is worth at the end.
  func intrinsic(at price: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    max(.zero, type == .call ? try price - strike : try strike - price)
  }
}
