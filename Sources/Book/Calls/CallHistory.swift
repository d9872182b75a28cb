public import CivilTime
public import Ledger
import Margin
import Market
public import Money

/// Every call that a close has cut in an account's life. Calls that were indicated within a day only are not in it.
public struct CallHistory: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public var kind: MarginCall.Kind
    /// The trading day at whose close it was cut.
    public var issued: CivilDate
    /// The shortfall at that close, in the account's currency.
    public var amount: ExactDecimal
    /// The last day to meet it.
    public var due: CivilDate
    /// The trading day at whose close it was found met, or was no longer asked for; nil: it is open.
    public var ended: CivilDate?
  }

  /// By the day of issue, then Regulation T, maintenance, house; then those of the rules on trading within the day.
  public private(set) var entries: [Entry] = []

  /// Walks the account's life once.
  public init(of book: AccountBook, through instant: Instant, in market: MarketView) throws(LedgerError) {
    var rows: [(date: CivilDate, calls: OpenCalls)] = []
    var withinDay = WithinDay()
    let state = try book.replay(
      through: instant, in: market,
      onDay: {
        rows.append(($0.date, $0.calls))
        withinDay.take($0.tradingDays, on: $0.date)
      })
    withinDay.take(state.tradingDays, on: nil)
    let days = CallDays(of: state)
    for row in rows {
      for (kind, mark) in row.calls.marks {
        if entries.contains(where: { $0.kind == kind && $0.issued == mark.issued }) { continue }
        entries.append(
          Entry(kind: kind, issued: mark.issued, amount: mark.amount, due: days.due(kind, mark.issued), ended: nil))
      }
      for index in entries.indices where entries[index].ended == nil {
        let entry = entries[index]
        if !row.calls.marks.contains(where: { $0.kind == entry.kind && $0.mark.issued == entry.issued }) {
          entries[index].ended = row.date
        }
      }
    }
    entries += withinDay.entries.filter { entry in
      (state.regime(on: entry.issued) == .intradayMargin) == (entry.kind == .intradayMargin)
    }
  }
}

/// Collects the calls of the rules on trading within the day.
private struct WithinDay {
  var entries: [CallHistory.Entry] = []

  /// - Parameter date: whose close it is; nil: now.
  mutating func take(_ days: TradingDays?, on date: CivilDate?) {
    guard let days else { return }
    for call in days.calls { note(.dayTrade, call.issued, call.amount, call.due) }
    for deficit in days.deficits {
      note(.intradayMargin, deficit.date, deficit.amount, deficit.due)
      end(.intradayMargin, deficit.date, deficit.ended)
    }
    let open = Set(days.calls.filter { !$0.open.isZero }.map(\.issued))
    for entry in entries where entry.kind == .dayTrade && !open.contains(entry.issued) {
      end(.dayTrade, entry.issued, date)
    }
  }

  private mutating func note(_ kind: MarginCall.Kind, _ issued: CivilDate, _ amount: ExactDecimal, _ due: CivilDate) {
    if entries.contains(where: { $0.kind == kind && $0.issued == issued }) { return }
    entries.append(CallHistory.Entry(kind: kind, issued: issued, amount: amount, due: due, ended: nil))
  }

  private mutating func end(_ kind: MarginCall.Kind, _ issued: CivilDate, _ date: CivilDate?) {
    guard let date, let index = entries.firstIndex(where: { $0.kind == kind && $0.issued == issued }) else { return }
    if entries[index].ended == nil { entries[index].ended = date }
  }
}

/// When calls are due.
struct CallDays {
  private let maintenance: Int
  private let house: Int

  init(of state: AccountState) {
    // Futures and currency pairs are settled every day, and so are their calls.
    maintenance =
      state.profile.kind.holdsContracts ? state.profile.house?.callDays ?? 1 : state.rules.maintenanceCallDays
    house = state.rules.houseCallDays
  }

  /// The last day to meet a call that was cut on a trading day.
  func due(_ kind: MarginCall.Kind, _ issued: CivilDate) -> CivilDate {
    switch kind {
    case .regT: Settlement().paymentDate(tradeDate: issued)
    case .maintenance: Boundary.calendar.tradingDay(issued, offset: maintenance)
    case .house: Boundary.calendar.tradingDay(issued, offset: house)
    case .dayTrade: Boundary.calendar.tradingDay(issued, offset: PatternDayTrading.callDays)
    case .intradayMargin: Boundary.calendar.tradingDay(issued, offset: IntradayMargin.freezeAfter)
    }
  }
}

extension OpenCalls {
  /// All open calls with their kind.
  fileprivate var marks: [(kind: MarginCall.Kind, mark: Mark)] {
    regT.map { (.regT, Mark(issued: $0.issued, amount: $0.amount)) }
      + [(MarginCall.Kind.maintenance, maintenance), (.house, house)].compactMap { kind, mark in
        mark.map { (kind, $0) }
      }
  }
}
