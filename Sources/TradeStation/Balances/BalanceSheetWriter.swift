import Book
import BrokerDesk
import Keeper
import Ledger
import Money
import TradeStationWire
import WireMembers

/// Makes the balances object of one account, in the shape of its type.
struct BalanceSheetWriter {
  let view: AccountView

  func balance() throws -> AccountBalance {
    switch view.profile.kind {
    case .cash, .margin, .dvp: .equity(try equity())
    case .futures: .futures(try futures())
    case .forex: .forex(try forex())
    }
  }

  private func equity() throws -> EquityAccount {
    let source = BalanceSource(view, rules: FieldRule.equity)
    var balance = EquityAccount()
    try FigureFiller.fill(&balance, from: source.amount)
    describe(&balance.account, EquityAccount.objectType)
    let profile = view.profile
    balance.canDayTrade = canDayTrade
    balance.dayTrades = source[.dayTrades].flatMap { Int(exactly: $0.rounded(toScale: 0).coefficient) }
    balance.dayTradingQualified = profile.dayTradingQualified
    balance.optionApprovalLevel = profile.optionLevel
    balance.patternDayTrader = standing.isPatternDayTrader
    return balance
  }

  private func futures() throws -> FuturesAccount {
    var balance = FuturesAccount()
    try FigureFiller.fill(&balance, from: BalanceSource(view, rules: FieldRule.futures).amount)
    describe(&balance.account, FuturesAccount.objectType)
    balance.currency = view.profile.currency.code
    balance.currencyDetails = try DetailSource.all(of: view).map { source in
      var detail = FuturesCurrencyDetail()
      try FigureFiller.fill(&detail, from: source.amount)
      detail.common.currency = source.currency.code
      return detail
    }
    return balance
  }

  private func forex() throws -> ForexAccount {
    var balance = ForexAccount()
    try FigureFiller.fill(&balance, from: BalanceSource(view, rules: FieldRule.forex).amount)
    describe(&balance.account, ForexAccount.objectType)
    balance.currency = view.profile.currency.code
    balance.currencyDetails = try DetailSource.all(of: view).map { source in
      var detail = ForexCurrencyDetail()
      try FigureFiller.fill(&detail, from: source.amount)
      detail.common.currency = source.currency.code
      return detail
    }
    return balance
  }

  /// The members that are no amounts.
  private func describe(_ account: inout AccountCommon, _ objectType: String) {
    let profile = view.profile
    let shown = ShownAccount(book: view.book, key: view.key)
    account.objectType = objectType
    account.alias = profile.alias ?? ""
    account.closedPositions = closedPositions
    account.displayName = profile.institutionAccountID ?? shown.number
    account.key = AccountRoutes.firstKey + view.key
    account.name = shown.number
    account.status = AccountStatus(standing.status)
    account.statusDescription = account.status?.description
    account.type = AccountType(profile.kind)
    account.typeDescription = account.type?.description
  }

  /// What the last statement tells until an event outdates it, else what the book saw close today.
  private var closedPositions: [TradeStationWire.ClosedPosition] {
    let told = view.freshStatement?.closedPositions ?? []
    return (told.isEmpty ? view.state.today.closed : told).map { closed in
      var position = TradeStationWire.ClosedPosition()
      position.currency = closed.currency.code
      position.profit = closed.profit
      position.symbol = closed.symbol
      return position
    }
  }

  /// As the statement says, else by the rule on trading within the day that is in force.
  private var canDayTrade: Bool? { view.flag("can_day_trade") ?? standing.mayDayTrade }

  private var standing: DayTradeStanding { DayTradeStanding(of: view.state, by: view.sheet) }
}
