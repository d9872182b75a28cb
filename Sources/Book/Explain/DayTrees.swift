import CivilTime
import Ledger
import Market
import Money
import Persistent

/// Explains the parts of one row of an account's history by the two closes that it lies between and what happened
/// from one to the other.
struct DayTrees {
  private let date: CivilDate
  private var end: Explainer
  /// At the close before, or right after the statement that opened the book since; nil: the account was not open then,
  /// or the part does not look there.
  private var start: Explainer?
  /// What happened later than this belongs to the day.
  private let since: Instant
  private var base: Currency { end.base }

  init(
    of parts: [DayPart], on date: CivilDate, closing close: Instant, book: AccountBook, in market: MarketView
  ) throws {
    self.date = date
    end = try Explainer(
      of: parts.flatMap(\.figuresAtEnd), book: book, through: .instant(close), at: close, opensOn: nil, in: market)
    since =
      Boundary.calendar.close(on: Boundary.calendar.previousTradingDay(before: date))
      ?? Instant(microseconds: .min)
    let figures = parts.flatMap(\.figuresAtStart)
    if figures.isEmpty { return }
    if let opening = end.trail.openingStatement, opening.at > since {
      start = try Explainer(
        of: figures, book: book, through: .event(opening), at: opening.at, opensOn: nil, in: market)
    } else if let opened = book.log.first?.recorded.event.at, opened <= since {
      start = try Explainer(of: figures, book: book, through: .instant(since), at: since, opensOn: nil, in: market)
    }
  }

  /// Where an account lives by its statements nothing but its values is known.
  mutating func derivation(of part: DayPart) throws -> Explanation {
    if part == .end { return try end.figure(.equity) }
    guard !end.state.livesByStatements else { return .constant(nil) }
    switch part {
    case .start: return try start?.figure(.equity) ?? .constant(.zero)
    case .unrealisedChange: return try unrealisedChange()
    case .accruals: return try accruals()
    case .fxEffect: return try fxEffect()
    case .residual: return try residual()
    default:
      guard let kind = part.figure?.kind else { return .constant(nil) }
      return try end.total(ofDay(kind))
    }
  }

  /// What happened since the close before; what a statement that opened the book since then says is the start.
  private func ofDay(_ kind: TrailNeeds.Kind) -> [Trail.Contribution] {
    end.trail.contributions[kind.rawValue].filter { isOfDay($0.order) }
  }

  private func isOfDay(_ order: EffectOrder) -> Bool {
    if let opening = end.trail.openingStatement, order <= opening { return false }
    return order.at > since
  }

  /// What the lots have gained at the close, less what they had gained at the one before; less what came along with
  /// transfers, and what the rates did to gains in other currencies.
  private func unrealisedChange() throws -> Explanation {
    let then = try start?.leaf(.unrealizedPL) ?? .constant(.zero)
    var change = try Explanation.difference(try end.leaf(.unrealizedPL), then)
    let carried = try end.total(ofDay(.carriedGains))
    if carried.value?.isZero != true { change = try .difference(change, carried) }
    for holding in try heldAbroad() ?? [] where holding.gain.value?.isZero != true {
      change = try .difference(change, try .product([holding.gain, rateChange(of: holding.currency)]))
    }
    return change
  }

  /// Both at the rates of the close.
  private func accruals() throws -> Explanation {
    let now = try end.leaf(.accrualsInEquity)
    guard let start, start.state.profile.interestInEquity else { return now }
    return try .difference(now, try start.accrued(at: end.at))
  }

  /// What was held in other currencies at the start; nil where the account's value then is unknown.
  private func heldAbroad() throws -> [ForeignTree]? {
    guard let start else { return [] }
    return start.state.totalValue(by: start.sheet.valuation) == nil ? nil : try start.foreignHoldings()
  }

  private func rateChange(of currency: Currency) throws -> Explanation {
    guard let start else { return .constant(nil) }
    return try .difference(
      try end.trees.rate(from: currency, to: base, at: end.at),
      try start.trees.rate(from: currency, to: base, at: start.at))
  }

  /// What the rates did, with what the 28 decimals of products leave.
  private mutating func fxEffect() throws -> Explanation {
    let effect = try effectOfRates()
    let parts = try explaining(by: effect)
    guard try Self.isNoise(.unexplained(by: parts)) else { return effect }
    // Each of these is derived by itself.
    let values = parts.map { Explanation(.snapshot, $0.label, value: $0.value, date: date) }
    return try .sum([effect, .unexplained(by: values)])
  }

  private func effectOfRates() throws -> Explanation {
    guard let held = try heldAbroad() else { return .constant(nil) }
    let exchanged = end.exchanges { isOfDay($0) }
    var terms: [Explanation] = []
    for currency in Set(held.map(\.currency)).union(exchanged.keys).sorted() {
      var parts: [Explanation] = []
      if let holding = held.first(where: { $0.currency == currency }) {
        parts.append(try .product([holding.value, try rateChange(of: currency)]))
      }
      if let sides = exchanged[currency] { parts.append(try end.total(sides)) }
      terms.append(try .sum(parts, currency.code))
    }
    return try .sum(terms)
  }

  /// In the order of ``DayPart/explaining``.
  private mutating func explaining(by effect: Explanation) throws -> [Explanation] {
    var trees: [Explanation] = []
    for part in DayPart.explaining {
      let tree = part == .fxEffect ? effect : try derivation(of: part)
      trees.append(Explanation(.snapshot, part.name, value: tree.value, operands: [tree], date: date))
    }
    return trees
  }

  private mutating func residual() throws -> Explanation {
    let left = try Explanation.unexplained(by: explaining(by: try effectOfRates()))
    guard Self.isNoise(left) else { return left }
    var node = Explanation(.rounded, value: .zero, operands: [left])
    node.scale = DayCollector.noiseScale - 1
    node.rounding = .halfEven
    return node
  }

  private static func isNoise(_ left: Explanation) -> Bool {
    left.value.map { !$0.isZero && DayCollector.isNoise($0) } ?? false
  }
}

extension Explanation {
  /// What the parts of a row, in the order of ``DayPart/explaining``, leave of the change of its value.
  fileprivate static func unexplained(by parts: [Explanation]) throws(MoneyError) -> Explanation {
    var signed: [Explanation] = []
    for (part, tree) in zip(DayPart.explaining, parts).dropFirst(2) {
      signed.append(part == .fees ? try .negated(tree) : tree)
    }
    return try .difference(try .difference(parts[0], parts[1]), try .sum(signed))
  }
}

extension DayPart {
  /// By the identity of the row: the value of the close, that of the one before, and what leads from one to the other.
  fileprivate static let explaining: [DayPart] = [
    .end, .start, .realised, .unrealisedChange, .income, .fees, .flows, .adjustments, .accruals, .fxEffect,
  ]

  /// The figure whose amounts, since the close before, the part sums up.
  fileprivate var figure: Figure? {
    switch self {
    case .realised: .realizedPLToday
    case .income: .incomeToday
    case .fees: .feesToday
    case .flows: .flowsToday
    case .adjustments: .adjustmentsToday
    case .bought: .valueBought
    case .sold: .valueSold
    case .commission: .commissionToday
    case .start, .end, .unrealisedChange, .accruals, .fxEffect, .residual: nil
    }
  }

  fileprivate var figuresAtEnd: [Figure] {
    switch self {
    case .end: [.equity]
    case .start: [.cash]
    case .unrealisedChange: [.unrealizedPL]
    case .accruals: [.accrualsInEquity]
    case .fxEffect, .residual:
      [.equity, .unrealizedPL, .fxEffectToday] + Self.explaining.compactMap(\.figure)
    default: [figure].compactMap(\.self)
    }
  }

  fileprivate var figuresAtStart: [Figure] {
    switch self {
    case .start: [.equity]
    case .unrealisedChange, .fxEffect, .residual: [.equity, .unrealizedPL]
    case .accruals: [.accrualsInEquity]
    default: []
    }
  }
}
