public import JSON
public import WireMembers

/// One element of a balances answer, in the shape of its account's type.
public enum AccountBalance: Equatable, Sendable {
  case equity(EquityAccount)
  case futures(FuturesAccount)
  case forex(ForexAccount)
  /// A type without a shape of its own: the common members alone.
  case other(AccountCommon)

  /// The members of every shape.
  public var account: AccountCommon {
    switch self {
    case .equity(let balance): balance.account
    case .futures(let balance): balance.account
    case .forex(let balance): balance.account
    case .other(let account): account
    }
  }

  /// Reads one object; a one-element array is read as its element. The type code decides the shape, and where it is
  /// missing the discriminator does.
  public init(json: JSONValue) throws(WireError) {
    let account = try AccountCommon(json: json)
    switch Self.type(of: account) {
    case .cash, .margin, .deliveryVersusPayment: self = .equity(try EquityAccount(json: json))
    case .futures: self = .futures(try FuturesAccount(json: json))
    case .forex: self = .forex(try ForexAccount(json: json))
    default: self = .other(account)
    }
  }

  /// Reads an answer: an array, or one bare object as some versions send.
  public static func list(json: JSONValue) throws(WireError) -> [AccountBalance] {
    guard case .array(let elements) = json else {
      return json == .null ? [] : [try AccountBalance(json: json)]
    }
    var list: [AccountBalance] = []
    for element in elements { list.append(try AccountBalance(json: element)) }
    return list
  }

  /// Writes the object: common members first, then those of the shape.
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .equity(let balance): balance.write(to: &writer)
    case .futures(let balance): balance.write(to: &writer)
    case .forex(let balance): balance.write(to: &writer)
    case .other(let account): account.write(to: &writer)
    }
  }

  /// Writes an answer: always an array.
  public static func write(_ list: [AccountBalance], to writer: inout JSONWriter) {
    writer.beginArray()
    for balance in list { balance.write(to: &writer) }
    writer.endArray()
  }

  private static func type(of account: AccountCommon) -> AccountType? {
    if let type = account.type { return type }
    switch account.objectType {
    case EquityAccount.objectType: return .cash
    case FuturesAccount.objectType: return .futures
    case ForexAccount.objectType: return .forex
    default: return nil
    }
  }
}
