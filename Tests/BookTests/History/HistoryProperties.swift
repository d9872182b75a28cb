import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// Rows of the history over random lives: margin, several currencies, shorts, splits, statements, late events.
@Suite struct HistoryProperties {
  /// End − start = realised + change + income − fees + flows + adjustments + effect of rates, on every day; each day
  /// starts where the one before ended.
  @Test(arguments: 1...16) func daysReconcile(seed: UInt64) throws {
    try reconcile(try Self.life(seed, unknownBasis: false))
  }

  /// The same where interest and dividends count in equity before they are posted and paid.
  @Test(arguments: 1...16) func daysWithAccrualsReconcile(seed: UInt64) throws {
    var life = try RandomLife.shared(
      seed: seed, kind: seed % 4 == 0 ? .cash : .margin, steps: 160,
      options: RandomLife.Options(
        currencies: seed % 3 != 0, unknownBasis: false, interest: true, accruals: true, actions: seed % 2 == 0))
    // In some lives the account changes its mind.
    if seed % 5 == 0 {
      var change = AccountChange()
      change.interestInEquity = false
      life.attempt("T1", .accountChanged(change), at: RandomLife.start.advanced(bySeconds: 9 * 86_400))
    }
    let accrued = try reconcile(life)
    #expect(accrued > 3 || seed % 4 == 0)
  }

  /// The number of days on which something accrued.
  @discardableResult
  private func reconcile(_ life: RandomLife) throws -> Int {
    var accrued = 0
    let history = try AccountHistory(of: life.book, through: life.now, in: MarketView(life.world))
    var before: AccountHistory.Day?
    var whole = 0
    for day in history.days {
      if let before { #expect(day[.start] == before[.end]) }
      before = day
      // Nobody knows what some units were worth that came in or went out.
      guard let start = day[.start], let end = day[.end], !life.options.actions || day[.residual] != nil else {
        #expect(day.unknown != nil)
        continue
      }
      whole += 1
      #expect(day[.residual] == .zero, "\(day.date) leaves \(day[.residual]?.description ?? "nil")")
      let parts =
        try day[.realised]! + day[.unrealisedChange]! + day[.income]! - day[.fees]! + day[.flows]!
        + day[.adjustments]! + day[.accruals]! + day[.fxEffect]!
      if !day[.accruals]!.isZero { accrued += 1 }
      let effects = try day.fxEffects.reduce(ExactDecimal.zero) { try $0 + $1.amount }
      #expect(try (effects - day[.fxEffect]!).magnitude < BookFixture.decimal("0.0000000001"), "\(day.date)")
      #expect(try (end - start - parts).magnitude < BookFixture.decimal("0.0000000001"))
    }
    #expect(whole > 5)
    return accrued
  }

  /// The parts of a day against sums over the events alone.
  @Test(arguments: 1...8) func partsAreWhatTheEventsSay(seed: UInt64) throws {
    let life = try RandomLife.shared(
      seed: seed, kind: .margin, steps: 150, options: RandomLife.Options(corrections: false, currencies: false))
    let history = try AccountHistory(of: life.book, through: life.now, in: MarketView(life.world))
    var deposits: [String: ExactDecimal] = [:]
    var previous = RandomLife.start.advanced(bySeconds: -1)
    for day in history.days {
      var flows = ExactDecimal.zero
      var income = ExactDecimal.zero
      var bought = ExactDecimal.zero
      for event in life.events.sorted(by: { $0.order < $1.order })
      where event.event.at > previous && event.event.at <= day.closedAt {
        switch event.event.payload {
        case .deposit(let deposit):
          flows = try flows + Self.cents(deposit.amount)
          deposits[event.event.identifier ?? ""] = Self.cents(deposit.amount)
        case .depositReturned(let back): flows = try flows - (deposits[back.deposit] ?? 0)
        case .tax(let tax): income = try income - Self.cents(tax.amount)
        case .withdrawal(let money): flows = try flows - Self.cents(money.amount)
        case .dividend(let dividend): income = try income + Self.cents(dividend.amount)
        case .interest(let money): income = try income + Self.cents(money.amount)
        case .trade(let trade) where trade.side.isBuy: bought = try bought + trade.quantity * trade.price
        default: break
        }
      }
      #expect(day[.flows] == flows && day[.income] == income && day[.bought] == bought, "\(day.date)")
      previous = day.closedAt
    }
  }

  /// A history that is brought up to date event by event is the one that is walked from the start.
  @Test(arguments: 1...9) func bringingUpToDateIsTheSame(seed: UInt64) throws {
    let life = try Self.life(seed, unknownBasis: true)
    var telling = try Telling(life.events.prefix(7))
    var kept: AccountHistory?
    var dice = Dice(seed: seed)
    var rewalked = 0
    for event in life.events.dropFirst(7) {
      try telling.tell(event)
      guard dice.roll(4) == 0, let book = telling.book else { continue }
      let now = max(event.recorded, event.event.at).advanced(bySeconds: Int64(dice.roll(300_000)))
      let fresh = try AccountHistory(of: book, through: now, in: MarketView(telling.world))
      let next = try kept?.brought(to: book, through: now, in: telling.world) ?? fresh
      #expect(next.ending(at: now).days == fresh.days, "after event \(event.position)")
      #expect(next.ending(at: now).flows.map(\.amount) == fresh.flows.map(\.amount))
      #expect(next.ending(at: now).flows.map(\.valueBefore) == fresh.flows.map(\.valueBefore))
      kept = next
      rewalked += 1
    }
    #expect(rewalked > 15)
  }

  /// The value of each day is that of the balance sheet at its close, as it was known at any time.
  @Test(arguments: 1...6) func rowsAreTheSheetsOfTheCloses(seed: UInt64) throws {
    let life = try Self.life(seed, unknownBasis: true)
    for known in [Int64.max, Int64(life.events.count / 2)] {
      let market = MarketView(life.world, knownThrough: known)
      let history = try AccountHistory(of: life.book, through: life.now, in: market)
      for day in history.days {
        let state = try #require(try life.book.state(asOf: day.closedAt, in: market))
        #expect(BalanceSheet(of: state, at: day.closedAt, in: market)[.equity] == day.totalValue)
      }
    }
  }

  static func life(_ seed: UInt64, unknownBasis: Bool) throws -> RandomLife {
    try RandomLife.shared(
      seed: seed, kind: seed % 4 == 0 ? .cash : .margin, steps: 160,
      options: RandomLife.Options(
        currencies: seed % 3 != 0, splits: true, statements: seed % 2 == 0, unknownBasis: unknownBasis))
  }

  private static func cents(_ amount: ExactDecimal) -> ExactDecimal { amount.rounded(toScale: 2, .halfAwayFromZero) }
}
