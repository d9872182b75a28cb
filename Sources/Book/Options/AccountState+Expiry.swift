import CivilTime
import Ledger
import Market
import Money

// What nobody told by the first roll after the expiration day ends by itself: at least a cent in the money it is used
// (OCC Rule 805, exercise by exception), else it expires.
extension AccountState {
  /// The next roll at which options or futures may end; it may name one at which none does, but passes none by.
  mutating func noteExpiry(of id: InstrumentID, in market: MarketView) {
    guard let end = market.world.instruments.traits(id).ends else { return }
    if pairings == nil, allowsCredit { pairings = PairingMemo() }
    if livesByStatements { return }
    // What has ended by now, its teller has to end.
    guard end >= boundary.at else { return }
    nextContractEnd = min(nextContractEnd ?? end, end)
  }

  /// Ends what ends at a roll; what is not known well enough stays.
  mutating func endContracts(at moment: Instant, in market: MarketView, _ sink: DerivedSink?) {
    var ending: [(end: OptionEnd, terms: OptionTerms)] = []
    nextContractEnd = nil
    if livesByStatements { return }
    for position in positions {
      guard let end = market.world.instruments.traits(position.instrument).ends else { continue }
      if end > moment { nextContractEnd = min(nextContractEnd ?? end, end) }
      guard end == moment else { continue }
      marketReadAt = max(marketReadAt ?? moment, moment)
      guard let terms = OptionTerms(position.instrument, in: market) else {
        settleFinally(position, at: moment, in: market, sink)
        continue
      }
      if let ended = naturalEnd(of: position, terms, at: moment, in: market) { ending.append((ended, terms)) }
    }
    // What buys goes first, so that what sells has the units.
    let buying = ending.filter { $0.end.kind != .expired && $0.end.buys($0.terms.contract.type) }
    let other = ending.filter { $0.end.kind == .expired || !$0.end.buys($0.terms.contract.type) }
    for (end, terms) in buying + other {
      let parts = supported(end, terms)
      for part in parts { carryOut(part, terms, in: market, sink) }
      noteDerivedEnd(parts)
    }
  }

  /// A cash account delivers what it holds (12 CFR 220.8(a)): for puts beyond that its broker tells the clearing house
  /// not to exercise (OCC Rule 805), and they expire.
  private func supported(_ end: OptionEnd, _ terms: OptionTerms) -> [OptionEnd] {
    guard end.kind == .exercised, !allowsCredit, !terms.settlesInCash, !end.buys(terms.contract.type) else {
      return [end]
    }
    var contracts = end.contracts
    for part in terms.parts ?? [] {
      let held = position(of: part.instrument)?.quantity ?? .zero
      let covered = (try? held.divided(by: part.units, scale: 0, rounding: .down)) ?? .zero
      contracts = min(contracts, max(.zero, covered))
    }
    guard let rest = try? end.contracts - contracts, rest.isPositive else { return [end] }
    func part(_ kind: OptionEnd.Kind, _ contracts: ExactDecimal) -> OptionEnd {
      OptionEnd(kind, end.option, contracts: contracts, day: end.day, at: end.at, event: end.event)
    }
    return contracts.isZero ? [part(.expired, rest)] : [part(.exercised, contracts), part(.expired, rest)]
  }

  private mutating func carryOut(_ end: OptionEnd, _ terms: OptionTerms, in market: MarketView, _ sink: DerivedSink?) {
    let before = self
    var changed = self
    changed.asOf = max(asOf, end.at)
    guard let postings = try? changed.take(end, terms, in: market),
      (try? changed.trialBalance.add(postings)) != nil
    else { return }
    changed.cancelOrders(of: end.option, at: EffectOrder(at: end.at, position: end.event), in: market)
    self = changed
    sink?(DerivedEntry(cause: .expiry(end), at: end.at, postings: postings, before: before, after: self))
  }

  /// How a position ends; nil where no price of its last day says so.
  private func naturalEnd(
    of position: Position, _ terms: OptionTerms, at moment: Instant, in market: MarketView
  ) -> OptionEnd? {
    let day = OptionLife.lastDay(terms.contract.expiration)
    guard let price = closingPrice(terms, on: day, before: moment, in: market),
      let intrinsic = try? terms.intrinsic(at: price)
    else { return nil }
    let isShort = position.quantity.isNegative
    let kind: OptionEnd.Kind = intrinsic < Self.automaticExercise ? .expired : isShort ? .assigned : .exercised
    return OptionEnd(
      kind, position.instrument, contracts: position.quantity.magnitude,
      price: terms.settlesInCash && kind != .expired ? price : nil, day: day, at: moment,
      event: position.lots[0].opener)
  }

  /// The official close of the day; where it has only later prices, the last of them before the roll. Of what a morning
  /// settles the settlement value.
  private func closingPrice(
    _ terms: OptionTerms, on day: CivilDate, before moment: Instant, in market: MarketView
  ) -> ExactDecimal? {
    let start = MarketZone.newYork.instant(of: day, secondsOfDay: 0)
    let last = Instant(microseconds: moment.microseconds - 1)
    for at in [Boundary.calendar.close(on: day) ?? last, last] {
      if let price = try? terms.settlementPrice(at: at, since: start, of: self, in: market) { return price }
    }
    return nil
  }

  /// In the money by so much per unit, an option is used without a word of its holder.
  private static let automaticExercise = ExactDecimal("0.01") ?? .one
}
