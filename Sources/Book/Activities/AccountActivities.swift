public import CivilTime
public import Ledger
import Market
import Money

/// Everything that moved money or units of an account, as rows in order of effect.
///
/// Statements assert and are no activities; neither are prices, rates and settings.
public struct AccountActivities: Sendable {
  /// Oldest first; rows of one moment in the order of their events.
  public private(set) var rows: [Activity] = []

  /// Walks the account's life once, up to a moment and as it is known in `market`.
  public init(of book: AccountBook, through instant: Instant, in market: MarketView) throws(LedgerError) {
    var walk = ActivityWalk(market)
    let state = try book.replay(
      through: instant, in: market,
      onEvent: { recorded, postings, state in
        walk.take(recorded, postings, state)
      })
    walk.noteInterest(of: state)
    walk.passActions(before: EffectOrder(at: instant, position: .max))
    rows = walk.rows
    let isInOrder = zip(rows, rows.dropFirst()).allSatisfy { $0.order <= $1.order }
    guard !isInOrder else { return }
    rows = rows.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element)
  }
}

/// Gathers rows while events pass by.
struct ActivityWalk {
  private let market: MarketView
  /// Units held of the instruments that some corporate action changes.
  private var held: [InstrumentID: ExactDecimal] = [:]
  private let actions: [World.SplitInEffect]
  private var passed = 0
  private var interestNoted = 0
  private(set) var rows: [Activity] = []

  init(_ market: MarketView) {
    self.market = market
    actions = market.world.splits.filter { $0.order.position <= market.knownThrough }
    for action in actions { held[action.instrument] = .zero }
  }

  mutating func take(_ recorded: RecordedEvent, _ postings: [Posting], _ state: AccountState) {
    noteInterest(of: state)
    passActions(before: recorded.order)
    let effective = recorded.effective
    if effective.event.payload.isListed {
      rows += ActivityTable(effective, postings, state, market).rows
    }
    for id in held.keys { held[id] = state.position(of: id)?.quantity ?? .zero }
  }

  /// Notes the interest that the book has posted by itself.
  mutating func noteInterest(of state: AccountState) {
    guard let postings = state.interest?.postings, interestNoted < postings.count else { return }
    rows += postings[interestNoted...].map { Activity($0) }
    interestNoted = postings.count
  }

  /// Notes what the world's corporate actions up to a moment did to the units held.
  mutating func passActions(before limit: EffectOrder) {
    while passed < actions.count, actions[passed].order < limit {
      let split = actions[passed]
      passed += 1
      guard let units = held[split.instrument], !units.isZero,
        let after = try? units.scaledBySplit(
          numerator: ExactDecimal(split.numerator), denominator: ExactDecimal(split.denominator)),
        let added = try? after - units
      else { continue }
      held[split.instrument] = after
      let instrument = market.world.instruments[split.instrument]
      rows.append(
        Activity(
          split.numerator < split.denominator ? .reverseSplit : .split, action: split.order, symbol: instrument.symbol,
          quantity: added, in: instrument.currency))
    }
  }
}
