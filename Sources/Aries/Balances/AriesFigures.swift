import Book
import BrokerDesk
import CivilTime
import Keeper
import Ledger
import Money

/// Figures that this wire defines in its own way; the rest are the book's by name.
struct AriesFigures {
  let view: AccountView

  subscript(figure: Figure) -> ExactDecimal? { view.sheet[figure] }

  var accountID: String { view.profile.number ?? view.book.identifier }

  var isMargin: Bool { view.profile.kind == .margin }

  /// For accounts that do not qualify for day trading it is the power for stock.
  var dayTradeBuyingPower: ExactDecimal? {
    view.profile.dayTradingQualified ? self[.dayTradeBuyingPower] : self[.stockBuyingPower]
  }

  /// By the rule on trading within the day that is in force.
  private var isPatternDayTrader: Bool {
    isMargin && view.isPatternDayTrader
  }

  /// Prior-close margin equity of a pattern day trader; 0 for others.
  var pdt: ExactDecimal? {
    guard isPatternDayTrader else { return .zero }
    return view.state.startOfDay?[.marginEquity] ?? self[.marginEquity]
  }

  var pdtCreditRemaining: ExactDecimal? {
    isPatternDayTrader ? self[.dayTradeBuyingPower] : .zero
  }

  /// Orders that may still trade; an order with several legs counts once.
  var pendingOrders: Int {
    self[.pendingOrders].flatMap { Int(exactly: $0.rounded(toScale: 0).coefficient) } ?? 0
  }

  /// Nothing is reserved where nothing works.
  var reserved: ExactDecimal? { pendingOrders == 0 ? .zero : self[.reservedByOrders] }

  /// Whether the account has passed a roll; figures of an opening statement are no start of a day.
  var hasRolled: Bool { view.state.startOfDay.map { $0.rolledAt != $0.closedAt } ?? false }

  /// When the start-of-day figures were set; nil before the first roll.
  var startOfDayAt: Instant? { hasRolled ? view.state.startOfDay?.rolledAt : nil }
}
