public import JSON

/// The sorts of securities that share one shape in the unified form.
public enum SnapTradeSecurityKind: String, Sendable, Hashable, CaseIterable {
  case stock
  case depositaryReceipt = "adr"
  case exchangeTradedFund = "etf"
  case mutualFund = "mutualfund"
  case closedEndFund = "cef"
  case crypto
  case bond
  case other
}

/// What a position of the unified form holds; the member `kind` tells which case stands on the wire.
public enum SnapTradeInstrument: SnapTradeWireValue {
  /// Stock, depositary receipt, fund, coin, bond or other security.
  case security(SnapTradeSecurityInstrument)
  /// Option on a security.
  case option(SnapTradeOptionInstrument)
  /// Future.
  case future(SnapTradeFutureInstrument)
  /// Option on a future.
  case futureOption(SnapTradeFutureOptionInstrument)
  /// Contract for difference.
  case contractForDifference(SnapTradeCFDInstrument)
  /// Token that stands for a security.
  case tokenizedAsset(SnapTradeTokenizedInstrument)

  /// The word in `kind`.
  public var kind: String {
    switch self {
    case .security(let security): security.kind.text
    case .option: "option"
    case .future: "future"
    case .futureOption: "future_option"
    case .contractForDifference: "cfd"
    case .tokenizedAsset: "tokenized_asset"
    }
  }

  /// Reads the case that `kind` names; a kind that is not known must have the shape of a security.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    switch try WireMembers(json).text("kind") {
    case "option": self = .option(try SnapTradeOptionInstrument(json: json))
    case "future": self = .future(try SnapTradeFutureInstrument(json: json))
    case "future_option": self = .futureOption(try SnapTradeFutureOptionInstrument(json: json))
    case "cfd": self = .contractForDifference(try SnapTradeCFDInstrument(json: json))
    case "tokenized_asset": self = .tokenizedAsset(try SnapTradeTokenizedInstrument(json: json))
    default: self = .security(try SnapTradeSecurityInstrument(json: json))
    }
  }

  /// Writes the object of the case.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    switch self {
    case .security(let security): security.write(to: &writer, form: form)
    case .option(let option): option.write(to: &writer, form: form)
    case .future(let future): future.write(to: &writer, form: form)
    case .futureOption(let option): option.write(to: &writer, form: form)
    case .contractForDifference(let contract): contract.write(to: &writer, form: form)
    case .tokenizedAsset(let token): token.write(to: &writer, form: form)
    }
  }
}
