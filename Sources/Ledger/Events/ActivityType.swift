/// The words under which brokers list what happened in an account, as aggregators' APIs spell them.
public enum ActivityType: String, Sendable, Hashable, CaseIterable {
  case buy = "BUY"
  case sell = "SELL"
  case dividend = "DIVIDEND"
  /// In place of a dividend, for lent or shorted stock.
  case substituteDividend = "SUBSTITUTE_DIVIDEND"
  case contribution = "CONTRIBUTION"
  case withdrawal = "WITHDRAWAL"
  case reinvestment = "REI"
  case stockDividend = "STOCK_DIVIDEND"
  case interest = "INTEREST"
  case fee = "FEE"
  case tax = "TAX"
  case rebate = "REBATE"
  case returnOfCapital = "RETURN_OF_CAPITAL"
  /// A payment of a fund that is no plain dividend, such as of its gains.
  case distribution = "DISTRIBUTION"
  case optionExpiration = "OPTIONEXPIRATION"
  case optionAssignment = "OPTIONASSIGNMENT"
  case optionExercise = "OPTIONEXERCISE"
  case transfer = "TRANSFER"
  case externalAssetTransferIn = "EXTERNAL_ASSET_TRANSFER_IN"
  case externalAssetTransferOut = "EXTERNAL_ASSET_TRANSFER_OUT"
  case internalCashTransferIn = "INTERNAL_CASH_TRANSFER_IN"
  case internalCashTransferOut = "INTERNAL_CASH_TRANSFER_OUT"
  case internalAssetTransferIn = "INTERNAL_ASSET_TRANSFER_IN"
  case internalAssetTransferOut = "INTERNAL_ASSET_TRANSFER_OUT"
  case split = "SPLIT"
  case reverseSplit = "REVERSE_SPLIT"
  case spinOff = "SPINOFF"
  case stockMerger = "STOCK_MERGER"
  case adjustment = "ADJUSTMENT"
}

extension Event.Payload {
  /// The event moves money or units, so that it may be listed under a word of its teller's choice.
  public var isListed: Bool {
    switch self {
    case .accountOpened, .accountChanged, .statement, .depositCleared, .hold, .holdReleased, .instrument, .price, .rate,
      .split, .spinOff, .merger, .symbolChange, .marginRate, .orderPlaced, .orderReplaced, .orderCancelled,
      .orderRejected, .orderExpired, .dailySettlement:
      false
    default: true
    }
  }
}
