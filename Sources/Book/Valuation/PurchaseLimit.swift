import CivilTime
public import Ledger
import Margin
import Market
public import Money

/// What of one security may be bought, or sold short, with the account's buying power (balances.md §2.3): each security
/// by what the broker charges for it and keeps asking.
public struct PurchaseLimit: Sendable, Equatable {
  /// Market value in the account's currency, ≥ 0, after holds and reservations.
  public let value: ExactDecimal
  /// Whole units that cost no more at the present price; nil without a rate from the security's currency into the
  /// account's.
  public let quantity: ExactDecimal?
  /// Share of the value that is charged at once, net of a short's proceeds.
  public let chargedRate: ExactDecimal
  /// Share of the value that the house goes on asking for.
  public let houseRate: ExactDecimal

  /// Nil when a figure that it rests on is unknown, for options, which are bought in full with `option_buying_power`,
  /// and without a price.
  ///
  /// - Parameters:
  ///   - symbol: of a security.
  ///   - isShort: how much may be sold short; nothing in an account without credit or below the minimum equity.
  ///   - sheet: of the same state.
  /// - Throws: `unknownInstrument`; `overflow`.
  public init?(
    of symbol: String, isShort: Bool = false, in state: AccountState, by sheet: BalanceSheet, market: MarketView
  ) throws(LedgerError) {
    let (id, traits) = try market.world.terms(symbol)
    let at = sheet.valuation.at
    guard traits.kind != .option, !traits.kind.isContract,
      let price = market.price(of: id, at: at, own: state.position(of: id)?.mark)?.price
    else { return nil }
    do throws(MoneyError) {
      let terms = HouseTerms(of: state, at: at, in: market)
        .terms(of: id, traits, price: price, in: market)
      let unit = try state.rules.requirement(
        of: traits, quantity: isShort ? -1 : 1, price: price, marketValue: price, terms: terms)
      chargedRate = state.allowsCredit ? try Expression.divide(unit.charged, by: price) : 1
      houseRate = state.allowsCredit ? try Expression.divide(unit.house, by: price) : 1
      let limit = try Self.limit(charged: chargedRate, house: houseRate, isShort: isShort, state, sheet)
      guard let limit else { return nil }
      value = limit
      quantity = try Self.units(of: limit, price: price, traits, in: state, at: at, market)
    } catch {
      throw LedgerError(.overflow, error.description)
    }
  }

  private static func units(
    of value: ExactDecimal, price: ExactDecimal, _ traits: InstrumentTraits, in state: AccountState, at: Instant,
    _ market: MarketView
  ) throws(MoneyError) -> ExactDecimal? {
    guard price.isPositive, let rate = market.rate(from: traits.currency, to: state.profile.currency, at: at)
    else { return nil }
    return try value.divided(by: price * traits.multiplier * rate, scale: 0, rounding: .down)
  }

  private static func limit(
    charged: ExactDecimal, house: ExactDecimal, isShort: Bool, _ state: AccountState, _ sheet: BalanceSheet
  ) throws(MoneyError) -> ExactDecimal? {
    guard state.allowsCredit else { return isShort ? .zero : sheet[.availableToTrade] }
    guard let held = sheet[.heldBack], let reserved = Reserved(sheet), let equity = sheet[.equity],
      let free = sheet[.marginBalance], let sma = sheet[.sma], let houseExcess = sheet[.houseExcess],
      let regTExcess = sheet[.regTExcess], let chargedExcess = sheet[.chargedExcess]
    else { return nil }
    var limits: [(amount: ExactDecimal, rate: ExactDecimal)]
    switch state.settings.basis {
    case .excess: limits = [(try regTExcess - reserved.initial, charged)]
    case .realTime: limits = [(try sma - reserved.charged, charged), (try chargedExcess - reserved.charged, charged)]
    case .sma, .cash, .contracts:
      limits = [(try sma - reserved.charged, charged), (try houseExcess - reserved.house, house)]
    }
    if equity < state.rules.minimumEquity {
      if isShort { return .zero }
      // No new credit: once the amount itself, and free cash at most.
      limits = limits.map { ($0.amount, 1) } + [(try free - reserved.cash, 1)]
    }
    var least: ExactDecimal?
    for limit in limits where limit.rate.isPositive {
      let value = try Expression.divide(limit.amount - held, by: limit.rate)
      least = min(least ?? value, value)
    }
    return least.map { max($0, .zero) }
  }
}

/// What working orders take of each amount that buys.
private struct Reserved {
  let cash: ExactDecimal
  let initial: ExactDecimal
  let charged: ExactDecimal
  let house: ExactDecimal

  init?(_ sheet: BalanceSheet) {
    guard let cash = sheet[.reservedCash], let initial = sheet[.reservedInitial], let charged = sheet[.reservedMargin],
      let house = sheet[.reservedHouse]
    else { return nil }
    self.cash = cash
    self.initial = initial
    self.charged = charged
    self.house = house
  }
}
