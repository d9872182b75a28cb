public import CivilTime
public import Money

/// Money in. Until it clears it counts in cash and equity but not in buying power nor in what may be withdrawn.
public struct Deposit: Sendable, Equatable {
  /// How the money came, which says how long its collection takes (``DepositHolds``).
  public enum Method: String, Sendable, CaseIterable {
    case wire, ach, check, cash, other
  }

  /// Positive, in `currency`.
  public var amount: ExactDecimal
  public var currency: Currency
  public var method: Method?
  /// First day on which the money may be traded with; nil: by the method, at once when there is none.
  public var clears: CivilDate?
  /// First day on which it may be withdrawn; nil: by the method, but not before `clears`.
  public var clearsWithdrawal: CivilDate?
  /// The part that may be traded with at once, before the rest clears; in `currency`.
  public var released: ExactDecimal?
  public var note: String?

  public init(amount: ExactDecimal, currency: Currency, clears: CivilDate? = nil, note: String? = nil) {
    self.amount = amount
    self.currency = currency
    self.clears = clears
    self.note = note
    method = nil
    clearsWithdrawal = nil
    released = nil
  }
}

/// An earlier deposit is collected now.
public struct DepositClearing: Sendable, Equatable {
  /// The id of the deposit.
  public var deposit: String

  public init(deposit: String) {
    self.deposit = deposit
  }
}

/// An earlier deposit was not paid: the money is taken back out.
public struct DepositReturn: Sendable, Equatable {
  /// The id of the deposit.
  public var deposit: String
  /// What the broker charges for it, positive, in the deposit's currency.
  public var fee: ExactDecimal?

  public init(deposit: String, fee: ExactDecimal? = nil) {
    self.deposit = deposit
    self.fee = fee
  }
}

/// Settlement days that a deposit takes to be collected, by its method. No rule fixes them: these are the longest of
/// what brokers publish, so that nothing is spent that may still be called back.
public struct DepositHolds: Sendable, Equatable {
  public struct Days: Sendable, Equatable {
    public var trading: Int
    public var withdrawal: Int

    public init(trading: Int, withdrawal: Int) {
      self.trading = trading
      self.withdrawal = withdrawal
    }
  }

  public var wire = Days(trading: 0, withdrawal: 1)
  public var ach = Days(trading: 5, withdrawal: 7)
  public var check = Days(trading: 5, withdrawal: 10)
  public var cash = Days(trading: 0, withdrawal: 0)
  public var other = Days(trading: 5, withdrawal: 10)

  public init() {}

  public subscript(method: Deposit.Method) -> Days {
    switch method {
    case .wire: wire
    case .ach: ach
    case .check: check
    case .cash: cash
    case .other: other
    }
  }

  /// Calendar days after a deposit within which it may be returned: the 60 days in which an account holder may call
  /// back an ACH debit (Nacha rules; Regulation E) and the days until the return arrives.
  public static var returnWindow: Int { 90 }
}
