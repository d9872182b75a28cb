public import CivilTime
public import JSON
public import Money

/// The answer of `GET /accounts/{account}/settlement`: money that is booked but cannot be used freely yet.
public struct BookSettlement: Sendable, Equatable {
  /// What settles from the start of a day on, in one currency; both sums are not negative.
  public struct Rung: Sendable, Equatable {
    public var date: CivilDate
    public var currency: Currency
    public var credits: ExactDecimal
    public var debits: ExactDecimal
    /// Settled cash of the currency from then on.
    public var settled: ExactDecimal

    public init(
      date: CivilDate, currency: Currency, credits: ExactDecimal, debits: ExactDecimal, settled: ExactDecimal
    ) {
      self.date = date
      self.currency = currency
      self.credits = credits
      self.debits = debits
      self.settled = settled
    }
  }

  /// A deposit that is still to be collected.
  public struct Deposit: Sendable, Equatable {
    /// Global position of the deposit.
    public var event: Int64
    public var currency: Currency
    public var amount: ExactDecimal
    /// The part that may be traded with already.
    public var released: ExactDecimal
    /// First day for trading.
    public var clears: CivilDate
    /// First day for withdrawals.
    public var clearsWithdrawal: CivilDate

    public init(
      event: Int64, currency: Currency, amount: ExactDecimal, released: ExactDecimal, clears: CivilDate,
      clearsWithdrawal: CivilDate
    ) {
      self.event = event
      self.currency = currency
      self.amount = amount
      self.released = released
      self.clears = clears
      self.clearsWithdrawal = clearsWithdrawal
    }
  }

  /// Money that is held back.
  public struct Hold: Sendable, Equatable {
    /// Global position of the hold.
    public var event: Int64
    public var currency: Currency
    public var amount: ExactDecimal
    /// For a withdrawal that is under way.
    public var isWithdrawal: Bool
    /// The day from which it counts no more; nil: until it is released.
    public var until: CivilDate?

    public init(event: Int64, currency: Currency, amount: ExactDecimal, isWithdrawal: Bool, until: CivilDate?) {
      self.event = event
      self.currency = currency
      self.amount = amount
      self.isWithdrawal = isWithdrawal
      self.until = until
    }
  }

  public var asOf: Instant
  /// Settled cash per currency code now; negative: owed.
  public var settled: [BookFigure]
  /// In order of date.
  public var ladder: [Rung]
  public var deposits: [Deposit]
  public var holds: [Hold]

  public init(asOf: Instant, settled: [BookFigure], ladder: [Rung], deposits: [Deposit], holds: [Hold]) {
    self.asOf = asOf
    self.settled = settled
    self.ladder = ladder
    self.deposits = deposits
    self.holds = holds
  }
}

extension BookSettlement {
  /// Reads the answer.
  public init(_ answer: JSONValue) throws(BookWireError) {
    let reader = try ObjectReader(answer)
    asOf = try reader.instant("as_of")
    settled = try reader.amounts("settled")
    ladder = try reader.list("ladder") { (row) throws(BookWireError) in
      Rung(
        date: try row.date("date"), currency: try row.currency("currency"), credits: try row.decimal("credits"),
        debits: try row.decimal("debits"), settled: try row.decimal("settled"))
    }
    deposits = try reader.list("deposits") { (row) throws(BookWireError) in
      Deposit(
        event: Int64(try row.integer("event")), currency: try row.currency("currency"),
        amount: try row.decimal("amount"), released: try row.decimal("released"), clears: try row.date("clears"),
        clearsWithdrawal: try row.date("clears_withdrawal"))
    }
    holds = try reader.list("holds") { (row) throws(BookWireError) in
      Hold(
        event: Int64(try row.integer("event")), currency: try row.currency("currency"),
        amount: try row.decimal("amount"), isWithdrawal: try row.flag("withdrawal"),
        until: try row.optionalDate("until"))
    }
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("as_of", string: asOf.rfc3339())
    writer.name("settled" as StaticString)
    BookFigure.write(settled, to: &writer)
    writer.objects("ladder", ladder) { rung, writer in
      writer.member("date", string: rung.date.description)
      writer.member("currency", string: rung.currency.code)
      writer.member("credits", decimalString: rung.credits)
      writer.member("debits", decimalString: rung.debits)
      writer.member("settled", decimalString: rung.settled)
    }
    writer.objects("deposits", deposits) { deposit, writer in
      writer.member("event", integer: Int(deposit.event))
      writer.member("currency", string: deposit.currency.code)
      writer.member("amount", decimalString: deposit.amount)
      writer.member("released", decimalString: deposit.released)
      writer.member("clears", string: deposit.clears.description)
      writer.member("clears_withdrawal", string: deposit.clearsWithdrawal.description)
    }
    writer.objects("holds", holds) { hold, writer in
      writer.member("event", integer: Int(hold.event))
      writer.member("currency", string: hold.currency.code)
      writer.member("amount", decimalString: hold.amount)
      writer.member("withdrawal", bool: hold.isWithdrawal)
      writer.member("until", string: hold.until?.description)
    }
    writer.endObject()
  }
}
