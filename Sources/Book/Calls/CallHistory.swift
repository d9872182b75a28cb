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

  /// By the day of issue, then Regulation T, maintenance, house.
  public private(set) var entries: [Entry] = []

  /// Walks the account's life once.
  public init(of book: AccountBook, through instant: Instant, in market: MarketView) throws(LedgerError) {
    var rows: [(date: CivilDate, calls: OpenCalls)] = []
    let state = try book.replay(through: instant, in: market, onDay: { rows.append(($0.date, $0.calls)) })
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
  }
}

/// When calls are due.
struct CallDays {
  private let maintenance: Int
  private let house: Int

  init(of state: AccountState) {
    maintenance = state.rules.maintenanceCallDays
    house = state.rules.houseCallDays
  }

  /// The last day to meet a call that was cut on a trading day.
  func due(_ kind: MarginCall.Kind, _ issued: CivilDate) -> CivilDate {
    switch kind {
    case .regT: Settlement().paymentDate(tradeDate: issued)
    case .maintenance: Boundary.calendar.tradingDay(issued, offset: maintenance)
    case .house: Boundary.calendar.tradingDay(issued, offset: house)
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
