/// The finer classification of a listed security, with the short codes of the SnapTrade API.
public enum SecurityType: String, Sendable, Hashable, CaseIterable {
  case adr = "ad"
  case bond = "bnd"
  case commonStock = "cs"
  case closedEndFund = "cef"
  case crypto
  case etf = "et"
  case openEndedFund = "oef"
  case preciousMetal = "pm"
  case preferred = "ps"
  case right = "rt"
  case structured = "struct"
  case unit = "ut"
  case whenIssued = "wi"
  case warrant = "wt"

  /// The code on the wire, such as `cs`.
  public var code: String { rawValue }

  /// The words for people, such as "Common Stock".
  public var description: String {
    switch self {
    case .adr: "ADR"
    case .bond: "Bond"
    case .commonStock: "Common Stock"
    case .closedEndFund: "Closed End Fund"
    case .crypto: "Cryptocurrency"
    case .etf: "ETF"
    case .openEndedFund: "Open Ended Fund"
    case .preciousMetal: "Precious Metals"
    case .preferred: "Preferred Stock"
    case .right: "Right"
    case .structured: "Structured Product"
    case .unit: "Unit"
    case .whenIssued: "When Issued"
    case .warrant: "Warrant"
    }
  }

  /// The type of a kind when the instrument does not say; options, futures and currencies have none.
  public init?(defaultFor kind: InstrumentKind) {
    switch kind {
    case .equity: self = .commonStock
    case .etf: self = .etf
    case .fund: self = .openEndedFund
    case .bond: self = .bond
    case .crypto: self = .crypto
    case .option, .future, .forex: return nil
    }
  }
}
