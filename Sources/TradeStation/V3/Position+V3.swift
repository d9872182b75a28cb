import Book
import BrokerDesk
import Keeper
import Market
import Money
import TradeStationWire

extension V3.Position {
  /// A position as it stands: the older API's position in the newer one's words.
  init(_ line: PositionLine, by account: AccountMargins) throws {
    self.init()
    let older = try TradeStationWire.Position(line, by: account)
    let margins = try account.margins(of: line)
    accountID = older.accountID
    assetType = older.assetType.map { InFull($0) }
    averagePrice = older.averagePrice
    last = older.lastPrice
    bid = older.bidPrice
    ask = older.askPrice
    conversionRate = older.conversionRate
    dayTradeRequirement = older.dayTradeMargin
    expirationDate = line.instrument.contractEnd
    initialRequirement = margins.initial
    maintenanceMargin = older.maintenanceMargin
    positionID = older.key.map(String.init)
    longShort = older.longShort.map { InFull($0) }
    quantity = older.quantity
    symbol = older.symbol
    timestamp = line.openedAt
    todaysProfitLoss = older.todaysProfitLoss
    totalCost = older.totalCost
    marketValue = older.marketValue
    markToMarketPrice = older.markToMarketPrice
    unrealizedProfitLoss = older.openProfitLoss
    unrealizedProfitLossPercent = try older.openProfitLossPercent.map {
      try ($0 * 100).rounded(toScale: Self.percentScale).trimmed()
    }
    unrealizedProfitLossQty = older.openProfitLossQty
  }

  /// Decimals of a percentage.
  private static var percentScale: Int { 3 }
}
