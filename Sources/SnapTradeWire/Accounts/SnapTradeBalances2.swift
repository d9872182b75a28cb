public import CivilTime
public import JSON
public import Money

/// An amount as decimal text with its currency's code (newer models, two decimals at least).
public struct SnapTradeMoney: SnapTradeWireValue {
  /// ISO 4217 code.
  public var currency: String
  /// In `currency`; may be negative.
  public var amount: ExactDecimal

  /// Memberwise; what is left out is unknown.
  public init(currency: String, amount: ExactDecimal) {
    self.currency = currency
    self.amount = amount
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    currency = try members.text("currency")
    amount = try members.decimal("amount")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("currency", text: currency)
    writer.put("amount", price: amount)
    writer.endObject()
  }
}

/// Buying power and what it is made of.
public struct SnapTradeBuyingPower: SnapTradeWireValue {
  /// ISO 4217 code.
  public var currency: String
  /// In `currency`.
  public var amount: ExactDecimal
  /// What backs it.
  public var basis: SnapTradeWord<SnapTradePowerBasis>

  /// Memberwise; what is left out is unknown.
  public init(currency: String, amount: ExactDecimal, basis: SnapTradeWord<SnapTradePowerBasis>) {
    self.currency = currency
    self.amount = amount
    self.basis = basis
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    currency = try members.text("currency")
    amount = try members.decimal("amount")
    basis = try members.word("basis")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("currency", text: currency)
    writer.put("amount", price: amount)
    writer.put("basis", word: basis)
    writer.endObject()
  }
}

/// What the account owes to the broker.
public struct SnapTradeMarginLoans: SnapTradeWireValue {
  /// Positive amounts owed; empty when nothing is borrowed, `nil` when unknown.
  public var loanBalances: [SnapTradeMoney]?

  /// Memberwise; what is left out is unknown.
  public init(loanBalances: [SnapTradeMoney]? = nil) {
    self.loanBalances = loanBalances
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    loanBalances = try members.optionalList("loan_balances")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("loan_balances", list: loanBalances, form: form)
    writer.endObject()
  }
}

/// The age of an answer.
public struct SnapTradeFreshness: SnapTradeWireValue {
  /// When the data was fetched from the broker.
  public var asOf: Instant

  /// Memberwise; what is left out is unknown.
  public init(asOf: Instant) {
    self.asOf = asOf
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    asOf = try members.time("as_of")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("as_of", time: asOf)
    writer.endObject()
  }
}

/// The second form of an account's balances; every member is always present.
public struct SnapTradeAccountBalances2: SnapTradeWireValue {
  /// Identifier of the account.
  public var accountID: String
  /// Kind of account.
  public var cashOrMargin: SnapTradeWord<SnapTradeCashOrMargin>
  /// Value of the account as reported.
  public var netValue: SnapTradeMoney?
  /// One amount per currency; may hold unsettled proceeds.
  public var cash: [SnapTradeMoney]
  /// Per currency; `nil` when unreported.
  public var buyingPower: [SnapTradeBuyingPower]?
  /// Borrowing; `nil` on cash accounts.
  public var margin: SnapTradeMarginLoans?
  /// Age of the answer.
  public var dataFreshness: SnapTradeFreshness

  /// Memberwise; what is left out is unknown.
  public init(
    accountID: String, cashOrMargin: SnapTradeWord<SnapTradeCashOrMargin>, netValue: SnapTradeMoney? = nil,
    cash: [SnapTradeMoney], buyingPower: [SnapTradeBuyingPower]? = nil, margin: SnapTradeMarginLoans? = nil,
    dataFreshness: SnapTradeFreshness
  ) {
    self.accountID = accountID
    self.cashOrMargin = cashOrMargin
    self.netValue = netValue
    self.cash = cash
    self.buyingPower = buyingPower
    self.margin = margin
    self.dataFreshness = dataFreshness
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    accountID = try members.text("account_id")
    cashOrMargin = try members.word("cash_or_margin")
    netValue = try members.optionalValue("net_value")
    cash = try members.list("cash")
    buyingPower = try members.optionalList("buying_power")
    margin = try members.optionalValue("margin")
    dataFreshness = try members.value("data_freshness")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("account_id", text: accountID)
    writer.put("cash_or_margin", word: cashOrMargin)
    writer.put("net_value", value: netValue, form: form)
    writer.put("cash", list: cash, form: form)
    writer.put("buying_power", list: buyingPower, form: form)
    writer.put("margin", value: margin, form: form)
    writer.put("data_freshness", value: dataFreshness, form: form)
    writer.endObject()
  }
}
