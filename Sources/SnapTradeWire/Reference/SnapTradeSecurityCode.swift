/// The codes of security types with the words that go with them.
public enum SnapTradeSecurityCode: String, Sendable, Hashable, CaseIterable {
  case depositaryReceipt = "ad"
  case bond = "bnd"
  case commonStock = "cs"
  case closedEndFund = "cef"
  case crypto = "crypto"
  case exchangeTradedFund = "et"
  case openEndedFund = "oef"
  case preciousMetal = "pm"
  case preferredStock = "ps"
  case right = "rt"
  case structuredProduct = "struct"
  case unit = "ut"
  case whenIssued = "wi"
  case warrant = "wt"

  /// Words for people, as `SnapTradeSecurityType.description` carries them.
  public var text: String {
    switch self {
    case .depositaryReceipt: "ADR"
    case .bond: "Bond"
    case .commonStock: "Common Stock"
    case .closedEndFund: "Closed End Fund"
    case .crypto: "Cryptocurrency"
    case .exchangeTradedFund: "ETF"
    case .openEndedFund: "Open Ended Fund"
    case .preciousMetal: "Precious Metal"
    case .preferredStock: "Preferred Stock"
    case .right: "Right"
    case .structuredProduct: "Structured Product"
    case .unit: "Unit"
    case .whenIssued: "When Issued"
    case .warrant: "Warrant"
    }
  }

  /// The security type object with an identifier that the server derives.
  public func securityType(id: String) -> SnapTradeSecurityType {
    SnapTradeSecurityType(id: id, code: rawValue, description: text)
  }
}
