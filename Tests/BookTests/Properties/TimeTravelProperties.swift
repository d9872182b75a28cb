import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// Any moment, as it was known at any other: against a fold without checkpoints, written here.
@Suite struct TimeTravelProperties {
  @Test(arguments: 1...12) func everyMomentIsFoundAgain(seed: UInt64) throws {
    let life = try RandomLife.shared(
      seed: seed, kind: seed % 3 == 0 ? .cash : .margin, steps: 120,
      options: RandomLife.Options(statements: seed % 4 == 0, interest: seed % 2 == 1))
    try travel(life, Dice(seed: seed &* 977))
  }

  @Test(arguments: 1...8) func everyMomentOfContractsIsFoundAgain(seed: UInt64) throws {
    try travel(ContractProperties.life(seed), Dice(seed: seed &* 977))
  }

  private func travel(_ life: RandomLife, _ fresh: Dice) throws {
    var dice = fresh
    for _ in 0..<40 {
      let instant = RandomLife.start.advanced(
        bySeconds: Int64(dice.roll(Int(life.now.seconds - RandomLife.start.seconds) + 90_000)))
      let known = dice.roll(4) == 0 ? Int64.max : Int64(1 + dice.roll(life.events.count))
      let market = MarketView(life.world, knownThrough: known)
      let state = try #require(try life.book.state(asOf: instant, in: market))
      let found = BalanceSheet(of: state, at: instant, in: market)
      let naive = try Telling(Self.counting(life.events, through: instant, knownThrough: known))
      let differences = found.differences(from: try naive.sheet(at: instant))
      #expect(differences == [], "at \(instant.rfc3339()), known through \(known)")
    }
  }

  /// A corporate action counts from the start of its day.
  private static func effect(of event: Event) -> Instant {
    guard event.payload.isCorporateAction else { return event.at }
    return MarketZone.newYork.instant(of: MarketZone.newYork.date(of: event.at), secondsOfDay: 0)
  }

  /// The events that count at a moment for somebody who knows the first so many, in order of effect, corrections
  /// carried out. What the world says comes first.
  private static func counting(
    _ events: [RecordedEvent], through instant: Instant, knownThrough known: Int64
  ) -> [RecordedEvent] {
    let seen = events.filter { $0.position <= known }
    var replaced: [String: String] = [:]
    for event in seen {
      if case .correction(let correction) = event.event.payload {
        replaced[correction.replaces] = event.event.identifier
      }
    }
    var world: [RecordedEvent] = []
    var own: [RecordedEvent] = []
    for var event in seen where effect(of: event.event) <= instant {
      if event.event.account == nil {
        world.append(event)
        continue
      }
      if let identifier = event.event.identifier, replaced[identifier] != nil { continue }
      if case .correction(let correction) = event.event.payload {
        guard case .payload(let payload)? = correction.replacement else { continue }
        event.event.payload = payload
      }
      event.event.payload = naming(event.event.payload, replaced)
      own.append(event)
    }
    return world + own.sorted { $0.order < $1.order }
  }

  /// What names an event that was corrected means what took its place.
  private static func naming(_ payload: Event.Payload, _ replaced: [String: String]) -> Event.Payload {
    func name(_ told: String) -> String { replaced[told] ?? told }
    switch payload {
    case .depositReturned(var back):
      back.deposit = name(back.deposit)
      return .depositReturned(back)
    case .depositCleared(let clearing): return .depositCleared(DepositClearing(deposit: name(clearing.deposit)))
    case .holdReleased(let release): return .holdReleased(HoldRelease(hold: name(release.hold)))
    default: return payload
    }
  }

  /// The same against sums that share nothing with the book: cash, units and settled cash by addition alone.
  @Test(arguments: 1...6) func cashAndUnitsByAdditionAlone(seed: UInt64) throws {
    let life = try RandomLife.shared(
      seed: seed, kind: .margin, steps: 100, options: RandomLife.Options(currencies: false, splits: false))
    var dice = Dice(seed: seed &* 31)
    for _ in 0..<40 {
      let instant = RandomLife.start.advanced(
        bySeconds: Int64(dice.roll(Int(life.now.seconds - RandomLife.start.seconds))))
      var cash = ExactDecimal.zero
      var deposits: [String: ExactDecimal] = [:]
      var units: [String: ExactDecimal] = [:]
      for event in Self.counting(life.events, through: instant, knownThrough: .max) {
        switch event.event.payload {
        case .deposit(let deposit):
          cash = try cash + Self.cents(deposit.amount)
          deposits[event.event.identifier ?? ""] = Self.cents(deposit.amount)
        case .depositReturned(let back):
          cash = try cash - (deposits[back.deposit] ?? 0) - Self.cents(back.fee ?? 0)
        case .tax(let tax): cash = try cash - Self.cents(tax.amount)
        case .withdrawal(let money): cash = try cash - Self.cents(money.amount)
        case .fee(let money): cash = try cash - Self.cents(money.amount)
        case .dividend(let dividend): cash = try cash + Self.cents(dividend.amount)
        case .interest(let money): cash = try cash + Self.cents(money.amount)
        case .adjustment(let adjustment): cash = try cash + Self.cents(adjustment.cash?.amount ?? .zero)
        case .trade(let trade):
          let sign: ExactDecimal = trade.side.isBuy ? 1 : -1
          let charges = try trade.commission + trade.fees
          cash = try cash - Self.cents(sign * trade.quantity * trade.price + charges)
          units[trade.symbol] = try units[trade.symbol, default: .zero] + sign * trade.quantity
        default: break
        }
      }
      let state = try #require(try life.book.state(asOf: instant, in: MarketView(life.world)))
      #expect(state.cash[.usd] == cash)
      for symbol in RandomLife.symbols {
        let id = try #require(life.world.instruments.id(symbol))
        #expect((state.position(of: id)?.quantity ?? .zero) == units[symbol] ?? .zero)
      }
    }
  }

  private static func cents(_ amount: ExactDecimal) -> ExactDecimal { amount.rounded(toScale: 2, .halfAwayFromZero) }

  /// A book is not known before its opening, neither in effect nor in knowledge.
  @Test func nothingBeforeTheOpening() throws {
    let life = try RandomLife.shared(seed: 1, kind: .cash, steps: 10)
    let before = RandomLife.start.advanced(bySeconds: -1)
    #expect(try life.book.state(asOf: before, in: MarketView(life.world)) == nil)
    #expect(try life.book.state(asOf: life.now, in: MarketView(life.world, knownThrough: 0)) == nil)
    #expect(throws: LedgerError.self) {
      try Explanation(of: .cash, book: life.book, at: before, in: MarketView(life.world))
    }
  }
}
