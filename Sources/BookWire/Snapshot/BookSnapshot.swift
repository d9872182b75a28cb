public import CivilTime
public import JSON
public import Money

/// The answer of `GET /accounts/{id}/snapshot`: all that another program needs to mirror an account, at one moment.
///
/// `account`, the instruments and the orders are objects with the members of the events `account_opened`,
/// `instrument` and `statement`, so that whoever mirrors the account can put them into events of its own.
public struct BookSnapshot: Sendable, Equatable {
  /// The account's profile; `account` and `key` name it.
  public var account: JSONObject
  public var asOf: Instant
  public var cash: [BookCash]
  public var positions: [BookPosition]
  public var orders: [JSONObject]
  public var figures: [BookFigure]
  public var flags: [BookFlag]

  public init(
    account: JSONObject, asOf: Instant, cash: [BookCash], positions: [BookPosition], orders: [JSONObject],
    figures: [BookFigure], flags: [BookFlag]
  ) {
    self.account = account
    self.asOf = asOf
    self.cash = cash
    self.positions = positions
    self.orders = orders
    self.figures = figures
    self.flags = flags
  }

  /// Reads the answer.
  public init(_ answer: JSONValue) throws(BookWireError) {
    let reader = try ObjectReader(answer)
    account = try reader.object("account")
    asOf = try reader.instant("as_of")
    cash = try reader.list("cash") { (line) throws(BookWireError) in try BookCash(line) }
    positions = try reader.list("positions") { (line) throws(BookWireError) in try BookPosition(line) }
    orders = try reader.objects("orders")
    figures = try reader.amounts("figures")
    flags = try reader.flags("flags")
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("account", value: .object(account))
    writer.member("as_of", string: asOf.rfc3339())
    writer.name("cash" as StaticString)
    writer.beginArray()
    for line in cash { line.write(to: &writer) }
    writer.endArray()
    writer.name("positions" as StaticString)
    writer.beginArray()
    for position in positions { position.write(to: &writer) }
    writer.endArray()
    writer.name("orders" as StaticString)
    writer.beginArray()
    for order in orders { JSONValue.object(order).write(to: &writer) }
    writer.endArray()
    writer.name("figures" as StaticString)
    BookFigure.write(figures, to: &writer)
    writer.name("flags" as StaticString)
    BookFlag.write(flags, to: &writer)
    writer.endObject()
  }
}

/// Cash of one currency, in that currency. Nil where the book does not know it.
public struct BookCash: Sendable, Equatable {
  public var currency: Currency
  /// Trade-date cash; negative is borrowed.
  public var amount: ExactDecimal
  /// Of it, what has settled.
  public var settled: ExactDecimal?
  /// What may be bought of securities in this currency. Where credit backs it, the powers of several currencies are
  /// alternatives, not parts of a sum.
  public var buyingPower: ExactDecimal?
  /// Market value of money-market and sweep funds of this currency.
  public var cashEquivalents: ExactDecimal?
  /// What the broker lends in this currency, positive; zero: nothing.
  public var loan: ExactDecimal?
  /// What the change of its rate since the prior close did to all held in it, in the account's currency.
  public var fxEffectToday: ExactDecimal?

  public init(
    currency: Currency, amount: ExactDecimal, settled: ExactDecimal? = nil, buyingPower: ExactDecimal? = nil,
    cashEquivalents: ExactDecimal? = nil, loan: ExactDecimal? = nil, fxEffectToday: ExactDecimal? = nil
  ) {
    self.currency = currency
    self.amount = amount
    self.settled = settled
    self.buyingPower = buyingPower
    self.cashEquivalents = cashEquivalents
    self.loan = loan
    self.fxEffectToday = fxEffectToday
  }

  init(_ reader: ObjectReader) throws(BookWireError) {
    currency = try reader.currency("currency")
    amount = try reader.decimal("amount")
    settled = try reader.optionalDecimal("settled")
    buyingPower = try reader.optionalDecimal("buying_power")
    cashEquivalents = try reader.optionalDecimal("cash_equivalents")
    loan = try reader.optionalDecimal("loan")
    fxEffectToday = try reader.optionalDecimal("fx_effect_today")
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("currency", string: currency.code)
    writer.member("amount", decimalString: amount)
    writer.member("settled", decimalString: settled)
    writer.member("buying_power", decimalString: buyingPower)
    writer.member("cash_equivalents", decimalString: cashEquivalents)
    writer.member("loan", decimalString: loan)
    writer.member("fx_effect_today", decimalString: fxEffectToday)
    writer.endObject()
  }
}
