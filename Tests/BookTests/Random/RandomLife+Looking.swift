import Book
import CivilTime
import Ledger
import Market
import Persistent
import Synchronization

extension RandomLife {
  /// The states after each event, in order of effect, walked to once for all who look at the life.
  final class Walk: Sendable {
    private let states = Mutex<[(at: Instant, state: AccountState)]?>(nil)

    /// The last state at or before a moment; nil before the second event.
    fileprivate func last(through instant: Instant, of life: RandomLife) throws -> AccountState? {
      try states.withLock { states in
        let all = try states ?? Self.all(life)
        states = all
        return all.last { $0.at <= instant }?.state
      }
    }

    private static func all(_ life: RandomLife) throws -> [(at: Instant, state: AccountState)] {
      var found: [(at: Instant, state: AccountState)] = []
      let end = life.book.log.last?.recorded.event.at ?? RandomLife.start
      _ = try life.book.replay(
        through: end, in: MarketView(life.world),
        onEvent: { recorded, _, state in found.append((recorded.event.at, state)) })
      return found
    }
  }

  /// The account as it stood at a moment. Of the past from a walk that all questions share, where the book would fold
  /// the life anew for each; that both are the same is what `ReplayProperties` holds.
  func state(at instant: Instant) throws -> AccountState? {
    let market = MarketView(world)
    guard let last = book.log.last?.recorded.event.at, instant < last,
      var state = try walk.last(through: instant, of: self)
    else { return try book.state(asOf: instant, in: market) }
    state.advance(through: instant, in: market)
    return state
  }

  func sheet(at instant: Instant) throws -> BalanceSheet {
    guard let state = try state(at: instant) else { throw LedgerError(.beforeOpening, "nothing is known") }
    return BalanceSheet(of: state, at: instant, in: MarketView(world))
  }

  private struct Key: Hashable {
    var seed: UInt64
    var kind: AccountProfile.Kind
    var steps: Int
    var options: Options
  }

  private static let told = Mutex<[Key: RandomLife]>([:])

  /// The life of that seed, made up once for all tests that look at it.
  static func shared(
    seed: UInt64, kind: AccountProfile.Kind, steps: Int, options: Options = Options()
  ) throws -> RandomLife {
    let key = Key(seed: seed, kind: kind, steps: steps, options: options)
    if let known = told.withLock({ $0[key] }) { return known }
    let life = try RandomLife(seed: seed, kind: kind, steps: steps, options: options)
    return told.withLock { lives in
      let first = lives[key] ?? life
      lives[key] = first
      return first
    }
  }
}
