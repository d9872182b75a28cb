public import WireMembers

extension V3 {
  /// Body of `GET /v3/brokerage/accounts`.
  public struct Accounts: WireObject {
    public var accounts: [Account] = []

    public init() {}

    public mutating func members(_ pass: inout some MemberPass) {
      pass.list("Accounts", &accounts)
    }
  }

  /// Why an account, or an order of it, is missing in an answer whose status is 200.
  public struct Fault: WireObject {
    /// One account, or several separated by commas.
    public var accountID: String?
    public var error: ErrorWord?
    public var message: String?
    public var orderID: String?

    public init() {}

    public init(accountID: String, _ error: ErrorWord, _ message: String, orderID: String? = nil) {
      self.accountID = accountID
      self.error = error
      self.message = message
      self.orderID = orderID
    }

    public mutating func members(_ pass: inout some MemberPass) {
      pass.text("AccountID", &accountID)
      pass.text("Error", &error)
      pass.text("Message", &message)
      pass.text("OrderID", &orderID)
    }
  }

  /// Body of `…/balances`.
  public struct Balances: WireObject {
    public var balances: [Balance] = []
    public var errors: [Fault] = []

    public init() {}

    public mutating func members(_ pass: inout some MemberPass) {
      pass.list("Balances", &balances)
      pass.list("Errors", &errors)
    }
  }

  /// Body of `…/bodbalances`.
  public struct BODBalances: WireObject {
    public var balances: [BODBalance] = []
    public var errors: [Fault] = []

    public init() {}

    public mutating func members(_ pass: inout some MemberPass) {
      pass.list("BODBalances", &balances)
      pass.list("Errors", &errors)
    }
  }

  /// Body of `…/positions`.
  public struct Positions: WireObject {
    public var positions: [Position] = []
    public var errors: [Fault] = []

    public init() {}

    public mutating func members(_ pass: inout some MemberPass) {
      pass.list("Positions", &positions)
      pass.list("Errors", &errors)
    }
  }

  /// Body of `…/orders` and `…/historicalorders`.
  public struct Orders: WireObject {
    public var orders: [Order] = []
    public var errors: [Fault] = []
    /// Buys the next page, once; absent on the last.
    public var nextToken: String?

    public init() {}

    public mutating func members(_ pass: inout some MemberPass) {
      pass.list("Orders", &orders)
      pass.list("Errors", &errors)
      pass.text("NextToken", &nextToken)
    }
  }
}
