/// The kinds of events by their words in files. The commonest stand first, because words are compared in this order.
enum EventKind: String, CaseIterable {
  case trade
  case price
  case orderPlaced = "order_placed"
  case orderReplaced = "order_replaced"
  case orderCancelled = "order_cancelled"
  case deposit
  case dividend
  case withdrawal
  case interest
  case fee
  case adjustment
  case statement
  case instrument
  case rate
  case split
  case correction
  case tax
  case currencyExchange = "currency_exchange"
  case hold
  case holdReleased = "hold_released"
  case depositCleared = "deposit_cleared"
  case depositReturned = "deposit_returned"
  case reinvestment
  case returnOfCapital = "return_of_capital"
  case stockDividend = "stock_dividend"
  case optionExercised = "option_exercised"
  case optionAssigned = "option_assigned"
  case optionExpired = "option_expired"
  case transferIn = "transfer_in"
  case transferOut = "transfer_out"
  case spinOff = "spin_off"
  case merger
  case symbolChange = "symbol_change"
  case marginRate = "margin_rate"
  case orderRejected = "order_rejected"
  case orderExpired = "order_expired"
  case dailySettlement = "daily_settlement"
  case accountOpened = "account_opened"
  case accountChanged = "account_changed"

  /// The kind moves money or units, so that its events may say under which word they are listed.
  var isListed: Bool {
    switch self {
    case .accountOpened, .accountChanged, .statement, .depositCleared, .hold, .holdReleased, .orderPlaced,
      .orderReplaced, .orderCancelled, .orderRejected, .orderExpired, .dailySettlement:
      false
    default: !isWorld
    }
  }

  /// The kind belongs to no account.
  var isWorld: Bool {
    switch self {
    case .instrument, .price, .rate, .split, .spinOff, .merger, .symbolChange, .marginRate: true
    default: false
    }
  }
}
