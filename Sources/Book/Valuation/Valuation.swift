public import CivilTime
import Ledger
import Margin
public import Market
public import Money
import Persistent

/// The sums over an account's positions at one moment, in the account's currency.
///
/// A position whose price or rate is unknown is counted in `gaps`; sums that rest on it are then unknown, never
/// short of it.
public struct Valuation: Sendable {
  public let at: Instant
  let market: MarketView
  /// The day whose start this is, told at the close before: what settles on it is settled. Nil: the day of `at`.
  var opensOn: CivilDate?
  /// What settles or clears on a later day than this does not count yet.
  var today: CivilDate { opensOn ?? MarketZone.newYork.date(of: at) }

  var longMarketValue = ExactDecimal.zero
  var shortMarketValue = ExactDecimal.zero
  var longOptionValue = ExactDecimal.zero
  var shortOptionValue = ExactDecimal.zero
  var cashEquivalents = ExactDecimal.zero
  /// Short stock and cash equivalents in their own currencies, as positive amounts.
  var shorts = CurrencyAmounts()
  var equivalents = CurrencyAmounts()
  var unrealised = ExactDecimal.zero
  var unrealisedAverage = ExactDecimal.zero
  var unrealisedToday = ExactDecimal.zero
  var costOfPositions = ExactDecimal.zero
  var shortProceeds = ExactDecimal.zero
  var initial = ExactDecimal.zero
  var maintenance = ExactDecimal.zero
  var house = ExactDecimal.zero
  /// Positions in other currencies, in these.
  var foreign: [ForeignHolding] = []
  /// House requirements above the initial ones, and the initial ones of the same positions.
  var chargedAbove = ExactDecimal.zero
  var initialBelow = ExactDecimal.zero
  /// The parts of maintenance and house that shorts ask for.
  var shortMaintenance = ExactDecimal.zero
  var shortHouse = ExactDecimal.zero
  /// What short options ask for; in the three sums too.
  var optionRequirement = ExactDecimal.zero
  /// By how much stock under short options counts less than its value.
  var cappedByOptions = ExactDecimal.zero
  /// Futures and currency pairs; nil in accounts without.
  var contracts: ContractTotals?
  /// Long options that are lent against; counts in the margin equity.
  var lendableOptions = ExactDecimal.zero
  /// Trade-date cash in the account's currency; nil when a rate is unknown.
  var cash: ExactDecimal?
  public internal(set) var gaps: [Gap] = []

  /// Why a sum is unknown.
  public enum Gap: Sendable, Equatable {
    case price(InstrumentID)
    case rate(Currency)
    case basis(InstrumentID)
    case optionRequirement(InstrumentID)
    /// The roll after the last day of an option or a future has passed, and nothing says how it ended.
    case ended(InstrumentID)
    /// Nobody has told what a contract asks for at that moment, or the rate of its base currency.
    case contractMargin(InstrumentID)
    /// The value does not fit a number.
    case range(InstrumentID)

    /// For people.
    public func text(in market: MarketView) -> String {
      switch self {
      case .price(let id): "no price of \(market.world.instruments[id].symbol) is known"
      case .rate(let currency): "no rate of \(currency) is known"
      case .basis(let id): "the purchase price of \(market.world.instruments[id].symbol) is unknown"
      case .range(let id): "the value of \(market.world.instruments[id].symbol) does not fit a number"
      case .ended(let id):
        "\(market.world.instruments[id].symbol) has ended, and no price of its last day says how"
      case .contractMargin(let id): "no margin of \(market.world.instruments[id].symbol) is known for that moment"
      case .optionRequirement(let id): "the requirement of \(market.world.instruments[id].symbol) is unknown"
      }
    }
  }

  public init(of state: AccountState, at: Instant, in market: MarketView) {
    self = withUnsafePointer(to: state) { Valuation(of: $0, at: at, in: market) }
  }

  /// Reads the state in place: a copy of it costs more than a position's value.
  init(of state: UnsafePointer<AccountState>, at: Instant, in market: MarketView) {
    self.init(at: at, in: market, cash: nil)
    let terms = Terms(of: state, at: at, in: market)
    cash = convert(state.pointee.cash, to: terms.base)
    var options = OptionFamilies()
    let hasContracts = addPositions(of: state, terms, &options) || state.pointee.contracts != nil
    if hasContracts { addContracts(of: state.pointee, terms) }
    guard terms.rules.allowsCredit else { return }
    if terms.own.countsConcentration(debit: debit) { addConcentration(of: state.pointee, terms) }
    if !options.all.isEmpty { add(options, of: state) }
  }

  /// Without positions.
  private init(at: Instant, in market: MarketView, cash: ExactDecimal?) {
    self.at = at
    self.market = market
    self.cash = cash
  }

  /// Counts every position but futures and currency pairs; whether there are any of these.
  ///
  /// - Parameter options: gets those of an account with credit.
  private mutating func addPositions(
    of state: UnsafePointer<AccountState>, _ terms: Terms, _ options: inout OptionFamilies
  ) -> Bool {
    if let hasContracts = addPositions(of: state, terms, &options, grouping: true) { return hasContracts }
    self = Valuation(at: at, in: market, cash: cash)
    options = OptionFamilies()
    return addPositions(of: state, terms, &options, grouping: false) == true
  }

  /// - Parameter grouping: plain holdings are counted together (``PlainHoldings``).
  /// - Returns: nil when numbers were met that cannot be.
  private mutating func addPositions(
    of state: UnsafePointer<AccountState>, _ terms: Terms, _ options: inout OptionFamilies, grouping: Bool
  ) -> Bool? {
    var hasContracts = false
    var plain = PlainHoldings(terms)
    let groups = grouping && plain.areUsual
    // Through pointers too: a position is not copied to be valued.
    let isExact = state.pointee.positions.allInPlace { position in
      let instrument = position.pointee.instrument
      do throws(MoneyError) {
        if groups {
          guard let isTaken = plain.take(position, terms, at: at, in: market) else { return false }
          if isTaken { return true }
        }
        let line = try PositionLine.of(position, base: terms.base, since: terms.close, at: at, in: market)
        if line.terms.kind == .option, terms.rules.allowsCredit {
          options.add(
            OptionGroup.Series(instrument: instrument, quantity: line.quantity, price: line.price), in: market)
        }
        if line.terms.kind.isContract { hasContracts = true } else { try add(line, instrument, terms) }
      } catch {
        gaps.append(.range(instrument))
      }
      return !groups || isShort
    }
    guard isExact, !groups || add(plain, terms) else { return nil }
    return hasContracts
  }

  /// Options ask for what they and the units beside them ask for together.
  private mutating func add(_ options: OptionFamilies, of state: UnsafePointer<AccountState>) {
    do throws(MoneyError) {
      var changed = self
      let rules = state.pointee.rules
      let unknown = try OptionGroup.all(options, of: state, at: at, in: market, by: self) { group throws(MoneyError) in
        try changed.add(group, by: rules)
      }
      changed.gaps.insert(contentsOf: unknown.map(Gap.optionRequirement), at: gaps.count)
      self = changed
    } catch {
      gaps.append(contentsOf: state.pointee.positions.prefix(1).map { Gap.range($0.instrument) })
    }
  }

  private mutating func add(_ group: OptionGroup, by rules: MarginRules) throws(MoneyError) {
    guard let amounts = try group.amounts(by: rules) else {
      gaps.append(.rate(group.traits.currency))
      return
    }
    optionRequirement = try optionRequirement + amounts.requirement
    cappedByOptions = try cappedByOptions + amounts.cap
    lendableOptions = try lendableOptions + amounts.lendable
    initial = try initial + amounts.initial
    maintenance = try maintenance + amounts.maintenance
    house = try house + amounts.house
  }

  /// What all positions of the account have in common.
  struct Terms {
    let base: Currency
    let rules: MarginRules
    let own: HouseTerms
    /// The close before the day.
    let close: Instant?
    /// Shares of its value that ordinary long stock asks for, where the account's broker asks nothing of single
    /// securities; most positions are that.
    let ordinary: Requirement?
    /// Somebody has told rates of single instruments.
    let hasRates: Bool

    init(of state: UnsafePointer<AccountState>, at: Instant, in market: MarketView) {
      base = state.pointee.baseCurrency
      rules = state.pointee.rules
      own = HouseTerms(by: state.pointee.settings, at: at, in: market)
      close = state.pointee.startOfDay?.closedAt
      // Where the house asks more than Regulation T, what is charged has to be looked at too.
      let settings = state.pointee.settings
      ordinary =
        settings.hasGeneralTermsOnly ? settings.ordinary.flatMap { $0.charged == $0.initial ? $0 : nil } : nil
      hasRates = !market.world.marginRates.isEmpty
    }
  }

  @inline(__always)
  private mutating func add(
    _ line: PositionLine, _ instrument: InstrumentID, _ terms: Terms
  ) throws(MoneyError) {
    guard let value = line.marketValue, let gainToday = line.gainToday else {
      gaps.append(line.terms.hasEnded(at: at) ? .ended(instrument) : .price(instrument))
      return
    }
    guard let rate = line.rate else {
      gaps.append(.rate(line.terms.currency))
      return
    }
    let base = try line.base(value, rate)
    try addValue(base, line.terms)
    if let cost = line.cost {
      unrealised = try unrealised + line.base(value - cost, rate)
    } else {
      gaps.append(.basis(instrument))
    }
    let average = try line.base(line.averageValue, rate)
    costOfPositions = try costOfPositions + average
    unrealisedAverage = try unrealisedAverage + line.base(value - line.averageValue, rate)
    unrealisedToday = try unrealisedToday + line.base(gainToday, rate)
    if line.terms.currency != terms.base {
      let gain = try line.cost.map { cost throws(MoneyError) in try value - cost } ?? .zero
      try foreign.add(value, unrealised: gain, line.terms.currency, rate: rate)
    }
    if line.quantity.isNegative, line.terms.kind != .option {
      shortProceeds = try shortProceeds - average
      try shorts.add(-value, line.terms.currency)
    }
    if line.terms.isCashEquivalent { try equivalents.add(value, line.terms.currency) }
    if terms.rules.allowsCredit { try addRequirement(line, value, rate, instrument, terms) }
  }

  /// Either both sums grow or none.
  @inline(__always)
  private mutating func addValue(_ base: ExactDecimal, _ terms: InstrumentTraits) throws(MoneyError) {
    let equivalents = terms.isCashEquivalent ? try cashEquivalents + base : cashEquivalents
    switch (terms.kind == .option, base.isNegative) {
    case (false, false): longMarketValue = try longMarketValue + base
    case (false, true): shortMarketValue = try shortMarketValue - base
    case (true, false): longOptionValue = try longOptionValue + base
    case (true, true): shortOptionValue = try shortOptionValue - base
    }
    cashEquivalents = equivalents
  }

  /// The sum of several currencies' amounts in one of them; nil when an amount or a rate is unknown, or the sum does
  /// not fit.
  func convert(_ amounts: CurrencyAmounts, to base: Currency) -> ExactDecimal? {
    if amounts.isUnknown { return nil }
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

  /// No position is held in another currency than the account's.
  var isInOneCurrency: Bool { foreign.isEmpty && isComplete }

  /// Every position is valued.
  var isComplete: Bool {
    !gaps.contains {
      switch $0 {
      case .price, .rate, .range, .ended: true
      case .basis, .optionRequirement, .contractMargin: false
      }
    }
  }

  /// All requirements are known.
  var hasRequirements: Bool {
    hasOptionRequirements && !gaps.contains { if case .contractMargin = $0 { true } else { false } }
  }

  /// What options ask for is known.
  var hasOptionRequirements: Bool {
    isComplete
      && !gaps.contains { if case .optionRequirement = $0 { true } else { false } }
  }

  /// The basis of every lot is known.
  var hasBasis: Bool {
    !gaps.contains { if case .basis = $0 { true } else { false } }
  }
}
