import CivilTime
import Ledger
import Margin
import Market
import Money

/// Explains what futures and currency pairs are worth to an account and what they ask for.
struct ContractTrees {
  let state: AccountState
  let market: MarketView
  let at: Instant
  private var trees: MarketTrees { MarketTrees(market: market) }
  private var base: Currency { state.baseCurrency }

  /// What positions ask for and what spreads give back; one nil where a table or rate is missing.
  func requirement(of figure: Figure, _ lines: [PositionTree]) throws -> [Explanation] {
    guard state.profile.kind.holdsContracts else { return [] }
    var parts: [Explanation] = []
    for line in lines where line.isContract && line.isValued { parts.append(try amount(of: figure, line)) }
    guard figure != .futuresDayMargin else { return parts }
    for credit in try SpreadCredits(of: state, in: market).credits {
      let each =
        figure == .initialRequirement || figure == .chargedRequirement
        ? credit.spread.initial : credit.spread.maintenance
      let symbols = "\(market.world.instruments[credit.first].symbol)/\(market.world.instruments[credit.second].symbol)"
      let amount = try Explanation.product(
        [.parameter("spreads", credit.count), .parameter("spread_credit", each)], symbols)
      parts.append(try .negated(try trees.converted(amount, from: credit.currency, to: base, at: at)))
    }
    return parts
  }

  private func amount(of figure: Figure, _ line: PositionTree) throws -> Explanation {
    let units = try line.magnitudeOfUnits()
    if line.line.terms.kind == .future {
      let house = state.profile.house?.contracts
      guard let rates = FutureRates(of: line.line.position.instrument, at: at, house, in: market) else {
        return Explanation(.constant, line.symbol, value: nil)
      }
      switch figure {
      case .initialRequirement, .chargedRequirement:
        return try line.inBase(try .product([units, leaf(rates.initial, "initial")]))
      case .futuresDayMargin: return try line.inBase(try .product([units, leaf(rates.day, rates.dayMember)]))
      default: return try line.inBase(try .product([units, leaf(rates.maintenance, "maintenance")]))
      }
    }
    return try forexDeposit(line, units)
  }

  private func leaf(_ rate: ToldRate, _ field: String) -> Explanation {
    guard let event = rate.event else { return .parameter("\(field)_margin", rate.value) }
    return Explanation(.event, "margin_rate", value: rate.value, event: event, field: field)
  }

  private func forexDeposit(_ line: PositionTree, _ units: Explanation) throws -> Explanation {
    let id = line.line.position.instrument
    guard let pair = market.world.instruments[id].pair else { return Explanation(.constant, line.symbol, value: nil) }
    let share = share(of: id, pair)
    if (state.profile.house?.contracts ?? .usual).forexMargin == .continuous {
      let rate = try baseRate(of: pair, price: line.price, at: at)
      return try .product([units, rate, share], line.symbol)
    }
    let lots = line.line.position.lots
    var parts: [Explanation] = []
    for index in 0..<lots.count {
      let lot = lots[index]
      func entry(_ value: ExactDecimal?, _ field: String) -> Explanation {
        Explanation(.running, field, value: value, event: lot.opener, field: field)
      }
      let rate = try baseRate(of: pair, price: entry(try lot.entryPrice(), "price"), at: lot.openedAt)
      parts.append(try .product([entry(lot.quantity.magnitude, "quantity"), rate, share], line.symbol))
    }
    return try .sum(parts, line.symbol)
  }

  private func share(of id: InstrumentID, _ pair: CurrencyPair) -> Explanation {
    .maximum(
      ForexShare(of: id, pair, at: at, in: market).parts.map { part in
        guard let event = part.rate.event else { return .parameter("share_of_\(part.name)", part.rate.value) }
        return Explanation(.event, part.name, value: part.rate.value, event: event, field: "initial")
      })
  }

  /// What units of a pair's base currency ask for that working orders would add.
  func deposit(of units: Explanation, in id: InstrumentID, _ pair: CurrencyPair) throws -> Explanation {
    let price = try trees.price(of: id, at: at, own: state.position(of: id)?.mark)
    return try .product(
      [units, try baseRate(of: pair, price: price, at: at), share(of: id, pair)], market.world.instruments[id].symbol)
  }

  private func baseRate(of pair: CurrencyPair, price: Explanation, at: Instant) throws -> Explanation {
    let rate = try trees.rate(from: pair.base, to: base, at: at)
    if rate.value != nil { return rate }
    return try .product([price, try trees.rate(from: pair.quote, to: base, at: at)])
  }

  /// The part of a position's gain up to its last settlement.
  func settledGain(_ line: PositionTree) throws -> Explanation {
    let position = line.line.position
    guard let mark = state.contracts?.settlement(of: position.instrument) else { return .constant(.zero) }
    let opened = try position.lots.opened(after: mark.at)
    func running(_ value: ExactDecimal, _ label: String) -> Explanation {
      Explanation(.running, label, value: value, event: mark.position)
    }
    let price = Explanation(.event, "daily_settlement", value: mark.price, event: mark.position, field: "price")
    let units = running(try position.quantity - opened.quantity, "units_at_settlement")
    let entry = running(try position.lots.entryValue - opened.entry, "entry_value")
    return try line.inBase(
      try .difference(try .product([units, price] + TradeTrees.multiplier(of: line.line.terms)), entry))
  }

  /// What is on deposit in each currency.
  func securities() throws -> Explanation {
    try .sum(pledged().map { try trees.converted($0.value, from: $0.currency, to: base, at: at) })
  }

  func pledged() -> [(currency: Currency, value: Explanation)] {
    (state.contracts?.securities ?? []).map { deposit in
      let told = Explanation(
        .event, "daily_settlement", value: deposit.value, event: deposit.event, field: "securities_on_deposit")
      return (deposit.currency, told)
    }
  }
}

extension PositionTree {
  var isContract: Bool { line.terms.kind.isContract }

  /// Units without their sign.
  func magnitudeOfUnits() throws -> Explanation { isShort ? try .negated(quantity) : quantity }
}
