public import JSON
public import WireMembers

extension WireObject {
  /// Reads an answer that may stand inside a wrapper beside `availability`, as middle generations sent it.
  fileprivate init(wrapped json: JSONValue) throws(WireError) {
    if case .object(let object) = json {
      for name in ["balances", "balance"] {
        if let inner = object[name], case .object = inner {
          try self.init(json: inner)
          return
        }
      }
    }
    try self.init(json: json)
  }
}

extension BalancesV1 {
  /// Reads an answer of any generation: the bare object, or one inside a wrapper.
  public init(answer json: JSONValue) throws(WireError) {
    try self.init(wrapped: json)
  }
}

extension BalanceV2 {
  /// Reads an answer: the bare object, or one inside a wrapper.
  public init(answer json: JSONValue) throws(WireError) {
    try self.init(wrapped: json)
  }
}
