import Book
import BrokerDesk
import CivilTime
import Keeper
import Ledger
import Margin
import Market
import Money
import TradeStationWire

extension AssetType {
  init(_ kind: InstrumentKind) {
    self =
      switch kind {
      case .option: .option
      case .future: .future
      case .forex: .forex
      case .equity, .etf, .fund, .bond, .crypto: .equity
      }
  }
}

extension Instrument {
  /// The end of a contract, midnight UTC of its last day; nil for anything else.
  var contractEnd: Instant? {
    guard let date = option?.expiration ?? future?.expiration else { return nil }
    return MarketZone.utc.instant(of: date, secondsOfDay: 0)
  }
}

extension TradeStationWire.Position {
  /// A position as it stands; quantity and values of a short are negative.
  init(_ line: PositionLine, by account: AccountMargins) throws {
    self.init()
    let view = account.view
    let instrument = line.instrument
    let shown = ShownAccount(book: view.book, key: view.key)
    accountID = shown.number
    alias = view.profile.alias ?? ""
    displayName = shown.number
    assetType = AssetType(instrument.kind)
    bigPointValue = instrument.multiplier
    contractExpireDate = WireTime(orNever: instrument.contractEnd)
    conversionRate = line.valued.rate
    costBasisCalculation = "None"
    country = instrument.currency == .usd ? "United States" : nil
    currency = instrument.currency.code
    description = instrument.description ?? instrument.name
    key = view.key * InstrumentMaster.limit + Int(line.valued.position.instrument)
    longShort = line.isShort ? .short : .long
    quantity = line.quantity
    strikePrice = instrument.option?.strike ?? .zero
    strikePriceDisplay = strikePrice.map(Self.display)
    symbol = line.symbol
    timeStamp = .moment(line.openedAt)
    try setPrices(line)
    try setResults(line)
    try setMargins(line, account)
  }

  private mutating func setPrices(_ line: PositionLine) throws {
    askPrice = line.ask ?? line.reported("ask_price")
    askPriceDisplay = askPrice.map(Self.display)
    bidPrice = line.bid ?? line.reported("bid_price")
    bidPriceDisplay = bidPrice.map(Self.display)
    averagePrice = line.averagePrice
    averagePriceDisplay = Self.display(line.averagePrice)
    lastPrice = line.price
    lastPriceDisplay = line.price.map(Self.display)
    marketValue = line.marketValue
    accountMarketValue = try line.base(line.marketValue)
    if let told = line.reported("mark_to_market_price") {
      markToMarketPrice = told
    } else if let value = line.marketValue, let gain = line.openToday {
      markToMarketPrice = try Self.perUnit(try value - gain, line, line.instrument.multiplier)
    }
  }

  private mutating func setResults(_ line: PositionLine) throws {
    openProfitLoss = line.openByAverage
    accountOpenProfitLoss = try line.base(line.openByAverage)
    accountTotalCost = try line.base(line.averageValue)
    totalCost = accountTotalCost
    if let gain = line.openByAverage, !line.averageValue.isZero {
      openProfitLossPercent = try gain.divided(by: line.averageValue.magnitude, scale: PositionLine.averageScale)
        .trimmed(toScale: 0)
    }
    openProfitLossQty = try accountOpenProfitLoss.map { try Self.perUnit($0, line, line.isShort ? -1 : 1) }
    if line.instrument.kind != .future, line.instrument.kind != .forex {
      todaysProfitLoss = try line.base(line.openToday)
    }
  }

  /// What a statement tells of the margins is in the account's currency, as the members are. It goes first where the
  /// book knows no more than a rate per contract, or nothing.
  private mutating func setMargins(_ line: PositionLine, _ account: AccountMargins) throws {
    let margins = try account.margins(of: line)
    initialMargin = try line.base(margins.initial)
    maintenanceMargin = try line.base(margins.maintenance)
    dayTradeMargin = try line.base(margins.day)
    if line.instrument.kind == .future || !account.view.state.rules.allowsCredit {
      initialMargin = line.reported("initial_margin") ?? initialMargin
      maintenanceMargin = line.reported("maintenance_margin") ?? maintenanceMargin
    } else {
      initialMargin = initialMargin ?? line.reported("initial_margin")
      maintenanceMargin = maintenanceMargin ?? line.reported("maintenance_margin")
    }
    if line.instrument.kind == .future {
      dayTradeMargin = line.reported("day_trade_margin") ?? dayTradeMargin
    } else {
      requiredMargin = line.reported("required_margin") ?? (line.instrument.kind == .forex ? initialMargin : nil)
    }
  }

  private static func perUnit(
    _ amount: ExactDecimal, _ line: PositionLine, _ multiplier: ExactDecimal
  ) throws -> ExactDecimal {
    try amount.divided(by: try line.quantity * multiplier, scale: PositionLine.averageScale).trimmed(toScale: 2)
  }

  /// A price as people read it: no needless zeros.
  static func display(_ price: ExactDecimal) -> String { price.trimmed(toScale: 0).description }
}
