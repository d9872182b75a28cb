import AriesWire
import BrokerDesk
import Keeper
import Ledger
import Market
import Money

extension AriesWire.SecurityType {
  init(_ kind: InstrumentKind) { self = kind == .option ? .option : .equity }
}

extension PositionList {
  init(_ view: AccountView) throws {
    self.init()
    let account = ShownAccount(book: view.book, key: view.key).number
    positions = try view.positionLines().map { try AriesWire.Position($0, account) }
  }
}

extension AriesWire.Position {
  /// A position as it stands; a short's quantity and value are negative. Amounts in dollars: left out where no rate is
  /// known. `dailyPl` is the older name of `todayPl`.
  init(_ line: PositionLine, _ account: String) throws {
    self.init()
    accountID = account
    symbol = line.symbol
    securityType = SecurityType(line.instrument.kind)
    quantity = line.quantity
    averagePrice = try line.base(line.averagePrice)
    price = try line.base(line.price)
    marketValue = try line.base(line.marketValue)
    costBasis = try line.base(line.cost)
    todayRealizedPnl = try line.base(line.realisedToday)
    unrealizedPl = try line.base(line.openByLots)
    if let open = try line.base(line.openToday), let realised = todayRealizedPnl { todayPl = try open + realised }
    dailyPl = todayPl
    createdAt = line.openedAt
  }
}
