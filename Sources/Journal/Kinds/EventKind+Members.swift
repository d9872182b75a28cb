extension EventKind {
  /// The members of the kind, beside those that stand around every payload.
  var members: [EventMember] {
    switch self {
    case .trade: Schemas.trade.described
    case .price: Schemas.price.described
    case .deposit: Schemas.deposit.described
    case .dividend: Schemas.dividend.described
    case .withdrawal: Schemas.withdrawal.described
    case .interest: Schemas.interest.described
    case .fee: Schemas.fee.described
    case .tax: Schemas.tax.described
    case .hold: Schemas.hold.described
    case .holdReleased: Schemas.holdReleased.described
    case .depositCleared: Schemas.depositCleared.described
    case .depositReturned: Schemas.depositReturned.described
    case .reinvestment: Schemas.reinvestment.described
    case .returnOfCapital: Schemas.returnOfCapital.described
    case .stockDividend: Schemas.stockDividend.described
    case .optionExercised, .optionAssigned: Schemas.optionExercise.described
    case .optionExpired: Schemas.optionExpiry.described
    case .transferIn: Schemas.transferIn.described
    case .transferOut: Schemas.transferOut.described
    case .spinOff: Schemas.spinOff.described
    case .merger: Schemas.merger.described
    case .symbolChange: Schemas.symbolChange.described
    case .currencyExchange: Schemas.currencyExchange.described
    case .adjustment: Schemas.adjustment.described
    case .statement: Schemas.statement.described
    case .instrument: Schemas.instrument.described
    case .rate: Schemas.rate.described
    case .split: Schemas.split.described
    case .marginRate: Schemas.marginRate.described
    case .orderPlaced: Schemas.orderPlaced.described
    case .orderReplaced: Schemas.orderReplaced.described
    case .orderCancelled: Schemas.orderCancelled.described
    case .orderRejected: Schemas.orderRejected.described
    case .orderExpired: Schemas.orderExpired.described
    case .dailySettlement: Schemas.dailySettlement.described
    case .correction: Schemas.correction.described
    case .accountOpened: Schemas.accountOpened.described
    case .accountChanged: Schemas.accountChanged.described
    }
  }
}
