import Book
import BookWire
import CivilTime
import Keeper
import Ledger
import Margin
import Market
import Money

/// Puts together what another program needs to mirror an account.
enum SnapshotView {
  static func snapshot(_ view: AccountView) throws(LedgerError) -> BookSnapshot {
    let positions = try PositionLine.lines(view)
    return BookSnapshot(
      account: ProfileMembers.object(view.book, key: view.key, profile: view.state.profile), asOf: view.at,
      cash: try cash(view, positions), positions: positions,
      orders: OrderMembers.objects(view.state.orders, of: view.book.identifier), figures: figures(view),
      flags: flags(view))
  }

  /// The figures of the balance sheet, then what else the last statement reported, while it is not outdated.
  static func figures(_ view: AccountView) -> [BookFigure] {
    var figures = FigureRule.all.map { BookFigure(name: $0.name, value: view.sheet[$0.figure]) }
    guard let reported = view.state.reported, !reported.isOutdated else { return figures }
    for amount in reported.statement.statement.figures where Figure(name: amount.name) == nil {
      figures.append(BookFigure(name: amount.name, value: amount.amount))
    }
    return figures
  }

  private static func flags(_ view: AccountView) -> [BookFlag] {
    let profile = view.state.profile
    var flags = [
      BookFlag(name: "day_trading_qualified", isSet: profile.dayTradingQualified),
      BookFlag(name: "pattern_day_trader", isSet: profile.patternDayTrader),
    ]
    for flag in view.state.reported?.statement.statement.flags ?? [] {
      flags.removeAll { $0.name == flag.name }
      flags.append(BookFlag(name: flag.name, isSet: flag.isSet))
    }
    return flags
  }

  private static func cash(_ view: AccountView, _ positions: [BookPosition]) throws(LedgerError) -> [BookCash] {
    do throws(MoneyError) {
      var lines: [BookCash] = []
      for entry in view.state.cash.entries {
        var line = BookCash(currency: entry.currency, amount: entry.amount)
        line.settled = try settled(entry.amount, entry.currency, view)
        line.buyingPower = buyingPower(entry.currency, view)
        line.cashEquivalents = try equivalents(entry.currency, view)
        lines.append(line)
      }
      return lines
    } catch {
      throw LedgerError(.overflow, "the cash does not fit: \(error)")
    }
  }

  private static func settled(
    _ amount: ExactDecimal, _ currency: Currency, _ view: AccountView
  ) throws(MoneyError) -> ExactDecimal {
    let today = MarketZone.newYork.date(of: view.at)
    var settled = amount
    for rung in view.state.ladder.rungs where rung.currency == currency && rung.date > today {
      settled = try settled - rung.credits + rung.debits
    }
    return settled
  }

  /// As reported for the currency; else, where the account has no other currency, the figure of its kind.
  private static func buyingPower(_ currency: Currency, _ view: AccountView) -> ExactDecimal? {
    if let reported = view.state.reported, !reported.isOutdated,
      let stated = reported.statement.statement.cash.first(where: { $0.currency == currency })?.buyingPower
    {
      return stated
    }
    guard currency == view.state.profile.currency, view.state.cash.entries.count == 1 else { return nil }
    return view.sheet[view.state.rules.allowsCredit ? .stockBuyingPower : .availableToTrade]
  }

  /// Nil when the price of one of the funds is unknown.
  private static func equivalents(_ currency: Currency, _ view: AccountView) throws(MoneyError) -> ExactDecimal? {
    var sum = ExactDecimal.zero
    for position in try view.positions() where position.terms.isCashEquivalent && position.terms.currency == currency {
      guard let value = position.marketValue else { return nil }
      sum = try sum + value
    }
    return sum
  }
}
