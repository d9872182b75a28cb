public import CivilTime
public import JSON

/// How far the transactions of an account are loaded.
public struct SnapTradeTransactionsStatus: SnapTradeWireValue {
  /// The first load of the history is done.
  public var initialSyncCompleted: Bool
  /// Every transaction up to and including this day is loaded.
  public var lastSuccessfulSync: CivilDate?
  /// Day of the oldest known transaction.
  public var firstTransactionDate: CivilDate?

  /// Memberwise; what is left out is unknown.
  public init(
    initialSyncCompleted: Bool, lastSuccessfulSync: CivilDate? = nil, firstTransactionDate: CivilDate? = nil
  ) {
    self.initialSyncCompleted = initialSyncCompleted
    self.lastSuccessfulSync = lastSuccessfulSync
    self.firstTransactionDate = firstTransactionDate
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    initialSyncCompleted = try members.flag("initial_sync_completed")
    lastSuccessfulSync = try members.optionalDate("last_successful_sync")
    firstTransactionDate = try members.optionalDate("first_transaction_date")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("initial_sync_completed", flag: initialSyncCompleted)
    writer.put("last_successful_sync", date: lastSuccessfulSync)
    writer.put("first_transaction_date", date: firstTransactionDate)
    writer.endObject()
  }
}

/// How fresh the holdings of an account are.
public struct SnapTradeHoldingsStatus: SnapTradeWireValue {
  /// The first load of the holdings is done.
  public var initialSyncCompleted: Bool
  /// Moment of the last load that succeeded.
  public var lastSuccessfulSync: Instant?
  /// The broker hides holdings, so that empty lists say nothing; `nil` leaves the member out.
  public var holdingsUnavailable: Bool?

  /// Memberwise; what is left out is unknown.
  public init(initialSyncCompleted: Bool, lastSuccessfulSync: Instant? = nil, holdingsUnavailable: Bool? = nil) {
    self.initialSyncCompleted = initialSyncCompleted
    self.lastSuccessfulSync = lastSuccessfulSync
    self.holdingsUnavailable = holdingsUnavailable
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    initialSyncCompleted = try members.flag("initial_sync_completed")
    lastSuccessfulSync = try members.optionalTime("last_successful_sync")
    holdingsUnavailable = try members.optionalFlag("holdings_unavailable")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("initial_sync_completed", flag: initialSyncCompleted)
    writer.put("last_successful_sync", time: lastSuccessfulSync)
    if let holdingsUnavailable { writer.put("holdings_unavailable", flag: holdingsUnavailable) }
    writer.endObject()
  }
}

/// Both halves of an account's sync status.
public struct SnapTradeSyncStatus: SnapTradeWireValue {
  /// Activities.
  public var transactions: SnapTradeTransactionsStatus
  /// Balances, positions and orders.
  public var holdings: SnapTradeHoldingsStatus

  /// Memberwise; what is left out is unknown.
  public init(transactions: SnapTradeTransactionsStatus, holdings: SnapTradeHoldingsStatus) {
    self.transactions = transactions
    self.holdings = holdings
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    transactions = try members.value("transactions")
    holdings = try members.value("holdings")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("transactions", value: transactions, form: form)
    writer.put("holdings", value: holdings, form: form)
    writer.endObject()
  }
}
