import CivilTime
import Ledger
import Margin
import Market
import Money
import Orders
import Persistent

/// Explains what working orders reserve, order by order.
struct OrderTrees {
  private let all: OrderReservations
  private let state: AccountState
  private let at: Instant
  private let market: MarketView
  private var trees: MarketTrees { MarketTrees(market: market) }

  init(_ all: OrderReservations, of state: AccountState, at: Instant, in market: MarketView) {
    self.all = all
    self.state = state
    self.at = at
    self.market = market
  }

  /// One kind of one order's part, in the account's currency.
  func amount(of figure: Figure, _ line: Reservations.Line) throws -> Explanation {
    let record = all.entries[line.order].record
    var node: Explanation
    let traits = market.world.instruments.traits(record.lead(in: market))
    if let price = line.price, line.amounts != nil {
      switch traits.kind {
      case .future, .forex: node = .constant(.zero)
      case .option: node = try options(figure, line, record, try tree(of: price, record))
      case .equity, .etf, .fund, .bond, .crypto:
        let own = try charged(try shares(figure, line, record, try tree(of: price, record)), record)
        node = try trees.converted(own, from: traits.currency, to: state.baseCurrency, at: at)
      }
    } else {
      node = .constant(nil)
    }
    node.label = record.order.identifier
    return node
  }

  private func charged(_ amount: Explanation, _ record: OrderRecord) throws -> Explanation {
    guard let charges = record.order.expectedCharges, !charges.isZero else { return amount }
    let leaf = Explanation(
      .event, record.order.identifier, value: charges, event: record.chargesTold, field: "charges")
    return try .sum([amount, leaf])
  }

  /// Units that would open, as the order's last event has left them.
  private func units(_ line: Reservations.Line, _ record: OrderRecord) -> Explanation {
    Explanation(.running, "opening", value: line.opening, event: record.changed, field: "quantity")
  }

  private func shares(
    _ figure: Figure, _ line: Reservations.Line, _ record: OrderRecord, _ price: Explanation
  ) throws -> Explanation {
    let id = record.instruments[0]
    let traits = market.world.instruments.traits(id)
    let isSold = !record.order.side.isBuy
    if isSold, !state.allowsCredit { return .constant(.zero) }
    let units = units(line, record)
    let value = try Explanation.product([units, price] + TradeTrees.multiplier(of: traits))
    if figure == .reservedCash || !state.allowsCredit { return value }
    let plain = price.value ?? .zero
    let amounts = try state.rules.amounts(
      of: traits, isShort: isSold, price: plain, shares: units, marketValue: value,
      terms: HouseTerms(of: state, at: at, in: market).terms(of: id, traits, price: plain, in: market),
      with: ExplainingArithmetic())
    switch figure {
    case .reservedInitial: return amounts.initial
    case .reservedMaintenance: return amounts.maintenance
    case .reservedHouse: return amounts.house
    default: return amounts.charged
    }
  }

  private func tree(of price: OrderPrice, _ record: OrderRecord) throws -> Explanation {
    func told(_ field: String, _ value: ExactDecimal, _ event: Int64) -> Explanation {
      Explanation(
        record.isAdjusted ? .running : .event, record.order.symbol, value: value,
        event: record.isAdjusted ? record.changed : event, field: field)
    }
    func collared(_ price: Explanation, _ collar: ExactDecimal) throws -> Explanation {
      try .product([price, try .sum([.constant(.one), .parameter("collar", collar)])])
    }
    switch price {
    case .limit(let limit): return told("limit", limit, record.limitTold)
    case .stop(let stop, let collar): return try collared(told("stop", stop, record.stopTold), collar)
    case .reference(let price, let collar): return try collared(try market(price, record), collar)
    case .last(let price): return try market(price, record)
    case .short(let limit, let reference, let collar):
      var prices = try reference.map { [try collared(try market($0, record), collar)] } ?? []
      if let limit { prices.append(told("limit", limit, record.limitTold)) }
      return .maximum(prices)
    }
  }

  /// What the market asks, or the last price; of several legs what their prices come to.
  private func market(_ price: ExactDecimal, _ record: OrderRecord) throws -> Explanation {
    guard record.order.legs.isEmpty else {
      var sum = Explanation.constant(.zero)
      for (index, leg) in record.order.legs.enumerated() {
        let value = try Explanation.product(
          [try last(record.instruments[index]), .parameter("ratio", try record.weight(of: index, in: market))],
          leg.symbol)
        sum = try leg.side.isBuy == record.order.side.isBuy ? .sum([sum, value]) : .difference(sum, value)
      }
      return .maximum([.constant(.zero), sum])
    }
    let id = record.instruments[0]
    if let ask = OrderReservations.ask(of: id, at: at, in: market), ask.price == price {
      return Explanation(.price, record.order.symbol, value: price, event: ask.position, field: "ask")
    }
    return try last(id)
  }

  private func last(_ id: InstrumentID) throws -> Explanation {
    try trees.price(of: id, at: at, own: state.position(of: id)?.mark)
  }
}

// Options: what is paid for them, and what they ask for together with those beside them.
extension OrderTrees {
  private func options(
    _ figure: Figure, _ line: Reservations.Line, _ record: OrderRecord, _ price: Explanation
  ) throws -> Explanation {
    let traits = market.world.instruments.traits(record.lead(in: market))
    guard line.amounts != Reservations.Amounts.none else { return .constant(.zero) }
    let paid = try trees.converted(
      try .product([units(line, record), price] + TradeTrees.multiplier(of: traits), "premium"),
      from: traits.currency, to: state.baseCurrency, at: at)
    let premium = record.order.side.isBuy ? paid : try Explanation.negated(paid)
    let stock = all.claims.stocks[line.order].map { OrderedStockTrees($0, record, of: state, at: at, in: market) }
    let own = try stock.map { try Explanation.difference(premium, try $0.value()) } ?? premium
    let net = all.claims.rules.isGross && own.value?.isNegative == true ? .constant(.zero) : own
    let asked = try asked(figure, line, record, stock)
    let amount = Explanation.maximum([.constant(.zero), try .sum([asked == nil ? premium : net] + (asked ?? []))])
    guard let charges = record.order.expectedCharges, !charges.isZero else { return amount }
    let leaf = Explanation(
      .event, record.order.identifier, value: charges, event: record.chargesTold, field: "charges")
    return try .sum([amount, try trees.converted(leaf, from: traits.currency, to: state.baseCurrency, at: at)])
  }

  /// Beside the premium; nil: nothing but what is paid counts.
  private func asked(
    _ figure: Figure, _ line: Reservations.Line, _ record: OrderRecord, _ stock: OrderedStockTrees?
  ) throws -> [Explanation]? {
    guard state.allowsCredit else { return try strikes(line, record) }
    guard figure != .reservedCash, let groups = all.claims.groups[line.order] else { return nil }
    let kind: Figure =
      switch figure {
      case .reservedMaintenance: .maintenanceRequirement
      case .reservedHouse: .houseRequirement
      default: .initialRequirement
      }
    func claim(_ outlook: OptionGroup.Outlook) throws -> Explanation {
      guard case .group(let group) = outlook else { return .constant(.zero) }
      let options = try OptionTrees(group, of: state, at: at, in: market)
      return try .sum([try options.amount(of: kind), try options.amount(of: .cappedByOptions)])
    }
    let more = try Explanation.difference(try claim(groups.after), try claim(groups.before))
    let least = Explanation.maximum([.constant(.zero), try stock.map { try .sum([more, try $0.asked(kind)]) } ?? more])
    guard figure == .reservedMargin, let stock else { return [least] }
    let (charged, initial) = (try stock.asked(.chargedRequirement), try stock.asked(kind))
    return charged.value == initial.value ? [least] : [least, try .difference(charged, initial)]
  }

  /// The strikes of the puts that would be written.
  private func strikes(_ line: Reservations.Line, _ record: OrderRecord) throws -> [Explanation] {
    var more: [Explanation] = []
    if let (before, after) = try all.claims.packages(for: record, units: line.opening) {
      let trees = CashPackageTrees(base: state.baseCurrency, at: at, market: market)
      more.append(
        .maximum([.constant(.zero), try .difference(try trees.total(of: after), try trees.total(of: before))]))
    }
    return try all.claims.kept(for: record, units: line.opening).map { put in
      try trees.converted(
        try .product(
          [
            .parameter("strike", put.strike), .parameter("multiplier", put.units),
            .parameter("contracts", put.contracts),
          ],
          market.world.instruments[put.instrument].symbol), from: put.currency, to: state.baseCurrency, at: at)
    } + more
  }
}
