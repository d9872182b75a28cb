public import CivilTime
public import JSON

/// The kinds of accounts under a connection.
public enum SnapTradeConnectionAccountKind: String, Sendable, Hashable, CaseIterable {
  case investment
  case deposit
  case lineOfCredit = "line_of_credit"
  case annuity
}

/// An account under a connection, the newer form: which members stand on the wire follows from `kind`.
///
/// The masked number is written under its present name, `masked_account_number`, and under the earlier `number`.
public struct SnapTradeConnectionAccount: SnapTradeWireValue {
  /// Which sort of account.
  public var kind: SnapTradeConnectionAccountKind
  /// Stable identifier, a UUID.
  public var id: String
  /// Identifier of the connection.
  public var connectionID: String
  /// Label.
  public var displayName: String?
  /// Last four characters of the number, after `****`.
  public var maskedAccountNumber: String
  /// The institution's own stable identifier.
  public var institutionAccountID: String?
  /// Identifier of the institution, a UUID.
  public var institutionID: String?
  /// Opening at the institution.
  public var openingDate: Instant?
  /// First deposit; investment accounts only.
  public var fundingDate: Instant?
  /// The institution's own word for the type.
  public var rawType: String?
  /// Value of the account; negative on a line of credit.
  public var netValue: SnapTradeAmount?
  /// Simulated account; investment accounts only.
  public var isPaper = false
  /// Whether it may borrow; investment accounts only.
  public var cashOrMargin: SnapTradeWord<SnapTradeCashOrMargin> = .known(.unknown)
  /// Least payment due; lines of credit only.
  public var minimumPayment: SnapTradeAmount?
  /// What may still be drawn; lines of credit only.
  public var availableCredit: SnapTradeAmount?
  /// When the next payment is due; lines of credit only.
  public var nextPaymentDate: CivilDate?
  /// How far transactions are loaded; not on annuities.
  public var transactions: SnapTradeTransactionsStatus?
  /// Last load of orders; investment accounts only.
  public var ordersSynced: Instant?
  /// Last load of positions; investment accounts only.
  public var positionsSynced: Instant?
  /// Last load of balances.
  public var balancesSynced: Instant?

  /// An account of which only what every kind must have is known.
  public init(
    kind: SnapTradeConnectionAccountKind, id: String, connectionID: String, maskedAccountNumber: String
  ) {
    self.kind = kind
    self.id = id
    self.connectionID = connectionID
    self.maskedAccountNumber = maskedAccountNumber
  }

  /// Reads either name of the number; a kind that is not known is refused.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    guard let kind = SnapTradeConnectionAccountKind(rawValue: try members.text("kind")) else {
      throw SnapTradeWireError(.notAllowed, "the kind of account is not known", path: "kind")
    }
    let earlier = try members.optionalText("number")
    self.init(
      kind: kind, id: try members.text("id"), connectionID: try members.text("connection_id"),
      maskedAccountNumber: try members.optionalText("masked_account_number") ?? earlier ?? "")
    displayName = try members.optionalText("display_name")
    institutionAccountID = try members.optionalText("institution_account_id")
    institutionID = try members.optionalText("institution_id")
    openingDate = try members.optionalTime("opening_date")
    fundingDate = try members.optionalTime("funding_date")
    rawType = try members.optionalText("raw_type")
    netValue = try members.optionalValue("net_value")
    isPaper = try members.optionalFlag("is_paper") ?? false
    cashOrMargin = try members.optionalWord("cash_or_margin") ?? .known(.unknown)
    minimumPayment = try members.optionalValue("minimum_payment_amount")
    availableCredit = try members.optionalValue("available_credit")
    nextPaymentDate = try members.optionalDate("next_payment_date")
    guard let status = members.present("sync_status") else { return }
    let sync = try WireMembers(status)
    transactions = try sync.optionalValue("transactions")
    ordersSynced = try sync.optionalTime("orders")
    positionsSynced = try sync.optionalTime("positions")
    balancesSynced = try sync.optionalTime("balances")
  }

  /// Writes the members of the kind.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("kind", text: kind.rawValue)
    writer.put("id", text: id)
    writer.put("connection_id", text: connectionID)
    writer.put("display_name", text: displayName)
    writer.put("masked_account_number", text: maskedAccountNumber)
    writer.put("number", text: maskedAccountNumber)
    writer.put("institution_account_id", text: institutionAccountID)
    writer.put("institution_id", text: institutionID)
    writer.put("opening_date", time: openingDate)
    writeSyncStatus(to: &writer, form: form)
    writer.put("raw_type", text: rawType)
    writer.put("net_value", value: netValue, form: form)
    if kind == .investment {
      writer.put("funding_date", time: fundingDate)
      writer.put("is_paper", flag: isPaper)
      writer.put("cash_or_margin", word: cashOrMargin)
    }
    if kind == .lineOfCredit {
      writer.put("minimum_payment_amount", value: minimumPayment, form: form)
      writer.put("available_credit", value: availableCredit, form: form)
      writer.put("next_payment_date", date: nextPaymentDate)
    }
    writer.endObject()
  }

  private func writeSyncStatus(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.name("sync_status")
    writer.beginObject()
    if kind != .annuity, let transactions {
      writer.put("transactions", value: transactions, form: form)
    }
    if kind == .investment {
      writer.put("orders", time: ordersSynced)
      writer.put("positions", time: positionsSynced)
    }
    writer.put("balances", time: balancesSynced)
    writer.endObject()
  }
}
