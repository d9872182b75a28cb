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
      account: ProfileMembers.object(view), asOf: view.at,
      cash: try cash(view), positions: positions,
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
      BookFlag(
        name: "pattern_day_trader",
        isSet: view.dayTradeFlags?.isPatternDayTrader ?? profile.patternDayTrader),
    ]
    for flag in view.state.reported?.statement.statement.flags ?? [] {
      flags.removeAll { $0.name == flag.name }
      flags.append(BookFlag(name: flag.name, isSet: flag.isSet))
    }
    return flags
  }

  private static func cash(_ view: AccountView) throws(LedgerError) -> [BookCash] {
    let balances = view.state.currencyBalances(at: view.at, in: view.market)
    do throws(MoneyError) {
      var lines: [BookCash] = []
      for balance in balances {
        lines.append(
          BookCash(
            currency: balance.currency, amount: balance.cash, settled: balance.settled,
            buyingPower: try buyingPower(balance, isOnly: balances.count == 1, view),
            cashEquivalents: balance.cashEquivalents, loan: balance.loan,
            fxEffectToday: balance.fxEffectToday))
      }
      return lines
    } catch {
      throw LedgerError(.overflow, "the cash does not fit: \(error)")
    }
  }

  /// As reported for the currency; else the account's power in it.
  private static func buyingPower(
    _ balance: CurrencyBalance, isOnly: Bool, _ view: AccountView
  ) throws(MoneyError) -> ExactDecimal? {
    if let reported = view.state.reported, !reported.isOutdated,
      let stated = reported.statement.statement.cash.first(where: { $0.currency == balance.currency })?.buyingPower
    {
      return stated
    }
    let isBase = balance.currency == view.state.profile.currency
    let kind = view.state.profile.kind
    if view.state.rules.allowsCredit || kind == .futures || kind == .forex {
      let figure: Figure = view.state.rules.allowsCredit ? .stockBuyingPower : .availableToTrade
      guard let power = view.sheet[figure] else { return nil }
      return isBase ? power : try balance.rate.map { rate throws(MoneyError) in try Expression.divide(power, by: rate) }
    }
    if isOnly, isBase { return view.sheet[.availableToTrade] }
    guard isBase else { return balance.free }
    guard let reserved = view.sheet[.reservedByOrders], let written = view.sheet[.optionReserves] else { return nil }
    return max(.zero, try balance.free - reserved - written)
  }
}
