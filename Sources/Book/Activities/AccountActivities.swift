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
    var derived: [DerivedEntry] = []
    let state = try book.replay(
      through: instant, in: market, onDerived: { derived.append($0) },
      onEvent: { recorded, postings, state in
        walk.take(derived)
        derived = []
        walk.take(recorded, postings, state)
      })
    walk.noteInterest(of: state)
    walk.take(derived)
    rows = walk.rows
    let isInOrder = zip(rows, rows.dropFirst()).allSatisfy { $0.order <= $1.order }
    guard !isInOrder else { return }
    rows = rows.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element)
  }
}

/// Gathers rows while events pass by.
struct ActivityWalk {
  private let market: MarketView
  private var interestNoted = 0
  private(set) var rows: [Activity] = []

  init(_ market: MarketView) {
    self.market = market
  }

  mutating func take(_ recorded: RecordedEvent, _ postings: [Posting], _ state: AccountState) {
    noteInterest(of: state)
    let effective = recorded.effective
    if effective.event.payload.isListed || !postings.isEmpty {
      rows += ActivityTable(effective, postings, state, market).rows
    }
  }

  /// Notes the interest that the book has posted by itself.
  mutating func noteInterest(of state: AccountState) {
    guard let postings = state.interest?.postings, interestNoted < postings.count else { return }
    rows += postings[interestNoted...].map { Activity($0) }
    interestNoted = postings.count
  }

  /// Notes what corporate actions did: a row for each instrument whose units changed. The money stands with the units
  /// that it was paid for. Payments of dividends are listed with their events.
  mutating func take(_ entries: [DerivedEntry]) {
    for entry in entries {
      if case .expiry(let end) = entry.cause {
        rows += OptionRows(end, entry.postings, market).rows
        continue
      }
      if case .finalSettlement(let settlement) = entry.cause {
        rows.append(Activity(settlement, entry.postings, market))
      }
      if case .rollover(let rollover) = entry.cause {
        rows += rollover.items.map { Activity($0, of: rollover, market.world.instruments[$0.instrument]) }
      }
      guard case .action(let action) = entry.cause else { continue }
      var part = 0
      var concerned = [action.instrument] + [action.other].compactMap(\.self)
      for adjustment in entry.before.adjustments(by: action) {
        for id in [adjustment.from, adjustment.to] where !concerned.contains(id) { concerned.append(id) }
      }
      for id in concerned {
        let units = Self.sum(entry.postings, .securities, .instrument(id))
        let instrument = market.world.instruments[id]
        let pays = id == action.payer ? Self.sum(entry.postings, .cash, .currency(instrument.currency)) : .zero
        guard !units.isZero || !pays.isZero else { continue }
        var row = Activity(
          action.activity, action: action.order, symbol: instrument.symbol, quantity: units, in: instrument.currency,
          part: part)
        row.amount = pays
        rows.append(row)
        part += 1
      }
    }
  }

  private static func sum(_ postings: [Posting], _ account: LedgerAccount, _ commodity: Commodity) -> ExactDecimal {
    postings.reduce(.zero) { sum, posting in
      posting.account == account && posting.commodity == commodity ? (try? sum + posting.amount) ?? sum : sum
    }
  }
}

extension WorldAction {
  /// How brokers list it.
  fileprivate var activity: ActivityType {
    switch effect {
    case .split(let ratio): ratio.new < ratio.old ? .reverseSplit : .split
    case .spinOff: .spinOff
    case .merger: .stockMerger
    case .symbolChange: .transfer
    }
  }

  /// The instrument on which money is paid: a fraction of the child's, or the old one.
  fileprivate var payer: InstrumentID {
    if case .spinOff(let child, _, _) = effect { child } else { instrument }
  }
}
