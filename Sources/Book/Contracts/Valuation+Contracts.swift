import CivilTime
import Ledger
import Margin
import Market
public import Money

/// The sums over an account's futures and currency pairs, in its currency.
struct ContractSums: Sendable {
  /// Gains since entry; nil once a basis is unknown.
  var openTradeEquity: ExactDecimal? = .zero
  /// The part of them up to the last settlements.
  var settledVariation = ExactDecimal.zero
  /// Value after haircut of pledged securities; nil when a rate is unknown.
  var securities: ExactDecimal? = .zero
  var initial = ExactDecimal.zero
  var maintenance = ExactDecimal.zero
  var day = ExactDecimal.zero
  /// Open trade equity in the contracts' own currencies; unknown once a basis is.
  var openByCurrency = CurrencyAmounts()
  /// Pledged securities in their own currencies.
  var securitiesByCurrency = CurrencyAmounts()
}

/// What one contract position asks for, in the account's currency.
struct ContractAmounts {
  var initial: ExactDecimal
  var maintenance: ExactDecimal
  var day: ExactDecimal
}

extension Valuation {
  /// Counts the futures and currency pairs, which the other sums leave out, and what is on deposit for them.
  mutating func addContracts(of state: AccountState, _ terms: Terms) {
    var sums = ContractSums()
    for position in state.positions where market.world.instruments.traits(position.instrument).kind.isContract {
      do throws(MoneyError) {
        try add(position, of: state, terms, to: &sums)
      } catch {
        gaps.append(.range(position.instrument))
      }
    }
    do throws(MoneyError) {
      for credit in try SpreadCredits(of: state, in: market).credits {
        guard let rate = market.rate(from: credit.currency, to: terms.base, at: at) else { continue }
        sums.initial = try sums.initial - credit.count * credit.spread.initial * rate
        sums.maintenance = try sums.maintenance - credit.count * credit.spread.maintenance * rate
      }
      try addSecurities(of: state, terms, to: &sums)
    } catch {
      gaps.append(contentsOf: state.positions.prefix(1).map { Gap.range($0.instrument) })
      sums.securities = nil
    }
    contracts = ContractTotals(sums)
    guard state.profile.kind.holdsContracts else { return }
    do throws(MoneyError) {
      initial = try initial + sums.initial
      maintenance = try maintenance + sums.maintenance
      house = try house + sums.maintenance
    } catch {
      gaps.append(contentsOf: state.positions.prefix(1).map { Gap.range($0.instrument) })
    }
  }

  private mutating func add(
    _ position: Position, of state: AccountState, _ terms: Terms, to sums: inout ContractSums
  ) throws(MoneyError) {
    let id = position.instrument
    let line = try withUnsafePointer(to: position) { position throws(MoneyError) in
      try PositionLine.of(position, base: terms.base, since: terms.close, at: at, in: market)
    }
    guard let value = line.marketValue, let gainToday = line.gainToday else {
      if line.cost == nil { gaps.append(.basis(id)) }
      return gaps.append(line.terms.hasEnded(at: at) ? .ended(id) : .price(id))
    }
    guard let rate = line.rate else { return gaps.append(.rate(line.terms.currency)) }
    if let cost = line.cost {
      let gain = try line.base(value - cost, rate)
      sums.openTradeEquity = try sums.openTradeEquity.map { open throws(MoneyError) in try open + gain }
      try sums.openByCurrency.add(try value - cost, line.terms.currency)
      unrealised = try unrealised + gain
    } else {
      gaps.append(.basis(id))
      sums.openTradeEquity = nil
      sums.openByCurrency.addUnknown()
    }
    unrealisedAverage = try unrealisedAverage + line.base(value - line.averageValue, rate)
    unrealisedToday = try unrealisedToday + line.base(gainToday, rate)
    if let mark = state.contracts?.settlement(of: id) {
      let settled = try position.settledGain(at: mark, multiplier: line.terms.multiplier)
      sums.settledVariation = try sums.settledVariation + line.base(settled, rate)
    }
    if line.terms.currency != terms.base, let cost = line.cost {
      let gain = try value - cost
      try foreign.add(gain, unrealised: gain, line.terms.currency, rate: rate)
    }
    guard state.profile.kind.holdsContracts else { return }
    guard let asked = try amounts(of: position, line, in: state) else { return gaps.append(.contractMargin(id)) }
    sums.initial = try sums.initial + asked.initial
    sums.maintenance = try sums.maintenance + asked.maintenance
    sums.day = try sums.day + asked.day
  }

  private mutating func addSecurities(
    of state: AccountState, _ terms: Terms, to sums: inout ContractSums
  ) throws(MoneyError) {
    for deposit in state.contracts?.securities ?? [] {
      try sums.securitiesByCurrency.add(deposit.value, deposit.currency)
      guard let rate = market.rate(from: deposit.currency, to: terms.base, at: at) else {
        sums.securities = nil
        continue
      }
      let value = deposit.currency == terms.base ? deposit.value : try deposit.value * rate
      sums.securities = try sums.securities.map { sum throws(MoneyError) in try sum + value }
      if deposit.currency != terms.base {
        try foreign.add(deposit.value, unrealised: .zero, deposit.currency, rate: rate)
      }
    }
  }

  /// What futures, currency pairs and pledged securities add to the account's value; nil when it is unknown.
  var contractValue: (open: ExactDecimal, deposited: ExactDecimal)? {
    guard let sums = contracts?.sums else { return (.zero, .zero) }
    guard let open = sums.openTradeEquity, let deposited = sums.securities else { return nil }
    return (open, deposited)
  }

  /// What a contract position asks for in the account's currency, spread credits left out; nil when no table or rate
  /// is known.
  func amounts(
    of position: Position, _ line: PositionLine, in state: AccountState
  ) throws(MoneyError) -> ContractAmounts? {
    guard let rate = line.rate else { return nil }
    let units = position.quantity.magnitude
    if line.terms.kind == .future {
      let house = state.profile.house?.contracts
      guard let rates = FutureRates(of: position.instrument, at: at, house, in: market) else { return nil }
      return ContractAmounts(
        initial: try line.base(units * rates.initial.value, rate),
        maintenance: try line.base(units * rates.maintenance.value, rate),
        day: try line.base(units * rates.day.value, rate))
    }
    guard let deposit = try forexDeposit(of: position, price: line.price, in: state) else { return nil }
    return ContractAmounts(initial: deposit, maintenance: deposit, day: deposit)
  }

  /// The same of one position in its instrument's currency, as brokers list it; nil when no table or rate is known.
  func contractRequirement(
    of position: ValuedPosition, in state: AccountState
  ) throws(MoneyError) -> Requirement? {
    let units = position.position.quantity.magnitude
    if position.terms.kind == .future {
      guard let rates = FutureRates(of: position.position.instrument, at: at, nil, in: market) else { return nil }
      let maintenance = try units * rates.maintenance.value
      let initial = try units * rates.initial.value
      return Requirement(initial: initial, maintenance: maintenance, house: maintenance, charged: initial)
    }
    guard let rate = position.rate, !rate.isZero,
      let deposit = try forexDeposit(of: position.position, price: position.price?.price, in: state)
    else { return nil }
    let own = rate.isIdentical(to: .one) ? deposit : try Expression.divide(deposit, by: rate)
    return Requirement(initial: own, maintenance: own, house: own, charged: own)
  }

  /// What a future asks for at the moment within the day, in its currency: its day margin in the broker's hours, else
  /// the initial one. Zero for anything else, nil when no table is known.
  public func dayMargin(
    of position: ValuedPosition, in state: AccountState
  ) throws(MoneyError) -> ExactDecimal? {
    guard position.terms.kind == .future else { return .zero }
    let house = state.profile.house?.contracts
    guard let rates = FutureRates(of: position.position.instrument, at: at, house, in: market) else { return nil }
    return try position.position.quantity.magnitude * rates.day.value
  }

  /// Units × account currency per unit of base × share: at the rate of the moment, or lot by lot at that of its
  /// opening.
  private func forexDeposit(
    of position: Position, price: ExactDecimal?, in state: AccountState
  ) throws(MoneyError) -> ExactDecimal? {
    let id = position.instrument
    guard let pair = market.world.instruments[id].pair else { return nil }
    let share = ForexShare(of: id, pair, at: at, in: market).value
    let base = state.baseCurrency
    if (state.profile.house?.contracts ?? .usual).forexMargin == .continuous {
      guard let rate = try ForexBaseRate(of: pair, price: price, to: base, at: at, in: market) else { return nil }
      return try position.quantity.magnitude * rate.value * share
    }
    var sum = ExactDecimal.zero
    for index in 0..<position.lots.count {
      let lot = position.lots[index]
      let entry = try lot.entryPrice()
      guard let rate = try ForexBaseRate(of: pair, price: entry, to: base, at: lot.openedAt, in: market) else {
        return nil
      }
      sum = try sum + lot.quantity.magnitude * rate.value * share
    }
    return sum
  }
}

extension Lot {
  /// Entry value per unit of a lot whose multiplier is one.
  func entryPrice() throws(MoneyError) -> ExactDecimal? {
    quantity.isZero ? nil : try Expression.divide(entryValue, by: quantity)
  }
}

extension StartOfDay {
  /// Open trade equity of the contracts in one currency at the close, in it; nil when it was unknown.
  public func openTradeEquity(in currency: Currency) -> ExactDecimal? {
    guard let sums = contracts?.sums else { return .zero }
    return sums.openByCurrency.isUnknown ? nil : sums.openByCurrency[currency]
  }

  /// What currency pairs quoted in one currency asked for at the close, in it; nil when it was unknown.
  public func marginRequirement(in currency: Currency) -> ExactDecimal? {
    guard let margins = contracts?.margins else { return .zero }
    return margins.isUnknown ? nil : margins[currency]
  }

  /// Pledged securities of one currency at the close, in it.
  public func securitiesOnDeposit(in currency: Currency) -> ExactDecimal {
    contracts?.sums.securitiesByCurrency[currency] ?? .zero
  }
}

extension Valuation {
  /// The totals as they are kept of a close: of currency pairs also what each quote currency asks for.
  func closingContracts(of state: AccountState) -> ContractTotals? {
    guard let contracts, state.profile.kind == .forex else { return contracts }
    var margins = CurrencyAmounts()
    for position in state.positions {
      guard let valued = try? ValuedPosition(position, in: state, at: at, market),
        let asked = (try? contractRequirement(of: valued, in: state)) ?? nil,
        (try? margins.add(asked.initial, valued.terms.currency)) != nil
      else {
        margins.addUnknown()
        break
      }
    }
    return ContractTotals(contracts.sums, margins: margins)
  }
}

/// Behind a reference, because a valuation is copied with every sheet.
final class ContractTotals: Sendable {
  let sums: ContractSums
  /// At a close: initial requirements of currency pairs by quote currency, in it; unknown once a rate is.
  let margins: CurrencyAmounts?

  init(_ sums: ContractSums, margins: CurrencyAmounts? = nil) {
    self.sums = sums
    self.margins = margins
  }
}
