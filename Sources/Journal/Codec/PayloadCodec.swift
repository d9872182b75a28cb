import JSON
import Ledger

/// What happened, apart from when and to whom.
enum PayloadCodec {
  /// Reads an object whose `event` names a kind and whose other members are the payload's, from the bytes of a value.
  static func payload(in bytes: [UInt8], limits: EventLimits) throws(EventError) -> Event.Payload {
    let ordered = try EventFirst.reordered(bytes, limits: limits)
    let payload = try ordered.withUnsafeBufferPointer { (buffer) throws(EventError) in
      var reader = try EventReader(buffer, limits: limits)
      try reader.beginObject()
      _ = try reader.nextMember()
      let kind = try reader.kind()
      // A correction of a correction names the first event anew instead.
      guard kind != .correction else { throw reader.refusal(.badValue, "A correction is not put in by another.") }
      return try readMembers(of: kind, from: &reader, hasEnvelope: false)
    }
    return payload
  }

  /// Reads the members of a kind up to the end of the object.
  static func readMembers(
    of kind: EventKind, from reader: inout EventReader, hasEnvelope: Bool
  ) throws(EventError) -> Event.Payload {
    switch kind {
    case .trade: .trade(try Schemas.trade.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .price: .price(try Schemas.price.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .deposit: .deposit(try Schemas.deposit.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .dividend: .dividend(try Schemas.dividend.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .withdrawal: .withdrawal(try Schemas.withdrawal.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .interest: .interest(try Schemas.interest.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .fee: .fee(try Schemas.fee.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .tax: .tax(try Schemas.tax.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .hold: .hold(try Schemas.hold.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .holdReleased: .holdReleased(try Schemas.holdReleased.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .depositCleared: .depositCleared(try Schemas.depositCleared.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .depositReturned: .depositReturned(try Schemas.depositReturned.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .currencyExchange:
      .currencyExchange(try Schemas.currencyExchange.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .adjustment:
      .adjustment(try Schemas.adjustment.readPayload(&reader, hasEnvelope: hasEnvelope).adjustment)
    case .statement: .statement(try Schemas.statement.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .instrument:
      .instrument(InstrumentDefinition(instrument: try reader.instrument(hasEnvelope: hasEnvelope)))
    case .rate: .rate(try Schemas.rate.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .split: .split(try Schemas.split.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .reinvestment: .reinvestment(try Schemas.reinvestment.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .returnOfCapital:
      .returnOfCapital(try Schemas.returnOfCapital.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .stockDividend: .stockDividend(try Schemas.stockDividend.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .optionExercised:
      .optionExercised(try Schemas.optionExercise.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .optionAssigned:
      .optionAssigned(try Schemas.optionExercise.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .optionExpired: .optionExpired(try Schemas.optionExpiry.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .transferIn:
      .transferIn(try Schemas.transferIn.readPayload(&reader, hasEnvelope: hasEnvelope).transfer)
    case .transferOut:
      .transferOut(try Schemas.transferOut.readPayload(&reader, hasEnvelope: hasEnvelope).transfer)
    case .spinOff: .spinOff(try Schemas.spinOff.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .merger: .merger(try Schemas.merger.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .symbolChange: .symbolChange(try Schemas.symbolChange.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .marginRate: .marginRate(try Schemas.marginRate.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .orderPlaced: .orderPlaced(try Schemas.orderPlaced.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .orderReplaced: .orderReplaced(try Schemas.orderReplaced.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .orderCancelled: .orderCancelled(try Schemas.orderCancelled.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .orderRejected: .orderRejected(try Schemas.orderRejected.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .orderExpired: .orderExpired(try Schemas.orderExpired.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .dailySettlement:
      .dailySettlement(try Schemas.dailySettlement.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .correction: .correction(try Schemas.correction.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .accountOpened:
      .accountOpened(try Schemas.accountOpened.readPayload(&reader, hasEnvelope: hasEnvelope))
    case .accountChanged:
      .accountChanged(try Schemas.accountChanged.readPayload(&reader, hasEnvelope: hasEnvelope))
    }
  }

  /// Writes the members of a payload in canonical order, without `event`.
  static func writeMembers(of payload: Event.Payload, _ writer: inout JSONWriter) {
    switch payload {
    case .trade(let trade): Schemas.trade.writeMembers(trade, &writer)
    case .price(let quote): Schemas.price.writeMembers(quote, &writer)
    case .deposit(let deposit): Schemas.deposit.writeMembers(deposit, &writer)
    case .dividend(let dividend): Schemas.dividend.writeMembers(dividend, &writer)
    case .withdrawal(let amount): Schemas.withdrawal.writeMembers(amount, &writer)
    case .interest(let amount): Schemas.interest.writeMembers(amount, &writer)
    case .fee(let amount): Schemas.fee.writeMembers(amount, &writer)
    case .tax(let tax): Schemas.tax.writeMembers(tax, &writer)
    case .hold(let hold): Schemas.hold.writeMembers(hold, &writer)
    case .holdReleased(let release): Schemas.holdReleased.writeMembers(release, &writer)
    case .depositCleared(let clearing): Schemas.depositCleared.writeMembers(clearing, &writer)
    case .depositReturned(let taken): Schemas.depositReturned.writeMembers(taken, &writer)
    case .currencyExchange(let exchange): Schemas.currencyExchange.writeMembers(exchange, &writer)
    case .adjustment(let adjustment): Schemas.adjustment.writeMembers(AdjustmentDraft(adjustment), &writer)
    case .statement(let statement): Schemas.statement.writeMembers(statement, &writer)
    case .instrument(let definition):
      Schemas.instrument.writeMembers(InstrumentDraft(definition.instrument), &writer)
    case .rate(let rate): Schemas.rate.writeMembers(rate, &writer)
    case .split(let split): Schemas.split.writeMembers(split, &writer)
    case .reinvestment(let purchase): Schemas.reinvestment.writeMembers(purchase, &writer)
    case .returnOfCapital(let amount): Schemas.returnOfCapital.writeMembers(amount, &writer)
    case .stockDividend(let dividend): Schemas.stockDividend.writeMembers(dividend, &writer)
    case .optionExercised(let exercise), .optionAssigned(let exercise):
      Schemas.optionExercise.writeMembers(exercise, &writer)
    case .optionExpired(let expiry): Schemas.optionExpiry.writeMembers(expiry, &writer)
    case .transferIn(let transfer): Schemas.transferIn.writeMembers(TransferDraft(transfer), &writer)
    case .transferOut(let transfer): Schemas.transferOut.writeMembers(TransferDraft(transfer), &writer)
    case .spinOff(let spinOff): Schemas.spinOff.writeMembers(spinOff, &writer)
    case .merger(let merger): Schemas.merger.writeMembers(merger, &writer)
    case .symbolChange(let change): Schemas.symbolChange.writeMembers(change, &writer)
    case .marginRate(let rate): Schemas.marginRate.writeMembers(rate, &writer)
    case .orderPlaced(let order): Schemas.orderPlaced.writeMembers(order, &writer)
    case .orderReplaced(let order): Schemas.orderReplaced.writeMembers(order, &writer)
    case .orderCancelled(let order): Schemas.orderCancelled.writeMembers(order, &writer)
    case .orderRejected(let order): Schemas.orderRejected.writeMembers(order, &writer)
    case .orderExpired(let order): Schemas.orderExpired.writeMembers(order, &writer)
    case .dailySettlement(let told): Schemas.dailySettlement.writeMembers(told, &writer)
    case .correction(let correction): Schemas.correction.writeMembers(correction, &writer)
    case .accountOpened(let profile): Schemas.accountOpened.writeMembers(profile, &writer)
    case .accountChanged(let change): Schemas.accountChanged.writeMembers(change, &writer)
    }
  }
}

extension EventReader {
  /// The value of `event`.
  mutating func kind() throws(EventError) -> EventKind {
    let word = try string()
    guard let kind = EventKind(rawValue: word) else {
      throw refusal(.unknownEvent, "There is no kind of event named \(EventError.shown(word)).")
    }
    return kind
  }
}
