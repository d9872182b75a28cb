import Testing
import TradeStationWire
import WireMembers

/// Every field of the documents is a member, and stands in wire order.
@Suite struct MemberTests {
  private func names<Object: WireObject>(_ type: Object.Type) -> [String] {
    MemberList(of: type).entries.map(\.name)
  }

  private static let common = codes(
    """
    __type Alias BODEquity BODNetCash ClosedPositions DisplayName Key MarketValue Name RealTimeAccountBalance \
    RealTimeBuyingPower RealTimeEquity RealTimeRealizedProfitLoss RealTimeUnrealizedGains \
    RealTimeUnrealizedProfitLoss Status StatusDescription Type TypeDescription UnclearedDeposit
    """)

  private static let commonDetail = codes(
    """
    BODAccountCashBalance BODCashBalance Commission Currency RealTimeAccountCashBalance \
    RealTimeAccountMarginRequirement RealTimeAccountRealizedProfitLoss RealTimeAccountUnrealizedProfitLoss \
    RealTimeCashBalance RealTimeRealizedProfitLoss RealTimeUnrealizedProfitLoss ToAccountConversionRate
    """)

  @Test func `balances: the common members, then those of the type`() {
    #expect(
      names(EquityAccount.self)
        == Self.common
        + codes(
          """
          BODAccountBalance BODDayTradingMarginableEquitiesBuyingPower BODOptionBuyingPower BODOptionValue \
          BODOvernightBuyingPower CanDayTrade Commission DayTradeExcess DayTrades DayTradingQualified \
          OptionApprovalLevel PatternDayTrader RealTimeCostOfPositions \
          RealTimeDayTradingMarginableEquitiesBuyingPower RealTimeOptionBuyingPower RealTimeOptionValue \
          RealTimeOvernightBuyingPower UnsettledFund
          """))
    #expect(
      names(ForexAccount.self)
        == Self.common + codes("BODMarginRequirement Currency CurrencyDetails RealTimeMarginRequirement"))
    #expect(
      names(FuturesAccount.self)
        == Self.common
        + codes(
          """
          BODOpenTradeEquity Commission Currency CurrencyDetails DayTradeExcess DayTradeOpenOrderMargin \
          OpenOrderMargin RealTimeDayTradeMargin RealTimeInitialMargin RealTimeMaintenanceMargin \
          RealTimeTradeEquity SecurityOnDeposit TodayRealTimeTradeEquity
          """))
  }

  @Test func `currency details: the common members, then those of the type`() {
    #expect(
      names(ForexCurrencyDetail.self)
        == Self.commonDetail + codes("BODAccountMarginRequirement BODMarginRequirement"))
    #expect(
      names(FuturesCurrencyDetail.self)
        == Self.commonDetail
        + codes(
          """
          AccountOpenOrderInitMargin BODAccountOpenTradeEquity BODAccountSecurities BODOpenTradeEquity \
          BODSecurities OpenOrderInitMargin RealTimeAccountInitMargin RealTimeAccountMaintenanceMargin \
          RealTimeInitMargin RealTimeMaintenanceMargin TodayRealTimeUnrealizedProfitLoss
          """))
  }

  @Test func `the rest is alphabetical`() {
    for names in [
      names(AccountInfo.self), names(ClosedPosition.self), names(OrderDetail.self), names(OrderLeg.self),
      names(TrailingStop.self), names(TokenResponse.self), names(ErrorBody.self),
    ] {
      #expect(names == names.sorted())
    }
    // Ordinal, as the recorded bodies are: upper case before lower.
    #expect(names(Position.self) == names(Position.self).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test func `orders carry every field of the documents`() {
    let order = codes(
      """
      AccountID Alias DisplayName AdvancedOptions AssetType CommissionFee UnbundledRouteFee ConversionRate \
      ContractExpireDate TimeStamp FilledCanceled Country Denomination Spread GroupName TriggeredBy Routing \
      RejectReason Duration ExecuteQuantity Quantity QuantityLeft FilledPrice LimitPrice StopPrice \
      FilledPriceText LimitPriceText StopPriceText OrderID Originator Status StatusDescription Symbol Type \
      DisplayType MinMove ShowOnlyQuantity TrailingStop MarketActivationRules TimeActivationRules Legs
      """)
    #expect(Set(names(OrderDetail.self)) == Set(order))
    let leg = codes(
      """
      Ask BaseSymbol Bid ExecPrice ExecQuantity ExpireDate Leaves LegNumber LimitPrice LimitPriceDisplay Month \
      OpenOrClose OrderID OrderType OrderTypeDescription PointValue PriceUsedForBuyingPower PutOrCall Quantity \
      Side StopPrice StopPriceDisplay StrikePrice Symbol TimeExecuted Year
      """)
    #expect(Set(names(OrderLeg.self)) == Set(leg))
  }
}
